// What to write instead of a word that is not known.
#pragma once

#include <string>
#include <vector>

#include "subrosa/message.hpp"

namespace subrosa {

/// The nearest of the names, or else all of them to choose from.
[[nodiscard]] Message suggestion(std::string_view word, const std::vector<std::string>& names);

/// The nearest of the names, or nothing: for lists too long to show.
[[nodiscard]] Message nearest_name(std::string_view word, const std::vector<std::string>& names);

}  // namespace subrosa
