// The sign beside a verdict. It repeats what the words say.
#pragma once

#include <optional>

#include "subrosa/model.hpp"

namespace subrosa {

/// One character; `?` for undetermined.
[[nodiscard]] const char* icon_of(std::optional<Verdict> verdict);

}  // namespace subrosa
