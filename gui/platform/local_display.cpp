#include "platform/local_display.hpp"

namespace subrosa::gui {

std::optional<std::string> local_display(std::string_view name) {
  if (name.empty() || name.starts_with("unix:")) return std::string(name);
  if (name.starts_with(":") && !name.starts_with("::")) return "unix" + std::string(name);
  return std::nullopt;
}

}  // namespace subrosa::gui
