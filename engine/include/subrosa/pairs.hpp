// Pairs of cases that show what a step of the rules is for: the two differ only in what the step
// tests, and so does the answer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "subrosa/bounded.hpp"
#include "subrosa/decision.hpp"

namespace subrosa {

/// Two situations of one edition that differ only in facts which one step tests; the step goes two
/// ways, in both it alone decides (forced another way, the answer would be another), and the
/// verdicts differ. Where no such pair exists, because other steps and provisions always decide the
/// same verdict: the reasons, duties or limits differ.
struct StepPair {
  Situation one;
  Situation other;
  Verdict verdict_of_one{};
  Verdict verdict_of_other{};
};

/// A written step that goes more than one way.
struct StepNeed {
  ProvisionIndex provision;
  std::size_t version = 0;  ///< the newest that shows it
  std::string step;         ///< its id
  bool shown = false;       ///< two of the decisions are such a pair
  /// If not shown: a pair as near to the plain situation as there is; nothing when none exists.
  std::optional<StepPair> smallest;
};

/// Pairs of cases that differ in so few facts that they may show a step.
constexpr std::size_t most_near = 1'000'000;

/// Every step of every tree, in reading order. Cost: joins editions again for each step that the
/// decisions do not show, and follows at most `most` branches. Throws nothing.
[[nodiscard]] Bounded<std::vector<StepNeed>> step_needs(const Rules& rules,
                                                        const std::vector<Decision>& decisions,
                                                        std::uint64_t most = most_branches);

}  // namespace subrosa
