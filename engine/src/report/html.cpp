#include "report/html.hpp"

#include <utility>
#include <vector>

#include "report/one_line.hpp"

namespace subrosa {

namespace {

/// Dark on white everywhere, at least 7 to 1, so that paper and weak screens do as well. Nothing is
/// said by colour alone.
constexpr std::string_view style_sheet = R"css(
body { margin: 0; background: #fff; color: #1a1a1a; font: 1rem/1.5 sans-serif; }
main { max-width: 52rem; margin: 0 auto; padding: 1rem; }
header, footer { max-width: 52rem; margin: 0 auto; padding: 0 1rem; }
header + main { padding-top: 0; }
footer { border-top: 1px solid #595959; font-size: 0.9em; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.15rem; margin: 1.5rem 0 0.25rem; }
h2 + ul, h2 + p { margin-top: 0.25rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding: 0.5rem 0; font-weight: bold; }
th, td { border: 1px solid #595959; padding: 0.4rem 0.6rem; text-align: left; vertical-align: top; }
thead th { background: #eee; }
td ul { margin: 0; padding-left: 1.2rem; }
.answers tbody th { font-weight: normal; width: 60%; }
.verdict { border: 2px solid #1a1a1a; padding: 0.6rem 0.8rem; font-size: 1.2rem; font-weight: bold; }
@media print {
  @page { size: A4; margin: 10mm 12mm; }
  body { font-size: 9pt; line-height: 1.22; }
  header, main, footer { max-width: none; padding: 0; }
  h1 { font-size: 15pt; margin: 0 0 4pt; }
  h2 { font-size: 10.5pt; margin: 5pt 0 1pt; }
  p, ul, h2 + ul, h2 + p { margin: 1pt 0; }
  ul { padding-left: 12pt; }
  table { width: calc(100% - 1pt); }
  th, td { padding: 0 4pt; }
  .answers, .look-up { font-size: 8pt; line-height: 1.2; }
  .answers tbody th { width: 68%; }
  .verdict { font-size: 12pt; padding: 4pt 6pt; }
  h2, caption { break-after: avoid; }
  li, tr { break-inside: avoid; }
}
)css";

std::string landmark(const std::string& tag, std::string_view html) {
  if (html.empty()) return {};
  return "<" + tag + ">\n" + std::string(html) + "</" + tag + ">\n";
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (c == '\'') {
      out += "&#39;";
    } else if ((byte >= 0x20 && byte != 0x7f) || c == '\n' || c == '\t') {
      out += c;
    }
  }
  return out;
}

std::string words_html(std::string_view text) {
  static const std::vector<std::pair<std::string, std::string>> kept{
      {" ?", "\u00a0?"}, {" !", "\u00a0!"}, {" :", "\u00a0:"},
      {" ;", "\u00a0;"}, {" »", "\u00a0»"}, {"« ", "«\u00a0"}};
  std::string line = one_line(text);
  for (const auto& [loose, bound] : kept) {
    for (std::size_t at = line.find(loose); at != std::string::npos; at = line.find(loose, at))
      line.replace(at, loose.size(), bound);
  }
  return escaped(line);
}

std::string html_page(Language language, std::string_view title, std::string_view body,
                      std::string_view header, std::string_view footer, std::string_view style) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"" + std::string(code_of(language)) + "\">\n";
  out += "<head>\n<meta charset=\"utf-8\">\n";
  out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  out += "<title>" + escaped(title) + "</title>\n";
  out += "<style>" + std::string(style_sheet) + std::string(style) + "</style>\n</head>\n";
  out += "<body>\n" + landmark("header", header) + "<main>\n" + std::string(body);
  if (!body.ends_with('\n')) out += '\n';
  return out + "</main>\n" + landmark("footer", footer) + "</body>\n</html>\n";
}

}  // namespace subrosa
