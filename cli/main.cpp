// Wiring only: the clock is read once, here.
#include <unistd.h>

#include <cstdlib>
#include <ctime>
#include <iostream>

#include "run.hpp"
#include "subrosa/process.hpp"

namespace {

/// What a clock shows where the program runs.
std::tm local_time() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return local;
}

}  // namespace

int main(int argc, char** argv) {
  subrosa::begin_process();
  std::ios::sync_with_stdio(false);
  const std::vector<std::string> args(argv + 1, argv + argc);
  std::error_code error;
  const subrosa::cli::World world{std::cin,
                                  std::cout,
                                  std::cerr,
                                  subrosa::day_of(local_time()),
                                  [](const std::string& name) {
                                    const char* value = std::getenv(name.c_str());
                                    return std::string(value == nullptr ? "" : value);
                                  },
                                  std::filesystem::read_symlink("/proc/self/exe", error),
                                  isatty(STDOUT_FILENO) != 0};
  return static_cast<int>(subrosa::cli::run(args, world));
}
