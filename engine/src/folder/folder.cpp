#include "subrosa/folder.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <system_error>

#include "folder/stamps.hpp"

namespace subrosa {

namespace fs = std::filesystem;

std::optional<std::string> read_file(const fs::path& path, std::size_t largest) {
  std::error_code error;
  if (!fs::exists(path, error) || fs::is_directory(path, error)) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  auto text = read_stream(in, largest);
  return in.bad() ? std::nullopt : std::optional(std::move(text));
}

std::string read_stream(std::istream& in, std::size_t largest) {
  std::string text;
  std::array<char, 1 << 16> part{};
  while (in && text.size() <= largest) {
    in.read(part.data(),
            static_cast<std::streamsize>(std::min(part.size(), largest + 1 - text.size())));
    text.append(part.data(), static_cast<std::size_t>(in.gcount()));
  }
  return text;
}

namespace {

bool is_rule_file(const fs::path& path) {
  return path.extension() == ".yaml" && path.filename().string().front() != '.';
}

constexpr std::array<const char*, 3> parts{"", "provisions/", "lang/"};

std::optional<std::vector<FileText>> read_once(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) return std::nullopt;
  std::vector<FileText> files;
  const auto add = [&](const fs::path& path, const std::string& prefix) {
    auto text = read_file(path);
    if (text) files.push_back({prefix + path.filename().string(), std::move(*text)});
    return text.has_value();
  };
  for (const char* part : parts) {
    const fs::path place = folder / part;
    if (!fs::is_directory(place, error)) continue;
    for (const auto& entry : fs::directory_iterator(place, error)) {
      if (!is_rule_file(entry.path()) || !entry.is_regular_file(error)) continue;
      if (!add(entry.path(), part)) return std::nullopt;
    }
    if (error) return std::nullopt;
  }
  return files;
}

Stamps stamps_of(const fs::path& folder) {
  Stamps stamps;
  for (const char* part : parts) add_stamps(folder / part, stamps);
  return stamps;
}

/// Somebody who saves all the time cannot be waited for.
constexpr int most_attempts = 10;

}  // namespace

std::optional<std::vector<FileText>> read_rule_folder(const fs::path& folder) {
  for (int attempt = 0; attempt < most_attempts; ++attempt) {
    const Stamps before = stamps_of(folder);
    auto files = read_once(folder);
    if (stamps_of(folder) == before) return files;
  }
  return std::nullopt;
}

std::vector<fs::path> case_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder / "cases", error)) {
    if (is_rule_file(entry.path())) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace subrosa
