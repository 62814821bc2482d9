// A case with the dates of the command line, and why it could not be decided.
#pragma once

#include "library.hpp"
#include "subrosa/engine.hpp"
#include "subrosa/report.hpp"

namespace subrosa::cli {

/// The situation of a case; `--as-of` and `--known-on` replace its dates, and where the file gave
/// another that is told.
[[nodiscard]] Situation situation_of(const Case& one, const Options& options, const World& world);

/// Whether exactly one case is named; if not, that is told.
[[nodiscard]] bool one_case_given(const Options& options, const World& world);

/// Title and story in a language; the id where there is no title.
[[nodiscard]] Heading heading_of(const Case& one, const RuleSet& rules, Language language);

/// Whether the rules cover `--as-of`; if not, that is told.
[[nodiscard]] bool covers_as_of(const RuleSet& rules, const Options& options, const World& world);

/// Tells why the situation was not decided: the outcome is no decision.
void tell_refusal(const std::string& name, const Outcome& outcome, const RuleSet& rules,
                  const Options& options, const World& world);

}  // namespace subrosa::cli
