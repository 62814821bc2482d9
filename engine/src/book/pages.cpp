#include "book/pages.hpp"

#include "subrosa/explanation.hpp"
#include "text/hash.hpp"

namespace subrosa {

std::string Pages::day(Date date) const { return day_words(date, language); }

std::string Pages::period(const Period& period) const { return period_words(period, language); }

std::string Pages::translated(const std::string& id, const std::string& french) const {
  const std::string* said = rules.translation(id, short_hash(french), language);
  return said != nullptr ? *said : french;
}

std::string Pages::id_of(const Provision& one, const Version& version) {
  return id_of(one) + "-" + iso(*version.in_force.from);
}

BookLine Pages::link(ProvisionIndex provision) const {
  const Provision& to = rules.provisions[provision];
  return {"", text(to.title), id_of(to)};
}

BookLine Pages::link(SourceIndex source) const {
  const Source& to = rules.sources[source];
  return {"", text(to.title), id_of(to)};
}

void Pages::add(const Message& label, const std::string& words,
                std::vector<BookLine>& lines) const {
  if (!words.empty()) lines.push_back({tr(label), words});
}

void Pages::add(const Message& label, const std::optional<Condition>& condition,
                std::vector<BookLine>& lines) const {
  if (!condition) return;
  BookLine line = line_of(condition_words(*condition, rules, language));
  line.label = tr(label);
  lines.push_back(std::move(line));
}

std::string Pages::certainty(Certainty certainty) const {
  switch (certainty) {
    case Certainty::settled: return tr(message("établi"));
    case Certainty::probable: return tr(message("probable, pas entièrement confirmé"));
    case Certainty::debated: return tr(message("discuté"));
  }
  return {};
}

std::string Pages::verdict(std::optional<Verdict> verdict) const {
  return short_words(verdict, language);
}

BookLine line_of(const Outline& outline) {
  BookLine line{"", outline.words};
  for (const Outline& under : outline.under) line.under.push_back(line_of(under));
  return line;
}

}  // namespace subrosa
