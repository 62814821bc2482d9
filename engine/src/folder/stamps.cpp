#include "folder/stamps.hpp"

#include <sys/stat.h>

namespace subrosa {

namespace fs = std::filesystem;

namespace {

std::int64_t nanoseconds(const timespec& time) {
  return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

}  // namespace

void add_stamps(const fs::path& folder, Stamps& stamps) {
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->path().filename().string().front() == '.') continue;  // an editor's own
    struct stat seen {};
    if (::stat(it->path().c_str(), &seen) != 0) continue;
    stamps[it->path().string()] = {seen.st_ino, seen.st_size, nanoseconds(seen.st_mtim),
                                   nanoseconds(seen.st_ctim)};
  }
}

}  // namespace subrosa
