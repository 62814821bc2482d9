// The book as one HTML page that needs nothing from outside. The script only hides what a search
// does not find: without it the page is whole.
#include "report/book_words.hpp"
#include "report/html.hpp"
#include "report/picture_svg.hpp"
#include "subrosa/report.hpp"

namespace subrosa {

namespace {

constexpr std::string_view style_sheet = R"css(
a { color: #00397a; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 0.25rem; }
h4 { font-size: 1rem; margin: 1rem 0 0.25rem; }
main, section, li { overflow-wrap: anywhere; }
section > ul > li { margin: 0.35rem 0; }
ul { padding-left: 1.2rem; }
@media (max-width: 30rem) { ul { padding-left: 0.7rem; } }
.provision { border-top: 1px solid #595959; }
.search { border: 2px solid #1a1a1a; padding: 0.5rem 0.8rem; }
.search input { font: inherit; width: 100%; box-sizing: border-box; border: 1px solid #1a1a1a; padding: 0.3rem; }
summary { min-height: 1.5rem; }
.drawing { max-width: 100%; height: auto; }
.sign { border: 1px solid #1a1a1a; padding: 0.5rem 0.8rem; margin-top: 1rem; }
.sign dl { display: grid; grid-template-columns: auto 1fr; gap: 0.6rem 0.8rem; margin: 0; }
.sign dt { font-weight: bold; }
.sign dd { margin: 0; min-height: 1.5rem; border-bottom: 1px dotted #1a1a1a; }
.sign dd:last-child { border-bottom: 0; }
[hidden] { display: none !important; }
@media print {
  .search, details { display: none; }
  .provision { break-before: page; border-top: 0; }
  .sign { break-inside: avoid; }
  li { break-inside: auto; }
  li li li { break-inside: avoid; }
  h3, h4 { break-after: avoid; margin: 5pt 0 1pt; }
  h3 { font-size: 12pt; }
  h4 { font-size: 10pt; }
  a { color: inherit; text-decoration: none; }
}
)css";

/// What stands as lines of its own is shown when its text holds every word that is typed; a part
/// when something in it is shown.
constexpr std::string_view script = R"js(
(() => {
  const box = document.querySelector(".search");
  const input = box.querySelector("input");
  const count = box.querySelector("[role=status]");
  const flat = text => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const units = [...document.querySelectorAll(".provision, .lines > li")].filter(
      unit => unit.matches(".provision") || !unit.closest(".provision"));
  const texts = units.map(unit => flat(unit.textContent));
  const parts = [...document.querySelectorAll("section:not(.provision):not(.provision section)")];
  const search = () => {
    const words = flat(input.value).split(/\s+/).filter(word => word);
    let found = 0;
    units.forEach((unit, i) => {
      unit.hidden = !words.every(word => texts[i].includes(word));
      found += unit.hidden ? 0 : 1;
    });
    for (const part of parts)
      part.hidden = words.length > 0 && !units.some(unit => !unit.hidden && part.contains(unit));
    count.textContent = words.length > 0 ? found + " / " + units.length : "";
  };
  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 150);
  });
  box.hidden = false;
  search();
})();
)js";

class Writer {
 public:
  explicit Writer(const Book& book) : book_(book) {}

  std::string write() {
    std::string header = tagged("h1", book_.title);
    for (const std::string& paragraph : book_.introduction) header += tagged("p", paragraph);
    add_search();
    add_contents();
    for (const BookPart& chapter : book_.parts) add_part(chapter, 2);
    const std::string footer =
        tagged("p", book_.introduction.front()) + "<script>" + std::string(script) + "</script>\n";
    return html_page(book_.language, book_.title, out_, header, footer,
                     std::string(style_sheet) + std::string(picture_style()));
  }

 private:
  std::string tr(const Message& words) const { return say(words, book_.language); }

  static std::string tagged(const std::string& tag, const std::string& text) {
    return "<" + tag + ">" + words_html(text) + "</" + tag + ">\n";
  }

  static std::string linked(const std::string& text, const std::string& id) {
    return "<a href=\"#" + escaped(id) + "\">" + words_html(text) + "</a>";
  }

  void add_search() {
    out_ +=
        "<div class=\"search\" role=\"search\" hidden>\n<label for=\"search\">" +
        words_html(tr(message("Chercher dans ce livre"))) +
        "</label>\n<input id=\"search\" type=\"search\">\n<span role=\"status\"></span>\n</div>\n";
  }

  void add_contents() {
    out_ += "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">" +
            words_html(tr(message("Table des matières"))) + "</h2>\n<ul>\n";
    for (const BookPart& chapter : book_.parts) {
      out_ += "<li>" + linked(chapter.title, chapter.id);
      if (!chapter.parts.empty()) out_ += "\n<ul>\n";
      for (const BookPart& part : chapter.parts)
        out_ += "<li>" + linked(part.title, part.id) + "</li>\n";
      out_ += chapter.parts.empty() ? "</li>\n" : "</ul>\n</li>\n";
    }
    out_ += "</ul>\n</nav>\n";
  }

  void add_part(const BookPart& part, int level) {
    const std::string tag = "h" + std::to_string(level);
    out_ += "<section id=\"" + escaped(part.id) + "\"" + (part.sign ? " class=\"provision\"" : "") +
            ">\n" + tagged(tag, part.title);
    for (const std::string& paragraph : part.paragraphs) out_ += tagged("p", paragraph);
    if (!part.lines.empty()) add_lines(part.lines, "<ul class=\"lines\">\n");
    if (part.picture) {
      out_ += "<details>\n" + tagged("summary", tr(message("Le dessin de ces points"))) +
              svg_element(*part.picture) + "</details>\n";
    }
    for (const BookPart& inner : part.parts) add_part(inner, level + 1);
    if (part.sign) add_signature();
    out_ += "</section>\n";
  }

  void add_lines(const std::vector<BookLine>& lines, const std::string& begin) {
    out_ += begin;
    for (const BookLine& line : lines) {
      out_ += line.id.empty() ? "<li>" : "<li id=\"" + escaped(line.id) + "\">";
      if (!line.label.empty())
        out_ += "<strong>" + words_html(label_words(line, book_.language)) + "</strong>" +
                (line.text.empty() ? "" : " ");
      if (!line.text.empty())
        out_ += line.link.empty() ? words_html(line.text) : linked(line.text, line.link);
      if (!line.under.empty()) {
        out_ += "\n";
        add_lines(line.under, "<ul>\n");
      }
      out_ += "</li>\n";
    }
    out_ += "</ul>\n";
  }

  void add_signature() {
    out_ += "<div class=\"sign\">\n<dl>\n";
    for (const Message& field : signature_fields()) out_ += tagged("dt", tr(field)) + "<dd></dd>\n";
    out_ += tagged("dt", tr(message("Empreinte des règles"))) + tagged("dd", book_.hash);
    out_ += "</dl>\n</div>\n";
  }

  const Book& book_;
  std::string out_;
};

}  // namespace

std::string to_html(const Book& book) { return Writer(book).write(); }

}  // namespace subrosa
