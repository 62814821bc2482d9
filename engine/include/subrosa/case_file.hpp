// Case files: a situation, its story, and what is expected of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "subrosa/diagnostic.hpp"
#include "subrosa/situation.hpp"

namespace subrosa {

struct Expectation {
  bool undetermined = false;
  std::optional<Verdict> verdict;  ///< when not undetermined
  std::vector<Verdict> possible;   ///< when undetermined; empty: not said
  std::vector<ProvisionIndex> applies;
  std::vector<ProvisionIndex> not_applying;
  std::vector<std::string> duties;  ///< ids of duties or limits
};

struct Case {
  std::string id;
  std::string title;  ///< empty where not given, as the next
  std::string story;
  std::string theme;
  std::vector<std::string> sectors;
  std::string pair;
  std::optional<Date> as_of;
  std::optional<Date> known_on;
  std::vector<Answer> answers;
  std::optional<Expectation> expect;
  Span span;  ///< of the id
  Span facts_span;

  /// The situation, each date being `today` where the file gives none.
  [[nodiscard]] Situation situation(Date today) const;
};

/// Reads one case file against the rules. Reports everything that does not fit them; then nothing
/// is returned.
[[nodiscard]] std::optional<Case> read_case(const SourceFile& source, std::uint32_t file,
                                            const RuleSet& rules, Diagnostics& diagnostics);

/// A situation as a case file: what is answered, both dates, the readings that it fixes.
[[nodiscard]] std::string write_case(const RuleSet& rules, const std::string& id,
                                     const Situation& situation);

/// `case.ID.title` in a language, French where it has none.
[[nodiscard]] std::string title_of(const Case& one, const RuleSet& rules, Language language);
[[nodiscard]] std::string story_of(const Case& one, const RuleSet& rules, Language language);

}  // namespace subrosa
