#include "subrosa/folder.hpp"

#include <algorithm>
#include <fstream>
#include <system_error>

namespace subrosa {

namespace fs = std::filesystem;

std::optional<std::string> read_file(const fs::path& path, std::size_t largest) {
  std::error_code error;
  if (!fs::exists(path, error) || fs::is_directory(path, error)) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::string text(largest + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (in.bad()) return std::nullopt;
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

std::optional<std::vector<FileText>> read_rule_folder(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) return std::nullopt;
  std::vector<FileText> files;
  const auto add = [&](const fs::path& path, const std::string& prefix) {
    if (path.extension() != ".yaml") return true;
    auto text = read_file(path);
    if (text) files.push_back({prefix + path.filename().string(), std::move(*text)});
    return text.has_value();
  };
  for (const char* part : {"", "provisions/", "lang/"}) {
    const fs::path place = folder / part;
    if (!fs::is_directory(place, error)) continue;
    for (const auto& entry : fs::directory_iterator(place, error)) {
      if (entry.is_regular_file(error) && !add(entry.path(), part)) return std::nullopt;
    }
    if (error) return std::nullopt;
  }
  return files;
}

std::vector<fs::path> case_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder / "cases", error)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

bool write_file(const fs::path& path, const std::string& text) {
  fs::path beside = path;
  beside += ".part";
  std::error_code error;
  {
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    out << text;
    out.close();
    if (!out) {
      fs::remove(beside, error);
      return false;
    }
  }
  fs::rename(beside, path, error);
  if (!error) return true;
  fs::remove(beside, error);
  return false;
}

}  // namespace subrosa
