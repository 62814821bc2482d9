#include "screen/refusals.hpp"

#include "subrosa/explanation.hpp"

namespace subrosa::gui {

namespace {

Banner warning(const Message& title, Language language) {
  return {"⚠", say(title, language), {}, Tone::caution};
}

}  // namespace

Banner clash_banner(const Contradiction& clash, const RuleSet& rules, Language language) {
  Banner banner = warning(message("Ces réponses ne vont pas ensemble : changez-en une."), language);
  for (const std::size_t constraint : clash.constraints)
    banner.lines.push_back(rules.text(rules.constraints[constraint].because, language));
  return banner;
}

Banner not_covered_banner(Date as_of, Language language) {
  return warning(
      message("Ces règles ne connaissent pas le droit du {0}.", day_words(as_of, language)),
      language);
}

Banner too_large_banner(Language language) {
  Banner banner = warning(
      message("Les fichiers de règles sont trop grands : rien ne peut être décidé."), language);
  banner.lines.push_back(
      say(message("Ceci concerne les fichiers, pas ce que dit le droit."), language));
  return banner;
}

}  // namespace subrosa::gui
