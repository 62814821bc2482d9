// Session and action -> session. Pure: no rules, no clock, no disk.
#pragma once

#include "state/action.hpp"

namespace subrosa::gui {

[[nodiscard]] Session reduce(Session session, const Action& action);

/// The text that a field shows.
[[nodiscard]] const std::string& text_of(const Session& session, Field field);

}  // namespace subrosa::gui
