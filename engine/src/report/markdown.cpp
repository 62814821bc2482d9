#include "report/markdown.hpp"

#include "report/one_line.hpp"

namespace subrosa {

namespace {

/// How many characters at the beginning would make a list or a heading of the line.
std::size_t opening_length(const std::string& line) {
  const std::size_t digits = line.find_first_not_of("0123456789");
  if (digits == std::string::npos) return 0;
  const std::string signs = digits == 0 ? "#+-=" : ".)";
  return signs.find(line[digits]) == std::string::npos ? 0 : digits + 1;
}

}  // namespace

std::string plain(const std::string& text) {
  const std::string line = one_line(text);
  const std::size_t opening = opening_length(line);
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool address = line.compare(i, 3, "://") == 0;
    const bool marks = std::string("\\`*_[]<>&~|").find(line[i]) != std::string::npos;
    if (marks || address || i + 1 == opening) out += '\\';
    out += line[i];
  }
  return out;
}

}  // namespace subrosa
