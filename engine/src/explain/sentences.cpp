// Fixed words: verdicts, effects, days.
#include <array>

#include "subrosa/explanation.hpp"
#include "subrosa/review.hpp"

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
    case Verdict::must_disclose:
      return say(
          message("Oui, ici la loi oblige à le dire : voyez ci-dessous qui répond, et à qui."),
          language);
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

namespace {

using Months = std::array<const char*, 12>;

const Months& months_of(Language language) {
  static constexpr Months french{"janvier",   "février", "mars",     "avril",
                                 "mai",       "juin",    "juillet",  "août",
                                 "septembre", "octobre", "novembre", "décembre"};
  static constexpr Months dutch{"januari",   "februari", "maart",    "april",
                                "mei",       "juni",     "juli",     "augustus",
                                "september", "oktober",  "november", "december"};
  static constexpr Months english{"January",   "February", "March",    "April",
                                  "May",       "June",     "July",     "August",
                                  "September", "October",  "November", "December"};
  static constexpr Months german{"Januar",    "Februar", "März",     "April",
                                 "Mai",       "Juni",    "Juli",     "August",
                                 "September", "Oktober", "November", "Dezember"};
  switch (language) {
    case Language::fr: return french;
    case Language::nl: return dutch;
    case Language::en: return english;
    case Language::de: return german;
  }
  return french;
}

}  // namespace

std::string day_words(Date date, Language language) {
  const std::chrono::year_month_day ymd{date};
  const unsigned day = static_cast<unsigned>(ymd.day());
  std::string number = std::to_string(day);
  if (language == Language::fr && day == 1) number += "er";
  if (language == Language::de) number += ".";
  return number + " " + months_of(language)[static_cast<unsigned>(ymd.month()) - 1] + " " +
         std::to_string(static_cast<int>(ymd.year()));
}

std::string review_words(const Review& review, Language language) {
  if (review.state == ReviewState::unreviewed)
    return say(message("Aucun juriste n'a encore relu cette disposition."), language);
  const std::string by = say(role_words(review.by), language);
  const std::string on = day_words(*review.on, language);
  return say(review.state == ReviewState::reviewed
                 ? message("Relue par {0}, le {1}.", by, on)
                 : message("Relue par {0}, le {1}, et changée depuis : à relire.", by, on),
             language);
}

std::string period_words(const Period& period, Language language) {
  const auto day = [&](Date date) { return day_words(date, language); };
  if (period.from && period.to)
    return say(message("du {0} au {1}", day(*period.from), day(*period.to)), language);
  if (period.from) return say(message("dès le {0}", day(*period.from)), language);
  if (period.to) return say(message("jusqu'au {0}", day(*period.to)), language);
  return say(message("à toute date"), language);
}

}  // namespace subrosa
