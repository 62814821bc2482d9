// How much room words take, and how they are broken into lines. A guess that is never too small for
// common typefaces, because a picture is drawn before anyone chooses one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace subrosa {

/// In the units of `size`, rounded up.
[[nodiscard]] int text_width(std::string_view text, int size, bool strong = false);

/// The text in lines no wider than `width`, broken at blanks, a word that is too long within it.
/// Never empty.
[[nodiscard]] std::vector<std::string> lines_within(std::string_view text, int width, int size,
                                                    bool strong = false);

}  // namespace subrosa
