// User text as a single line.
#pragma once

#include <string>
#include <string_view>

namespace subrosa {

/// The text without control characters, each run of blanks or line ends as one space, none at
/// either end. Never fails; bytes that are not UTF-8 pass as they are.
[[nodiscard]] std::string one_line(std::string_view text);

}  // namespace subrosa
