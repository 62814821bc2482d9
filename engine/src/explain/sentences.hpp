// Fixed words of explanations.
#pragma once

#include "subrosa/explanation.hpp"

namespace subrosa {

/// What a provision does, after its name: `permet de le dire`.
[[nodiscard]] std::string effect_words(Effect effect, Language language);

}  // namespace subrosa
