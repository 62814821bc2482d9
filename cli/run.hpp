// The whole command as a function: arguments and a world in, an exit status out.
#pragma once

#include <filesystem>
#include <functional>
#include <istream>
#include <ostream>
#include <string>
#include <vector>

#include "subrosa/date.hpp"

namespace subrosa::cli {

enum class ExitStatus : int {
  done = 0,         ///< whatever the verdict; warnings only
  findings = 1,     ///< a failed test, an error found by `check`, a `--fail-on` verdict
  usage = 2,        ///< wrong usage, bad option value
  no_rules = 3,     ///< no rules, or they cannot be loaded
  faulty_case = 4,  ///< a case is missing or faulty
  internal = 70,    ///< a fault of this program
};

/// Everything that the command takes from outside.
struct World {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  Date today;
  std::function<std::string(const std::string&)> environment;  ///< empty where not set
  std::filesystem::path executable;
  bool terminal = false;  ///< whether `out` is one
};

[[nodiscard]] ExitStatus run(const std::vector<std::string>& args, const World& world);

}  // namespace subrosa::cli
