// What can be found wrong with loaded rules without a case. Exact: over every situation of every
// edition.
#pragma once

#include <string>
#include <vector>

#include "subrosa/bounded.hpp"
#include "subrosa/case_file.hpp"
#include "subrosa/diagnostic.hpp"
#include "subrosa/model.hpp"

namespace subrosa {

/// Situations in which no rule speaks, a ban that meets an obligation, steps that nothing reaches,
/// conditions that never fail, or a part of which changes nothing, constraints that exclude
/// everything or nothing, provisions that set aside what they never meet, words that are never
/// said, diagrams too large or too long to look through (E706). Cost: compiles every edition, and
/// follows at most `most` branches.
[[nodiscard]] Diagnostics audit_rules(const Rules& rules, std::uint64_t most = most_branches);

/// Provisions that end with nothing after them, versions that never count, a coverage that has
/// ended, sources to read again.
[[nodiscard]] Diagnostics audit_dates(const RuleSet& rules, Date today);

/// Duties, limits and sources that nothing names.
[[nodiscard]] Diagnostics audit_entries(const RuleSet& rules);

/// In every language: questions over two lines, words of the program, names of facts or provisions.
[[nodiscard]] Diagnostics audit_wording(const RuleSet& rules, const std::vector<Case>& cases);

/// Translations that are missing in a complete catalogue, stale, twice there, or of no text.
[[nodiscard]] Diagnostics audit_catalogues(const RuleSet& rules, const std::vector<Case>& cases);

/// Cases as a set: two with one id, a file that is not called after its case, a pair that does not
/// exist, answers that contradict each other, and expectations of nothing.
[[nodiscard]] Diagnostics audit_cases(const Rules& rules, const std::vector<Case>& cases,
                                      const Sources& sources, Date today);

/// A warning that rules.yaml accepts, and why.
struct SilencedFinding {
  Diagnostic finding;
  std::string because;
};

struct Findings {
  Diagnostics open;
  std::vector<SilencedFinding> silenced;
  Diagnostics idle;  ///< for each silencing of nothing: a warning
};
/// Puts aside the warnings that the rules accept; errors always stay. With only some of the
/// findings in `all`, `idle` says nothing of use.
[[nodiscard]] Findings without_silenced(const RuleSet& rules, Diagnostics all,
                                        const Sources& sources);

/// Every audit there is, the properties too, after what was already `seen` while loading; `open` is
/// in the order of the files and has what is `idle`.
[[nodiscard]] Findings everything_found(const Rules& rules, const std::vector<Case>& cases,
                                        const Sources& sources, Date today, Diagnostics seen);

struct TranslatedShare {
  std::size_t translated = 0;
  std::size_t total = 0;
};
/// How many texts of the rules and cases a language's catalogue translates.
[[nodiscard]] TranslatedShare translated_share_of(const RuleSet& rules,
                                                  const std::vector<Case>& cases,
                                                  Language language);

/// The entries that a language's catalogue lacks, as YAML to fill in, laid out as in a catalogue:
/// each below the French as a comment.
[[nodiscard]] std::string missing_translations(const RuleSet& rules, const std::vector<Case>& cases,
                                               Language language);

}  // namespace subrosa
