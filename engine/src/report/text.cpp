// Explanation -> text for a terminal.
#include "report/wrap.hpp"
#include "subrosa/report.hpp"

namespace subrosa {

namespace {

const char* icon(std::optional<Verdict> verdict) {
  if (!verdict) return "?";
  switch (*verdict) {
    case Verdict::must_not_disclose: return "✘";
    case Verdict::may_disclose: return "✔";
    case Verdict::must_disclose: return "!";
    case Verdict::not_covered: return "○";
    case Verdict::refer: return "→";
  }
  return "?";
}

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
    const std::string text = wrap(headline, style_.width, std::string(icon(verdict)) + "  ", "   ");
    out_ += "\n" +
            (style_.color ? color(verdict) + text.substr(0, text.size() - 1) + "\x1b[0m\n" : text);
  }

  void section(const Message& title, const std::vector<std::string>& lines) {
    if (lines.empty()) return;
    heading(say(title, style_.language));
    for (const std::string& line : lines) {
      const bool under = line.substr(0, 2) == "  ";
      out_ += under ? wrap(line, style_.width, "      ", "      ")
                    : wrap(line, style_.width, "  - ", "    ");
    }
  }

  void heading(const std::string& title) {
    out_ += "\n" + (style_.color ? "\x1b[1m" + title + "\x1b[0m" : title) + "\n";
  }

  void provision(const ProvisionStory& story) {
    const std::string mark = story.applies ? "  ● " : "  ○ ";
    const std::string article = story.article.empty() ? "" : " (" + story.article + ")";
    out_ += wrap(say(message("{0} : {1}", story.title + article, story.outcome), style_.language),
                 style_.width, mark, "    ");
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
  if (!heading.title.empty()) page.paragraph(heading.title);
  if (!heading.story.empty()) page.paragraph(heading.story);
  page.paragraph(e.dates);
  page.banner(e.verdict, e.headline);
  page.section(message("Pourquoi"), e.why);
  page.section(message("En attendant"), e.meanwhile);
  page.section(e.verdict ? message("Ce que vous pouvez dire, et à qui")
                         : message("Si la réponse devient oui, vous pourrez dire"),
               e.limits);
  page.section(message("Ce que vous faites maintenant"), e.duties);
  page.section(message("Des phrases toutes prêtes"), e.say);
  page.section(message("À demander en retour"), e.ask_back);
  page.section(message("Qui appeler"), e.call);
  page.section(message("À demander d'abord"), e.ask_next);
  page.section(message("Ce qui reste possible"), e.possible);
  page.section(message("Les règles qui n'ouvrent rien ici"), e.closed);
  page.section(message("Ce qui donnerait une autre réponse"), e.changes);
  page.section(message("Pour compléter, si vous le pouvez"), e.to_complete);
  page.section(message("Le droit est discuté"), e.readings);
  page.section(message("Sur quoi cela repose"), e.sources);
  std::vector<std::string> caveats;
  for (const Caveat& caveat : e.caveats) caveats.push_back(caveat.text);
  page.section(message("À savoir"), caveats);
  if (style.every_provision) {
    page.section(message("Ces réponses suffisent"), e.sufficient);
    page.heading(say(message("Toutes les dispositions"), style.language));
    for (const ProvisionStory& story : e.provisions) page.provision(story);
  }
  return page.take();
}

}  // namespace subrosa
