#include "diagram/compile.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "diagram/order.hpp"

namespace subrosa {

namespace {

/// The edition of the last day on which something begins, as known for ever.
Edition newest_edition(const RuleSet& rules) {
  Date latest = *rules.covers.from;
  for (const Provision& provision : rules.provisions) {
    for (const Version& version : provision.versions) {
      if (rules.covers.contains(*version.in_force.from)) {
        latest = std::max(latest, *version.in_force.from);
      }
    }
  }
  return edition_of(rules, latest, Date::max());
}

/// Fills in what rests on the levels: constraints, and room for the trees.
void root(Forest& forest) {
  const RuleSet& rules = *forest.rules;
  Diagrams& d = *forest.diagrams;
  forest.strongest = d.operation();
  forest.counting = d.operation();
  forest.deciding = d.operation();
  forest.differing = d.operation();
  forest.allowed = Diagrams::leaf(1);
  for (const Constraint& constraint : rules.constraints) {
    forest.excluded.push_back(compile_condition(constraint.never, forest));
    forest.allowed = d.choose(forest.excluded.back(), Diagrams::leaf(0), forest.allowed);
  }
  for (const Provision& provision : rules.provisions) {
    forest.trees.emplace_back(provision.versions.size());
  }
}

std::shared_ptr<Forest> plant_in(const RuleSet& rules, const std::vector<FactIndex>& order,
                                 Budget budget) {
  auto forest = std::make_shared<Forest>();
  forest->rules = &rules;
  forest->fact_at = order;
  forest->level_of.resize(rules.facts.size());
  forest->value_of.resize(rules.facts.size());
  std::vector<std::uint32_t> arity;
  for (const FactIndex fact : order) {
    forest->level_of[fact.value] = static_cast<Level>(arity.size());
    arity.push_back(static_cast<std::uint32_t>(rules.facts[fact].values.size()));
    auto& values = forest->value_of[fact.value];
    values.resize(arity.back());
    std::iota(values.begin(), values.end(), 0U);
  }
  forest->diagrams = std::make_shared<Diagrams>(std::move(arity), budget);
  root(*forest);
  return forest;
}

const CompiledTree& tree_of(Forest& forest, std::size_t provision, std::size_t version) {
  auto& tree = forest.trees[provision][version];
  const ProvisionIndex row = Table<ProvisionIndex, Provision>::index(provision);
  if (!tree) tree = compile_tree(forest.rules->provisions[row].versions[version].tree, forest);
  return *tree;
}

/// From the conditions of a tree to where it ends and with which effect.
void follow(const Tree& tree, const Forest& forest, const std::optional<Forced>& forced,
            CompiledTree& made) {
  Diagrams& d = *forest.diagrams;
  std::vector<Ref> routes(tree.steps.size());
  for (std::size_t i = tree.steps.size(); i-- > 0;) {  // every step is above those that it leads to
    const StepIndex index{static_cast<std::uint32_t>(i)};
    const Step& step = tree.steps[index];
    const Ref here = Diagrams::leaf(index.value);
    if (forced && forced->step == index) {
      routes[i] = forced->next ? routes[forced->next->value] : here;
    } else if (step.kind == Step::Kind::leaf) {
      routes[i] = here;
    } else if (step.kind == Step::Kind::require) {
      routes[i] = d.choose(made.conditions[i], routes[step.next.value], here);
    } else {
      Ref route = routes[step.branches.front().value];
      for (std::size_t v = 1; v < step.branches.size(); ++v) {
        const Ref branch = routes[step.branches[v].value];
        if (branch == route) continue;
        route = d.choose(forest.test(step.fact, std::uint64_t{1} << v), branch, route);
      }
      routes[i] = route;
    }
  }
  made.route = routes[tree.root.value];
  made.effect = d.map(made.route, [&](std::uint32_t end) {
    const Step& step = tree.steps[StepIndex{end}];
    return step.kind == Step::Kind::leaf ? static_cast<std::uint32_t>(step.effect) : 0U;
  });
}

/// For each provision those that set it aside where they apply.
std::vector<std::vector<std::size_t>> overridden_by(const RuleSet& rules) {
  std::vector<std::vector<std::size_t>> by(rules.provisions.size());
  std::size_t row = 0;
  for (const Provision& provision : rules.provisions) {
    for (const ProvisionIndex other : provision.overrides) by[other.value].push_back(row);
    ++row;
  }
  return by;
}

/// From the effects of an edition's provisions to the verdict's diagram.
class Combination {
 public:
  Combination(const Forest& forest, std::vector<Ref> effects)
      : forest_(forest),
        d_(*forest.diagrams),
        by_(overridden_by(*forest.rules)),
        effects_(std::move(effects)),
        effective_(effects_.size()) {}

  /// Where another provision sets this one aside, nothing is left of it.
  Ref effective(std::size_t row) {
    if (effective_[row]) return *effective_[row];
    Ref effect = effects_[row];
    for (const std::size_t other : by_[row]) {
      effect = d_.choose(effective(other), Diagrams::leaf(0), effect);
    }
    effective_[row] = effect;
    return effect;
  }

  /// Provisions that seldom change come first: editions then share most of the work.
  Ref winner() {
    const RuleSet& rules = *forest_.rules;
    std::vector<std::size_t> rows(effects_.size());
    std::iota(rows.begin(), rows.end(), 0U);
    std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
      return forest_.trees[a].size() < forest_.trees[b].size();
    });
    Ref winner = Diagrams::leaf(0);
    for (const std::size_t row : rows) {
      winner = d_.combine(
          winner, effective(row),
          [&](std::uint32_t a, std::uint32_t b) {
            return static_cast<std::uint32_t>(
                stronger(rules, static_cast<Effect>(a), static_cast<Effect>(b)));
          },
          forest_.strongest);
    }
    return d_.choose(forest_.allowed, winner, Diagrams::leaf(impossible));
  }

 private:
  const Forest& forest_;
  Diagrams& d_;
  std::vector<std::vector<std::size_t>> by_;
  std::vector<Ref> effects_;
  std::vector<std::optional<Ref>> effective_;
};

/// From the trees to what is left of each effect and to the verdict.
void join(CompiledEdition& compiled) {
  std::vector<Ref> effects;
  for (const CompiledProvision& provision : compiled.provisions) {
    effects.push_back(provision.tree.effect);
  }
  Combination combination(*compiled.forest, std::move(effects));
  for (std::size_t i = 0; i < compiled.provisions.size(); ++i) {
    compiled.provisions[i].effective = combination.effective(i);
  }
  compiled.winner = combination.winner();
}

/// The levels of two rule sets: the newer one's facts in its order, then what only the older has;
/// of each the newer one's values, then the older one's own.
class Joint {
 public:
  Joint(const RuleSet& older, const RuleSet& newer) : older_(older), newer_(newer) {
    const auto order = plant(newer)->fact_at;
    for (const FactIndex fact : order) add(newer_.facts[fact]);
    for (const FactIndex fact : gates_then_first_use(older_)) add(older_.facts[fact]);
  }

  TwoForests plant_both(Budget budget) const {
    std::vector<std::uint32_t> arity;
    for (const Row& row : rows_) arity.push_back(static_cast<std::uint32_t>(row.values.size()));
    const auto diagrams = std::make_shared<Diagrams>(arity, budget);
    return {forest_of(older_, diagrams), forest_of(newer_, diagrams)};
  }

 private:
  struct Row {
    std::string id;
    std::vector<std::string> values;
  };

  void add(const Fact& fact) {
    auto row = std::find_if(rows_.begin(), rows_.end(),
                            [&](const Row& known) { return known.id == fact.id; });
    if (row == rows_.end()) row = rows_.insert(rows_.end(), {fact.id, {}});
    for (const Value& value : fact.values) {
      if (std::find(row->values.begin(), row->values.end(), value.id) == row->values.end()) {
        row->values.push_back(value.id);
      }
    }
  }

  std::shared_ptr<Forest> forest_of(const RuleSet& rules,
                                    const std::shared_ptr<Diagrams>& diagrams) const {
    auto forest = std::make_shared<Forest>();
    forest->rules = &rules;
    forest->diagrams = diagrams;
    forest->level_of.resize(rules.facts.size());
    forest->value_of.resize(rules.facts.size());
    for (const Row& row : rows_) {
      const auto fact = rules.fact_named(row.id);
      forest->fact_at.push_back(fact.value_or(no_fact));
      if (!fact) continue;
      forest->level_of[fact->value] = static_cast<Level>(forest->fact_at.size() - 1);
      for (const Value& value : rules.facts[*fact].values) {
        const auto at = std::find(row.values.begin(), row.values.end(), value.id);
        forest->value_of[fact->value].push_back(
            static_cast<std::uint32_t>(at - row.values.begin()));
      }
    }
    root(*forest);
    exclude_unknown_values(*forest);
    return forest;
  }

  static void exclude_unknown_values(Forest& forest) {
    Diagrams& d = *forest.diagrams;
    for (std::size_t i = 0; i < forest.rules->facts.size(); ++i) {
      const FactIndex fact = Table<FactIndex, Fact>::index(i);
      const Ref known = forest.test(fact, ~std::uint64_t{0});
      forest.allowed = d.both(known, forest.allowed);
    }
  }

  const RuleSet& older_;
  const RuleSet& newer_;
  std::vector<Row> rows_;
};

}  // namespace

Ref Forest::test(FactIndex fact, std::uint64_t values) const {
  std::uint64_t mask = 0;
  const auto& own = value_of[fact.value];
  for (std::size_t v = 0; v < own.size(); ++v) {
    if (((values >> v) & 1U) != 0) mask |= std::uint64_t{1} << own[v];
  }
  return diagrams->test(level_of[fact.value], mask);
}

std::shared_ptr<Forest> plant(const RuleSet& rules, Budget budget) {
  struct Grown {
    std::shared_ptr<Forest> forest;
    std::size_t nodes = 0;
  };
  std::optional<Grown> best;
  NoResult why = NoResult::too_large;
  for (const auto& order : {gates_then_first_use(rules), gates_then_force(rules)}) {
    try {
      auto forest = plant_in(rules, order, budget);
      const CompiledEdition newest = compile(forest, newest_edition(rules));
      const std::size_t nodes = forest->diagrams->nodes(newest.winner).size();
      if (!best || nodes < best->nodes) best = Grown{std::move(forest), nodes};
    } catch (const DiagramTooLarge& too_large) {
      why = too_large.why;
    }
  }
  if (!best) throw DiagramTooLarge(why);
  return best->forest;
}

std::shared_ptr<Forest> plant_in_asking_order(const RuleSet& rules) {
  std::vector<FactIndex> order;
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    order.push_back(Table<FactIndex, Fact>::index(i));
  }
  return plant_in(rules, order, {});
}

TwoForests plant_together(const RuleSet& older, const RuleSet& newer, Budget budget) {
  return Joint(older, newer).plant_both(budget);
}

Ref compile_condition(const Condition& condition, const Forest& forest) {
  Diagrams& d = *forest.diagrams;
  switch (condition.kind) {
    case Condition::Kind::test: return forest.test(condition.fact, condition.values);
    case Condition::Kind::negation:
      return d.negated(compile_condition(condition.parts.front(), forest));
    case Condition::Kind::all:
    case Condition::Kind::any: break;
  }
  const bool all = condition.kind == Condition::Kind::all;
  Ref joined = Diagrams::leaf(all ? 1 : 0);
  for (const Condition& part : condition.parts) {
    const Ref holds = compile_condition(part, forest);
    joined = all ? d.both(joined, holds) : d.either(joined, holds);
  }
  return joined;
}

std::uint32_t Ends::number(const RuleSet& rules, const Step& step) {
  const auto fresh = static_cast<std::uint32_t>(numbers_.size() + 1);
  const Said said{step.effect, rules.texts[step.text].french, step.duties, step.limits};
  return numbers_.try_emplace(said, fresh).first->second;
}

CompiledTree compile_tree(const Tree& tree, Forest& forest) {
  CompiledTree made;
  for (const Step& step : tree.steps) {
    made.says.push_back(forest.ends.number(*forest.rules, step));
    made.conditions.push_back(step.kind == Step::Kind::require
                                  ? compile_condition(step.condition, forest)
                                  : Diagrams::leaf(0));
  }
  follow(tree, forest, std::nullopt, made);
  return made;
}

CompiledTree with_forced_step(const Tree& tree, const CompiledTree& compiled, const Forest& forest,
                              const Forced& forced) {
  CompiledTree made = compiled;
  follow(tree, forest, forced, made);
  return made;
}

CompiledEdition compile(const std::shared_ptr<Forest>& forest, const Edition& edition) {
  const RuleSet& rules = *forest->rules;
  forest->diagrams->renew_budget();
  CompiledEdition compiled;
  compiled.forest = forest;
  compiled.edition = edition;
  std::size_t row = 0;
  for (const Provision& provision : rules.provisions) {
    CompiledProvision made;
    if (const auto version = edition.versions[row]) {
      made.version = &provision.versions[*version];
      made.tree = tree_of(*forest, row, *version);
    }
    if (const auto annulled = edition.annulled[row]) {
      made.annulled = tree_of(*forest, row, *annulled);
    }
    compiled.provisions.push_back(std::move(made));
    ++row;
  }
  join(compiled);
  return compiled;
}

CompiledEdition compile(const RuleSet& rules, const Edition& edition) {
  return compile(plant(rules), edition);
}

CompiledEdition with_tree(const CompiledEdition& compiled, ProvisionIndex provision,
                          const CompiledTree& tree) {
  CompiledEdition changed = compiled;
  changed.provisions[provision.value].tree = tree;
  join(changed);
  return changed;
}

Ungated ungated(const RuleSet& rules, const Edition& edition) {
  const FactIndex gate = gates_then_first_use(rules).front();
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

Assignment plain_situation(const Forest& forest) {
  Assignment plain(forest.fact_at.size());
  for (std::size_t i = 0; i < forest.rules->facts.size(); ++i) {
    const auto& value = forest.rules->facts[Table<FactIndex, Fact>::index(i)].plain;
    if (value) plain[forest.level_of[i]] = forest.value_of[i][value->value];
  }
  return plain;
}

Situation situation_on(const Forest& forest, const Edition& edition, const Assignment& path) {
  Situation situation;
  situation.as_of = edition.as_of;
  situation.known_on = edition.known_on;
  for (std::size_t i = 0; i < forest.rules->facts.size(); ++i) {
    Answer answer;
    const auto& own = forest.value_of[i];
    if (const auto& value = path[forest.level_of[i]]) {
      const auto at = std::find(own.begin(), own.end(), *value);
      if (at != own.end()) {
        answer = {Answer::State::known, ValueIndex{static_cast<std::uint32_t>(at - own.begin())}};
      }
    }
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

Ref verdict_of_winner(Diagrams& diagrams, Ref winner) {
  return diagrams.map(winner, [](std::uint32_t effect) {
    return effect == impossible
               ? impossible
               : static_cast<std::uint32_t>(verdict_of(static_cast<Effect>(effect)));
  });
}

}  // namespace subrosa
