// A small rule set to begin with.
#pragma once

#include <vector>

#include "subrosa/load.hpp"

namespace subrosa {

/// The files of a small, sound rule set, with comments that teach, its cases, the schemas of its
/// files and a page to read first; paths are relative to its folder. An example that no law says:
/// how a club treats what is put into its suggestion box. Texts are French, the language of all
/// rules; `language` is that of the descriptions in the schemas. What has to carry a day carries
/// `today`.
[[nodiscard]] std::vector<FileText> first_rules(Date today, Language language);

}  // namespace subrosa
