// Bytes -> Document.
#pragma once

#include <optional>

#include "document/document.hpp"
#include "subrosa/diagnostic.hpp"

namespace subrosa {

constexpr std::size_t largest_file = 2 * 1024 * 1024;  ///< bytes
constexpr std::size_t deepest_nesting = 32;

/// Reads one file whose root is a mapping. Refused with a diagnostic each: what is not UTF-8 or
/// holds a NUL, aliases, anchors, tags, merge keys, duplicate keys, empty values, a second
/// document, quotes left open, files over `largest_file`, nesting over `deepest_nesting`. Nothing
/// is returned when anything was refused.
[[nodiscard]] std::optional<Node> read_yaml(const SourceFile& source, std::uint32_t file,
                                            Diagnostics& diagnostics);

}  // namespace subrosa
