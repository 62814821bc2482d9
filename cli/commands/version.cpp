// `subrosa --version`: what decides here, the program and the rules.
#include "commands/commands.hpp"
#include "library.hpp"
#include "subrosa/folder.hpp"

namespace subrosa::cli {

ExitStatus version(const Options& options, const World& world) {
  world.out << "subrosa " SUBROSA_VERSION "\n"
            << rules_line(rules_folder(options, world), options.language) << "\n";
  return ExitStatus::done;
}

}  // namespace subrosa::cli
