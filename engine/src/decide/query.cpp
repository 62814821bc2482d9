#include "decide/query.hpp"

#include <algorithm>

#include "diagram/carried.hpp"

namespace subrosa {

namespace {

/// The value that counts for a fact: its answer, its assumption, or the reading that is taken.
std::optional<ValueIndex> taken_value(const Fact& fact, const Answer& answer, bool assume) {
  if (answer.state == Answer::State::known) return answer.value;
  if (fact.reading) return fact.reading->prevailing;
  const bool left_out = answer.state == Answer::State::not_asked;
  return assume && left_out ? fact.assumed : std::nullopt;
}

}  // namespace

Query::Query(const RuleSet& rule_set, const CompiledEdition& edition, const Situation& asked)
    : rules(rule_set),
      compiled(edition),
      situation(asked),
      d(*edition.forest->diagrams),
      given(edition.forest->level_of.size()) {
  std::vector<FactAnswer> assumptions;
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    const FactIndex fact = Table<FactIndex, Fact>::index(i);
    const Answer& answer = situation.answer(fact);
    const auto value = taken_value(rules.facts[fact], answer, situation.assume);
    if (!value) continue;
    if (answer.state == Answer::State::known || rules.facts[fact].reading) {
      given[level(fact)] = value->value;
    } else {
      assumptions.push_back({fact, value});
    }
  }
  const std::vector<Level> matters =
      assumptions.empty() ? std::vector<Level>{} : levels_that_matter();
  for (const FactAnswer& assumption : assumptions) assume(assumption, matters);
  filling = d.walk();
  allowed = filled(compiled.forest->allowed);
  winner = filled(compiled.winner);
  for (const CompiledProvision& provision : compiled.provisions) {
    routes.push_back(filled(provision.tree.route));
    effective.push_back(filled(provision.effective));
  }
}

/// Takes an assumption, unless the constraints exclude it with what is given: then the fact stays
/// open.
void Query::assume(const FactAnswer& assumption, const std::vector<Level>& matters) {
  const Level at = level(assumption.fact);
  given[at] = assumption.value->value;
  if (d.restrict(compiled.forest->allowed, given) == Diagrams::leaf(0)) {
    given[at].reset();
  } else if (std::find(matters.begin(), matters.end(), at) != matters.end()) {
    assumed.push_back(assumption);
  }
}

/// The levels on which the verdict, or what goes with it, can still depend.
std::vector<Level> Query::levels_that_matter() const {
  const Operation so_far = d.walk();
  const Ref left = d.restrict(compiled.winner, given, so_far);
  std::vector<Level> levels = d.support(left);
  for (const CompiledProvision& provision : compiled.provisions) {
    const Ref counting =
        counts(*compiled.forest, d.restrict(provision.effective, given, so_far), left);
    if (counting == Diagrams::leaf(0)) continue;
    for (const Ref f : {counting, d.restrict(provision.tree.route, given, so_far)}) {
      const auto more = d.support(f);
      levels.insert(levels.end(), more.begin(), more.end());
    }
  }
  return levels;
}

std::optional<ValueIndex> Query::value(FactIndex fact) const {
  const auto& choice = given[level(fact)];
  return choice ? std::optional(ValueIndex{*choice}) : std::nullopt;
}

Ref Query::where_allowed(Ref f, std::uint32_t elsewhere) const {
  return d.choose(allowed, f, Diagrams::leaf(elsewhere));
}

std::vector<std::uint32_t> Query::values(Ref f) const {
  if (Diagrams::is_leaf(f)) return {Diagrams::value(f)};
  constexpr std::uint32_t elsewhere = 0x0FFF'FFFF;
  auto found = d.leaves(where_allowed(f, elsewhere));
  std::erase(found, elsewhere);
  return found;
}

std::vector<Verdict> Query::verdicts(Ref of) const {
  std::vector<Verdict> possible;
  for (const std::uint32_t effect : d.leaves(of)) {
    if (effect != impossible) possible.push_back(verdict_of(static_cast<Effect>(effect)));
  }
  std::sort(possible.begin(), possible.end());
  possible.erase(std::unique(possible.begin(), possible.end()), possible.end());
  return possible;
}

Ref Query::decides(ProvisionIndex provision) const {
  return subrosa::decides(*compiled.forest, effective[provision.value], winner);
}

}  // namespace subrosa
