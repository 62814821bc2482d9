// The rules as they stood in a revision of the git repository that holds them.
#pragma once

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "subrosa/load.hpp"
#include "subrosa/message.hpp"

namespace subrosa::cli {

constexpr std::size_t largest_answer = 64 * 1024 * 1024;  ///< bytes that git may print

struct RevisionFiles {
  std::string commit;           ///< its name, in full
  std::vector<FileText> rules;  ///< as `read_rule_folder` would read them
  std::vector<FileText> cases;  ///< paths as `cases/ID.yaml`
};

struct RevisionFault {
  Message words;
  Message help;
  bool usage = false;  ///< what was typed is wrong, not what is there
};

/// Reads the files of a rule folder in a revision, as git names one: `HEAD~1`, a branch, a commit.
/// Nothing is checked out and nothing written; git reaches for no network.
[[nodiscard]] std::variant<RevisionFiles, RevisionFault> read_revision(
    const std::filesystem::path& folder, const std::string& revision);

}  // namespace subrosa::cli
