// DraftProperty -> Claim: names, values and calls resolved.
#pragma once

#include <optional>

#include "check/scope.hpp"
#include "draft/draft.hpp"

namespace subrosa {

/// What always holds: `when` implies `always`, or never `when` and `never`. Nothing when a name is
/// not defined; each is reported.
[[nodiscard]] std::optional<Claim> check_property(const DraftProperty& property, Scope& scope);

}  // namespace subrosa
