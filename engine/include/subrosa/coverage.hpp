// Which outcomes of which steps the cases reach.
#pragma once

#include <string>
#include <vector>

#include "subrosa/bounded.hpp"
#include "subrosa/decision.hpp"

namespace subrosa {

/// One outcome of one step that some situation reaches. Versions that share a tree share its
/// outcomes.
struct StepOutcome {
  ProvisionIndex provision;
  std::size_t version = 0;  ///< the first that shows the tree
  std::string step;         ///< its id
  std::string
      outcome;  ///< `passes`, `fails`, `reached`, or the answers that lead on: `none, worry`
  bool covered = false;
  Situation example;  ///< as near to the plain situation as there is, with its dates
};

/// Every outcome of every step in every distinct tree, and whether some decision reaches it for
/// certain. Cost: compiles the decisions' editions, holds every outcome against every decision, and
/// follows at most `most` branches. Throws nothing.
[[nodiscard]] Bounded<std::vector<StepOutcome>> coverage(const Rules& rules,
                                                         const std::vector<Decision>& decisions,
                                                         std::uint64_t most = most_branches);

}  // namespace subrosa
