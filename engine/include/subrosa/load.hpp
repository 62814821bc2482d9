// Rule files -> rules: reads, drafts and checks, and reports every mistake of every file at once.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "subrosa/diagnostic.hpp"
#include "subrosa/model.hpp"

namespace subrosa {

/// A file of the rule folder; `path` is relative to it: `provisions/art458.yaml`.
struct FileText {
  std::string path;
  std::string text;
  Message unread = {};  ///< why the text is not there; empty where it is
};

struct Loaded {
  Rules rules;  ///< null when any error was reported
  /// The same, with what errors leave of them: only to look up names and their texts, never to
  /// decide. Null when a file that the others share is faulty.
  Rules names;
  Sources sources;
  Diagnostics diagnostics;  ///< in the order of the files
};

/// Loads a whole rule set; `folder` is only what stands before the paths in what is shown. Files of
/// `cases/` are not read here. A fault of form in one provision does not hide the faults
/// of meaning in the others; one in a file that they share does. With `only`, the catalogues of
/// other languages are not looked at: their faults are not seen, and texts in them are French. The
/// hash is that of all files all the same. A file that was not read, or is over a limit, is an
/// error in any language; so are more than `most_files`. At most `most_findings` are reported.
[[nodiscard]] Loaded load_rules(const std::string& folder, std::vector<FileText> files,
                                std::optional<Language> only = {});

/// What is said of a file that was not read.
[[nodiscard]] Diagnostic unread_file(std::uint32_t file, const Message& why);

}  // namespace subrosa
