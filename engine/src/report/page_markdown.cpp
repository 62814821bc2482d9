// Explanation -> one page of CommonMark.
#include "report/markdown.hpp"
#include "report/one_line.hpp"
#include "subrosa/report.hpp"
#include "subrosa/sections.hpp"

namespace subrosa {

namespace {

std::string heading_line(const std::string& text) { return "\n## " + plain(text) + "\n\n"; }

std::string situation_lines(const Explanation& e, Language language) {
  if (e.situation.empty()) return {};
  std::string out = heading_line(situation_title(language));
  for (const AnsweredQuestion& row : e.situation) {
    out += "- " + plain(row.question) + " — " + plain(row.answer) + "\n";
  }
  return out;
}

std::string sections_lines(const std::vector<Section>& sections) {
  std::string out;
  for (const Section& section : sections) {
    out += heading_line(section.title);
    for (const Point& point : section.points) {
      out += "- " + plain(point.text) + "\n";
      for (const std::string& line : point.under) out += "  - " + plain(line) + "\n";
    }
  }
  return out;
}

}  // namespace

std::string to_markdown(const Heading& heading, const Explanation& e, const PageStyle& style) {
  const std::string given = one_line(heading.title);
  std::string out = "# " + plain(given.empty() ? untitled_words(style.language) : given) + "\n\n";
  if (!one_line(heading.story).empty()) out += plain(heading.story) + "\n\n";
  out += plain(e.dates) + "\n";
  out += heading_line(answer_title(style.language)) + "**" + plain(e.headline) + "**\n";
  out += sections_lines(sections_to_act_on(e, style.language));
  out += situation_lines(e, style.language);
  out += sections_lines(sections_to_look_up(e, style.language, style.every_provision));
  if (style.every_provision) out += sections_lines({provisions_section(e, style.language)});
  return out + "\n---\n\n" + plain(e.rules) + "\n";
}

}  // namespace subrosa
