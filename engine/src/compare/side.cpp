#include "compare/side.hpp"

namespace subrosa {

namespace {

/// Fixes each reading that prevails, in every function of the edition.
void take_prevailing(CompiledEdition& compiled, Ref& allowed) {
  Diagrams& d = *compiled.forest->diagrams;
  Assignment taken(d.levels());
  const auto& facts = compiled.forest->rules->facts;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const Fact& fact = facts[Table<FactIndex, Fact>::index(i)];
    if (!fact.reading || !fact.reading->prevailing) continue;
    taken[compiled.forest->level_of[i]] =
        compiled.forest->value_of[i][fact.reading->prevailing->value];
  }
  for (CompiledProvision& provision : compiled.provisions) {
    provision.tree.route = d.restrict(provision.tree.route, taken);
    provision.tree.effect = d.restrict(provision.tree.effect, taken);
    provision.effective = d.restrict(provision.effective, taken);
  }
  compiled.winner = d.restrict(compiled.winner, taken);
  allowed = d.restrict(compiled.forest->allowed, taken);
}

}  // namespace

Side::Side(const std::shared_ptr<Forest>& forest, const Edition& edition)
    : compiled(compile(forest, edition)), rules(*forest->rules) {
  take_prevailing(compiled, allowed);
  verdict = forest->diagrams->map(verdict_of_winner(*forest->diagrams, compiled.winner),
                                  [](std::uint32_t v) { return v == impossible ? excluded : v; });
}

const CompiledProvision* Side::provision(const std::string& id) const {
  const auto index = rules.provision_named(id);
  return index ? &compiled.provisions[index->value] : nullptr;
}

Ref Side::effective(const std::string& id) const {
  const CompiledProvision* one = provision(id);
  return one == nullptr ? Diagrams::leaf(0) : one->effective;
}

Ref Side::decides(const std::string& id) const {
  return compiled.forest->diagrams->combine(effective(id), compiled.winner,
                                            [](std::uint32_t effect, std::uint32_t wins) {
                                              return effect == wins && effect != 0 ? 1U : 0U;
                                            });
}

Ref where_different(Diagrams& diagrams, Ref a, Ref b) {
  if (a == b) return Diagrams::leaf(0);
  return diagrams.combine(a, b, [](std::uint32_t x, std::uint32_t y) { return x != y ? 1U : 0U; });
}

}  // namespace subrosa
