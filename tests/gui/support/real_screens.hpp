// The program's own screens, on the real rules, as users reach them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "screen/screen.hpp"

namespace subrosa::gui {

/// Every kind of screen with a name of its own.
[[nodiscard]] std::vector<std::pair<std::string, Screen>> real_screens(Language language);

}  // namespace subrosa::gui
