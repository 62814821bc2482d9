// DraftProperty -> Claim: names, values and calls resolved.
#pragma once

#include <optional>

#include "check/scope.hpp"
#include "draft/draft.hpp"

namespace subrosa {

struct PropertyClaims {
  Claim always;               ///< `when` implies `always`, or never `when` and `never`
  std::optional<Claim> when;  ///< alone, where it is written
};

/// What always holds, and of which situations. Nothing when a name is not defined; each is
/// reported.
[[nodiscard]] std::optional<PropertyClaims> check_property(const DraftProperty& property,
                                                           Scope& scope);

}  // namespace subrosa
