// Everything that was found in the files: errors first, each at its line.
#include <algorithm>

#include "screen/bench_parts.hpp"

namespace subrosa::gui {

namespace {

void add_those(std::vector<Block>& blocks, const Desk& desk, const Diagnostics& found,
               Severity severity, Language language) {
  for (const Diagnostic& one : found) {
    if (one.severity != severity) continue;
    const Tone tone = severity == Severity::error ? Tone::bad : Tone::caution;
    blocks.push_back(Paragraph{render(one, desk.sources(), language), tone, true});
  }
}

std::string count_of(const Diagnostics& found, Severity severity) {
  return std::to_string(std::count_if(
      found.begin(), found.end(), [&](const Diagnostic& one) { return one.severity == severity; }));
}

Button every_situation_button(const Session& session) {
  const bool wanted = session.bench.every_situation;
  return {"every-situation",
          say(message("Chercher aussi dans chaque situation (quelques secondes)"),
              session.settings.language),
          CheckEverySituation{!wanted}, "s", wanted};
}

}  // namespace

void describe_errors(Screen& screen, const Session& session, Desk& desk) {
  const Language language = session.settings.language;
  const Diagnostics& found =
      session.bench.every_situation ? desk.everything_found() : desk.diagnostics();
  screen.place = "bench-errors";
  screen.main.push_back(Title{say(message("Les fautes dans les fichiers"), language), 1});
  screen.main.push_back(
      Title{say(message("Fautes : {0}, avertissements : {1}", count_of(found, Severity::error),
                        count_of(found, Severity::warning)),
                language)});
  if (desk.has_rules() && !desk.broken())
    screen.main.push_back(Buttons{{every_situation_button(session)}, false});
  if (found.empty())
    screen.main.push_back(
        Paragraph{say(message("Rien à signaler dans les fichiers."), language), Tone::good});
  add_those(screen.main, desk, found, Severity::error, language);
  add_those(screen.main, desk, found, Severity::warning, language);
  add_rules_in_use(screen.main, session, desk);
  add_folder(screen.main, session, desk);
}

}  // namespace subrosa::gui
