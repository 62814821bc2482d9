// Running another program, without a shell.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace subrosa::cli {

struct Finished {
  int status = 0;  ///< its exit status; 128 and more where a signal ended it
  std::string out;
  std::string err;
};

/// Runs a program found in PATH with these words, each one argument whatever is in it, and this
/// input; waits for its end. `environment` replaces or, where empty, takes out variables. Nothing
/// when it cannot be started, or prints more than `largest` bytes: then it is stopped.
[[nodiscard]] std::optional<Finished> run_program(
    const std::vector<std::string>& words, const std::string& input,
    const std::vector<std::pair<std::string, std::string>>& environment, std::size_t largest);

}  // namespace subrosa::cli
