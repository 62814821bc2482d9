// The trainer's stage.
#include "screen/describe.hpp"

namespace subrosa::gui {

void describe_lesson(Screen& /*screen*/, const Session& /*session*/, Desk& /*desk*/) {}

}  // namespace subrosa::gui
