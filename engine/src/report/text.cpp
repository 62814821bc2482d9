// Explanation -> text for a terminal.
#include "report/one_line.hpp"
#include "report/wrap.hpp"
#include "subrosa/report.hpp"
#include "subrosa/sections.hpp"

namespace subrosa {

namespace {

const char* color(std::optional<Verdict> verdict) {
  if (!verdict) return "\x1b[1;33m";
  switch (*verdict) {
    case Verdict::must_not_disclose: return "\x1b[1;31m";
    case Verdict::may_disclose:
    case Verdict::not_covered: return "\x1b[1;32m";
    case Verdict::must_disclose:
    case Verdict::refer: return "\x1b[1;34m";
  }
  return "";
}

class Page {
 public:
  explicit Page(const TextStyle& style) : style_(style) {}

  void paragraph(const std::string& text) { out_ += wrap(text, style_.width, "", ""); }

  void banner(std::optional<Verdict> verdict, const std::string& headline) {
    const std::string text =
        wrap(headline, style_.width, std::string(icon_of(verdict)) + "  ", "   ");
    out_ += "\n" +
            (style_.color ? color(verdict) + text.substr(0, text.size() - 1) + "\x1b[0m\n" : text);
  }

  void sections(const std::vector<Section>& all) {
    for (const Section& section : all) {
      heading(section.title);
      for (const Point& point : section.points) {
        out_ += wrap(point.text, style_.width, "  - ", "    ");
        for (const std::string& line : point.under)
          out_ += wrap(line, style_.width, "      ", "      ");
      }
    }
  }

  void heading(const std::string& title) {
    out_ += "\n" + (style_.color ? "\x1b[1m" + title + "\x1b[0m" : title) + "\n";
  }

  void provision(const ProvisionStory& story) {
    const std::string mark = story.applies ? "  ● " : "  ○ ";
    out_ += wrap(provision_words(story, style_.language), style_.width, mark, "    ");
    for (const std::string& step : story.steps)
      out_ += wrap(step, style_.width, "      ", "        ");
  }

  std::string take() { return std::move(out_); }

 private:
  const TextStyle& style_;
  std::string out_;
};

}  // namespace

std::string to_text(const Heading& heading, const Explanation& e, const TextStyle& style) {
  Page page(style);
  // What a case file says could otherwise steer the terminal.
  for (const std::string& part : {one_line(heading.title), one_line(heading.story)}) {
    if (!part.empty()) page.paragraph(part);
  }
  page.paragraph(e.dates);
  page.banner(e.verdict, e.headline);
  page.sections(sections_to_act_on(e, style.language));
  page.sections(sections_to_look_up(e, style.language, style.every_provision));
  if (style.every_provision) {
    page.heading(provisions_title(style.language));
    for (const ProvisionStory& story : e.provisions) page.provision(story);
  }
  return page.take();
}

}  // namespace subrosa
