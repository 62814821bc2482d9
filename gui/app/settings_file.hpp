// Language, theme and size of letters, kept between two days. Nothing about a call.
#pragma once

#include <filesystem>
#include <string>

#include "state/session.hpp"

namespace subrosa::gui {

/// Lines `name: value`. What is missing, unknown or not a value stays as in `otherwise`.
[[nodiscard]] Settings parse_settings(const std::string& text, Settings otherwise);
[[nodiscard]] std::string settings_text(const Settings& settings);

/// An empty path, or a file that cannot be read: `otherwise`.
[[nodiscard]] Settings read_settings(const std::filesystem::path& file, Settings otherwise);
/// False when it could not be written.
[[nodiscard]] bool write_settings(const std::filesystem::path& file, const Settings& settings);

}  // namespace subrosa::gui
