// A copy of the real rules with a few of their cases, to be edited and gone after the test.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

class RuleCopy {
 public:
  explicit RuleCopy(const std::vector<std::string>& cases);
  ~RuleCopy();
  RuleCopy(const RuleCopy&) = delete;
  RuleCopy& operator=(const RuleCopy&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  /// Replaces every `from`, which must be there, in a file of the copy.
  void edit(const std::string& file, const std::string& from, const std::string& to) const;
  void write(const std::string& file, const std::string& text) const;
  void remove(const std::string& file) const;

 private:
  std::filesystem::path root_;
  std::filesystem::path path_;
};
