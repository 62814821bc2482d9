// What the chapters of the book share: words, names of places, lines.
#pragma once

#include "subrosa/book.hpp"

namespace subrosa {

/// The rules in one language, and where in the book each thing stands.
struct Pages {
  const RuleSet& rules;
  Date today;
  Language language;

  [[nodiscard]] std::string tr(const Message& words) const { return say(words, language); }
  [[nodiscard]] const std::string& text(TextIndex index) const {
    return rules.text(index, language);
  }
  [[nodiscard]] std::string day(Date date) const;
  [[nodiscard]] std::string period(const Period& period) const;
  /// A text that is not in the table of texts, in its translation if there is one.
  [[nodiscard]] std::string translated(const std::string& id, const std::string& french) const;

  [[nodiscard]] static std::string id_of(const Provision& one) { return "provision-" + one.id; }
  [[nodiscard]] static std::string id_of(const Provision& one, const Version& version);
  [[nodiscard]] static std::string id_of(const Fact& one) { return "question-" + one.id; }
  [[nodiscard]] static std::string id_of(const Source& one) { return "source-" + one.id; }

  [[nodiscard]] BookLine link(ProvisionIndex provision) const;
  [[nodiscard]] BookLine link(SourceIndex source) const;
  /// `label :` with a link, or several under it; nothing is added where there are none.
  template <class Index>
  void add_links(const Message& label, const std::vector<Index>& to,
                 std::vector<BookLine>& lines) const {
    if (to.empty()) return;
    BookLine line{tr(label), ""};
    for (const Index index : to) line.under.push_back(link(index));
    if (to.size() == 1) {
      line = std::move(line.under.front());
      line.label = tr(label);
    }
    lines.push_back(std::move(line));
  }
  /// `label : text`; nothing where the text is empty.
  void add(const Message& label, const std::string& words, std::vector<BookLine>& lines) const;
  /// A condition under its label; nothing where there is none.
  void add(const Message& label, const std::optional<Condition>& condition,
           std::vector<BookLine>& lines) const;

  [[nodiscard]] std::string certainty(Certainty certainty) const;
  [[nodiscard]] std::string verdict(std::optional<Verdict> verdict) const;
};

/// An outline as lines without labels.
[[nodiscard]] BookLine line_of(const Outline& outline);

// The chapters, each in a file of that name.
[[nodiscard]] BookPart open_points_chapter(const Pages& pages);
[[nodiscard]] BookPart provisions_chapter(const Pages& pages);
[[nodiscard]] BookPart questions_chapter(const Pages& pages);
[[nodiscard]] BookPart readings_chapter(const Pages& pages);
[[nodiscard]] BookPart promises_chapter(const Pages& pages);
[[nodiscard]] BookPart sources_chapter(const Pages& pages);
[[nodiscard]] BookPart conduct_chapter(const Pages& pages);
[[nodiscard]] BookPart cases_chapter(const Pages& pages, const std::vector<BookCase>& cases);

}  // namespace subrosa
