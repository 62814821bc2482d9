// An action in a word or two, for tests.
#pragma once

#include <string>

#include "state/action.hpp"

namespace subrosa::gui {

/// `answer request.form=judge`, `typed bail`, `zoom 1`, else the kind alone: `back`.
[[nodiscard]] std::string name_of(const Action& action);

}  // namespace subrosa::gui
