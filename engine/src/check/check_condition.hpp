// Expression -> Condition: names and values resolved.
#pragma once

#include <optional>

#include "check/scope.hpp"
#include "syntax/expression.hpp"

namespace subrosa {

/// Nothing when a name or a value is not defined, or a property's call is used; each is reported.
[[nodiscard]] std::optional<Condition> check_condition(const Expression& expression, Scope& scope);

}  // namespace subrosa
