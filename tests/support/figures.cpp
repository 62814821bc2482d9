#include "support/figures.hpp"

#include <cstdlib>
#include <fstream>

void figure(const std::string& test, const std::string& what, std::uint64_t count) {
  const char* file = std::getenv("SUBROSA_FIGURES");
  if (file == nullptr || *file == '\0') return;
  // In one piece: several tests may write at once.
  const std::string line = "{\"test\": \"" + test + "\", \"what\": \"" + what +
                           "\", \"count\": " + std::to_string(count) + "}\n";
  std::ofstream(file, std::ios::app | std::ios::binary) << line << std::flush;
}
