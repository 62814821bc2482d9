// One file of a rule folder -> its part of the draft.
#pragma once

#include "draft/draft.hpp"

namespace subrosa {

/// Reads a document as the kind of file that its path says it is. What does not fit, and a path
/// that no file of rules has, is reported.
void draft_file(std::string_view path, const Node& root, const SourceFile& source, Draft& draft,
                Diagnostics& diagnostics);

}  // namespace subrosa
