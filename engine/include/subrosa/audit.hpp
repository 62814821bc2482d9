// What can be found wrong with loaded rules without a case. Exact: over every situation of every
// edition.
#pragma once

#include <string>
#include <vector>

#include "subrosa/case_file.hpp"
#include "subrosa/diagnostic.hpp"
#include "subrosa/model.hpp"

namespace subrosa {

/// Situations in which no rule speaks, a ban that meets an obligation, steps that nothing reaches,
/// conditions that never fail, constraints that exclude everything, diagrams too large. Cost:
/// compiles every edition.
[[nodiscard]] Diagnostics audit_rules(const Rules& rules);

/// Sources on which something rests and whose `review_by` is past.
[[nodiscard]] Diagnostics audit_sources(const RuleSet& rules, Date today);

/// Translations that are missing in a complete catalogue, stale, or of no text.
[[nodiscard]] Diagnostics audit_catalogues(const RuleSet& rules, const std::vector<Case>& cases);

/// Cases as a set: two with one id, a file that is not called after its case, a pair that does not
/// exist, answers that contradict each other, and expectations of nothing.
[[nodiscard]] Diagnostics audit_cases(const Rules& rules, const std::vector<Case>& cases,
                                      const Sources& sources, Date today);

struct TranslatedShare {
  std::size_t translated = 0;
  std::size_t total = 0;
};
/// How many texts of the rules and cases a language's catalogue translates.
[[nodiscard]] TranslatedShare translated_share_of(const RuleSet& rules,
                                                  const std::vector<Case>& cases,
                                                  Language language);

/// The entries that a language's catalogue lacks, as YAML to fill in: each with the French as a
/// comment.
[[nodiscard]] std::string missing_translations(const RuleSet& rules, const std::vector<Case>& cases,
                                               Language language);

}  // namespace subrosa
