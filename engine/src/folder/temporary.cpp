#include "folder/temporary.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace subrosa {

namespace fs = std::filesystem;

namespace {

/// So many names are tried: those of programs that died half-way may be taken.
constexpr int most_names = 1000;
constexpr mode_t everyone = 0666;  // the user's `umask` takes from it
constexpr mode_t owner_only = 0600;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }
  /// Some file systems tell only now that the disk is full.
  [[nodiscard]] int close() {
    const int failed = ::close(number_) == 0 ? 0 : errno;
    number_ = -1;
    return failed;
  }

 private:
  int number_;
};

/// Short and hidden, so that it fits where the file's own name does, and is never read as a rule
/// file.
fs::path name_of_try(int attempt) {
  return ".subrosa-" + std::to_string(::getpid()) + "-" + std::to_string(attempt) + ".part";
}

int write_all(int descriptor, const std::string& text) {
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t n = ::write(descriptor, text.data() + done, text.size() - done);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return n == 0 ? EIO : errno;
    done += static_cast<std::size_t>(n);
  }
  return 0;
}

/// Some file systems have nothing to push, and say so.
int push(int descriptor) {
  return ::fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP ? 0 : errno;
}

int fill(Descriptor& file, const fs::path& path, const std::string& text) {
  int failed = write_all(file.number(), text);
  if (failed == 0) failed = push(file.number());
  const int closed = file.close();
  if (failed == 0) failed = closed;
  if (failed != 0) ::unlink(path.c_str());
  return failed;
}

}  // namespace

int write_temporary(const fs::path& folder, const std::string& text, bool is_secret,
                    fs::path& made) {
  for (int attempt = 0; attempt < most_names; ++attempt) {
    made = folder / name_of_try(attempt);
    Descriptor file(::open(made.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
                           is_secret ? owner_only : everyone));
    if (file.number() >= 0) return fill(file, made, text);
    if (errno != EEXIST) return errno;
  }
  return EEXIST;
}

int write_fresh(const fs::path& path, const std::string& text) {
  Descriptor file(
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, everyone));
  return file.number() < 0 ? errno : fill(file, path, text);
}

int make_temporary_folder(const fs::path& folder, fs::path& made) {
  for (int attempt = 0; attempt < most_names; ++attempt) {
    made = folder / name_of_try(attempt);
    if (::mkdir(made.c_str(), 0777) == 0) return 0;
    if (errno != EEXIST) return errno;
  }
  return EEXIST;
}

int take_permissions(const fs::path& file, const fs::path& of) {
  struct stat wanted {};
  if (::stat(of.c_str(), &wanted) != 0) return errno == ENOENT ? 0 : errno;
  // Only root may give a file away; for others it becomes their own, as with any editor.
  if (wanted.st_uid != ::geteuid() || wanted.st_gid != ::getegid())
    static_cast<void>(::chown(file.c_str(), wanted.st_uid, wanted.st_gid) == 0);
  return ::chmod(file.c_str(), wanted.st_mode & 07777U) == 0 ? 0 : errno;
}

int put_in_place(const fs::path& from, const fs::path& to, bool is_new) {
  if (is_new) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return errno;
    // A file system that cannot promise it: looked at just before.
    struct stat there {};
    if (::lstat(to.c_str(), &there) == 0) return EEXIST;
  }
  return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

int write_to_device(const fs::path& path, const std::string& text) {
  Descriptor device(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
  if (device.number() < 0) return errno;
  const int failed = write_all(device.number(), text);
  const int closed = device.close();
  return failed != 0 ? failed : closed;
}

void push_names(const fs::path& folder) {
  const Descriptor names(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (names.number() >= 0) static_cast<void>(push(names.number()));
}

}  // namespace subrosa
