// The uses of a name in one case file.
#pragma once

#include "document/document.hpp"
#include "rename/edits.hpp"
#include "subrosa/rename.hpp"

namespace subrosa {

/// Collects the changes to a case file; `rules` are those before. False when a name is written in a
/// way that cannot be replaced.
[[nodiscard]] bool edit_case(const Node& root, std::string_view text, const RuleSet& rules,
                             const NewName& name, Edits& edits);

}  // namespace subrosa
