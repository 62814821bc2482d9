// The blocks of a screen, one below the other.
#pragma once

#include <vector>

#include "view/canvas.hpp"

namespace subrosa::gui {

/// Draws them and returns the height that they took.
float put_blocks(Canvas& canvas, const std::vector<Block>& blocks, const Place& place);

/// Buttons beside one another, in as many rows as they need.
float put_row(Canvas& canvas, const std::vector<Button>& buttons, Shape shape, const Place& place);

}  // namespace subrosa::gui
