// Reading: only ordinary files, only up to a limit, and whole.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <ctime>
#include <thread>

#include "folder/stamps.hpp"
#include "subrosa/folder.hpp"

namespace subrosa {

namespace fs = std::filesystem;

namespace {

/// An open file, closed at the end.
class OpenFile {
 public:
  /// Does not wait for the other end of a pipe.
  explicit OpenFile(const fs::path& path)
      : number_(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (number_ >= 0) ::close(number_);
  }

  [[nodiscard]] std::optional<struct stat> look() const {
    struct stat seen {};
    if (number_ < 0 || ::fstat(number_, &seen) != 0) return std::nullopt;
    return seen;
  }

  /// The bytes, at most `largest` and one more; nothing when the disk fails.
  [[nodiscard]] std::optional<std::string> read(std::size_t largest) const {
    std::string text;
    std::array<char, 1 << 16> part{};
    while (text.size() <= largest) {
      const std::size_t room = std::min(part.size(), largest + 1 - text.size());
      const ssize_t count = ::read(number_, part.data(), room);
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return std::nullopt;
      if (count == 0) break;
      text.append(part.data(), static_cast<std::size_t>(count));
    }
    return text;
  }

 private:
  int number_;
};

ReadText refused(Message why) { return {{}, std::move(why)}; }

bool same_moment(const timespec& a, const timespec& b) {
  return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

/// Whether nobody wrote to the file while these bytes were read.
bool is_whole(const std::string& text, std::size_t largest, const struct stat& before,
              const struct stat& after) {
  const auto size = static_cast<std::size_t>(after.st_size);
  return before.st_size == after.st_size && same_moment(before.st_mtim, after.st_mtim) &&
         text.size() == std::min(size, largest + 1);
}

/// A clock of files ticks every few milliseconds: whoever writes twice between two ticks is seen
/// once.
constexpr std::chrono::milliseconds tick{20};

/// Whether the last writing is so near that another at the same tick could not be seen. The time
/// serves to wait, never to know the day.
bool just_written(const struct stat& seen) {
  timespec now{};
  ::clock_gettime(CLOCK_REALTIME, &now);
  const auto age = std::chrono::seconds(now.tv_sec - seen.st_mtim.tv_sec) +
                   std::chrono::nanoseconds(now.tv_nsec - seen.st_mtim.tv_nsec);
  return age >= std::chrono::nanoseconds(0) && age < tick;
}

constexpr int tries = 3;

}  // namespace

ReadText read_ordinary_file(const fs::path& path, std::size_t largest) {
  for (int tried = 0; tried < tries; ++tried) {
    const OpenFile file(path);
    auto before = file.look();
    if (before && S_ISREG(before->st_mode) && just_written(*before)) {
      std::this_thread::sleep_for(tick);
      before = file.look();
    }
    if (!before) return refused(message("ce fichier est introuvable ou illisible"));
    if (!S_ISREG(before->st_mode)) return refused(message("ce n'est pas un fichier ordinaire"));
    if (just_written(*before)) continue;
    auto text = file.read(largest);
    const auto after = file.look();
    if (!text || !after) return refused(message("ce fichier est introuvable ou illisible"));
    if (is_whole(*text, largest, *before, *after)) return {std::move(*text), {}};
  }
  return refused(message("ce fichier change pendant qu'on le lit"));
}

std::optional<std::string> read_file(const fs::path& path, std::size_t largest) {
  ReadText reading = read_ordinary_file(path, largest);
  return reading.fault.text.empty() ? std::optional(std::move(reading.text)) : std::nullopt;
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

/// The `.yaml` files directly in a folder, at most `most` and one more, sorted; nothing when it
/// cannot be read.
std::optional<std::vector<fs::path>> yaml_files(const fs::path& folder, std::size_t most) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (is_rule_file(entry->path())) files.push_back(entry->path());
    if (files.size() > most) break;
  }
  if (error) return std::nullopt;
  std::sort(files.begin(), files.end());
  return files;
}

/// Reads a file of the rules, unless those before it already fill what a rule set may hold.
FileText rule_file(const fs::path& path, const std::string& name, std::size_t& total) {
  if (total > largest_folder) {
    return {name, {}, message("les règles dépassent {0} octets", std::to_string(largest_folder))};
  }
  ReadText reading = read_ordinary_file(path, largest_file);
  total += reading.text.size();
  return {name, std::move(reading.text), std::move(reading.fault)};
}

constexpr std::array<const char*, 3> parts{"", "provisions/", "lang/"};

std::optional<std::vector<FileText>> read_once(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) return std::nullopt;
  std::vector<FileText> files;
  std::size_t total = 0;
  for (const char* part : parts) {
    const fs::path place = folder / part;
    if (!fs::exists(place, error)) continue;
    const auto paths = yaml_files(place, most_files);
    if (!paths) return std::nullopt;
    for (const fs::path& path : *paths) {
      if (files.size() > most_files) return files;
      files.push_back(rule_file(path, part + path.filename().string(), total));
    }
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

/// Says of the files that changed between two looks that they were not read; nothing when it was
/// none of them.
std::optional<std::vector<FileText>> without_changing(std::vector<FileText> files,
                                                      const fs::path& folder, const Stamps& before,
                                                      const Stamps& after) {
  bool found = false;
  for (FileText& file : files) {
    const std::string path = (folder / file.path).string();
    const auto one = before.find(path);
    const auto other = after.find(path);
    if (one != before.end() && other != after.end() && one->second == other->second) continue;
    file = {file.path, {}, message("ce fichier change pendant qu'on le lit")};
    found = true;
  }
  return found ? std::optional(std::move(files)) : std::nullopt;
}

}  // namespace

std::optional<std::vector<FileText>> files_of_rules(const fs::path& folder) {
  for (int attempt = 1;; ++attempt) {
    const Stamps before = stamps_of(folder);
    auto files = read_once(folder);
    const Stamps after = stamps_of(folder);
    if (after == before) return files;
    if (attempt < most_attempts) continue;
    if (!files) return std::nullopt;
    return without_changing(std::move(*files), folder, before, after);
  }
}

std::optional<std::vector<FileText>> read_rule_folder(const fs::path& folder) {
  auto files = files_of_rules(folder);
  const auto unread = [](const FileText& file) { return !file.unread.text.empty(); };
  if (files && std::any_of(files->begin(), files->end(), unread)) return std::nullopt;
  return files;
}

std::vector<fs::path> case_files(const fs::path& folder) {
  return yaml_files(folder / "cases", most_cases).value_or(std::vector<fs::path>{});
}

}  // namespace subrosa
