// Wiring only: the clock is read once, here.
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <iostream>

#include "run.hpp"

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  const std::vector<std::string> args(argv + 1, argv + argc);
  std::error_code error;
  const subrosa::cli::World world{
      std::cin,
      std::cout,
      std::cerr,
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()),
      [](const std::string& name) {
        const char* value = std::getenv(name.c_str());
        return std::string(value == nullptr ? "" : value);
      },
      std::filesystem::read_symlink("/proc/self/exe", error),
      isatty(STDOUT_FILENO) != 0};
  return static_cast<int>(subrosa::cli::run(args, world));
}
