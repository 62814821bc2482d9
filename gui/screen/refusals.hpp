// Why there is no decision, in the same words for a call and a lesson.
#pragma once

#include "screen/screen.hpp"
#include "subrosa/engine.hpp"

namespace subrosa::gui {

/// Answers that contradict one another: why, and what to do.
[[nodiscard]] Banner clash_banner(const Contradiction& clash, const RuleSet& rules,
                                  Language language);
/// The rules do not reach the day of the act.
[[nodiscard]] Banner not_covered_banner(Date as_of, Language language);
/// The files are at fault, not the answers: never to be taken for advice about the law.
[[nodiscard]] Banner too_large_banner(Language language);

}  // namespace subrosa::gui
