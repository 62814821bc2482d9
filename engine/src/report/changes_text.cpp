// A report of changes as text, for somebody who must see what a change of the law does.
#include <algorithm>

#include "report/wrap.hpp"
#include "subrosa/report.hpp"

namespace subrosa {

namespace {

class Page {
 public:
  explicit Page(const TextStyle& style) : style_(style) {}

  std::string write(const ChangeReport& report) {
    line(report.title);
    for (const ChangePart& part : report.parts) add(part);
    return std::move(out_);
  }

 private:
  void line(const std::string& text, const std::string& first = "", const std::string& rest = "") {
    out_ += wrap(text, style_.width, first, rest);
  }

  void add(const ChangePart& part) {
    out_ += "\n";
    line(part.title);
    if (part.level == 2)
      out_ += std::string(std::min(columns(part.title), style_.width), '=') + "\n";
    for (const std::string& paragraph : part.paragraphs) line(paragraph);
    for (const ChangeList& list : part.lists) add(list);
    add(part.table);
    for (const ExampleFile& file : part.files) {
      if (style_.every_provision) out_ += "  --- " + file.name + "\n" + indented(file.text);
    }
  }

  void add(const ChangeList& list) {
    if (!list.title.empty()) line(list.title, "  ", "  ");
    const std::string margin = list.title.empty() ? "  " : "    ";
    if (!list.title.empty() && list.items.empty()) return;
    for (const std::string& item : list.items) line(item, margin + "- ", margin + "  ");
  }

  void add(const ChangeTable& table) {
    if (table.rows.empty()) return;
    line(table.head.front(), "  ", "  ");
    for (const auto& row : table.rows) {
      line(row.front(), "    - ", "      ");
      for (std::size_t i = 1; i < row.size(); ++i) {
        const std::string cell = say(message("{0} : {1}", table.head[i], row[i]), style_.language);
        line(cell, "        ", "          ");
      }
    }
  }

  static std::size_t columns(const std::string& text) {
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    return count;
  }

  static std::string indented(const std::string& text) {
    std::string out;
    std::size_t begin = 0;
    while (begin < text.size()) {
      const std::size_t end = text.find('\n', begin) + 1;
      out += "    " + text.substr(begin, end - begin);
      begin = end;
    }
    return out;
  }

  const TextStyle& style_;
  std::string out_;
};

}  // namespace

std::string to_text(const ChangeReport& report, const TextStyle& style) {
  return Page(style).write(report);
}

}  // namespace subrosa
