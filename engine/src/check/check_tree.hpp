// The steps of one version as drafted -> Tree.
#pragma once

#include <optional>

#include "check/scope.hpp"
#include "draft/draft.hpp"

namespace subrosa {

/// Links every step to the one that follows and resolves its names. Reports paths without an
/// effect, steps after one, answers without a branch, clashing step ids, effects without a source;
/// then nothing is returned.
[[nodiscard]] std::optional<Tree> check_tree(const std::string& provision,
                                             const DraftVersion& version,
                                             const std::vector<SourceIndex>& version_sources,
                                             Scope& scope);

/// `danger.to == life` -> `danger.to-is-life`.
[[nodiscard]] std::string slug(std::string_view condition);

}  // namespace subrosa
