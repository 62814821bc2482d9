// `subrosa book`: the whole rule set as one page to read, search, print and sign.
#include "subrosa/book.hpp"

#include "commands/commands.hpp"
#include "library.hpp"
#include "subrosa/engine.hpp"
#include "subrosa/report.hpp"

namespace subrosa::cli {

namespace {

BookCase decided(Case one, Engine& engine, const World& world) {
  BookCase shown{std::move(one)};
  const Outcome outcome = engine.decide(shown.one.situation(world.today), world.today);
  const auto* decision = std::get_if<Decision>(&outcome);
  if (decision == nullptr) return shown;
  shown.decided = true;
  shown.verdict = decision->verdict;
  shown.possible = decision->possible;
  shown.deciding = decision->deciding;
  return shown;
}

}  // namespace

ExitStatus book(const Options& options, const World& world) {
  if (!options.cases.empty()) {
    tell(world, options.language, message("le livre ne prend pas de nom : il contient tout"),
         message("par exemple : subrosa book -o livre.html"));
    return ExitStatus::usage;
  }
  auto library = usable_library(options, world);
  if (!library) return ExitStatus::no_rules;
  Diagnostics diagnostics;
  std::vector<Case> cases = all_cases(*library, diagnostics);
  show(diagnostics, library->loaded.sources, options, world);
  Engine engine(library->loaded.rules);
  std::vector<BookCase> shown;
  for (Case& one : cases) shown.push_back(decided(std::move(one), engine, world));
  const Book made = make_book(*library->loaded.rules, shown, world.today, options.language);
  const std::string text = options.format == Format::md ? to_markdown(made) : to_html(made);
  if (const auto failed = write_result(text, options, world)) return *failed;
  return has_errors(diagnostics) ? ExitStatus::faulty_case : ExitStatus::done;
}

}  // namespace subrosa::cli
