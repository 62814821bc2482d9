// Wiring only: the clock is read once, here.
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <iostream>

#include "run.hpp"

namespace {

/// The calendar day where the program runs: at midnight the law changes here, not in Greenwich.
subrosa::Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return std::chrono::year_month_day{std::chrono::year{local.tm_year + 1900},
                                     std::chrono::month{static_cast<unsigned>(local.tm_mon + 1)},
                                     std::chrono::day{static_cast<unsigned>(local.tm_mday)}};
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  const std::vector<std::string> args(argv + 1, argv + argc);
  std::error_code error;
  const subrosa::cli::World world{std::cin,
                                  std::cout,
                                  std::cerr,
                                  today(),
                                  [](const std::string& name) {
                                    const char* value = std::getenv(name.c_str());
                                    return std::string(value == nullptr ? "" : value);
                                  },
                                  std::filesystem::read_symlink("/proc/self/exe", error),
                                  isatty(STDOUT_FILENO) != 0};
  return static_cast<int>(subrosa::cli::run(args, world));
}
