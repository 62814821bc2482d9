#include "view/fonts.hpp"

#include <imgui.h>
#include <imgui_freetype.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>
#include <string_view>

namespace subrosa::gui {

namespace fs = std::filesystem;

namespace {

/// Latin with its accents, punctuation, currency, arrows, mathematics, boxes and ticks. The atlas
/// keeps a pointer to it.
constexpr std::array<ImWchar, 31> letters{
    0x0020, 0x017F, 0x1E9E, 0x1E9E, 0x02C6, 0x02DC, 0x2010, 0x203A, 0x20AC, 0x20AC, 0x2190,
    0x2195, 0x2212, 0x2212, 0x2260, 0x2265, 0x232B, 0x232B, 0x23CE, 0x23CE, 0x2423, 0x2423,
    0x25A0, 0x25FF, 0x2605, 0x2612, 0x26A0, 0x26A0, 0x2713, 0x2718, 0};

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

/// Begins as a file of letters does: an empty or foreign one would end the program later.
bool is_font(const fs::path& file) {
  std::array<char, 4> begin{};
  std::ifstream(file, std::ios::binary).read(begin.data(), begin.size());
  const std::string_view tag(begin.data(), begin.size());
  return tag == std::string_view("\0\1\0\0", 4) || tag == "true" || tag == "OTTO";
}

/// Looks below a folder for those of `wanted` that have no path yet.
void look_below(const fs::path& folder, std::map<std::string, fs::path>& wanted) {
  std::error_code wrong;
  for (fs::recursive_directory_iterator it(folder, wrong), end; it != end; it.increment(wrong)) {
    if (wrong) return;
    const auto place = wanted.find(it->path().filename().string());
    if (place != wanted.end() && place->second.empty() && is_font(it->path()))
      place->second = it->path();
    if (std::none_of(wanted.begin(), wanted.end(), [](auto& w) { return w.second.empty(); }))
      return;
  }
}

/// `taller`: by how much the letters of `file` must be larger than those of `signs` to look alike.
Face face(ImFontAtlas& atlas, const fs::path& file, const fs::path& signs, float size,
          float taller) {
  ImFontConfig config;
  config.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
  const float pixels = std::round(std::min(size * taller, 120.0F));
  ImFont* font = atlas.AddFontFromFileTTF(file.string().c_str(), pixels, &config, letters.data());
  if (!signs.empty()) {
    config.MergeMode = true;
    atlas.AddFontFromFileTTF(signs.string().c_str(), std::round(pixels / taller), &config,
                             letters.data());
  }
  return {font, pixels, std::round(pixels * (taller == 1 ? 1.22F : 1.1F))};
}

}  // namespace

std::vector<fs::path> font_folders() {
  std::vector<fs::path> folders;
  const std::string home = environment("HOME");
  const std::string own = environment("XDG_DATA_HOME");
  if (!own.empty()) folders.push_back(fs::path(own) / "fonts");
  if (!home.empty()) {
    folders.push_back(fs::path(home) / ".local/share/fonts");
    folders.push_back(fs::path(home) / ".fonts");
  }
  std::string shared = environment("XDG_DATA_DIRS");
  if (shared.empty()) shared = "/usr/local/share:/usr/share";
  for (std::size_t from = 0; from <= shared.size();) {
    const std::size_t to = std::min(shared.find(':', from), shared.size());
    if (to > from) folders.push_back(fs::path(shared.substr(from, to - from)) / "fonts");
    from = to + 1;
  }
  return folders;
}

std::variant<FontFiles, Message> find_fonts(const std::vector<fs::path>& folders) {
  std::map<std::string, fs::path> found{{"DejaVuSans.ttf", {}},
                                        {"DejaVuSans-Bold.ttf", {}},
                                        {"NotoSans-Regular.ttf", {}},
                                        {"NotoSans-Bold.ttf", {}},
                                        {"DejaVuSansMono.ttf", {}}};
  for (const fs::path& folder : folders) look_below(folder, found);
  const fs::path& signs = found["DejaVuSans.ttf"];
  const fs::path& bold_signs = found["DejaVuSans-Bold.ttf"];
  // Noto alone has no ticks and no arrows, by which the verdicts are told apart.
  if (signs.empty() || bold_signs.empty()) {
    return message(
        "Il manque une police de caractères pour la fenêtre : installez le paquet {0}. En "
        "attendant, `subrosa ask` pose les mêmes questions dans un terminal.",
        "fonts-dejavu-core");
  }
  const fs::path& regular = found["NotoSans-Regular.ttf"];
  const fs::path& bold = found["NotoSans-Bold.ttf"];
  if (regular.empty() || bold.empty())
    return FontFiles{signs, bold_signs, {}, {}, found["DejaVuSansMono.ttf"]};
  return FontFiles{regular, bold, signs, bold_signs, found["DejaVuSansMono.ttf"]};
}

Fonts build_fonts(ImFontAtlas& atlas, const FontFiles& files, float factor) {
  atlas.Clear();
  atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
  // Noto's letters are smaller than DejaVu's in a line of the same height.
  const float taller = files.merged() ? 7.0F / 6.0F : 1.0F;
  const fs::path& dejavu = files.merged() ? files.signs : files.regular;
  Fonts fonts;
  fonts.body = face(atlas, files.regular, files.signs, 18 * factor, taller);
  fonts.large = face(atlas, files.bold, files.bold_signs, 26 * factor, taller);
  fonts.bold = face(atlas, files.bold, files.bold_signs, 18 * factor, taller);
  fonts.small = face(atlas, files.regular, files.signs, 15 * factor, taller);
  fonts.fixed =
      files.fixed.empty() ? fonts.small : face(atlas, files.fixed, dejavu, 15 * factor, 1.0F);
  atlas.Build();
  return fonts;
}

}  // namespace subrosa::gui
