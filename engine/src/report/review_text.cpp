// Who has read which provision, for a terminal.
#include <algorithm>

#include "report/wrap.hpp"
#include "subrosa/report.hpp"

namespace subrosa {

namespace {

class Page {
 public:
  Page(const RuleSet& rules, const TextStyle& style) : rules_(rules), style_(style) {}

  void add(const ReviewEntry& entry) {
    const Provision& provision = rules_.provisions[entry.provision];
    out_ += "\n";
    line(provision.id + " — " + rules_.text(provision.title, style_.language), "");
    line(review_words(provision.review, style_.language), "  ");
    if (!entry.changed.empty()) {
      line(tr(message("Ce qui a changé : {0}.", parts_in_words(entry.changed, style_.language))),
           "  ");
    }
    for (const SourceIndex source : entry.overdue) {
      line(tr(message("À revérifier, la date prévue est passée : {0}.",
                      rules_.text(rules_.sources[source].title, style_.language))),
           "  ");
    }
  }

  void line(const std::string& text, const std::string& indent) {
    out_ += wrap(text, style_.width, indent, indent + "  ");
  }

  [[nodiscard]] std::string tr(const Message& words) const { return say(words, style_.language); }
  std::string take() { return std::move(out_); }

 private:
  const RuleSet& rules_;
  const TextStyle& style_;
  std::string out_;
};

std::string count(const RuleSet& rules, const std::vector<ReviewEntry>& entries,
                  ReviewState state) {
  return std::to_string(
      std::count_if(entries.begin(), entries.end(), [&](const ReviewEntry& entry) {
        return rules.provisions[entry.provision].review.state == state;
      }));
}

}  // namespace

std::string to_text(const RuleSet& rules, const std::vector<ReviewEntry>& entries,
                    const std::string& title, const TextStyle& style) {
  Page page(rules, style);
  page.line(title, "");
  for (const ReviewEntry& entry : entries) page.add(entry);
  if (entries.empty()) return page.take();
  return page.take() + "\n" +
         wrap(page.tr(message("Relues telles qu'elles sont : {0} ; changées depuis : {1} ; jamais "
                              "relues : {2}.",
                              count(rules, entries, ReviewState::reviewed),
                              count(rules, entries, ReviewState::changed),
                              count(rules, entries, ReviewState::unreviewed))),
              style.width, "", "");
}

}  // namespace subrosa
