#include "support/sat_oracle.hpp"

#include <algorithm>
#include <optional>

namespace sat {

using namespace subrosa;

namespace {

template <class T>
void append(std::vector<T>& to, const std::vector<T>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

Literals negated(Literals literals) {
  for (Literal& literal : literals) literal = -literal;
  return literals;
}

/// Says the rules of an edition in a formula.
class Encoder {
 public:
  Encoder(Formula& formula, const RuleSet& rules, const Edition& edition)
      : formula_(formula), rules_(rules), edition_(edition) {}

  Encoding encode() {
    for (const Fact& fact : rules_.facts) encoding_.value.push_back(values_of(fact));
    Literals excluded;
    for (const Constraint& constraint : rules_.constraints)
      excluded.push_back(holds(constraint.never));
    encoding_.allowed = formula_.all_of(negated(excluded));
    for (std::size_t row = 0; row < rules_.provisions.size(); ++row)
      own_.push_back(own_effects(row));
    stands_.resize(rules_.provisions.size());
    encode_verdicts();
    return std::move(encoding_);
  }

 private:
  using ByEffect = std::array<Literals, effect_count>;

  Literals values_of(const Fact& fact) {
    Literals values;
    for (std::size_t v = 0; v < fact.values.size(); ++v) {
      const Literal value = formula_.fresh();
      for (const Literal other : values) formula_.clause({-value, -other});
      values.push_back(value);
    }
    formula_.clause(values);
    return values;
  }

  Literal holds(const Condition& condition) {
    Literals parts;
    for (const Condition& part : condition.parts) parts.push_back(holds(part));
    switch (condition.kind) {
      case Condition::Kind::all: return formula_.all_of(parts);
      case Condition::Kind::any: return formula_.any_of(parts);
      case Condition::Kind::negation: return -parts.front();
      case Condition::Kind::test: return test(condition);
    }
    return 0;
  }

  Literal test(const Condition& condition) {
    const Literals& values = encoding_.value[condition.fact.value];
    Literals among;
    for (std::size_t v = 0; v < values.size(); ++v) {
      if (((condition.values >> v) & 1U) != 0) among.push_back(values[v]);
    }
    return formula_.any_of(among);
  }

  /// The ways that lead out of a step, each with the step it leads to. From a `require` that fails
  /// none does: the provision has no effect.
  std::vector<std::pair<StepIndex, Literal>> ways_on(const Step& step) {
    if (step.kind == Step::Kind::leaf) return {};
    if (step.kind == Step::Kind::require) return {{step.next, holds(step.condition)}};
    std::vector<std::pair<StepIndex, Literal>> ways;
    for (std::size_t v = 0; v < step.branches.size(); ++v)
      ways.emplace_back(step.branches[v], encoding_.value[step.fact.value][v]);
    return ways;
  }

  /// For each effect, when the provision ends in it, whatever others do.
  ByEffect own_effects(std::size_t row) {
    ByEffect ends;
    if (!edition_.versions[row]) return ends;
    const Provision& provision = rules_.provisions[Table<ProvisionIndex, Provision>::index(row)];
    const Tree& tree = provision.versions[*edition_.versions[row]].tree;
    std::vector<Literals> arrivals(tree.steps.size());
    arrivals[tree.root.value].push_back(formula_.always());
    for (std::size_t i = 0; i < arrivals.size(); ++i) {
      const Step& step = tree.steps[Table<StepIndex, Step>::index(i)];
      const Literal reached = formula_.any_of(arrivals[i]);
      for (const auto& [next, way] : ways_on(step))
        arrivals[next.value].push_back(formula_.all_of({reached, way}));
      if (step.kind == Step::Kind::leaf)
        ends[static_cast<std::size_t>(step.effect)].push_back(reached);
    }
    return ends;
  }

  /// Whether a provision has an effect and none that itself stands sets it aside.
  Literal stands(std::size_t row) {
    if (stands_[row] != 0) return stands_[row];
    Literals effects;
    for (std::size_t e = 0; e < effect_count; ++e) {
      if (static_cast<Effect>(e) != Effect::none) append(effects, own_[row][e]);
    }
    Literals needs{formula_.any_of(effects)};
    for (std::size_t other = 0; other < own_.size(); ++other) {
      const auto& overrides =
          rules_.provisions[Table<ProvisionIndex, Provision>::index(other)].overrides;
      const auto named = [&](ProvisionIndex index) { return index.value == row; };
      if (std::any_of(overrides.begin(), overrides.end(), named)) needs.push_back(-stands(other));
    }
    return stands_[row] = formula_.all_of(needs);
  }

  /// Whether some provision gives an effect.
  Literal present(Effect effect) {
    Literals gives;
    for (std::size_t row = 0; row < own_.size(); ++row) {
      const Literal ends = formula_.any_of(own_[row][static_cast<std::size_t>(effect)]);
      gives.push_back(formula_.all_of({ends, stands(row)}));
    }
    return formula_.any_of(gives);
  }

  void encode_verdicts() {
    std::array<Literals, verdict_count> because;
    Literals no_stronger;
    for (const Effect effect : rules_.order) {
      const Literal is_present = present(effect);
      Literals wins = no_stronger;
      wins.push_back(is_present);
      because[static_cast<std::size_t>(verdict_of(effect))].push_back(formula_.all_of(wins));
      no_stronger.push_back(-is_present);
    }
    const auto silence = static_cast<std::size_t>(verdict_of(Effect::none));
    because[silence].push_back(formula_.all_of(no_stronger));
    for (std::size_t v = 0; v < verdict_count; ++v) {
      encoding_.verdict[v] = formula_.any_of(because[v]);
      encoding_.misses[v] = formula_.all_of({encoding_.allowed, -encoding_.verdict[v]});
    }
  }

  Formula& formula_;
  const RuleSet& rules_;
  const Edition& edition_;
  Encoding encoding_;
  std::vector<ByEffect> own_;  ///< of each provision
  Literals stands_;            ///< of each provision; 0: not encoded yet
};

std::optional<std::uint32_t> weight_of(Changer changer) {
  switch (changer) {
    case Changer::worker: return 1;
    case Changer::person: return 2;
    case Changer::third_party: return 3;
    case Changer::nobody: return std::nullopt;
  }
  return std::nullopt;
}

Weights weigh_facts(Formula& formula, const RuleSet& rules) {
  Weights weights;
  std::vector<Formula::Weighted> summands;
  for (const Fact& fact : rules.facts) {
    weights.changed.push_back(formula.fresh());
    const auto weight = weight_of(fact.changed_by);
    if (weight) summands.push_back({weights.changed.back(), *weight});
  }
  weights.at_least = formula.weigh(summands);
  return weights;
}

/// The value that counts for a fact, if one does.
std::optional<ValueIndex> taken(const Fact& fact, const Answer& answer) {
  if (answer.state == Answer::State::known) return answer.value;
  return fact.reading ? fact.reading->prevailing : std::nullopt;
}

bool is_given(const RuleSet& rules, const Situation& situation, FactIndex fact) {
  return situation.answer(fact).state == Answer::State::known && !rules.facts[fact].reading;
}

std::vector<FactIndex> all_facts(const RuleSet& rules) {
  std::vector<FactIndex> all;
  for (std::size_t i = 0; i < rules.facts.size(); ++i)
    all.push_back(Table<FactIndex, Fact>::index(i));
  return all;
}

/// What a situation fixes.
Literals fixed(const RuleSet& rules, const Encoding& encoding, const Situation& situation) {
  Literals literals;
  for (const FactIndex fact : all_facts(rules)) {
    const auto value = taken(rules.facts[fact], situation.answer(fact));
    if (value) literals.push_back(encoding.value[fact.value][value->value]);
  }
  return literals;
}

/// A smallest set of answers that forces a verdict: one that meets, for each way out of the
/// verdict that was seen, some answer that this way gives up.
class Reason {
 public:
  Reason(Formula& formula, const Encoding& encoding, const RuleSet& rules,
         const Situation& situation, Verdict verdict)
      : formula_(formula), elsewhere_{encoding.misses[static_cast<std::size_t>(verdict)]} {
    for (const FactIndex fact : all_facts(rules)) {
      const auto value = taken(rules.facts[fact], situation.answer(fact));
      if (!value) continue;
      const Literal literal = encoding.value[fact.value][value->value];
      (is_given(rules, situation, fact) ? given_ : elsewhere_).push_back(literal);
    }
  }

  std::size_t smallest() {
    Formula kept;
    std::vector<Formula::Weighted> each;
    for (std::size_t i = 0; i < given_.size(); ++i) each.push_back({kept.fresh(), 1});
    const Literals at_least = kept.weigh(each);
    for (std::size_t size = 0; size < given_.size(); ++size) {
      while (kept.solve({-at_least[size + 1]})) {
        std::vector<bool> keep;
        for (const auto& answer : each) keep.push_back(kept.holds(answer.literal));
        if (!escape(keep)) return size;
        Literals given_up;
        for (std::size_t i = 0; i < keep.size(); ++i) {
          if (!keep[i]) given_up.push_back(each[i].literal);
        }
        kept.clause(given_up);
      }
    }
    return given_.size();
  }

 private:
  /// Whether another verdict is possible with the answers kept; if so, keeps as many more as it can
  /// with which it still is.
  bool escape(std::vector<bool>& keep) {
    if (!widen(keep)) return false;
    for (std::size_t i = 0; i < keep.size(); ++i) {
      std::vector<bool> more = keep;
      more[i] = true;
      if (!keep[i] && widen(more)) keep = std::move(more);
    }
    return true;
  }

  /// The same, for one way to another verdict.
  bool widen(std::vector<bool>& keep) {
    Literals assumed = elsewhere_;
    for (std::size_t i = 0; i < keep.size(); ++i) {
      if (keep[i]) assumed.push_back(given_[i]);
    }
    if (!formula_.solve(assumed)) return false;
    for (std::size_t i = 0; i < keep.size(); ++i) keep[i] = formula_.holds(given_[i]);
    return true;
  }

  Formula& formula_;
  Literals elsewhere_;  ///< another verdict, with the readings as they are
  Literals given_;
};

/// Looks for changes in the order of their weight: each that can lead to the verdict is put to the
/// question whether it must. If not, whatever fails with the same completion is passed over.
class Changes {
 public:
  Changes(Formula& formula, const Encoding& encoding, const Weights& weights, const RuleSet& rules,
          const Situation& situation, Verdict verdict)
      : formula_(formula),
        encoding_(encoding),
        weights_(weights),
        situation_(situation),
        reaches_(encoding.verdict[static_cast<std::size_t>(verdict)]),
        misses_(encoding.misses[static_cast<std::size_t>(verdict)]),
        search_(formula.fresh()) {
    for (const FactIndex fact : all_facts(rules)) sort_in(rules, fact);
  }

  /// Takes back what only this search may know.
  ~Changes() { formula_.clause({-search_}); }
  Changes(const Changes&) = delete;
  Changes& operator=(const Changes&) = delete;

  Lightest lightest(std::size_t most) {
    Lightest found;
    for (std::size_t weight = 1; weight < weights_.at_least.size(); ++weight) {
      found.weight = static_cast<std::uint32_t>(weight);
      while (const auto change = next_within(weight)) {
        const auto broken = broken_by(*change);
        forbid(broken ? *broken : literals_of(*change));
        if (!broken) found.changes.insert(*change);
        if (found.changes.size() == most) return found;
      }
      if (!found.changes.empty()) return found;
      if (!formula_.needed(bound(weight))) break;
    }
    return {};
  }

 private:
  void sort_in(const RuleSet& rules, FactIndex fact) {
    const auto value = taken(rules.facts[fact], situation_.answer(fact));
    if (!value) {
      open_.push_back(fact);
      return;
    }
    const Literal same = encoding_.value[fact.value][value->value];
    if (is_given(rules, situation_, fact) && weight_of(rules.facts[fact].changed_by)) {
      changeable_.push_back(fact);
      formula_.clause({-search_, same, weights_.changed[fact.value]});
    } else {
      fixed_.push_back(same);
    }
  }

  Literal bound(std::size_t weight) const {
    const auto& at_least = weights_.at_least;
    return weight + 1 < at_least.size() ? -at_least[weight + 1] : formula_.always();
  }

  /// The value that holds in the assignment just found.
  ValueIndex value_of(FactIndex fact) const {
    const Literals& values = encoding_.value[fact.value];
    std::uint32_t v = 0;
    while (!formula_.holds(values[v])) ++v;
    return ValueIndex{v};
  }

  std::optional<Change> next_within(std::size_t weight) const {
    Literals assumed = fixed_;
    append(assumed, {search_, encoding_.allowed, reaches_, bound(weight)});
    if (!formula_.solve(assumed)) return std::nullopt;
    Change change;
    for (const FactIndex fact : changeable_) {
      const ValueIndex value = value_of(fact);
      if (value != situation_.answer(fact).value) change.emplace(fact, value);
    }
    return change;
  }

  /// Nothing if the change makes the verdict certain; else answers, changed or not, that some
  /// completion leads elsewhere, whatever the others are.
  std::optional<Literals> broken_by(const Change& change) const {
    Literals answers;
    for (const FactIndex fact : changeable_) {
      const auto other = change.find(fact);
      const ValueIndex value =
          other == change.end() ? situation_.answer(fact).value : other->second;
      answers.push_back(encoding_.value[fact.value][value.value]);
    }
    Literals assumed = fixed_;
    append(assumed, answers);
    assumed.push_back(misses_);
    if (!formula_.solve(assumed)) return std::nullopt;
    assumed.back() = -misses_;
    for (const FactIndex fact : open_)
      assumed.push_back(encoding_.value[fact.value][value_of(fact).value]);
    formula_.solve(assumed);  // fails: in that completion nothing is left open
    std::erase_if(answers, [&](Literal answer) { return !formula_.needed(answer); });
    return answers;
  }

  Literals literals_of(const Change& change) const {
    Literals literals;
    for (const auto& [fact, value] : change)
      literals.push_back(encoding_.value[fact.value][value.value]);
    return literals;
  }

  void forbid(const Literals& together) {
    Literals clause = negated(together);
    clause.push_back(-search_);
    formula_.clause(clause);
  }

  Formula& formula_;
  const Encoding& encoding_;
  const Weights& weights_;
  const Situation& situation_;
  Literal reaches_;
  Literal misses_;
  Literal search_;  ///< assumed in this search only
  Literals fixed_;
  std::vector<FactIndex> open_;
  std::vector<FactIndex> changeable_;
};

}  // namespace

SatOracle::SatOracle(const RuleSet& rules, const Edition& edition)
    : rules_(rules),
      encoding_(Encoder(one_, rules, edition).encode()),
      weights_(weigh_facts(one_, rules)),
      left_(Encoder(two_, rules, edition).encode()),
      right_(Encoder(two_, rules, edition).encode()),
      differs_(two_.fresh()) {
  for (std::size_t fact = 0; fact < rules.facts.size(); ++fact) {
    same_.push_back(two_.fresh());
    for (std::size_t v = 0; v < left_.value[fact].size(); ++v)
      two_.clause({-same_[fact], -left_.value[fact][v], right_.value[fact][v]});
  }
  for (std::size_t v = 0; v < verdict_count; ++v)
    two_.clause({-differs_, -left_.verdict[v], -right_.verdict[v]});
}

bool SatOracle::reaches(const Situation& situation, Verdict verdict) {
  Literals assumed = fixed(rules_, encoding_, situation);
  append(assumed, {encoding_.allowed, encoding_.verdict[static_cast<std::size_t>(verdict)]});
  return one_.solve(assumed);
}

std::set<Verdict> SatOracle::possible(const Situation& situation) {
  std::set<Verdict> found;
  for (std::size_t v = 0; v < verdict_count; ++v) {
    if (reaches(situation, static_cast<Verdict>(v))) found.insert(static_cast<Verdict>(v));
  }
  return found;
}

std::set<FactIndex> SatOracle::relevant(const Situation& situation) {
  const Literals base = fixed(rules_, left_, situation);
  std::set<FactIndex> found;
  for (const FactIndex fact : all_facts(rules_)) {
    if (rules_.facts[fact].reading || is_given(rules_, situation, fact)) continue;
    Literals assumed = base;
    append(assumed, same_);
    std::erase(assumed, same_[fact.value]);
    append(assumed, {left_.allowed, right_.allowed, differs_});
    if (two_.solve(assumed)) found.insert(fact);
  }
  return found;
}

std::size_t SatOracle::smallest_reason(const Situation& situation, Verdict verdict) {
  return Reason(one_, encoding_, rules_, situation, verdict).smallest();
}

Lightest SatOracle::lightest_changes(const Situation& situation, Verdict verdict,
                                     std::size_t most) {
  return Changes(one_, encoding_, weights_, rules_, situation, verdict).lightest(most);
}

}  // namespace sat
