#include "support/doubled_rules.hpp"

#include <algorithm>
#include <array>

using namespace subrosa;

namespace {

constexpr std::array shared{"matter", "recipient", "request.form"};

bool is_shared(const Fact& fact) {
  return std::find(shared.begin(), shared.end(), fact.id) != shared.end();
}

template <class T>
T second(T row) {
  row.id += "-2";
  return row;
}

/// Where the facts of one of the two copies stand.
using Places = std::vector<FactIndex>;

void move(Condition& condition, const Places& places) {
  if (condition.kind == Condition::Kind::test) condition.fact = places[condition.fact.value];
  for (Condition& part : condition.parts) move(part, places);
}

Tree moved(const Tree& tree, const Places& places) {
  Tree copy;
  copy.root = tree.root;
  for (Step step : tree.steps) {
    if (step.kind == Step::Kind::ask) step.fact = places[step.fact.value];
    if (step.kind == Step::Kind::require) move(step.condition, places);
    copy.steps.add(std::move(step));
  }
  return copy;
}

/// A provision over the facts of one copy; `first` is how many provisions stand before that copy.
Provision moved(Provision provision, const Places& places, std::size_t first) {
  for (Version& version : provision.versions) version.tree = moved(version.tree, places);
  for (ProvisionIndex& other : provision.overrides)
    other.value += static_cast<std::uint32_t>(first);
  return provision;
}

/// Lays the facts, or the readings, of both copies.
void add_facts(Table<FactIndex, Fact>& facts, const RuleSet& rules, bool readings,
               std::array<Places, 2>& places) {
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    const Fact& fact = rules.facts[Table<FactIndex, Fact>::index(i)];
    if (fact.reading.has_value() == readings) places[0][i] = places[1][i] = facts.add(fact);
  }
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    const Fact& fact = rules.facts[Table<FactIndex, Fact>::index(i)];
    if (fact.reading.has_value() == readings && !is_shared(fact))
      places[1][i] = facts.add(second(fact));
  }
}

}  // namespace

Rules doubled(const RuleSet& rules) {
  auto both = std::make_shared<RuleSet>(rules);
  both->facts = {};
  both->provisions = {};
  both->constraints.clear();
  both->properties.clear();
  std::array<Places, 2> places{Places(rules.facts.size()), Places(rules.facts.size())};
  add_facts(both->facts, rules, false, places);
  add_facts(both->facts, rules, true, places);
  for (const Provision& provision : rules.provisions)
    both->provisions.add(moved(provision, places[0], 0));
  for (const Provision& provision : rules.provisions)
    both->provisions.add(moved(second(provision), places[1], rules.provisions.size()));
  for (const bool again : {false, true}) {
    for (const Constraint& constraint : rules.constraints) {
      both->constraints.push_back(again ? second(constraint) : constraint);
      move(both->constraints.back().never, places[again ? 1 : 0]);
    }
  }
  return both;
}
