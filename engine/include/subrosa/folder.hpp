// Reading rule folders and files; with write.hpp the only part of the engine that touches the disk.
#pragma once

#include <filesystem>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "subrosa/load.hpp"

namespace subrosa {

/// The bytes of a file, at most `largest` and one more; nothing when it cannot be read.
[[nodiscard]] std::optional<std::string> read_file(const std::filesystem::path& path,
                                                   std::size_t largest = 2 * 1024 * 1024);

/// The same of an open stream.
[[nodiscard]] std::string read_stream(std::istream& in, std::size_t largest = 2 * 1024 * 1024);

/// Every `.yaml` file below a rule folder, its `cases/` and hidden files left out: an editor keeps
/// its own beside the file that is open. Nothing when it is no readable
/// folder, or a file in it cannot be read: rules are read whole or not at all. Where a file changes
/// meanwhile all are read again, so that the texts stood there together at one moment.
[[nodiscard]] std::optional<std::vector<FileText>> read_rule_folder(
    const std::filesystem::path& folder);

/// The files of `cases/`, sorted by name.
[[nodiscard]] std::vector<std::filesystem::path> case_files(const std::filesystem::path& folder);

/// The rules of a folder in a line, for `--version`: their name, version and hash, or that there
/// are none, or that they cannot be used.
[[nodiscard]] std::string rules_line(const std::filesystem::path& folder, Language language);

}  // namespace subrosa
