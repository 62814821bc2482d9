// The look handed to Dear ImGui, for the little that it draws itself: the page, scroll bars, the
// text in a field.
#pragma once

#include "view/look.hpp"

namespace subrosa::gui {

void set_style(const Look& look);

}  // namespace subrosa::gui
