// DraftProvision -> Provision: versions in order, dates without gap or overlap, each with its tree.
#pragma once

#include "check/scope.hpp"
#include "draft/draft.hpp"

namespace subrosa {

[[nodiscard]] Provision check_provision(const DraftProvision& draft, Scope& scope);

/// Reports provisions that set each other aside in a circle.
void check_overrides(const std::vector<DraftProvision>& drafts, Scope& scope);

}  // namespace subrosa
