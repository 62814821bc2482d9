// Every text that a screen says, as its description holds it.
#pragma once

#include <string>
#include <vector>

#include "screen/screen.hpp"

namespace subrosa::gui {

/// Titles, lines, labels, details, questions, signs, what is typed, the notice; keys are not among
/// them.
[[nodiscard]] std::vector<std::string> texts_of(const Screen& screen);

}  // namespace subrosa::gui
