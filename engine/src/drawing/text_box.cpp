#include "drawing/text_box.hpp"

#include <algorithm>
#include <cmath>

namespace subrosa {

namespace {

/// The width of a character in thousandths of the size, after DejaVu Sans, one of the widest.
int thousandths(std::string_view character) {
  if (character.size() > 1) {
    static const std::string_view narrow = "’·«»";
    if (narrow.find(character) != std::string_view::npos) return 620;
    return character.size() > 2 ? 1000 : 720;
  }
  const char c = character.front();
  if (std::string_view("ijl'|").find(c) != std::string_view::npos) return 300;
  if (std::string_view(" .,:;!()[]/-ftr").find(c) != std::string_view::npos) return 420;
  if (std::string_view("mwMW@%").find(c) != std::string_view::npos) return 1000;
  if (c >= 'A' && c <= 'Z') return 770;
  return 640;
}

std::size_t character_length(std::string_view text, std::size_t at) {
  std::size_t length = 1;
  while (at + length < text.size() &&
         (static_cast<unsigned char>(text[at + length]) & 0xC0U) == 0x80)
    ++length;
  return length;
}

/// Signs that French sets apart stay with the word before them, an opening quote with the one
/// after.
bool stays_together(std::string_view before, std::string_view after) {
  static const std::vector<std::string_view> closing{":", ";", "?", "!", "»", "—", "→"};
  const auto begins = [&](std::string_view sign) { return after.substr(0, sign.size()) == sign; };
  return std::any_of(closing.begin(), closing.end(), begins) || before == "«";
}

/// The words of a text with what must stay on their line.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string_view last;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(" \n\t", at);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(text.find_first_of(" \n\t", begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    if (!words.empty() && stays_together(last, word)) {
      words.back() += " " + std::string(word);
    } else {
      words.emplace_back(word);
    }
    last = word;
    at = end;
  }
  return words;
}

/// The longest beginning that fits, at least one character.
std::string beginning(const std::string& word, int width, int size, bool strong) {
  std::size_t length = character_length(word, 0);
  while (length < word.size()) {
    const std::size_t next = length + character_length(word, length);
    if (text_width(std::string_view(word).substr(0, next), size, strong) > width) break;
    length = next;
  }
  return word.substr(0, length);
}

}  // namespace

int text_width(std::string_view text, int size, bool strong) {
  double sum = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = character_length(text, at);
    sum += thousandths(text.substr(at, length));
    at += length;
  }
  return static_cast<int>(std::ceil(sum * size / 1000 * (strong ? 1.1 : 1.0)));
}

std::vector<std::string> lines_within(std::string_view text, int width, int size, bool strong) {
  std::vector<std::string> lines{""};
  for (std::string word : words_of(text)) {
    const std::string joined = lines.back().empty() ? word : lines.back() + " " + word;
    if (text_width(joined, size, strong) <= width) {
      lines.back() = joined;
      continue;
    }
    if (!lines.back().empty()) lines.emplace_back();
    while (text_width(word, size, strong) > width) {
      const std::string part = beginning(word, width, size, strong);
      if (part.size() == word.size()) break;
      lines.back() = part;
      lines.emplace_back();
      word.erase(0, part.size());
    }
    lines.back() = word;
  }
  return lines;
}

}  // namespace subrosa
