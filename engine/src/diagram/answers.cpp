#include "diagram/answers.hpp"

#include "diagram/carried.hpp"

namespace subrosa {

namespace {

Ref where_both_allow(const CompiledEdition& a, const CompiledEdition& b, Ref f) {
  Diagrams& d = *a.forest->diagrams;
  return d.choose(a.forest->allowed, d.choose(b.forest->allowed, f, Diagrams::leaf(0)),
                  Diagrams::leaf(0));
}

}  // namespace

Ref contribution(const CompiledEdition& edition, ProvisionIndex row) {
  const CompiledProvision& provision = edition.provisions[row.value];
  if (provision.version == nullptr) return Diagrams::leaf(0);
  Diagrams& d = *edition.forest->diagrams;
  const Ref counting = counts(*edition.forest, provision.effective, edition.winner);
  if (counting == Diagrams::leaf(0)) return counting;
  const Ref said =
      d.map(provision.tree.route, [&](std::uint32_t end) { return provision.tree.says[end]; });
  return d.choose(counting, said, Diagrams::leaf(0));
}

Ref verdicts_differ(const CompiledEdition& a, const CompiledEdition& b) {
  if (a.winner == b.winner) return Diagrams::leaf(0);
  return a.forest->diagrams->combine(
      a.winner, b.winner,
      [](std::uint32_t one, std::uint32_t other) {
        if (one == impossible || other == impossible) return 0U;
        return verdict_of(static_cast<Effect>(one)) != verdict_of(static_cast<Effect>(other)) ? 1U
                                                                                              : 0U;
      },
      a.forest->differing);
}

Ref contributions_differ(const CompiledEdition& a, const CompiledEdition& b) {
  Diagrams& d = *a.forest->diagrams;
  Ref differ = Diagrams::leaf(0);
  for (std::uint32_t row = 0; row < a.provisions.size(); ++row) {
    const CompiledProvision& in_a = a.provisions[row];
    const CompiledProvision& in_b = b.provisions[row];
    const bool same = a.winner == b.winner && in_a.effective == in_b.effective &&
                      in_a.tree.route == in_b.tree.route && in_a.version == in_b.version;
    if (same) continue;
    const Ref one = contribution(a, ProvisionIndex{row});
    const Ref other = contribution(b, ProvisionIndex{row});
    if (one == other) continue;
    const Ref here =
        d.combine(one, other, [](std::uint32_t x, std::uint32_t y) { return x != y ? 1U : 0U; });
    differ = d.either(here, differ);
  }
  return where_both_allow(a, b, differ);
}

}  // namespace subrosa
