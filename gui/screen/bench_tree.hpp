// The engine's drawing of a tree as a block of a screen.
#pragma once

#include "screen/screen.hpp"
#include "subrosa/drawing.hpp"

namespace subrosa::gui {

/// Every line of the drawing, with ► where the path of a case passes and ? where it is not certain.
[[nodiscard]] TreeLines tree_lines(const DrawnTree& tree, Language language);

}  // namespace subrosa::gui
