// What rules mean, whatever their things are called.
#pragma once

#include <string>

#include "subrosa/model.hpp"

namespace subrosa {

/// Everything of a rule set that a result, a page or a proof can show, by number instead of by
/// name: two rule sets with one meaning give one text. The ids of facts, values, provisions,
/// duties, limits and sources, former names, places and hashes are left out; those of steps are in.
[[nodiscard]] std::string meaning_of(const RuleSet& rules);

}  // namespace subrosa
