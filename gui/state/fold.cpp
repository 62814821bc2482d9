#include "state/fold.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace subrosa::gui {

namespace {

using Letter = std::pair<std::string_view, std::string_view>;

constexpr std::array plain_letters{
    Letter{"àáâãäåÀÁÂÃÄÅ", "a"}, Letter{"çÇ", "c"},
    Letter{"èéêëÈÉÊË", "e"},     Letter{"ìíîïÌÍÎÏ", "i"},
    Letter{"ñÑ", "n"},           Letter{"òóôõöøÒÓÔÕÖØ", "o"},
    Letter{"ùúûüÙÚÛÜ", "u"},     Letter{"ýÿÝŸ", "y"},
    Letter{"œŒ", "oe"},          Letter{"æÆ", "ae"},
    Letter{"ßẞ", "ss"},          Letter{"’‘", "'"},
    Letter{"\u00a0\u202f", " "}, Letter{"\u0300\u0301\u0302\u0308\u0327", ""}};

/// Bytes of the character that begins here; a stray byte stands alone.
std::size_t length_at(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  const std::size_t length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  return std::min(length, text.size() - at);
}

std::string_view plain(std::string_view character) {
  for (const auto& [accented, letter] : plain_letters) {
    if (accented.find(character) != std::string_view::npos) return letter;
  }
  return character;
}

/// Folded letters and digits that stand together.
std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : folded(text) + " ") {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & '\x80') != 0;
    if (letter)
      word += c;
    else if (!word.empty())
      words.push_back(std::exchange(word, {}));
  }
  return words;
}

}  // namespace

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = length_at(text, at);
    if (length > 1)
      out += plain(text.substr(at, length));
    else
      out +=
          text[at] >= 'A' && text[at] <= 'Z' ? static_cast<char>(text[at] - 'A' + 'a') : text[at];
    at += length;
  }
  return out;
}

bool has_words(std::string_view text, std::string_view typed) {
  const std::vector<std::string> present = words_in(text);
  const std::vector<std::string> wanted = words_in(typed);
  return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& word) {
    return std::any_of(present.begin(), present.end(),
                       [&](const std::string& other) { return other.starts_with(word); });
  });
}

}  // namespace subrosa::gui
