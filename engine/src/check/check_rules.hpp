// Draft -> RuleSet: the last stage at which anything about the rules can be refused.
#pragma once

#include "draft/draft.hpp"

namespace subrosa {

/// Resolves every name and checks every date. The result is usable only if no error was reported.
[[nodiscard]] RuleSet check_rules(const Draft& draft, Diagnostics& diagnostics);

}  // namespace subrosa
