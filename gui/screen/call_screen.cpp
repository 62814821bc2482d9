#include "screen/describe.hpp"
namespace subrosa::gui {
void describe_call(Screen&, const Session&, Desk&) {}
}  // namespace subrosa::gui
