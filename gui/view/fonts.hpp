// The letters: found among the system's fonts at run time, and drawn into the atlas.
#pragma once

#include <filesystem>
#include <variant>
#include <vector>

#include "subrosa/message.hpp"
#include "view/look.hpp"

struct ImFontAtlas;

namespace subrosa::gui {

/// Noto Sans for letters where it is installed, DejaVu Sans for signs and where Noto is not.
struct FontFiles {
  std::filesystem::path regular;
  std::filesystem::path bold;
  std::filesystem::path signs;       ///< empty where `regular` has them
  std::filesystem::path bold_signs;  ///< likewise
  std::filesystem::path fixed;       ///< every letter as wide as another; empty where there is none

  [[nodiscard]] bool merged() const { return !signs.empty(); }
};

/// The folders in which a desktop keeps its fonts, the user's own first. Reads the environment.
[[nodiscard]] std::vector<std::filesystem::path> font_folders();

/// The fonts below these folders, or what to install. Unreadable folders and files are passed over.
[[nodiscard]] std::variant<FontFiles, Message> find_fonts(
    const std::vector<std::filesystem::path>& folders);

/// Empties the atlas and draws the letters for `factor` (`Look::text`) into it. The files must be
/// readable, as those of `find_fonts` are.
[[nodiscard]] Fonts build_fonts(ImFontAtlas& atlas, const FontFiles& files, float factor);

}  // namespace subrosa::gui
