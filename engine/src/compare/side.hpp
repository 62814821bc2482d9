// One of two laws over shared levels.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "diagram/compile.hpp"

namespace subrosa {

constexpr std::uint32_t excluded = verdict_count;  ///< in place of a verdict

/// An edition with the readings that prevail taken, its own.
struct Side {
  Side(const std::shared_ptr<Forest>& forest, const Edition& edition);

  CompiledEdition compiled;
  const RuleSet& rules;
  Ref allowed;
  Ref verdict;  ///< by `Verdict`, or `excluded`

  /// Nothing: the rules have no such provision.
  [[nodiscard]] const CompiledProvision* provision(const std::string& id) const;
  /// Its effect where nothing sets it aside; `none` for one that is not there.
  [[nodiscard]] Ref effective(const std::string& id) const;
  /// 1 where it decides.
  [[nodiscard]] Ref decides(const std::string& id) const;
};

/// The ids of both, in the order of the newer, then those only the older has.
template <class Rows>
std::vector<std::string> ids_of(const Rows& newer, const Rows& older) {
  std::vector<std::string> ids;
  for (const auto* rows : {&newer, &older}) {
    for (const auto& row : *rows) {
      if (std::find(ids.begin(), ids.end(), row.id) == ids.end()) ids.push_back(row.id);
    }
  }
  return ids;
}

/// 1 where two functions differ.
[[nodiscard]] Ref where_different(Diagrams& diagrams, Ref a, Ref b);

}  // namespace subrosa
