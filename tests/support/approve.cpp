#include "support/approve.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace fs = std::filesystem;

fs::path project(const std::string& path) { return fs::path(PROJECT_FOLDER) / path; }

std::string slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  INFO(path.string());
  REQUIRE(in.good());
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

bool approved(const fs::path& path, const std::string& actual) {
  if (std::getenv("SUBROSA_APPROVE") != nullptr) {
    std::ofstream(path, std::ios::binary) << actual;
    return true;
  }
  if (!fs::exists(path)) {
    WARN("no expected text yet: " << path.string() << "\n" << actual);
    return false;
  }
  const std::string expected = slurp(path);
  if (expected == actual) return true;
  WARN(path.string() << "\n--- expected\n" << expected << "--- actual\n" << actual);
  return false;
}

std::vector<fs::path> entries(const fs::path& folder) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(folder)) found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}
