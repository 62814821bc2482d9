// Session and rules -> screen. Pure but for the engine's own cache: nothing is read or written.
#pragma once

#include "screen/screen.hpp"
#include "state/desk.hpp"

namespace subrosa::gui {

[[nodiscard]] Screen describe(const Session& session, Desk& desk);

// Each mode fills what is its own: `place`, `urgent`, `side`, `main`, `foot`, `shortcuts`.
void describe_call(Screen& screen, const Session& session, Desk& desk);
void describe_lesson(Screen& screen, const Session& session, Desk& desk);
void describe_bench(Screen& screen, const Session& session, Desk& desk);

}  // namespace subrosa::gui
