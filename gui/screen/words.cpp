#include "screen/words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace subrosa::gui {

namespace {

/// Accented letters of the four languages, and what they are found by.
constexpr std::array<std::pair<std::string_view, std::string_view>, 46> plain_letters{{
    {"à", "a"},  {"â", "a"},  {"ä", "a"},  {"á", "a"}, {"ç", "c"}, {"é", "e"}, {"è", "e"},
    {"ê", "e"},  {"ë", "e"},  {"î", "i"},  {"ï", "i"}, {"í", "i"}, {"ô", "o"}, {"ö", "o"},
    {"ó", "o"},  {"ù", "u"},  {"û", "u"},  {"ü", "u"}, {"ú", "u"}, {"ÿ", "y"}, {"œ", "oe"},
    {"æ", "ae"}, {"ß", "ss"}, {"À", "a"},  {"Â", "a"}, {"Ä", "a"}, {"Á", "a"}, {"Ç", "c"},
    {"É", "e"},  {"È", "e"},  {"Ê", "e"},  {"Ë", "e"}, {"Î", "i"}, {"Ï", "i"}, {"Í", "i"},
    {"Ô", "o"},  {"Ö", "o"},  {"Ó", "o"},  {"Ù", "u"}, {"Û", "u"}, {"Ü", "u"}, {"Ú", "u"},
    {"Ÿ", "y"},  {"Œ", "oe"}, {"Æ", "ae"}, {"’", "'"},
}};

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : folded(text) + " ") {
    if (is_word(c)) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  return words;
}

}  // namespace

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

std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto letter = std::find_if(
        plain_letters.begin(), plain_letters.end(),
        [&](const auto& pair) { return text.substr(i, pair.first.size()) == pair.first; });
    if (letter != plain_letters.end()) {
      out += letter->second;
      i += letter->first.size();
    } else {
      const char c = text[i++];
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return out;
}

bool mentions(std::string_view text, std::string_view words) {
  const std::vector<std::string> present = words_in(text);
  const std::vector<std::string> wanted = words_in(words);
  const auto begins_one = [&](const std::string& word) {
    return std::any_of(present.begin(), present.end(), [&](const std::string& other) {
      return other.compare(0, word.size(), word) == 0;
    });
  };
  return !wanted.empty() && std::all_of(wanted.begin(), wanted.end(), begins_one);
}

}  // namespace subrosa::gui
