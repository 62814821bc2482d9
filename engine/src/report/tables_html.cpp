// Timelines and matrices as pages.
#include "report/html.hpp"
#include "report/shown_table.hpp"

namespace subrosa {

namespace {

std::string element(const std::string& tag, const std::string& text) {
  return "<" + tag + ">" + escaped(text) + "</" + tag + ">\n";
}

/// Lines broken as they are; items under a line as a list.
std::string content(const Cell& cell) {
  std::string out;
  bool in_list = false;
  for (const std::string& line : cell) {
    const bool item = line.substr(0, 2) == "  ";
    if (item != in_list) out += item ? "<ul>" : "</ul>";
    if (!item && !in_list && !out.empty()) out += "<br>";
    out += item ? "<li>" + escaped(line.substr(2)) + "</li>" : escaped(line);
    in_list = item;
  }
  return out + (in_list ? "</ul>" : "");
}

std::string row_html(const ShownRow& row) {
  return "<tr><th scope=\"row\">" + content(row.head) + "</th><td>" + content(row.answer) +
         "</td><td>" + content(row.grounds) + "</td></tr>\n";
}

std::string table_html(const ShownTable& table) {
  std::string out = "<table>\n" + element("caption", table.caption) + "<thead>\n<tr>";
  for (const std::string& column : table.columns)
    out += "<th scope=\"col\">" + escaped(column) + "</th>";
  out += "</tr>\n</thead>\n<tbody>\n";
  for (const ShownRow& row : table.rows) out += row_html(row);
  return out + "</tbody>\n</table>\n";
}

std::string to_html(const ShownTable& table, Language language) {
  std::string body = element("h1", table.title);
  for (const std::string& paragraph : table.introduction) body += element("p", paragraph);
  body += table_html(table);
  body += element("h2", say(message("À savoir"), language)) + "<ul>\n";
  for (const std::string& note : table.notes) body += element("li", note);
  body += "</ul>\n";
  return html_page(language, table.title + " — " + table.caption, body);
}

}  // namespace

std::string to_html(const Heading& heading, const Timeline& timeline, Language language) {
  return to_html(shown(heading, timeline, language), language);
}

std::string to_html(const Heading& heading, const Matrix& matrix, Language language) {
  return to_html(shown(heading, matrix, language), language);
}

}  // namespace subrosa
