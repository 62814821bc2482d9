#include "screen/words.hpp"

namespace subrosa::gui {

Tone tone_of(std::optional<Verdict> verdict) {
  if (!verdict) return Tone::caution;
  switch (*verdict) {
    case Verdict::must_not_disclose: return Tone::bad;
    case Verdict::may_disclose: return Tone::good;
    case Verdict::must_disclose: return Tone::urgent;
    case Verdict::not_covered:
    case Verdict::refer: return Tone::plain;
  }
  return Tone::plain;
}

Key key_of_answer(std::size_t place) {
  if (place < 9) return std::to_string(place + 1);
  // `u` is for what is not known.
  constexpr std::string_view letters = "abcdefghijklmnopqrst";
  return place - 9 < letters.size() ? Key(1, letters[place - 9]) : Key();
}

std::string answer_label(const RuleSet& rules, const Given& given, Language language) {
  if (given.value.empty()) return say(message("on ne sait pas"), language);
  const auto fact = rules.fact_named(given.fact);
  const auto value = fact ? rules.facts[*fact].value_named(given.value) : std::nullopt;
  return value ? rules.text(rules.facts[*fact].values[value->value].label, language) : given.value;
}

std::string question_label(const RuleSet& rules, const std::string& fact, Language language) {
  const auto index = rules.fact_named(fact);
  return index ? rules.text(rules.facts[*index].question, language) : fact;
}

}  // namespace subrosa::gui
