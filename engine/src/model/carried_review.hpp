// The mark of a review under other names.
#pragma once

#include <string>

#include "subrosa/model.hpp"

namespace subrosa {

/// The hash for the mark of a provision that somebody has read, in rules that differ only by what
/// things are called: each part that was still as read in `before` is so in `after`, each other
/// keeps the hash of what was read then. A mark that was current stays current, no other becomes
/// so.
[[nodiscard]] std::string carried_review_hash(const RuleSet& before, const RuleSet& after,
                                              ProvisionIndex provision);

}  // namespace subrosa
