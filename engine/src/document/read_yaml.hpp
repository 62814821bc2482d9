// Bytes -> Document.
#pragma once

#include <optional>

#include "document/document.hpp"
#include "subrosa/diagnostic.hpp"
#include "subrosa/limits.hpp"

namespace subrosa {

constexpr std::size_t deepest_nesting = 32;
constexpr std::size_t most_nodes = 200'000;  ///< words, lists and mappings of a file
constexpr std::size_t longest_key = 500;     ///< bytes

/// Reads one file whose root is a mapping. Refused with a diagnostic each: what is not UTF-8 or
/// holds a NUL, aliases, anchors, tags, merge keys, duplicate keys, empty values, a second
/// document, quotes left open, files over `largest` bytes, and what is over the limits above or
/// has more than `most_findings` faults: there the reading stops. Nothing is returned when anything
/// was refused.
[[nodiscard]] std::optional<Node> read_yaml(const SourceFile& source, std::uint32_t file,
                                            Diagnostics& diagnostics,
                                            std::size_t largest = largest_file);

}  // namespace subrosa
