// Conditions as the files write them: the same words for the same condition, whatever its layout.
#pragma once

#include <string>

#include "subrosa/model.hpp"

namespace subrosa {

/// `recipient == police and not (danger in {grave, near})`.
[[nodiscard]] std::string condition_text(const Condition& condition, const RuleSet& rules);

/// The same of what a property says: `verdict == must_disclose or duty(sign)`.
[[nodiscard]] std::string claim_text(const Claim& claim, const RuleSet& rules);

}  // namespace subrosa
