// On which pairs of dates two rule sets may differ, and for which days of acts each stands.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "subrosa/compare.hpp"

namespace subrosa {

/// For each provision of a rule set, the version that counts.
using Versions = std::vector<std::optional<std::size_t>>;

/// The pairs of dates on which two rule sets may differ otherwise than on another pair, and up to
/// which day of acts each stands.
class Dates {
 public:
  /// Both rule sets must outlive it.
  Dates(const RuleSet& older, const RuleSet& newer);

  /// Those that both rule sets cover. A law known before the act is no usual one: it comes last.
  [[nodiscard]] std::vector<std::pair<Date, Date>> pairs() const;

  /// The days of acts, from `as_of`, for which this pair stands.
  [[nodiscard]] ActDays stretch(Date as_of, Date known_on) const;

  /// Which versions of the older and of the newer rules count.
  [[nodiscard]] std::pair<Versions, Versions> versions(Date as_of, Date known_on) const;

 private:
  void add_turns(const RuleSet& rules);

  const RuleSet& older_;
  const RuleSet& newer_;
  std::set<std::pair<Date, Date>> pairs_;
  std::set<Date> turns_;  ///< the days on which the law, as known on that day, becomes another
};

/// Adds a stretch; those that touch and know the law alike become one.
void add_stretch(std::vector<ActDays>& all, const ActDays& next);

}  // namespace subrosa
