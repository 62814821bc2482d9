// Text -> Expression.
#pragma once

#include <optional>

#include "document/document.hpp"
#include "subrosa/diagnostic.hpp"
#include "syntax/expression.hpp"

namespace subrosa {

constexpr std::size_t longest_condition = 2000;  ///< bytes
constexpr std::size_t deepest_condition = 64;    ///< brackets, and `not`s in a row

/// Parses a scalar as a condition:
///
///     condition := conjunction { "or" conjunction }
///     conjunction := negation { "and" negation }
///     negation := "not" negation | "(" condition ")" | test
///     test := subject ("==" name | "!=" name | "in" "{" name {"," name} "}") | call
///     subject := name | call            call := name "(" name ")"
///
/// A name is letters a-z, digits, `_`, `.` and `-`. The scalar must stand on one line, plain or in
/// quotes without escapes, so that every place is exact to the byte.
[[nodiscard]] std::optional<Expression> parse_expression(const Node& scalar,
                                                         const SourceFile& source,
                                                         Diagnostics& diagnostics);

}  // namespace subrosa
