// What a case expects, held against what was decided.
#pragma once

#include <vector>

#include "subrosa/case_file.hpp"
#include "subrosa/decision.hpp"

namespace subrosa {

/// One sentence for each expectation that does not hold; empty when all do.
[[nodiscard]] std::vector<Message> unmet(const Expectation& expected, const Decision& decision);

}  // namespace subrosa
