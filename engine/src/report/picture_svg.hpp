// A picture within a page.
#pragma once

#include <string>
#include <string_view>

#include "subrosa/drawing.hpp"

namespace subrosa {

/// What the classes of a picture look like; stands once on a page.
[[nodiscard]] std::string_view picture_style();
/// The picture as one `svg` element, as wide as there is room, named by its title.
[[nodiscard]] std::string svg_element(const Picture& picture);

}  // namespace subrosa
