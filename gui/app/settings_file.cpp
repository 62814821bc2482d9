#include "app/settings_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>
#include <utility>

#include "subrosa/folder.hpp"
#include "subrosa/write.hpp"

namespace subrosa::gui {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::pair<std::string_view, Theme>, 3> themes{
    {{"light", Theme::light}, {"dark", Theme::dark}, {"contrast", Theme::contrast}}};

void take(Settings& settings, const std::string& name, const std::string& value) {
  if (name == "language" && !value.empty() && code_of(language_of(value)) == value)
    settings.language = language_of(value);
  for (const auto& [word, theme] : themes) {
    if (name == "theme" && value == word) settings.theme = theme;
  }
  int zoom = 0;
  std::from_chars(value.data(), value.data() + value.size(), zoom);
  if (name == "zoom" && std::find(zooms.begin(), zooms.end(), zoom) != zooms.end())
    settings.zoom = zoom;
}

}  // namespace

Settings parse_settings(const std::string& text, Settings otherwise) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t colon = line.find(": ");
    if (colon != std::string::npos) take(otherwise, line.substr(0, colon), line.substr(colon + 2));
  }
  return otherwise;
}

std::string settings_text(const Settings& settings) {
  std::string text = "language: " + std::string(code_of(settings.language)) + "\n";
  for (const auto& [word, theme] : themes) {
    if (settings.theme == theme) text += "theme: " + std::string(word) + "\n";
  }
  return text + "zoom: " + std::to_string(settings.zoom) + "\n";
}

Settings read_settings(const fs::path& file, Settings otherwise) {
  const auto text = file.empty() ? std::nullopt : read_file(file);
  return text ? parse_settings(*text, otherwise) : otherwise;
}

bool write_settings(const fs::path& file, const Settings& settings) {
  if (file.empty()) return false;
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  return static_cast<bool>(write_file(file, settings_text(settings)));
}

}  // namespace subrosa::gui
