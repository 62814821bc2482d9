#include "screen/words.hpp"

#include <algorithm>
#include <iterator>

#include "subrosa/explanation.hpp"

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

std::vector<Given> unknown_answers(const Desk& desk, const Sheet& sheet) {
  std::vector<Given> unknown;
  std::copy_if(sheet.given.begin(), sheet.given.end(), std::back_inserter(unknown),
               [&](const Given& given) { return !desk.knows(given); });
  return unknown;
}

std::string words_of_answer(const Desk& desk, const Given& given, Language language) {
  const RuleSet& rules = desk.rules_naming(given);
  return question_label(rules, given.fact, language) + " — " + answer_label(rules, given, language);
}

void add_unknown_answers(std::vector<Block>& blocks, const Desk& desk, const Sheet& sheet,
                         Language language) {
  Banner banner{"⚠",
                say(message("Les règles ont changé : ces réponses ne comptent plus."), language),
                {},
                Tone::caution};
  for (const Given& given : unknown_answers(desk, sheet))
    banner.lines.push_back(words_of_answer(desk, given, language));
  if (!banner.lines.empty()) blocks.push_back(std::move(banner));
}

void add_turned_day(std::vector<Block>& blocks, const Desk& desk, const std::string& what_to_do,
                    Language language) {
  if (desk.today() == desk.calendar_day()) return;
  blocks.push_back(
      Banner{"⚠",
             say(message("Le jour a changé entre-temps. Ici, « aujourd'hui » reste le {0}.",
                         day_words(desk.today(), language)),
                 language),
             {what_to_do},
             Tone::caution});
}

}  // namespace subrosa::gui
