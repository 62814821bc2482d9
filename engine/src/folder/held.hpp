// What must not come in between while files are put in place: a signal, another subrosa.
#pragma once

#include <csignal>
#include <filesystem>
#include <set>
#include <vector>

namespace subrosa {

/// While it lives, a signal that asks the program to end waits.
class SignalsHeld {
 public:
  SignalsHeld();
  SignalsHeld(const SignalsHeld&) = delete;
  SignalsHeld& operator=(const SignalsHeld&) = delete;
  ~SignalsHeld();

 private:
  sigset_t before_{};
};

/// While it lives, no other subrosa that changes what it has read writes into these folders; one
/// that does is waited for. Leaves nothing in them. Where a file system has no such thing, nothing.
class FoldersHeld {
 public:
  explicit FoldersHeld(const std::set<std::filesystem::path>& folders);
  FoldersHeld(const FoldersHeld&) = delete;
  FoldersHeld& operator=(const FoldersHeld&) = delete;
  ~FoldersHeld();

 private:
  std::vector<int> descriptors_;
};

}  // namespace subrosa
