// What the rules promise, held against every situation.
#pragma once

#include <vector>

#include "subrosa/bounded.hpp"
#include "subrosa/diagnostic.hpp"
#include "subrosa/situation.hpp"

namespace subrosa {

/// A situation in which a property does not hold, as near to the plain one as there is.
struct Violation {
  std::size_t property = 0;  ///< of the rule set
  Situation situation;       ///< with both dates; every fact that matters to it is answered
};

/// Checks every property over every situation of every edition whose dates fit, exactly: at most
/// one violation for each property and edition. Under every reading too, unless the property
/// says under which. Cost: compiles each edition, then walks a few diagrams for each property.
/// Follows at most `most` branches.
[[nodiscard]] Bounded<std::vector<Violation>> prove(const Rules& rules,
                                                    std::uint64_t most = most_branches);

/// The same as diagnostics at the properties, each with its situation in words; E706 alone where
/// there is no result.
[[nodiscard]] Diagnostics audit_properties(const Rules& rules, std::uint64_t most = most_branches);

}  // namespace subrosa
