// Text in CommonMark.
#pragma once

#include <string>

namespace subrosa {

/// Text on one line, in which nothing is markup, a link or HTML.
[[nodiscard]] std::string plain(const std::string& text);

}  // namespace subrosa
