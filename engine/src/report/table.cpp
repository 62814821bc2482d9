// Several decisions side by side.
#include <algorithm>

#include "subrosa/report.hpp"
#include "text/utf8.hpp"

namespace subrosa {

std::string to_table(const std::vector<TableRow>& rows, const TextStyle& style) {
  const auto verdict = [&](const TableRow& row) {
    return row.faulty ? say(message("fichier à corriger"), style.language)
                      : short_words(row.verdict, style.language);
  };
  std::size_t widest_id = 0;
  std::size_t widest_verdict = 0;
  for (const TableRow& row : rows) {
    widest_id = std::max(widest_id, display_width(row.id));
    widest_verdict = std::max(widest_verdict, display_width(verdict(row)));
  }
  std::string out;
  for (const TableRow& row : rows) {
    const auto padded = [](const std::string& text, std::size_t width) {
      return text + std::string(width - display_width(text), ' ');
    };
    std::string line = padded(row.id, widest_id) + "  " + padded(verdict(row), widest_verdict);
    if (!row.title.empty()) line += "  " + row.title;
    while (line.back() == ' ') line.pop_back();
    out += line + "\n";
  }
  return out;
}

}  // namespace subrosa
