// The rule folders in which an editor works: the files on disk, with those that it has open as it
// holds them. Only reads; nothing is written.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "subrosa/diagnostic.hpp"
#include "subrosa/editor.hpp"

namespace subrosa::cli {

constexpr std::size_t most_open = 500;                  ///< files that an editor holds
constexpr std::size_t largest_open = 64 * 1024 * 1024;  ///< bytes of all their texts

/// What `check` finds in one folder; a source's name is its path.
struct FolderFindings {
  std::filesystem::path folder;
  Sources sources;
  Diagnostics diagnostics;
};

class Workspace {
 public:
  /// `rules` is a folder whose files belong to it whatever stands above them; may be empty.
  Workspace(const std::filesystem::path& rules, Language language, Date today);

  // What the editor holds. A path is absolute.
  /// False when too much is open: then nothing is changed.
  bool open(const std::filesystem::path& file, std::string text);
  void close(const std::filesystem::path& file);
  /// A file may have changed on disk.
  void touch(const std::filesystem::path& file);
  [[nodiscard]] bool is_open(const std::filesystem::path& file) const;

  /// The text of a file as the editor holds it, else as it is on disk.
  [[nodiscard]] std::optional<std::string> text_of(const std::filesystem::path& file) const;
  /// The folder with a `rules.yaml` that a file belongs to.
  [[nodiscard]] std::optional<std::filesystem::path> folder_of(
      const std::filesystem::path& file) const;
  /// Every rule file and case of a folder.
  [[nodiscard]] std::vector<std::filesystem::path> files_of(
      const std::filesystem::path& folder) const;

  [[nodiscard]] bool has_changed() const;
  /// Checks every folder in which something changed. One that cannot be read has no findings.
  [[nodiscard]] std::vector<FolderFindings> check_changed();
  /// Who answers questions about files of a folder.
  [[nodiscard]] const Assistant& assistant(const std::filesystem::path& folder) const;

 private:
  struct Folder {
    bool changed = true;
    std::optional<Assistant> assistant;  ///< by the last names that could be read
  };

  [[nodiscard]] FolderFindings check(const std::filesystem::path& path, Folder& folder) const;
  void lay_over(const std::filesystem::path& folder, std::vector<FileText>& files) const;
  [[nodiscard]] std::vector<std::filesystem::path> cases_of(
      const std::filesystem::path& folder) const;

  std::filesystem::path rules_;
  Language language_;
  Date today_;
  Assistant ignorant_;  ///< knows the keys and no names
  std::map<std::filesystem::path, std::string> open_;
  std::size_t open_bytes_ = 0;
  std::map<std::filesystem::path, Folder> folders_;
};

}  // namespace subrosa::cli
