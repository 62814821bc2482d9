#include "diagram/order.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace subrosa {

namespace {

constexpr std::size_t gate_depth = 3;       ///< a gate is among the first facts that a tree tests,
constexpr std::size_t gate_provisions = 3;  ///< and at least so many provisions test it there
constexpr int force_rounds = 60;

using Facts = std::vector<FactIndex>;

void append_new(Facts& order, const Facts& more) {
  for (const FactIndex fact : more) {
    if (std::find(order.begin(), order.end(), fact) == order.end()) order.push_back(fact);
  }
}

/// Those that stand at the start of most provisions first; of those, those with most values.
Facts gates(const RuleSet& rules) {
  std::vector<std::size_t> opens(rules.facts.size());
  for (const Provision& provision : rules.provisions) {
    std::set<FactIndex> first;
    for (const Version& version : provision.versions) {
      const Facts facts = facts_of(version);
      for (std::size_t i = 0; i < std::min(gate_depth, facts.size()); ++i) first.insert(facts[i]);
    }
    for (const FactIndex fact : first) ++opens[fact.value];
  }
  Facts found;
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    if (opens[i] >= gate_provisions) found.push_back(Table<FactIndex, Fact>::index(i));
  }
  std::stable_sort(found.begin(), found.end(), [&](FactIndex a, FactIndex b) {
    const auto weight = [&](FactIndex f) {
      return std::pair(opens[f.value], rules.facts[f].values.size());
    };
    return weight(a) > weight(b);
  });
  return found;
}

/// The sets of facts that are tested together: by one step, by one tree, by one constraint.
std::vector<Facts> tested_together(const RuleSet& rules) {
  std::set<Facts> sets;
  for (const Provision& provision : rules.provisions) {
    for (const Version& version : provision.versions) {
      sets.insert(facts_of(version));
      for (const Step& step : version.tree.steps) {
        if (step.kind == Step::Kind::require) sets.insert(facts_of(step.condition));
      }
    }
  }
  for (const Constraint& constraint : rules.constraints) sets.insert(facts_of(constraint.never));
  std::erase_if(sets, [](const Facts& facts) { return facts.size() < 2; });
  return {sets.begin(), sets.end()};
}

/// Moves each fact to the middle of the sets that it is in, round after round, and keeps the order
/// in which the sets spread least.
class Force {
 public:
  Force(const Facts& start, const RuleSet& rules)
      : order_(start), place_(rules.facts.size()), sets_(tested_together(rules)) {
    take_places();
  }

  Facts best() {
    Facts best = order_;
    double least = spread();
    for (int round = 0; round < force_rounds; ++round) {
      move();
      if (const double now = spread(); now < least) {
        least = now;
        best = order_;
      }
    }
    return best;
  }

 private:
  void take_places() {
    for (std::size_t i = 0; i < order_.size(); ++i)
      place_[order_[i].value] = static_cast<double>(i);
  }

  double middle(const Facts& set) const {
    double sum = 0;
    for (const FactIndex fact : set) sum += place_[fact.value];
    return sum / static_cast<double>(set.size());
  }

  double spread() const {
    double sum = 0;
    for (const Facts& set : sets_) {
      const auto [low, high] = std::minmax_element(
          set.begin(), set.end(),
          [&](FactIndex a, FactIndex b) { return place_[a.value] < place_[b.value]; });
      sum += place_[high->value] - place_[low->value];
    }
    return sum;
  }

  void move() {
    std::vector<double> pull(place_.size());
    std::vector<double> times(place_.size());
    for (const Facts& set : sets_) {
      const double at = middle(set);
      for (const FactIndex fact : set) {
        pull[fact.value] += at;
        ++times[fact.value];
      }
    }
    for (const FactIndex fact : order_) {
      if (times[fact.value] > 0) place_[fact.value] = pull[fact.value] / times[fact.value];
    }
    std::stable_sort(order_.begin(), order_.end(),
                     [&](FactIndex a, FactIndex b) { return place_[a.value] < place_[b.value]; });
    take_places();
  }

  Facts order_;
  std::vector<double> place_;  ///< for each fact
  std::vector<Facts> sets_;
};

}  // namespace

std::vector<FactIndex> facts_of(const Version& version) {
  Facts facts;
  for (const Step& step : version.tree.steps) {
    if (step.kind == Step::Kind::require) append_new(facts, facts_of(step.condition));
    if (step.kind == Step::Kind::ask) append_new(facts, {step.fact});
  }
  return facts;
}

std::vector<FactIndex> gates_then_first_use(const RuleSet& rules) {
  Facts order = gates(rules);
  for (const Provision& provision : rules.provisions) {
    for (const Version& version : provision.versions) append_new(order, facts_of(version));
  }
  for (const Constraint& constraint : rules.constraints) {
    append_new(order, facts_of(constraint.never));
  }
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    append_new(order, {Table<FactIndex, Fact>::index(i)});
  }
  return order;
}

std::vector<FactIndex> gates_then_force(const RuleSet& rules) {
  const Facts first_use = gates_then_first_use(rules);
  Facts order = gates(rules);
  append_new(
      order,
      Force({first_use.begin() + static_cast<std::ptrdiff_t>(order.size()), first_use.end()}, rules)
          .best());
  return order;
}

}  // namespace subrosa
