// Another name for something in the rules, in every file that uses it, with the same meaning.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "subrosa/load.hpp"

namespace subrosa {

/// What is to be renamed. `fact` names the fact or reading of a value, and is empty for all else.
struct NewName {
  NameKind kind = NameKind::fact;
  std::string fact;
  std::string from;
  std::string to;
};

/// A file before and after; a file that is new has no text before.
struct ChangedFile {
  std::string path;  ///< relative to the rule folder
  std::string before;
  std::string after;
  std::string new_path;  ///< where the file goes; the same path unless its provision is renamed
};

/// Why nothing was renamed. Faults of files, if those are the reason, stand in `diagnostics`.
struct NotRenamed {
  Message words;
  Message help;
  Sources sources;
  Diagnostics diagnostics;
};

/// Renames in all files of a rule folder, `cases/` among them, and keeps their layout, their
/// comments and every text. The old name is kept in `names.yaml`, except that of a source, which no
/// case names. A mark of a review that was current is given the hash of what is now written, the
/// others stay as they are: what was read has not changed. A step whose id was made from what is
/// renamed is given that id, so that ids of steps stay as they are. `folder` is only what stands
/// before the paths in what is shown.
///
/// Refused: rules with errors, a name that is not there, a new name that is taken, was given up, or
/// cannot be a name, and whatever would then no longer load or mean something else: the result is
/// loaded, and held against the rules before, number by number; so is each case.
[[nodiscard]] std::variant<std::vector<ChangedFile>, NotRenamed> rename(
    const std::string& folder, const std::vector<FileText>& files, const NewName& name, Date today);

/// The rules with the names that others, perhaps newer, have for the same things, as far as the
/// others say that they were renamed; the same rules where there are none.
[[nodiscard]] Rules with_present_names(const Rules& rules, const RuleSet& others);

}  // namespace subrosa
