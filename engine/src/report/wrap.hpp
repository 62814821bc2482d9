// Breaking text into lines.
#pragma once

#include <string>
#include <string_view>

namespace subrosa {

/// The text in lines of at most `width` columns, broken at spaces; the first line begins with
/// `first`, the others with `rest`. Ends with a line end.
[[nodiscard]] std::string wrap(std::string_view text, std::size_t width, std::string_view first,
                               std::string_view rest);

}  // namespace subrosa
