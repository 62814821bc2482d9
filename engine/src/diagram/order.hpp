// In which order the facts become the levels of the diagrams. The order decides how large they are.
#pragma once

#include <vector>

#include "subrosa/model.hpp"

namespace subrosa {

/// Gates first, the facts that most provisions test at their start (who receives, how it is asked);
/// then each fact as the trees first use it; then what only constraints, or nothing, tests. The
/// same rules always give the same order.
[[nodiscard]] std::vector<FactIndex> gates_then_first_use(const RuleSet& rules);

/// The same gates first; then the order in which facts that are tested together stand close
/// together, found by the FORCE heuristic (Aloul, Markov, Sakallah, 2003) from first use.
[[nodiscard]] std::vector<FactIndex> gates_then_force(const RuleSet& rules);

/// The facts that a version tests, in the order in which its tree first tests them.
[[nodiscard]] std::vector<FactIndex> facts_of(const Version& version);

}  // namespace subrosa
