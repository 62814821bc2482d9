// What keys do: moving the focus, pressing what has it, and the keys written on buttons.
#pragma once

#include <vector>

#include "view/canvas.hpp"

namespace subrosa::gui {

/// Takes the presses of `state` up to the first that does something; the others wait for the next
/// frame, which may be another screen. `widgets` are those of this frame, in the order of Tab.
void take_keys(const Screen& screen, const std::vector<Widget>& widgets, ViewState& state);

}  // namespace subrosa::gui
