// Which displays are of this machine.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace subrosa::gui {

/// A name of a display (`DISPLAY`) so that it can only be reached by a local socket: without this,
/// the X library tries the network where nobody answers at the socket. Nothing for a display that
/// is on another machine, or is reached by the network.
[[nodiscard]] std::optional<std::string> local_display(std::string_view name);

}  // namespace subrosa::gui
