// The names given up: where each leads today.
#pragma once

#include "check/scope.hpp"
#include "draft/draft.hpp"

namespace subrosa {

/// Adds the former names to the rules, each with the name that its chain of renamings ends in.
/// Reported are a former name that is still in use or stands twice, renamings in a circle, and a
/// new name that nothing has. After everything else has its name.
void add_former_names(const Draft& draft, Scope& scope);

}  // namespace subrosa
