// Text as people search it: small letters without accents.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace subrosa::gui {

/// `École` and `ECOLE` become `ecole`, `cœur` becomes `coeur`, a curly apostrophe a straight one.
/// Letters outside western Europe stay as they are.
[[nodiscard]] std::string folded(std::string_view text);

/// The folded words between spaces.
[[nodiscard]] std::vector<std::string> folded_words(std::string_view text);

}  // namespace subrosa::gui
