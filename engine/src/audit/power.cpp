#include "audit/power.hpp"

#include <algorithm>

#include "diagram/answers.hpp"

namespace subrosa {

std::vector<Way> ways_of(const Forest& forest, const Tree& tree, StepIndex index) {
  const Step& step = tree.steps[index];
  std::vector<Way> ways;
  if (step.kind == Step::Kind::require) {
    const Ref holds = compile_condition(step.condition, forest);
    ways.push_back({{index, step.next}, holds});
    ways.push_back({{index, std::nullopt}, forest.diagrams->negated(holds)});
  }
  if (step.kind == Step::Kind::ask) {
    for (std::size_t v = 0; v < step.branches.size(); ++v) {
      const Ref taken = forest.test(step.fact, std::uint64_t{1} << v);
      const auto same = std::find_if(ways.begin(), ways.end(), [&](const Way& way) {
        return way.forced.next == step.branches[v];
      });
      if (same == ways.end()) {
        ways.push_back({{index, step.branches[v]}, taken});
      } else {
        same->taken = forest.diagrams->either(same->taken, taken);
      }
    }
  }
  return ways;
}

Power power_of(const CompiledEdition& compiled, ProvisionIndex provision, StepIndex step) {
  const Forest& forest = *compiled.forest;
  Diagrams& d = *forest.diagrams;
  const Tree& tree = compiled.provisions[provision.value].version->tree;
  Power power;
  std::optional<CompiledEdition> first;
  for (const Way& way : ways_of(forest, tree, step)) {
    const CompiledEdition forced =
        with_tree(compiled, provision, compile_tree(tree, forest, way.forced));
    if (!first) {
      first = forced;
      continue;
    }
    power.over_verdict = d.either(verdicts_differ(*first, forced), power.over_verdict);
    power.over_answer = d.either(contributions_differ(*first, forced), power.over_answer);
  }
  power.over_answer = d.either(power.over_verdict, power.over_answer);
  return power;
}

}  // namespace subrosa
