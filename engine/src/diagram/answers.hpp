// How the answers of two editions over the same levels differ: the verdict, and what goes with it.
#pragma once

#include "diagram/compile.hpp"

namespace subrosa {

/// Where both allow the situation, and the verdicts differ.
[[nodiscard]] Ref verdicts_differ(const CompiledEdition& a, const CompiledEdition& b);

/// Where both allow the situation, and some provision counts for the answer in one and not in the
/// other, or with another effect, reason, duties or limits. Provisions are compared row by row:
/// the editions must be of one rule set.
[[nodiscard]] Ref contributions_differ(const CompiledEdition& a, const CompiledEdition& b);

/// What a provision adds to the answer: a number for its effect, reason, duties and limits where it
/// counts, else 0.
[[nodiscard]] Ref contribution(const CompiledEdition& edition, ProvisionIndex provision);

}  // namespace subrosa
