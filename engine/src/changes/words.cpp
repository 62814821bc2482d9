// Numbers, verdicts and sides in words.
#include <algorithm>
#include <cmath>

#include "changes/parts.hpp"

namespace subrosa {

namespace {

/// Two figures that count.
std::string percent(double share, Language language) {
  const double value = 100 * share;
  if (value >= 99.5)  // rounded it would be all
    return value >= 99.9999999 ? "100\u00A0%" : say(message("presque 100 %"), language);
  const int decimals = value >= 10 ? 0 : 1;
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.*f", decimals, value);
  std::string text = digits;
  if (language != Language::en && text.find('.') != std::string::npos) text[text.find('.')] = ',';
  return text + "\u00A0%";
}

/// Rounded to two figures.
std::string one_in(double share) {
  const double times = 1 / share;
  const double unit = std::pow(10.0, std::floor(std::log10(times)) - 1);
  char digits[64];
  std::snprintf(digits, sizeof digits, "%.0f", std::round(times / unit) * unit);
  return digits;
}

}  // namespace

std::string grouped(const std::string& digits) {
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += "\u00A0";  // no line is broken there
    text += digits[i];
  }
  return text;
}

std::string share_words(double share, Language language) {
  if (share <= 0) return "0\u00A0%";
  if (share >= 0.01) return percent(share, language);
  return say(message("environ 1 combinaison sur {0}", grouped(one_in(share))), language);
}

std::string share_or_dash(const Amount& amount, Language language) {
  return amount.number == "0" ? "—" : share_words(amount.share, language);
}

std::string amount_words(const Amount& amount, Language language) {
  return say(message("{0} combinaisons de réponses, soit {1}", grouped(amount.number),
                     share_words(amount.share, language)),
             language);
}

std::string verdict_words(std::optional<Verdict> verdict, Language language) {
  return verdict ? short_words(*verdict, language) : say(message("exclu par les règles"), language);
}

std::string was_words(std::optional<Verdict> verdict, Language language) {
  if (!verdict)
    return say(message("Avant, les règles excluaient ces réponses, ou ne les connaissaient pas."),
               language);
  switch (*verdict) {
    case Verdict::must_not_disclose: return say(message("Avant, il fallait se taire."), language);
    case Verdict::may_disclose:
      return say(message("Avant, on pouvait parler, sans y être obligé."), language);
    case Verdict::must_disclose: return say(message("Avant, il fallait parler."), language);
    case Verdict::not_covered:
      return say(message("Avant, le secret ne s'y opposait pas."), language);
    case Verdict::refer:
      return say(message("Avant, ce n'était pas une question de secret : il fallait orienter."),
                 language);
  }
  return {};
}

std::string is_words(std::optional<Verdict> verdict, Language language) {
  if (!verdict)
    return say(message("Après, les règles excluent ces réponses, ou ne les connaissent plus."),
               language);
  switch (*verdict) {
    case Verdict::must_not_disclose: return say(message("Après, il faut se taire."), language);
    case Verdict::may_disclose:
      return say(message("Après, on peut parler, sans y être obligé."), language);
    case Verdict::must_disclose: return say(message("Après, il faut parler."), language);
    case Verdict::not_covered: return say(message("Après, le secret ne s'y oppose pas."), language);
    case Verdict::refer:
      return say(message("Après, ce n'est pas une question de secret : il faut orienter."),
                 language);
  }
  return {};
}

std::string law_words(const Law& law, Language language) {
  const std::string act = day_words(law.as_of, language);
  if (law.as_of == law.known_on) return say(message("acte du {0}", act), language);
  return say(message("acte du {0}, droit connu le {1}", act, day_words(law.known_on, language)),
             language);
}

std::string side_name(const LawChanges& changes, bool older) {
  const Law& law = older ? changes.older : changes.newer;
  const std::string& asked = older ? changes.before : changes.after;
  if (changes.older.rules == changes.newer.rules) return asked;
  return law.rules->id + " " + law.rules->version + " (" + asked + ")";
}

std::string dated(const std::string& title, const Comparison& comparison, const Telling& telling) {
  const Language language = telling.language;
  std::string words;
  for (const ActDays& one : comparison.stretches) {
    const bool foreseen = one.known_on && *one.known_on < *one.acts.from;
    if (foreseen && comparison.newer.known_on >= comparison.newer.as_of) continue;
    const std::string acts = period_words(one.acts, language);
    words +=
        (words.empty() ? "" : " ; ") +
        (one.known_on
             ? say(message("{0}, droit connu le {1}", acts, day_words(*one.known_on, language)),
                   language)
             : acts);
  }
  if (words.empty()) return title;
  return telling.tr(message("{0}, pour un acte {1}", title, words));
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

}  // namespace subrosa
