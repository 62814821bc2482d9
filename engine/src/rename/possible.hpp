// Whether a name can be given at all.
#pragma once

#include <optional>

#include "subrosa/rename.hpp"

namespace subrosa {

/// Why not, seen from the rules alone: there is no such thing, or the new name is taken, was given
/// up, or is no name. Nothing when it can be tried.
[[nodiscard]] std::optional<NotRenamed> refusal(const RuleSet& rules, const NewName& name);

}  // namespace subrosa
