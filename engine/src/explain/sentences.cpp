// Fixed words: verdicts, effects, days.
#include <array>

#include "explain/sentences.hpp"

namespace subrosa {

std::string headline_of(std::optional<Verdict> verdict, Language language) {
  if (!verdict) {
    return say(message("Pas encore de réponse sûre : il manque quelque chose. Sauf danger "
                       "immédiat, ne dites rien "
                       "pour l'instant."),
               language);
  }
  switch (*verdict) {
    case Verdict::must_not_disclose: return say(message("Non, ne le dites pas."), language);
    case Verdict::may_disclose:
      return say(
          message("Vous pouvez le dire, mais rien ne vous y oblige : c'est à vous de peser."),
          language);
    case Verdict::must_disclose: return say(message("Oui, ici la loi oblige à le dire."), language);
    case Verdict::not_covered:
      return say(
          message("Le secret professionnel ne s'y oppose pas, mais ne dites que ce qu'il faut."),
          language);
    case Verdict::refer:
      return say(message("Ce n'est pas une question de secret : il faut orienter cet appel."),
                 language);
  }
  return {};
}

std::string short_words(std::optional<Verdict> verdict, Language language) {
  if (!verdict) return say(message("pas encore sûr"), language);
  switch (*verdict) {
    case Verdict::must_not_disclose: return say(message("ne pas le dire"), language);
    case Verdict::may_disclose: return say(message("possible, au choix"), language);
    case Verdict::must_disclose: return say(message("obligatoire"), language);
    case Verdict::not_covered: return say(message("pas couvert par le secret"), language);
    case Verdict::refer: return say(message("orienter ailleurs"), language);
  }
  return {};
}

std::string effect_words(Effect effect, Language language) {
  switch (effect) {
    case Effect::none: return say(message("ne joue pas ici"), language);
    case Effect::refers: return say(message("oriente ailleurs"), language);
    case Effect::forbids: return say(message("interdit de le dire, sans exception"), language);
    case Effect::requires_: return say(message("oblige à le dire"), language);
    case Effect::exempts: return say(message("place l'information hors du secret"), language);
    case Effect::permits: return say(message("permet de le dire"), language);
    case Effect::prohibits: return say(message("interdit de le dire"), language);
    case Effect::warns: return say(message("rappelle un devoir"), language);
  }
  return {};
}

std::string day_words(Date date, Language language) {
  static constexpr std::array<const char*, 12> french{
      "janvier", "février", "mars",      "avril",   "mai",      "juin",
      "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};
  static constexpr std::array<const char*, 12> english{
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  const std::chrono::year_month_day ymd{date};
  const unsigned month = static_cast<unsigned>(ymd.month()) - 1;
  const unsigned day = static_cast<unsigned>(ymd.day());
  std::string number = std::to_string(day);
  if (language != Language::en && day == 1) number += "er";
  const auto& months = language == Language::en ? english : french;
  return number + " " + months[month] + " " + std::to_string(static_cast<int>(ymd.year()));
}

}  // namespace subrosa
