#include "support/truth.hpp"

namespace plain {

using namespace subrosa;

Truth truth_of(const RuleSet& rules, const Edition& edition, const Situation& situation) {
  Truth truth;
  for (const World& world : completions(rules, situation)) {
    Verdicts verdicts = evaluate(rules, edition, world);
    if (!verdicts.allowed) continue;
    truth.possible.insert(verdict_for(verdicts.winner));
    truth.silent = truth.silent || verdicts.winner == Effect::none;
    truth.worlds.emplace(world, std::move(verdicts));
  }
  return truth;
}

}  // namespace plain
