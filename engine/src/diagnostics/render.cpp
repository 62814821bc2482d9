#include <algorithm>

#include "diagnostics/codes.hpp"
#include "subrosa/diagnostic.hpp"
#include "text/utf8.hpp"

namespace subrosa {

namespace {

constexpr std::size_t widest_line = 160;

/// The source line of a span and marks under the words, e.g. `^^^^^ first here`.
std::string excerpt(const SourceFile& file, Span span, char mark, const std::string& words,
                    std::size_t gutter) {
  const std::size_t number = file.position(span.begin).line;
  const std::string_view line = file.line(number);
  const std::size_t begin = std::min(span.begin - file.line_begin(number), line.size());
  const std::size_t end =
      std::clamp<std::size_t>(span.end - file.line_begin(number), begin, line.size());
  const std::size_t before = display_width(line.substr(0, begin));
  const std::size_t under =
      std::max<std::size_t>(1, display_width(line.substr(begin, end - begin)));
  std::string shown(line);
  std::replace(shown.begin(), shown.end(), '\t', ' ');
  if (before + under > widest_line) {  // a very long line: the words alone
    shown = std::string(line.substr(begin, std::min<std::size_t>(end - begin, 60)));
    if (const auto torn = first_invalid_utf8(shown)) shown.resize(*torn);  // cut in a character
    return std::string(gutter, ' ') + " | … " + shown + " …\n";
  }
  if (shown.size() > widest_line * 2) shown = std::string(line.substr(0, end)) + " …";
  const std::string label = std::to_string(number);
  return std::string(gutter - label.size(), ' ') + label + " | " + shown + "\n" +
         std::string(gutter, ' ') + " | " + std::string(before, ' ') + std::string(under, mark) +
         (words.empty() ? "" : " " + words) + "\n";
}

std::size_t last_line(const Diagnostic& d, const Sources& sources) {
  std::size_t number = sources[d.span.file].position(d.span.begin).line;
  for (const auto& other : d.others) {
    number = std::max(number, sources[other.span.file].position(other.span.begin).line);
  }
  return number;
}

std::string place(const SourceFile& file, Span span) {
  const LineColumn at = file.position(span.begin);
  return file.name() + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

}  // namespace

std::string render(const Diagnostic& d, const Sources& sources, Language language) {
  const Message head = d.severity == Severity::error ? message("erreur") : message("avertissement");
  std::string out = say(message("{0} : {1}", say(head, language) + "[" + code_text(d) + "]",
                                say(d.observation, language)),
                        language);
  if (d.span.file >= sources.size()) return out + "\n";
  const SourceFile& file = sources[d.span.file];
  const std::size_t gutter = std::to_string(last_line(d, sources)).size() + 1;
  const std::string margin(gutter, ' ');
  out += "\n" + margin + "--> " + place(file, d.span) + "\n";
  if (d.code == Code::unread_file) return out;  // there is no line to show
  out += margin + " |\n";
  out += excerpt(file, d.span, '^', say(d.words, language), gutter);
  for (const auto& other : d.others) {
    const SourceFile& there = sources[other.span.file];
    out += margin + " |\n";
    if (other.span.file != d.span.file) out += margin + "::: " + place(there, other.span) + "\n";
    out += excerpt(there, other.span, '-', say(other.words, language), gutter);
  }
  if (!d.help.text.empty()) {
    out +=
        margin + " = " +
        say(message("{0} : {1}", say(message("aide"), language), say(d.help, language)), language) +
        "\n";
  }
  return out;
}

}  // namespace subrosa
