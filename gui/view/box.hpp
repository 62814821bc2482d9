// Places on the screen, in pixels from the top left.
#pragma once

#include <algorithm>

namespace subrosa::gui {

struct Box {
  float left = 0;
  float top = 0;
  float right = 0;
  float bottom = 0;

  [[nodiscard]] float width() const { return right - left; }
  [[nodiscard]] float height() const { return bottom - top; }
  [[nodiscard]] float middle_x() const { return (left + right) / 2; }
  [[nodiscard]] float middle_y() const { return (top + bottom) / 2; }
};

/// What two boxes share; its width or height is 0 or less where they share nothing.
[[nodiscard]] inline Box shared(const Box& a, const Box& b) {
  return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
          std::min(a.bottom, b.bottom)};
}

/// Where something is put: its top left and the width it may take. What is put there says how high
/// it became.
struct Place {
  float left = 0;
  float top = 0;
  float width = 0;
};

}  // namespace subrosa::gui
