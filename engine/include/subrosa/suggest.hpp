// "Did you mean": the nearest of the known names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace subrosa {

constexpr std::size_t longest_mistyped = 60;  ///< bytes; for a longer word nothing is suggested

/// The candidate at the smallest edit distance (insert, delete, replace, swap of neighbours), if it
/// is near enough to be a slip: at most a third of the word, at least one. Empty when none is.
[[nodiscard]] std::string closest(std::string_view word,
                                  const std::vector<std::string>& candidates);

}  // namespace subrosa
