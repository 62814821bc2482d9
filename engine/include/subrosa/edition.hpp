// Which version of each provision counts for a pair of dates.
#pragma once

#include <optional>
#include <vector>

#include "subrosa/model.hpp"

namespace subrosa {

struct Edition {
  Date as_of;
  Date known_on;
  /// For each provision the index of its version in force, if any.
  std::vector<std::optional<std::size_t>> versions;
  /// For each provision the version that would be in force, had it not been annulled.
  std::vector<std::optional<std::size_t>> annulled;
};

/// The version in force on `as_of`. One whose annulment was decided on or before `known_on` does
/// not exist.
[[nodiscard]] Edition edition_of(const RuleSet& rules, Date as_of, Date known_on);

/// One edition for each set of versions that some pair of dates selects; of the pairs that select
/// it, one whose law is known on the day of the act if there is one.
[[nodiscard]] std::vector<Edition> all_editions(const RuleSet& rules);

}  // namespace subrosa
