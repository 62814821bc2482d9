// Names for contents: the same bytes always get the same name.
#pragma once

#include <string>
#include <string_view>

namespace subrosa {

/// A name-based UUID (RFC 4122, version 5, SHA-1) of the bytes: `0b5c…-…`, 36 characters.
[[nodiscard]] std::string content_hash(std::string_view bytes);

/// The first eight digits of `content_hash`: enough to see that a short text has changed.
[[nodiscard]] std::string short_hash(std::string_view bytes);

}  // namespace subrosa
