#include "diagram/compile.hpp"

#include <algorithm>
#include <set>

namespace subrosa {

namespace {

constexpr std::size_t gate_depth = 3;       ///< a gate is among the first facts that a tree tests,
constexpr std::size_t gate_provisions = 3;  ///< a gate is tested by at least so many provisions

/// The facts that a version tests, in the order in which its tree first tests them.
std::vector<FactIndex> facts_of(const Version& version) {
  std::vector<FactIndex> facts;
  for (const Step& step : version.tree.steps) {
    if (step.kind == Step::Kind::require) {
      for (const FactIndex fact : subrosa::facts_of(step.condition)) facts.push_back(fact);
    }
    if (step.kind == Step::Kind::ask) facts.push_back(step.fact);
  }
  std::vector<FactIndex> first_uses;
  for (const FactIndex fact : facts) {
    if (std::find(first_uses.begin(), first_uses.end(), fact) == first_uses.end()) {
      first_uses.push_back(fact);
    }
  }
  return first_uses;
}

/// Gates first (most provisions, then most values), then first use, then what no provision tests.
std::vector<FactIndex> level_order(const RuleSet& rules, const Edition& edition) {
  std::vector<FactIndex> uses;
  std::vector<std::size_t> tested_by(rules.facts.size());
  std::size_t row = 0;
  for (const Provision& provision : rules.provisions) {
    const auto version = edition.versions[row++];
    if (!version) continue;
    std::size_t position = 0;
    for (const FactIndex fact : facts_of(provision.versions[*version])) {
      if (position++ < gate_depth) ++tested_by[fact.value];
      uses.push_back(fact);
    }
  }
  std::vector<FactIndex> order;
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    if (tested_by[i] >= gate_provisions) order.push_back(Table<FactIndex, Fact>::index(i));
  }
  std::stable_sort(order.begin(), order.end(), [&](FactIndex a, FactIndex b) {
    const auto weight = [&](FactIndex f) {
      return std::pair(tested_by[f.value], rules.facts[f].values.size());
    };
    return weight(a) > weight(b);
  });
  for (const Constraint& constraint : rules.constraints) {
    for (const FactIndex fact : subrosa::facts_of(constraint.never)) uses.push_back(fact);
  }
  for (std::size_t i = 0; i < rules.facts.size(); ++i)
    uses.push_back(FactIndex{static_cast<std::uint32_t>(i)});
  std::set<FactIndex> placed(order.begin(), order.end());
  for (const FactIndex fact : uses) {
    if (placed.insert(fact).second) order.push_back(fact);
  }
  return order;
}

CompiledTree compile_tree(const Tree& tree, CompiledEdition& compiled) {
  Diagrams& d = *compiled.diagrams;
  CompiledTree made;
  std::vector<Ref> routes(tree.steps.size());
  made.conditions.assign(tree.steps.size(), Diagrams::leaf(0));
  for (std::size_t i = tree.steps.size(); i-- > 0;) {  // every step is above those that it leads to
    const Step& step = tree.steps[StepIndex{static_cast<std::uint32_t>(i)}];
    const Ref here = Diagrams::leaf(static_cast<std::uint32_t>(i));
    if (step.kind == Step::Kind::leaf) {
      routes[i] = here;
    } else if (step.kind == Step::Kind::require) {
      made.conditions[i] = compile_condition(step.condition, compiled);
      routes[i] = d.choose(made.conditions[i], routes[step.next.value], here);
    } else {
      const Level level = compiled.level_of[step.fact.value];
      Ref route = routes[step.branches.front().value];
      for (std::size_t v = 1; v < step.branches.size(); ++v) {
        const Ref branch = routes[step.branches[v].value];
        if (branch == route) continue;
        route = d.choose(d.test(level, std::uint64_t{1} << v), branch, route);
      }
      routes[i] = route;
    }
  }
  made.route = routes[tree.root.value];
  made.effect = d.map(made.route, [&](std::uint32_t end) {
    const Step& step = tree.steps[StepIndex{end}];
    return step.kind == Step::Kind::leaf ? static_cast<std::uint32_t>(step.effect) : 0U;
  });
  return made;
}

/// Compiles `effective` for a provision and, before it, for those that may set it aside.
class Overrides {
 public:
  Overrides(const RuleSet& rules, CompiledEdition& compiled)
      : compiled_(compiled),
        overridden_by_(rules.provisions.size()),
        done_(rules.provisions.size()) {
    std::size_t row = 0;
    for (const Provision& provision : rules.provisions) {
      for (const ProvisionIndex other : provision.overrides)
        overridden_by_[other.value].push_back(row);
      ++row;
    }
  }

  Ref effective(std::size_t row) {
    CompiledProvision& provision = compiled_.provisions[row];
    if (done_[row]) return provision.effective;
    done_[row] = true;
    Ref effect = provision.tree.effect;
    for (const std::size_t other : overridden_by_[row]) {
      effect = compiled_.diagrams->choose(effective(other), Diagrams::leaf(0), effect);
    }
    return provision.effective = effect;
  }

 private:
  CompiledEdition& compiled_;
  std::vector<std::vector<std::size_t>> overridden_by_;
  std::vector<bool> done_;
};

}  // namespace

Ungated ungated(const RuleSet& rules, const Edition& edition) {
  const FactIndex gate = level_order(rules, edition).front();
  Ungated found;
  std::vector<std::size_t> tested_by(rules.facts.size());
  for (std::size_t row = 0; row < rules.provisions.size(); ++row) {
    const auto version = edition.versions[row];
    const ProvisionIndex provision = Table<ProvisionIndex, Provision>::index(row);
    if (!version) continue;
    const auto facts = facts_of(rules.provisions[provision].versions[*version]);
    if (facts.empty() || std::find(facts.begin(), facts.end(), gate) != facts.end()) continue;
    found.provisions.push_back(provision);
    for (const FactIndex fact : facts) {
      if (++tested_by[fact.value] == 2) found.shared.push_back(fact);
    }
  }
  return found;
}

Assignment plain_situation(const RuleSet& rules, const CompiledEdition& compiled) {
  Assignment plain(compiled.level_of.size());
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    const auto& value = rules.facts[Table<FactIndex, Fact>::index(i)].plain;
    if (value) plain[compiled.level_of[i]] = value->value;
  }
  return plain;
}

Situation situation_on(const RuleSet& rules, const CompiledEdition& compiled,
                       const Assignment& path) {
  Situation situation;
  situation.as_of = compiled.edition.as_of;
  situation.known_on = compiled.edition.known_on;
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    Answer answer;
    const auto& value = path[compiled.level_of[i]];
    if (value) answer = {Answer::State::known, ValueIndex{*value}};
    situation.answers.push_back(answer);
  }
  return situation;
}

std::string in_words(const RuleSet& rules, const Situation& situation) {
  std::string words;
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    const Answer& answer = situation.answers[i];
    if (answer.state != Answer::State::known) continue;
    const Fact& fact = rules.facts[Table<FactIndex, Fact>::index(i)];
    words += (words.empty() ? "" : ", ") + fact.id + ": " + fact.values[answer.value.value].id;
  }
  return words;
}

Effect stronger(const RuleSet& rules, Effect a, Effect b) {
  const auto rank = [&](Effect effect) {
    return std::find(rules.order.begin(), rules.order.end(), effect) - rules.order.begin();
  };
  if (rank(a) == rank(b))
    return rank(a) < static_cast<std::ptrdiff_t>(rules.order.size()) ? a : Effect::none;
  return rank(a) < rank(b) ? a : b;
}

Ref compile_condition(const Condition& condition, CompiledEdition& compiled) {
  Diagrams& d = *compiled.diagrams;
  switch (condition.kind) {
    case Condition::Kind::test:
      return d.test(compiled.level_of[condition.fact.value], condition.values);
    case Condition::Kind::negation:
      return d.map(compile_condition(condition.parts.front(), compiled),
                   [](std::uint32_t held) { return 1U - held; });
    case Condition::Kind::all:
    case Condition::Kind::any: break;
  }
  const bool all = condition.kind == Condition::Kind::all;
  Ref joined = Diagrams::leaf(all ? 1 : 0);
  for (const Condition& part : condition.parts) {
    joined = d.combine(joined, compile_condition(part, compiled),
                       [&](std::uint32_t a, std::uint32_t b) { return all ? a & b : a | b; });
  }
  return joined;
}

CompiledEdition compile(const RuleSet& rules, const Edition& edition) {
  CompiledEdition compiled;
  compiled.edition = edition;
  compiled.fact_at = level_order(rules, edition);
  compiled.level_of.resize(rules.facts.size());
  std::vector<std::uint32_t> arity;
  for (const FactIndex fact : compiled.fact_at) {
    compiled.level_of[fact.value] = static_cast<Level>(arity.size());
    arity.push_back(static_cast<std::uint32_t>(rules.facts[fact].values.size()));
  }
  compiled.diagrams = std::make_unique<Diagrams>(std::move(arity));
  Diagrams& d = *compiled.diagrams;

  std::size_t row = 0;
  for (const Provision& provision : rules.provisions) {
    CompiledProvision made;
    if (const auto version = edition.versions[row]) {
      made.version = &provision.versions[*version];
      made.tree = compile_tree(made.version->tree, compiled);
    }
    if (const auto annulled = edition.annulled[row]) {
      made.annulled = compile_tree(provision.versions[*annulled].tree, compiled);
    }
    compiled.provisions.push_back(std::move(made));
    ++row;
  }
  Overrides overrides(rules, compiled);
  Ref winner = Diagrams::leaf(0);
  for (std::size_t i = 0; i < compiled.provisions.size(); ++i) {
    winner = d.combine(winner, overrides.effective(i), [&](std::uint32_t a, std::uint32_t b) {
      return static_cast<std::uint32_t>(
          stronger(rules, static_cast<Effect>(a), static_cast<Effect>(b)));
    });
  }
  compiled.allowed = Diagrams::leaf(1);
  for (const Constraint& constraint : rules.constraints) {
    compiled.excluded.push_back(compile_condition(constraint.never, compiled));
    compiled.allowed = d.choose(compiled.excluded.back(), Diagrams::leaf(0), compiled.allowed);
  }
  compiled.winner = d.choose(compiled.allowed, winner, Diagrams::leaf(impossible));
  return compiled;
}

}  // namespace subrosa
