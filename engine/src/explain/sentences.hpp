// Fixed words of explanations.
#pragma once

#include "subrosa/explanation.hpp"

namespace subrosa {

/// What a provision does, after its name: `permet de le dire`.
[[nodiscard]] std::string effect_words(Effect effect, Language language);

/// `du 1er janvier 2000 au 31 août 2017`, `dès le 1er septembre 2017`.
[[nodiscard]] std::string period_words(const Period& period, Language language);

}  // namespace subrosa
