// Every place of the rule files in which a name stands.
#pragma once

#include <functional>

#include "draft/draft.hpp"

namespace subrosa {

/// `fact` is that of a value, and null for everything else.
using OnName = std::function<void(NameKind kind, const Word& name, const Word* fact)>;

/// Calls for each name that the files define or use, but for those in names.yaml, which are
/// history, and in the catalogues.
void visit_names(const Draft& draft, const OnName& on_name);

/// Calls for each step of the tree of each version, those in branches too.
void visit_steps(const Draft& draft, const std::function<void(const DraftStep&)>& on_step);

}  // namespace subrosa
