// JSON Schema for the rule files, so that an editor knows their keys and the names of this rule
// set.
#pragma once

#include <string>
#include <vector>

#include "subrosa/model.hpp"

namespace subrosa {

struct Schema {
  std::string kind;  ///< as `kind_of_file` names it
  std::string text;  ///< JSON Schema, draft 7, with a line end
};

/// A schema for each kind of file: its keys with what they are for in a language, and, where a file
/// names facts, values, sources, duties and the like, those of these rules. A schema sees less than
/// `check`: conditions and dates that do not fit together are only text to it.
[[nodiscard]] std::vector<Schema> schemas_of(const RuleSet& rules, Language language);

}  // namespace subrosa
