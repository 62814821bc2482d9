// Rules in memory -> the files they could have been read from.
#pragma once

#include <vector>

#include "subrosa/load.hpp"

/// `rules.yaml`, `facts.yaml` and `provisions/` of a rule set whose trees are nested as files nest
/// them: those of loaded rules are, and stay so when steps are left out or put in front. Themes,
/// sectors and catalogues are not written.
[[nodiscard]] std::vector<subrosa::FileText> rule_files(const subrosa::RuleSet& rules);
