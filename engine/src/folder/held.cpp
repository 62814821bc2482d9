#include "folder/held.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

namespace subrosa {

SignalsHeld::SignalsHeld() {
  sigset_t asking{};
  sigemptyset(&asking);
  for (const int signal : {SIGHUP, SIGINT, SIGQUIT, SIGTERM}) sigaddset(&asking, signal);
  pthread_sigmask(SIG_BLOCK, &asking, &before_);
}

SignalsHeld::~SignalsHeld() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

// In the order of their names: two programs can never wait for each other.
FoldersHeld::FoldersHeld(const std::set<std::filesystem::path>& folders) {
  for (const auto& folder : folders) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) continue;
    descriptors_.push_back(descriptor);
    while (::flock(descriptor, LOCK_EX) != 0 && errno == EINTR) {
    }
  }
}

FoldersHeld::~FoldersHeld() {
  for (const int descriptor : descriptors_) ::close(descriptor);
}

}  // namespace subrosa
