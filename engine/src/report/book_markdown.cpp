// The book as one document of CommonMark. Places that links lead to are `<a id>`, the only HTML.
#include "report/book_words.hpp"
#include "report/html.hpp"
#include "report/markdown.hpp"
#include "subrosa/report.hpp"

namespace subrosa {

namespace {

class Writer {
 public:
  explicit Writer(const Book& book) : book_(book) {}

  std::string write() {
    out_ = "# " + plain(book_.title) + "\n";
    for (const std::string& paragraph : book_.introduction) out_ += "\n" + plain(paragraph) + "\n";
    out_ += "\n## " + plain(tr(message("Table des matières"))) + "\n\n";
    for (const BookPart& chapter : book_.parts) {
      out_ += "- " + linked(chapter.title, chapter.id) + "\n";
      for (const BookPart& part : chapter.parts)
        out_ += "  - " + linked(part.title, part.id) + "\n";
    }
    for (const BookPart& chapter : book_.parts) add_part(chapter, 2);
    return std::move(out_);
  }

 private:
  std::string tr(const Message& words) const { return say(words, book_.language); }

  static std::string linked(const std::string& text, const std::string& id) {
    return "[" + plain(text) + "](#" + id + ")";
  }

  static std::string anchor(const std::string& id) {
    return id.empty() ? "" : "<a id=\"" + escaped(id) + "\"></a>";
  }

  void add_part(const BookPart& part, std::size_t level) {
    out_ +=
        "\n" + anchor(part.id) + "\n\n" + std::string(level, '#') + " " + plain(part.title) + "\n";
    for (const std::string& paragraph : part.paragraphs) out_ += "\n" + plain(paragraph) + "\n";
    if (!part.lines.empty()) out_ += "\n";
    for (const BookLine& line : part.lines) add_line(line, 0);
    for (const BookPart& inner : part.parts) add_part(inner, level + 1);
    if (part.sign) add_signature();
  }

  void add_line(const BookLine& line, std::size_t level) {
    out_ += std::string(level * 2, ' ') + "- " + anchor(line.id);
    if (!line.label.empty()) out_ += "**" + plain(label_words(line, book_.language)) + "**";
    if (!line.label.empty() && !line.text.empty()) out_ += " ";
    if (!line.text.empty())
      out_ += line.link.empty() ? plain(line.text) : linked(line.text, line.link);
    out_ += "\n";
    for (const BookLine& under : line.under) add_line(under, level + 1);
  }

  void add_signature() {
    const std::string blank = " ……………………………………";
    out_ += "\n";
    for (const Message& field : signature_fields())
      out_ += "- " + plain(tr(message("{0} :", tr(field)))) + blank + "\n";
    out_ += "- " +
            plain(tr(message("{0} : {1}", tr(message("Empreinte des règles")), book_.hash))) + "\n";
  }

  const Book& book_;
  std::string out_;
};

}  // namespace

std::string to_markdown(const Book& book) { return Writer(book).write(); }

}  // namespace subrosa
