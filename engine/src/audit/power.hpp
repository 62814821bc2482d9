// Whether a step of a tree matters: where going another way at it would change the answer.
#pragma once

#include "diagram/compile.hpp"

namespace subrosa {

/// The ways a step can go: to the next step if a `require` holds, out of the provision if it fails;
/// to one step for each group of answers of an `ask`. None for a leaf.
struct Way {
  Forced forced;
  Ref taken;  ///< 1 where the step's own condition sends it this way
};
[[nodiscard]] std::vector<Way> ways_of(const Forest& forest, const Tree& tree, StepIndex step);

/// What a step may have power over.
enum class Over {
  verdict,
  answer,  ///< the verdict, or what goes with it: reasons, duties, limits, which provisions decide
};
/// 1 for the situations, allowed by the constraints, in which the step alone decides: forced
/// another way, the verdict or the answer would be another. Cost: joins the edition again for each
/// way of the step.
[[nodiscard]] Ref power_of(const CompiledEdition& compiled, ProvisionIndex provision,
                           StepIndex step, Over over);

}  // namespace subrosa
