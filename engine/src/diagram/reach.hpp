// Where each step of a tree is reached, and where it goes on to which step.
#pragma once

#include <functional>

#include "diagram/compile.hpp"

namespace subrosa {

/// One way out of a step: a `require` passes (`next` there) or fails (`next` empty), an `ask` goes
/// to a step.
struct WayOut {
  StepIndex step;
  std::optional<StepIndex> next;   ///< empty: a `require` fails, or a leaf is reached
  std::vector<ValueIndex> values;  ///< of an `ask`: the answers that lead there
  Ref where;  ///< 1 for the situations, allowed by the constraints, that take it
};

/// Every way out of every step, in the order of the steps; `where` is 0 for one that no situation
/// takes.
[[nodiscard]] std::vector<WayOut> ways_out(const Forest& forest, const Tree& tree,
                                           const CompiledTree& functions);

}  // namespace subrosa
