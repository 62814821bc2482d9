// The screen drawn with Dear ImGui, and what the user did with it.
#pragma once

#include <optional>

#include "screen/screen.hpp"
#include "view/look.hpp"
#include "view/view_state.hpp"

namespace subrosa::gui {

/// One frame: draws the screen over the whole of the current ImGui frame and returns what the user
/// did, if anything. `look.fonts` must be those of the frame's atlas. The text that a field shows
/// is `TextField::text`: whoever gets `Typed` must show it in the next frame. Where
/// `state.unsettled()`, there is more to draw or to return.
[[nodiscard]] std::optional<Action> draw(const Screen& screen, const Look& look, ViewState& state);

}  // namespace subrosa::gui
