// Where the scalars of a file end, and so where its comments are. yaml-cpp says neither.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"

namespace subrosa {

/// The column of an offset, counted from 0 in bytes.
[[nodiscard]] std::size_t column_of(std::string_view text, std::size_t offset);

/// Whether a list or mapping is written with brackets or braces.
[[nodiscard]] bool is_flow(std::string_view text, const Node& node);

/// Whether a scalar is written below its key, after `|` or `>`.
[[nodiscard]] bool is_block_scalar(std::string_view text, const Node& node);

/// The lines of a block scalar: where they begin and end, and how far they are indented.
struct BlockLines {
  std::size_t begin = 0;   ///< of the first line after the header
  std::size_t end = 0;     ///< after the last line that counts, before its line end
  std::size_t indent = 0;  ///< columns that do not belong to the text
};
[[nodiscard]] BlockLines block_lines(std::string_view text, const Node& scalar,
                                     std::size_t parent_column);

/// The offset after the last byte of a scalar; `parent_column` is that of the innermost list or
/// mapping in block style around it.
[[nodiscard]] std::size_t scalar_end(std::string_view text, const Node& scalar,
                                     std::size_t parent_column);

/// The comments of a file in order, from their `#` to the end of the line without blanks.
[[nodiscard]] std::vector<std::string> comments_of(std::string_view text, const Node& root);

}  // namespace subrosa
