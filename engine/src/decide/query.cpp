#include "decide/query.hpp"

#include <algorithm>

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
      d(*edition.diagrams),
      given(edition.level_of.size()) {
  Assignment answered(given.size());
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    const FactIndex fact = Table<FactIndex, Fact>::index(i);
    const Answer& answer = situation.answer(fact);
    const auto value = taken_value(rules.facts[fact], answer, situation.assume);
    if (!value) continue;
    given[level(fact)] = value->value;
    if (answer.state == Answer::State::known || rules.facts[fact].reading) {
      answered[level(fact)] = value->value;
    } else {
      assumed.push_back({fact, value});
    }
  }
  const std::vector<Level> matters =
      assumed.empty() ? std::vector<Level>{} : d.support(d.restrict(compiled.winner, answered));
  std::erase_if(assumed, [&](const FactAnswer& a) {
    return std::find(matters.begin(), matters.end(), level(a.fact)) == matters.end();
  });
  allowed = d.restrict(compiled.allowed, given);
  winner = d.restrict(compiled.winner, given);
  for (const CompiledProvision& provision : compiled.provisions) {
    routes.push_back(d.restrict(provision.tree.route, given));
    effective.push_back(d.restrict(provision.effective, given));
  }
}

std::optional<ValueIndex> Query::value(FactIndex fact) const {
  const auto& choice = given[level(fact)];
  return choice ? std::optional(ValueIndex{*choice}) : std::nullopt;
}

Ref Query::where_allowed(Ref f, std::uint32_t elsewhere) const {
  return d.choose(allowed, f, Diagrams::leaf(elsewhere));
}

std::vector<std::uint32_t> Query::values(Ref f) const {
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
  return d.combine(
      effective[provision.value], winner, [](std::uint32_t effect, std::uint32_t wins) {
        return effect == wins && effect != static_cast<std::uint32_t>(Effect::none) ? 1U : 0U;
      });
}

}  // namespace subrosa
