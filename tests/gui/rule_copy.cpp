#include "rule_copy.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "support/approve.hpp"

namespace fs = std::filesystem;

RuleCopy::RuleCopy(const std::vector<std::string>& cases) {
  std::string name = (fs::temp_directory_path() / "subrosa-XXXXXX").string();
  REQUIRE(mkdtemp(name.data()) != nullptr);
  root_ = name;
  path_ = root_ / "belgium";
  const fs::path rules = project("rules/belgium");
  fs::create_directories(path_ / "cases");
  for (const auto& entry : fs::directory_iterator(rules)) {
    if (entry.path().filename() == "cases") continue;
    fs::copy(entry.path(), path_ / entry.path().filename(), fs::copy_options::recursive);
  }
  for (const std::string& one : cases)
    fs::copy(rules / "cases" / (one + ".yaml"), path_ / "cases" / (one + ".yaml"));
}

RuleCopy::~RuleCopy() {
  std::error_code error;
  fs::remove_all(root_, error);
}

void RuleCopy::edit(const std::string& file, const std::string& from, const std::string& to) const {
  std::string text = slurp(path_ / file);
  std::size_t at = text.find(from);
  INFO(file << " lacks " << from);
  REQUIRE(at != std::string::npos);
  for (; at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  write(file, text);
}

void RuleCopy::write(const std::string& file, const std::string& text) const {
  std::ofstream(path_ / file, std::ios::binary) << text;
}

void RuleCopy::remove(const std::string& file) const { fs::remove(path_ / file); }
