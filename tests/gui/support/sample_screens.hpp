// Screens made by hand, which together hold every kind of block, in long words.
#pragma once

#include <vector>

#include "screen/screen.hpp"

namespace subrosa::gui {

/// A question with its answers, the alarm, my answers at the side.
[[nodiscard]] Screen question_screen(const Settings& settings);
/// A verdict with what follows from it.
[[nodiscard]] Screen verdict_screen(const Settings& settings);
/// Trees, a time line, votes, columns, a field to type in.
[[nodiscard]] Screen workbench_screen(const Settings& settings);

[[nodiscard]] std::vector<Screen> sample_screens(const Settings& settings);

}  // namespace subrosa::gui
