// The only place where anything is written to the disk. A file is written whole beside its place,
// pushed to the disk, then renamed: who looks sees the old text or the new one, never a part.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "subrosa/load.hpp"
#include "subrosa/message.hpp"

namespace subrosa {

/// Whether it was written; if not, where it failed and why, in plain words.
struct [[nodiscard]] Written {
  std::filesystem::path path = {};
  Message why = {};  ///< empty: it is written
  explicit operator bool() const { return why.text.empty(); }
};

struct FileToWrite {
  std::filesystem::path path;
  std::string text;
  /// What the file must still hold; where it holds something else, nothing is written.
  std::optional<std::string> before = std::nullopt;
  bool is_new = false;     ///< nothing may stand there yet
  bool is_secret = false;  ///< a new file is for its owner's eyes alone
};

struct FileToRemove {
  std::filesystem::path path;
  std::string before;  ///< what it must still hold
};

/// Writes a file whole or not at all. A link is followed and the permissions of a file that is
/// there stay; a device or pipe is written to as it is.
Written write_file(const std::filesystem::path& path, const std::string& text);

/// Writes files and takes others away, all or nothing: everything is written beside its place
/// first, then put in place, and what was there is put back if that fails half-way. A signal that
/// would end the program waits until it is done.
Written write_together(const std::vector<FileToWrite>& files,
                       const std::vector<FileToRemove>& to_remove = {});

/// Makes a folder with these files, whole or not at all: elsewhere first, then moved. An empty
/// folder may be there.
Written write_new_folder(const std::filesystem::path& folder, const std::vector<FileText>& files);

/// Whether nothing is there, or an empty folder.
[[nodiscard]] bool is_free(const std::filesystem::path& folder);

}  // namespace subrosa
