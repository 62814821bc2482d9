#include "state/watched_folder.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>

#include "subrosa/folder.hpp"

namespace subrosa::gui {

namespace fs = std::filesystem;

namespace {

/// A second write this soon after the first can leave the same time: some disks count in two
/// seconds.
constexpr std::int64_t coarsest_clock = 3'000'000'000;

std::int64_t nanoseconds(const timespec& time) {
  return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

std::int64_t nanoseconds_now() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

bool is_rule_file(const fs::path& path) {
  return path.extension() == ".yaml" && path.filename().string().front() != '.';
}

}  // namespace

WatchedFolder::Stamps WatchedFolder::stamps_of(const fs::path& folder) {
  Stamps found;
  for (const std::string part : {"", "provisions/", "lang/", "cases/"}) {
    std::error_code error;
    for (fs::directory_iterator it(folder / part, error), end; !error && it != end;
         it.increment(error)) {
      if (!is_rule_file(it->path())) continue;
      struct stat seen {};
      if (::stat(it->path().c_str(), &seen) != 0) continue;
      found[part + it->path().filename().string()] = {
          nanoseconds(seen.st_mtim), nanoseconds(seen.st_ctim),
          static_cast<std::uint64_t>(seen.st_size), static_cast<std::uint64_t>(seen.st_ino)};
    }
  }
  return found;
}

std::optional<WatchedFolder::Texts> WatchedFolder::texts_of(const fs::path& folder) {
  auto rules = read_rule_folder(folder);
  if (!rules) return std::nullopt;
  Texts texts;
  for (FileText& file : *rules) texts[file.path] = std::move(file.text);
  for (const fs::path& path : case_files(folder)) {
    if (auto text = read_file(path)) texts["cases/" + path.filename().string()] = std::move(*text);
  }
  return texts;
}

bool WatchedFolder::read(const fs::path& folder) {
  folder_ = folder;
  // Before the files: one that is saved while they are read has another stamp the next time.
  looked_ = nanoseconds_now();
  stamps_ = stamps_of(folder);
  auto texts = texts_of(folder);
  // An editor that saves takes a file away for a moment.
  if (!texts && fs::exists(folder / "rules.yaml")) texts = texts_of(folder);
  readable_ = texts.has_value();
  if (texts) texts_ = std::move(*texts);
  return readable_;
}

bool WatchedFolder::saved_since(const std::string& name) const {
  const auto text = read_file(folder_ / name);
  const auto known = texts_.find(name);
  return text && (known == texts_.end() || known->second != *text);
}

bool WatchedFolder::changed() const {
  if (folder_.empty()) return false;
  if (!readable_) return texts_of(folder_).has_value();
  if (stamps_of(folder_) != stamps_) return true;
  return std::any_of(stamps_.begin(), stamps_.end(), [&](const auto& one) {
    const Stamp& stamp = one.second;
    const bool settled = std::max(stamp.written, stamp.changed) + coarsest_clock < looked_;
    return !settled && saved_since(one.first);
  });
}

}  // namespace subrosa::gui
