// `subrosa init FOLDER`: a small rule set to begin with.
#include "commands/commands.hpp"
#include "library.hpp"
#include "subrosa/start.hpp"
#include "subrosa/write.hpp"

namespace subrosa::cli {

namespace fs = std::filesystem;

ExitStatus init(const Options& options, const World& world) {
  if (options.cases.size() != 1) {
    tell(world, options.language, message("il faut le nom d'un seul dossier à créer"),
         Message{"subrosa init mes-regles", {}});
    return ExitStatus::usage;
  }
  const std::string& name = options.cases.front();
  if (!is_free(name)) {
    tell(world, options.language,
         message("`{0}` existe déjà et n'est pas un dossier vide : rien n'est écrit", name),
         message("choisissez un autre nom"));
    return ExitStatus::usage;
  }
  const Written written = write_new_folder(name, first_rules(world.today, options.language));
  if (!written) return not_written(written, options, world);
  world.out << say(message("Un petit jeu de règles est dans `{0}`. Ce n'est qu'un exemple : "
                           "remplacez-le peu à peu par le vôtre.",
                           name),
                   options.language)
            << "\n\n";
  for (const char* command : {"check", "test", "prove", "decide avec-accord"})
    world.out << "  subrosa " << command << " --rules " << name << "\n";
  world.out << "\n"
            << say(message("Pour commencer, lisez {0}.",
                           (fs::path(name) / "LISEZ-MOI.md").string()),
                   options.language)
            << "\n";
  return ExitStatus::done;
}

}  // namespace subrosa::cli
