// Where a duty or a limit comes with the answer.
#pragma once

#include <algorithm>

#include "diagram/compile.hpp"

namespace subrosa {

/// Where a provision's duties count: its effect gives the verdict, or it warns. `effective` and
/// `winner` are those of the edition, or what is left of them once answers are filled in.
[[nodiscard]] Ref counts(const Forest& forest, Ref effective, Ref winner);
/// Where a provision's effect gives the verdict.
[[nodiscard]] Ref decides(const Forest& forest, Ref effective, Ref winner);

/// Where the step at which a tree ends carries an id. `route` ends at steps of `tree`.
template <class I>
[[nodiscard]] Ref carries(Diagrams& diagrams, const Tree& tree, Ref route,
                          std::vector<I> Step::*carried, I id) {
  const auto says = [&](const Step& step) {
    const auto& ids = step.*carried;
    return std::find(ids.begin(), ids.end(), id) != ids.end();
  };
  if (std::none_of(tree.steps.begin(), tree.steps.end(), says)) return Diagrams::leaf(0);
  return diagrams.map(
      route, [&](std::uint32_t end) { return says(tree.steps[StepIndex{end}]) ? 1U : 0U; });
}

/// Where the answer carries an id: some provision counts and ends at a step that carries it.
/// `winner` is the edition's, or a part of it with `impossible` elsewhere.
template <class I>
[[nodiscard]] Ref carried_by_answer(const CompiledEdition& compiled, Ref care, Ref winner,
                                    std::vector<I> Step::*carried, I id) {
  Diagrams& d = *compiled.forest->diagrams;
  Ref where = Diagrams::leaf(0);
  for (const CompiledProvision& provision : compiled.provisions) {
    if (provision.version == nullptr) continue;
    const Ref here =
        d.choose(care, carries(d, provision.version->tree, provision.tree.route, carried, id),
                 Diagrams::leaf(0));
    if (here == Diagrams::leaf(0)) continue;
    const Ref effective = d.choose(care, provision.effective, Diagrams::leaf(0));
    const Ref counting = counts(*compiled.forest, effective, winner);
    where = d.choose(counting, d.choose(here, Diagrams::leaf(1), where), where);
  }
  return where;
}

}  // namespace subrosa
