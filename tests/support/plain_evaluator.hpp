// What a decision means, said a second time and as plainly as possible: by trying every completion.
// Shares nothing with the engine but the model.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "subrosa/edition.hpp"
#include "subrosa/situation.hpp"

namespace plain {

/// A value for every fact.
using World = std::vector<std::uint32_t>;

struct Verdicts {
  bool allowed = true;                   ///< the constraints allow the situation
  subrosa::Effect winner{};              ///< `none`: no rule speaks
  std::vector<subrosa::Effect> effects;  ///< of each provision, after those set aside
  std::vector<bool> set_aside;   ///< each: it would have an effect, and another sets it aside
  std::set<std::string> duties;  ///< of the deciding provisions and those that warn
};

[[nodiscard]] Verdicts evaluate(const subrosa::RuleSet& rules, const subrosa::Edition& edition,
                                const World& world);

/// Which facts are left out and take what is assumed: each in turn, unless no situation is allowed
/// then.
[[nodiscard]] std::vector<bool> assumptions(const subrosa::RuleSet& rules,
                                            const subrosa::Situation& situation);

/// Every completion of the open facts; a reading that is not fixed takes what prevails, a fact left
/// out what is assumed.
[[nodiscard]] std::vector<World> completions(const subrosa::RuleSet& rules,
                                             const subrosa::Situation& situation);

}  // namespace plain
