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

Ref power_of(const CompiledEdition& compiled, ProvisionIndex provision, StepIndex step, Over over) {
  const Forest& forest = *compiled.forest;
  Diagrams& d = *forest.diagrams;
  const CompiledTree& own = compiled.provisions[provision.value].tree;
  const Tree& tree = compiled.provisions[provision.value].version->tree;
  Ref power = Diagrams::leaf(0);
  std::optional<CompiledEdition> first;
  for (const Way& way : ways_of(forest, tree, step)) {
    const CompiledTree forced = with_forced_step(tree, own, forest, way.forced);
    CompiledEdition then = with_tree(compiled, provision, forced);
    if (first) {
      power = d.either(verdicts_differ(*first, then), power);
      if (over == Over::answer) power = d.either(contributions_differ(*first, then), power);
    } else {
      first = std::move(then);
    }
  }
  return power;
}

}  // namespace subrosa
