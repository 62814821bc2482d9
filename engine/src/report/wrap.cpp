#include "report/wrap.hpp"

#include "text/utf8.hpp"

namespace subrosa {

namespace {

/// The next word; a sign that French sets apart (` :`, ` »`) stays with the word before it.
std::string_view next_word(std::string_view& text) {
  const std::size_t begin = text.find_first_not_of(" \n");
  if (begin == std::string_view::npos) return text = {};
  text.remove_prefix(begin);
  std::size_t end = text.find_first_of(" \n");
  while (end != std::string_view::npos && end + 1 < text.size()) {
    const std::string_view after = text.substr(end + 1);
    const bool single_sign =
        (after[0] == ':' || after[0] == ';' || after[0] == '?' || after[0] == '!') &&
        (after.size() == 1 || after[1] == ' ');
    const bool quote_end = after.substr(0, 2) == "\xC2\xBB";
    const bool quote_begin = text.substr(0, end) == "\xC2\xAB";
    if (!single_sign && !quote_end && !quote_begin) break;
    end = text.find_first_of(" \n", end + 1);
  }
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(word.size());
  return word;
}

}  // namespace

std::string wrap(std::string_view text, std::size_t width, std::string_view first,
                 std::string_view rest) {
  std::string out(first);
  std::size_t column = display_width(first);
  bool fresh = true;
  for (std::string_view word = next_word(text); !word.empty(); word = next_word(text)) {
    const std::size_t wide = display_width(word);
    if (!fresh && column + 1 + wide > width) {
      out += "\n";
      out += rest;
      column = display_width(rest);
      fresh = true;
    }
    if (!fresh) out += " ", ++column;
    out += word;
    column += wide;
    fresh = false;
  }
  return out + "\n";
}

}  // namespace subrosa
