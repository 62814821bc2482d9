// Answers on a sheet, looked up and changed by the fact that they answer.
#pragma once

#include "state/session.hpp"

namespace subrosa::gui {

/// The answer to a fact; null where the sheet has none. Valid until the sheet changes.
[[nodiscard]] const Given* given_in(const Sheet& sheet, const std::string& fact);
/// Puts an answer in its place, or at the end; the others are kept.
void put(Sheet& sheet, const Given& given);
void take_back(Sheet& sheet, const std::string& fact);

}  // namespace subrosa::gui
