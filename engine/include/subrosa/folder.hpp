// Reading rule folders and files; with write.hpp the only part of the engine that touches the disk.
#pragma once

#include <filesystem>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "subrosa/limits.hpp"
#include "subrosa/load.hpp"

namespace subrosa {

/// What was read of a file.
struct ReadText {
  std::string text;
  Message fault;  ///< why there is no text; empty where there is
};

/// The bytes of an ordinary file, at most `largest` and one more. Pipes, devices and folders are
/// refused, so that no reading waits or goes on for ever; so is a file that somebody writes to
/// meanwhile.
[[nodiscard]] ReadText read_ordinary_file(const std::filesystem::path& path,
                                          std::size_t largest = largest_file);

/// The same, where it does not matter why there is nothing.
[[nodiscard]] std::optional<std::string> read_file(const std::filesystem::path& path,
                                                   std::size_t largest = largest_file);

/// The bytes of an open stream, at most `largest` and one more.
[[nodiscard]] std::string read_stream(std::istream& in, std::size_t largest = largest_file);

/// Every `.yaml` file below a rule folder, its `cases/` and hidden files left out: an editor keeps
/// its own beside the file that is open. One that cannot be read is among them and says why; of too
/// many, one more than `most_files`: `load_rules` refuses both. Where a file changes meanwhile all
/// are read again, so that the texts stood there together at one moment. Nothing when it is no
/// readable folder, or never stands still.
[[nodiscard]] std::optional<std::vector<FileText>> files_of_rules(
    const std::filesystem::path& folder);

/// The same for who needs the texts and no diagnostics: nothing when a file cannot be read. Rules
/// are read whole or not at all.
[[nodiscard]] std::optional<std::vector<FileText>> read_rule_folder(
    const std::filesystem::path& folder);

/// The files of `cases/`, sorted by name; of too many, one more than `most_cases`.
[[nodiscard]] std::vector<std::filesystem::path> case_files(const std::filesystem::path& folder);

/// The rules of a folder in a line, for `--version`: their name, version and hash, or that there
/// are none, or that they cannot be used.
[[nodiscard]] std::string rules_line(const std::filesystem::path& folder, Language language);

}  // namespace subrosa
