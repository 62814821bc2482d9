// The lawyer's bench.
#include "screen/describe.hpp"

namespace subrosa::gui {

void describe_bench(Screen& /*screen*/, const Session& /*session*/, Desk& /*desk*/) {}

}  // namespace subrosa::gui
