#include "screen/found_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace subrosa::gui {

namespace {

using Fold = std::pair<std::string_view, std::string_view>;

/// The letters of French, Dutch, German and English, and the apostrophe that books use.
constexpr std::array<Fold, 44> folds{{
    {"à", "a"},  {"â", "a"},  {"ä", "a"},  {"á", "a"}, {"ç", "c"},  {"é", "e"}, {"è", "e"},
    {"ê", "e"},  {"ë", "e"},  {"î", "i"},  {"ï", "i"}, {"í", "i"},  {"ô", "o"}, {"ö", "o"},
    {"ó", "o"},  {"ù", "u"},  {"û", "u"},  {"ü", "u"}, {"ú", "u"},  {"ÿ", "y"}, {"ñ", "n"},
    {"œ", "oe"}, {"æ", "ae"}, {"ß", "ss"}, {"À", "a"}, {"Â", "a"},  {"Ä", "a"}, {"Ç", "c"},
    {"É", "e"},  {"È", "e"},  {"Ê", "e"},  {"Ë", "e"}, {"Î", "i"},  {"Ï", "i"}, {"Ô", "o"},
    {"Ö", "o"},  {"Ù", "u"},  {"Û", "u"},  {"Ü", "u"}, {"Œ", "oe"}, {"Á", "a"}, {"Ó", "o"},
    {"’", "'"},  {"Æ", "ae"},
}};

char small(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

}  // namespace

std::string without_accents(std::string_view text) {
  std::string found;
  while (!text.empty()) {
    std::size_t taken = 0;
    for (const auto& [letter, plain] : folds) {
      if (static_cast<signed char>(text.front()) >= 0) break;
      if (!text.starts_with(letter)) continue;
      found += plain;
      taken = letter.size();
      break;
    }
    if (taken == 0) found += small(text.front());
    text.remove_prefix(taken == 0 ? 1 : taken);
  }
  return found;
}

bool has_words(std::string_view folded_text, std::string_view typed) {
  const std::string wanted = without_accents(typed);
  for (std::size_t at = 0; at < wanted.size();) {
    const std::size_t end = std::min(wanted.find(' ', at), wanted.size());
    if (folded_text.find(wanted.substr(at, end - at)) == std::string_view::npos) return false;
    at = end + 1;
  }
  return true;
}

}  // namespace subrosa::gui
