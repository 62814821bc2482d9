#include "mutation/mutants.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace mutation {

using namespace subrosa;

namespace {

/// A changed step, and what was changed.
struct Change {
  std::string what;
  Step changed;
  bool one_word = false;
};

struct ChangedCondition {
  std::string what;
  Condition changed;
  bool one_word = false;
};

std::uint64_t every_value(const Fact& fact) { return (std::uint64_t{1} << fact.values.size()) - 1; }

Condition constant(const Condition& like, bool holds) {
  Condition made;
  made.kind = holds ? Condition::Kind::all : Condition::Kind::any;  // of no parts
  made.span = like.span;
  return made;
}

Condition negation(Condition condition) {
  Condition made;
  made.kind = Condition::Kind::negation;
  made.span = condition.span;
  made.parts.push_back(std::move(condition));
  return made;
}

/// Every condition that differs from `condition` in one part or in one test.
class ChangedConditions {
 public:
  explicit ChangedConditions(const RuleSet& rules) : rules_(rules) {}

  [[nodiscard]] std::vector<ChangedCondition> of(const Condition& condition) {
    found_.clear();
    whole_ = condition;
    visit(whole_, 1);
    return std::move(found_);
  }

 private:
  /// `here` is a part of `whole_`, which is changed, noted and put back.
  void visit(Condition& here, int depth) {
    if (here.kind == Condition::Kind::test) change_test(here, depth > 1);
    const bool several = here.parts.size() > 1;
    for (std::size_t i = 0; several && i < here.parts.size(); ++i) {
      const Condition kept = here;
      here.parts.erase(here.parts.begin() + static_cast<std::ptrdiff_t>(i));
      note("without " + words(kept.parts[i]));
      here = kept;
    }
    for (Condition& part : here.parts) visit(part, depth + 1);
  }

  void change_test(Condition& test, bool is_part) {
    const Fact& fact = rules_.facts[test.fact];
    const std::uint64_t kept = test.values;
    if (is_part) {  // of a whole condition this is the step turned round
      const std::string said = words(test);
      test.values = every_value(fact) & ~kept;
      note("turned round: " + said);
    }
    for (std::size_t v = 0; fact.values.size() > 2 && v < fact.values.size(); ++v) {
      test.values = kept ^ (std::uint64_t{1} << v);
      const bool more = (test.values & ~kept) != 0;
      if (test.values != 0 && test.values != every_value(fact))
        note(fact.id + (more ? " also " : " not ") + fact.values[v].id, true);
    }
    test.values = kept;
  }

  void note(const std::string& what, bool one_word = false) {
    found_.push_back({what, whole_, one_word});
  }

  /// A part in a few words: `not (danger …)`.
  [[nodiscard]] std::string words(const Condition& part) const {
    switch (part.kind) {
      case Condition::Kind::negation: return "not (" + words(part.parts.front()) + ")";
      case Condition::Kind::all: return words(part.parts.front()) + " and …";
      case Condition::Kind::any: return words(part.parts.front()) + " or …";
      case Condition::Kind::test: break;
    }
    const Fact& fact = rules_.facts[part.fact];
    std::string values;
    for (std::size_t v = 0; v < fact.values.size(); ++v) {
      if (((part.values >> v) & 1U) != 0) values += (values.empty() ? "" : ",") + fact.values[v].id;
    }
    return fact.id + "=" + values;
  }

  const RuleSet& rules_;
  Condition whole_;
  std::vector<ChangedCondition> found_;
};

std::vector<Change> changes_of_require(const RuleSet& rules, const Step& step) {
  std::vector<ChangedCondition> conditions{{"always passes", constant(step.condition, true)},
                                           {"never passes", constant(step.condition, false)},
                                           {"turned round", negation(step.condition)}};
  for (auto& one : ChangedConditions(rules).of(step.condition))
    conditions.push_back(std::move(one));
  std::vector<Change> changes;
  for (ChangedCondition& one : conditions) {
    changes.push_back({one.what, step, one.one_word});
    changes.back().changed.condition = std::move(one.changed);
  }
  return changes;
}

/// The answers that lead to different steps: of each step the first that does.
std::vector<std::size_t> ways_of(const Step& step) {
  std::vector<std::size_t> ways;
  for (std::size_t v = 0; v < step.branches.size(); ++v) {
    const auto leads_there = [&](std::size_t w) { return step.branches[w] == step.branches[v]; };
    if (std::none_of(ways.begin(), ways.end(), leads_there)) ways.push_back(v);
  }
  return ways;
}

/// The step with the answers that lead to `from` led to `to`, and if exchanged the other way too.
Step redirected(Step step, StepIndex from, StepIndex to, bool exchanged) {
  for (StepIndex& branch : step.branches) {
    if (branch == from) {
      branch = to;
    } else if (exchanged && branch == to) {
      branch = from;
    }
  }
  return step;
}

std::vector<Change> changes_of_ask(const RuleSet& rules, const Step& step) {
  const auto& values = rules.facts[step.fact].values;
  const std::vector<std::size_t> ways = ways_of(step);
  std::vector<Change> changes;
  for (const std::size_t a : ways) {
    for (const std::size_t b : ways) {
      if (a == b) continue;
      const StepIndex from = step.branches[a];
      const StepIndex to = step.branches[b];
      const std::string names[] = {"branch " + values[a].id, values[b].id};
      changes.push_back({names[0] + " goes as " + names[1], redirected(step, from, to, false)});
      if (a < b)
        changes.push_back(
            {names[0] + " and " + names[1] + " exchanged", redirected(step, from, to, true)});
    }
  }
  for (std::size_t v = 0; v < values.size(); ++v) {
    const auto& branches = step.branches;
    if (std::count(branches.begin(), branches.end(), branches[v]) == 1) continue;
    for (const std::size_t way : ways) {
      if (branches[way] == branches[v]) continue;
      changes.push_back({values[v].id + " goes as " + values[way].id, step, true});
      changes.back().changed.branches[v] = branches[way];
    }
  }
  return changes;
}

std::vector<Change> changes_of_leaf(const Step& step) {
  std::vector<Change> changes;
  for (const Effect effect :
       {Effect::none, Effect::requires_, Effect::permits, Effect::prohibits}) {
    if (effect == step.effect) continue;
    changes.push_back(
        {std::string(name_of(step.effect)) + " is " + std::string(name_of(effect)), step});
    changes.back().changed.effect = effect;
  }
  return changes;
}

std::vector<Change> changes_of(const RuleSet& rules, const Step& step) {
  switch (step.kind) {
    case Step::Kind::require: return changes_of_require(rules, step);
    case Step::Kind::ask: return changes_of_ask(rules, step);
    case Step::Kind::leaf: break;
  }
  return changes_of_leaf(step);
}

/// The versions whose tree shows the same written step at the same place.
std::vector<std::size_t> sharing(const Provision& provision, StepIndex index, Span span) {
  std::vector<std::size_t> versions;
  for (std::size_t v = 0; v < provision.versions.size(); ++v) {
    const Tree& tree = provision.versions[v].tree;
    if (index.value < tree.steps.size() && tree.steps[index].span == span) versions.push_back(v);
  }
  return versions;
}

}  // namespace

std::vector<Mutant> mutants_of(const RuleSet& rules) {
  std::vector<Mutant> mutants;
  for (std::size_t p = 0; p < rules.provisions.size(); ++p) {
    const ProvisionIndex row = Table<ProvisionIndex, Provision>::index(p);
    const Provision& provision = rules.provisions[row];
    for (std::size_t v = 0; v < provision.versions.size(); ++v) {
      const Tree& tree = provision.versions[v].tree;
      for (std::size_t s = 0; s < tree.steps.size(); ++s) {
        const StepIndex index{static_cast<std::uint32_t>(s)};
        const Step& step = tree.steps[index];
        const auto versions = sharing(provision, index, step.span);
        if (versions.front() != v) continue;  // seen with the first that shows it
        const std::string name =
            provision.id + "@" + iso(*provision.versions[v].in_force.from) + "/" + step.id + ": ";
        for (Change& change : changes_of(rules, step))
          mutants.push_back({name + change.what, row, versions, index, std::move(change.changed),
                             change.one_word});
      }
    }
  }
  return mutants;
}

}  // namespace mutation
