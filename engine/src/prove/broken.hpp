// One property over one edition, and the editions to look at.
#pragma once

#include <vector>

#include "diagram/compile.hpp"

namespace subrosa {

/// One edition for each set of versions that some pair of dates selects on which the property
/// speaks: each pair begins an edition, or the period of the property.
[[nodiscard]] std::vector<Edition> editions_for(const RuleSet& rules, const Property& property);

/// 1 for the situations among those given, all allowed by the constraints, in which the claim does
/// not hold.
[[nodiscard]] Ref broken_where(CompiledEdition& compiled, const Claim& always, Ref among);

}  // namespace subrosa
