// Everything that trying every completion says of one situation.
#pragma once

#include <map>

#include "support/plain_evaluator.hpp"

namespace plain {

/// Everything that brute force says of a situation.
struct Truth {
  std::map<World, Verdicts> worlds;  ///< those that the constraints allow
  std::set<subrosa::Verdict> possible;
  bool silent = false;
};

[[nodiscard]] Truth truth_of(const subrosa::RuleSet& rules, const subrosa::Edition& edition,
                             const subrosa::Situation& situation);

/// Whether two allowed completions that differ in this fact alone differ in what `of` says.
template <class Of>
bool depends(const Truth& truth, std::size_t fact, std::uint32_t values, Of of) {
  for (const auto& [world, verdicts] : truth.worlds) {
    for (std::uint32_t v = 0; v < values; ++v) {
      World other = world;
      other[fact] = v;
      const auto found = truth.worlds.find(other);
      if (found != truth.worlds.end() && of(found->second) != of(verdicts)) return true;
    }
  }
  return false;
}

}  // namespace plain
