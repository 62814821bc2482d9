// Timelines and matrices in columns.
#include <algorithm>
#include <array>

#include "report/shown_table.hpp"
#include "report/wrap.hpp"
#include "text/utf8.hpp"

namespace subrosa {

namespace {

constexpr std::size_t gap = 2;
using Widths = std::array<std::size_t, 3>;

std::size_t widest(const Cell& cell) {
  std::size_t width = 0;
  for (const std::string& line : cell) width = std::max(width, display_width(line));
  return width;
}

/// The first two columns as wide as they need, but no wider than a third; the last has the rest.
Widths widths_of(const ShownTable& table, std::size_t page) {
  Widths widths{display_width(table.columns[0]), display_width(table.columns[1]), 0};
  for (const ShownRow& row : table.rows) {
    widths[0] = std::max(widths[0], widest(row.head));
    widths[1] = std::max(widths[1], widest(row.answer));
  }
  widths[0] = std::min(widths[0], page / 3);
  widths[1] = std::min(widths[1], page / 3);
  widths[2] = page - widths[0] - widths[1] - 2 * gap;
  return widths;
}

std::vector<std::string> lines_of(const Cell& cell, std::size_t width) {
  std::string wrapped;
  for (const std::string& line : cell) {
    const bool item = line.substr(0, 2) == "  ";
    wrapped += item ? wrap(line, width, "- ", "  ") : wrap(line, width, "", "");
  }
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < wrapped.size();) {
    const std::size_t end = wrapped.find('\n', at);
    lines.push_back(wrapped.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::string side_by_side(const std::array<Cell, 3>& cells, const Widths& widths) {
  std::array<std::vector<std::string>, 3> columns;
  std::size_t height = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    columns[i] = lines_of(cells[i], widths[i]);
    height = std::max(height, columns[i].size());
  }
  std::string out;
  for (std::size_t line = 0; line < height; ++line) {
    std::string text;
    std::size_t column = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      const std::string part = line < columns[i].size() ? columns[i][line] : "";
      const std::size_t wide = display_width(text);
      if (!part.empty() && wide < column) text.append(column - wide, ' ');
      text += part;
      column += widths[i] + gap;
    }
    out += text + "\n";
  }
  return out;
}

std::string to_text(const ShownTable& table, const TextStyle& style) {
  std::string out = wrap(table.title, style.width, "", "");
  for (const std::string& paragraph : table.introduction)
    out += wrap(paragraph, style.width, "", "");
  out += "\n" + wrap(table.caption, style.width, "", "") + "\n";
  const Widths widths = widths_of(table, style.width);
  out += side_by_side({Cell{table.columns[0]}, Cell{table.columns[1]}, Cell{table.columns[2]}},
                      widths);
  std::string rule;
  for (std::size_t i = 0; i < style.width; ++i) rule += "─";
  out += rule + "\n";
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const ShownRow& row = table.rows[i];
    out += (i == 0 ? "" : "\n") + side_by_side({row.head, row.answer, row.grounds}, widths);
  }
  out += "\n" + say(message("À savoir"), style.language) + "\n";
  for (const std::string& note : table.notes) out += wrap(note, style.width, "  - ", "    ");
  return out;
}

}  // namespace

std::string to_text(const Heading& heading, const Timeline& timeline, const TextStyle& style) {
  return to_text(shown(heading, timeline, style.language), style);
}

std::string to_text(const Heading& heading, const Matrix& matrix, const TextStyle& style) {
  return to_text(shown(heading, matrix, style.language), style);
}

}  // namespace subrosa
