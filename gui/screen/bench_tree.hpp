// A provision's tree, drawn as lines.
#pragma once

#include <optional>
#include <vector>

#include "screen/screen.hpp"
#include "subrosa/decision.hpp"

namespace subrosa::gui {

struct TreeRow {
  TreeLine line;
  std::optional<StepIndex> step;  ///< the first line of this step
};

/// Every step of the version once, in the order written: what is required or asked, the branches
/// below it, reasons and effects. With the result of a case for this version, its path is lit and
/// says what the case answers; where that stays open, the ends that are still possible have `?`.
[[nodiscard]] std::vector<TreeRow> draw_tree(const RuleSet& rules, const Version& version,
                                             const ProvisionResult* result, Language language);

}  // namespace subrosa::gui
