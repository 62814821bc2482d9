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

/// One step of a provision's path.
struct Passed {
  subrosa::StepIndex step;
  bool goes_on = true;  ///< false: a leaf, or a `require` that fails
};

/// What one version of a provision comes to.
struct Run {
  std::vector<Passed> path;                        ///< empty: no version counts
  const subrosa::Step* end = nullptr;              ///< the last of them
  subrosa::Effect effect = subrosa::Effect::none;  ///< before another sets the provision aside
};

struct Verdicts {
  bool allowed = true;                   ///< the constraints allow the situation
  subrosa::Effect winner{};              ///< `none`: no rule speaks
  std::vector<subrosa::Effect> effects;  ///< of each provision, after those set aside
  std::vector<bool> set_aside;   ///< each: it would have an effect, and another sets it aside
  std::vector<bool> counts;      ///< each: it decides or warns, so that its duties are said
  std::set<std::string> duties;  ///< of the deciding provisions and those that warn
  std::set<std::string> limits;  ///< the same
  std::vector<Run> runs;         ///< of each provision
};

/// The verdict that the strongest effect present gives; silence where there is none.
[[nodiscard]] subrosa::Verdict verdict_for(subrosa::Effect winner);

/// Which version of each provision counts, and which would, had it not been annulled.
[[nodiscard]] subrosa::Edition edition_on(const subrosa::RuleSet& rules, subrosa::Date as_of,
                                          subrosa::Date known_on);

/// One tree, followed in one situation.
[[nodiscard]] Run run(const subrosa::Tree& tree, const World& world);

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
