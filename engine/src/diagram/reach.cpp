#include "diagram/reach.hpp"

#include <algorithm>

namespace subrosa {

namespace {

std::vector<WayOut> ways_out_of(const Forest& forest, StepIndex index, const Step& step, Ref holds,
                                Ref reached) {
  Diagrams& d = *forest.diagrams;
  const auto where = [&](Ref condition) { return d.choose(condition, reached, Diagrams::leaf(0)); };
  switch (step.kind) {
    case Step::Kind::leaf: return {{index, std::nullopt, {}, reached}};
    case Step::Kind::require:
      return {{index, step.next, {}, where(holds)},
              {index, std::nullopt, {}, d.choose(holds, Diagrams::leaf(0), reached)}};
    case Step::Kind::ask: break;
  }
  std::vector<WayOut> ways;
  for (std::uint32_t v = 0; v < step.branches.size(); ++v) {
    const Ref taken = where(forest.test(step.fact, std::uint64_t{1} << v));
    const auto same = std::find_if(ways.begin(), ways.end(),
                                   [&](const WayOut& way) { return way.next == step.branches[v]; });
    if (same == ways.end()) {
      ways.push_back({index, step.branches[v], {ValueIndex{v}}, taken});
    } else {
      same->values.push_back(ValueIndex{v});
      same->where = d.choose(taken, Diagrams::leaf(1), same->where);
    }
  }
  return ways;
}

}  // namespace

std::vector<WayOut> ways_out(const Forest& forest, const Tree& tree,
                             const CompiledTree& functions) {
  Diagrams& d = *forest.diagrams;
  std::vector<Ref> reached(tree.steps.size(), Diagrams::leaf(0));
  reached[tree.root.value] = forest.allowed;
  std::vector<WayOut> all;
  for (std::uint32_t i = 0; i < tree.steps.size();
       ++i) {  // every step is above those that it leads to
    const StepIndex index{i};
    for (WayOut& way :
         ways_out_of(forest, index, tree.steps[index], functions.conditions[i], reached[i])) {
      if (way.next) {
        Ref& below = reached[way.next->value];
        below = d.choose(way.where, Diagrams::leaf(1), below);
      }
      all.push_back(std::move(way));
    }
  }
  return all;
}

}  // namespace subrosa
