// A report of changes as CommonMark with tables, to be read in a review of the rule files.
#include "report/markdown.hpp"
#include "subrosa/report.hpp"

namespace subrosa {

namespace {

std::string row_line(const std::vector<std::string>& cells) {
  std::string line = "|";
  for (const std::string& cell : cells) line += " " + plain(cell) + " |";
  return line + "\n";
}

std::string list_lines(const ChangeList& list) {
  std::string out = list.title.empty() ? "" : "**" + plain(list.title) + "**\n\n";
  for (const std::string& item : list.items) out += "- " + plain(item) + "\n";
  return out + (list.items.empty() ? "" : "\n");
}

std::string table_lines(const ChangeTable& table) {
  if (table.rows.empty()) return {};
  std::string out = row_line(table.head) + "|";
  for (std::size_t i = 0; i < table.head.size(); ++i) out += " --- |";
  out += "\n";
  for (const auto& row : table.rows) out += row_line(row);
  return out + "\n";
}

std::string part_lines(const ChangePart& part) {
  std::string out = std::string(part.level, '#') + " " + plain(part.title) + "\n\n";
  for (const std::string& paragraph : part.paragraphs) out += plain(paragraph) + "\n\n";
  for (const ChangeList& list : part.lists) out += list_lines(list);
  out += table_lines(part.table);
  for (const ExampleFile& file : part.files) {
    out += plain(file.name) + "\n\n```yaml\n" + file.text + "```\n\n";
  }
  return out;
}

}  // namespace

std::string to_markdown(const ChangeReport& report) {
  std::string out = "# " + plain(report.title) + "\n\n";
  for (const ChangePart& part : report.parts) out += part_lines(part);
  out.pop_back();  // the empty line at the end
  return out;
}

}  // namespace subrosa
