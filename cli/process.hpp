// Running another program, without a shell.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace subrosa::cli {

constexpr std::chrono::seconds longest_run{60};

struct Finished {
  int status = 0;  ///< its exit status; 128 and more where a signal ended it
  std::string out;
  std::string err;
};

/// Runs a program found in PATH with these words, each one argument whatever is in it, and this
/// input; waits for its end. `environment` replaces or, where empty, takes out variables. Nothing
/// when it cannot be started, prints more than `largest` bytes or takes longer than `patience`:
/// then it is stopped. Of what it says on its error stream the beginning is kept.
[[nodiscard]] std::optional<Finished> run_program(
    const std::vector<std::string>& words, const std::string& input,
    const std::vector<std::pair<std::string, std::string>>& environment, std::size_t largest,
    std::chrono::milliseconds patience = longest_run);

}  // namespace subrosa::cli
