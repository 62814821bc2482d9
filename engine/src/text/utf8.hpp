// UTF-8: whether bytes are well formed, and how wide text stands in a terminal.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace subrosa {

/// The offset of the first byte that is not well-formed UTF-8, if any.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// Columns in a terminal: one for each character, none for combining marks, two for wide scripts.
/// The text must be well-formed; a stray byte counts as one.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// Characters (code points), stray bytes counting one each.
[[nodiscard]] std::size_t character_count(std::string_view text);

}  // namespace subrosa
