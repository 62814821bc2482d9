#include "support/plain_evaluator.hpp"

#include <algorithm>

namespace plain {

using namespace subrosa;

namespace {

bool holds(const Condition& condition, const World& world) {
  switch (condition.kind) {
    case Condition::Kind::test:
      return ((condition.values >> world[condition.fact.value]) & 1U) != 0;
    case Condition::Kind::negation: return !holds(condition.parts.front(), world);
    case Condition::Kind::all:
      for (const Condition& part : condition.parts) {
        if (!holds(part, world)) return false;
      }
      return true;
    case Condition::Kind::any:
      for (const Condition& part : condition.parts) {
        if (holds(part, world)) return true;
      }
      return false;
  }
  return false;
}

/// The leaf that a tree ends at; null when a `require` fails.
const Step* end_of(const Tree& tree, const World& world) {
  StepIndex at = tree.root;
  for (;;) {
    const Step& step = tree.steps[at];
    if (step.kind == Step::Kind::leaf) return &step;
    if (step.kind == Step::Kind::ask) {
      at = step.branches[world[step.fact.value]];
    } else if (holds(step.condition, world)) {
      at = step.next;
    } else {
      return nullptr;
    }
  }
}

struct Reached {
  const Step* leaf = nullptr;
  Effect effect = Effect::none;
};

/// Whether a provision that itself stands sets `row` aside.
bool set_aside(const RuleSet& rules, const std::vector<Reached>& own, std::size_t row) {
  for (std::size_t other = 0; other < own.size(); ++other) {
    const auto& overrides =
        rules.provisions[ProvisionIndex{static_cast<std::uint32_t>(other)}].overrides;
    const bool named = std::any_of(overrides.begin(), overrides.end(),
                                   [&](ProvisionIndex p) { return p.value == row; });
    if (named && own[other].effect != Effect::none && !set_aside(rules, own, other)) return true;
  }
  return false;
}

}  // namespace

Verdicts evaluate(const RuleSet& rules, const Edition& edition, const World& world) {
  Verdicts verdicts;
  for (const Constraint& constraint : rules.constraints) {
    if (holds(constraint.never, world)) verdicts.allowed = false;
  }
  std::vector<Reached> own;
  for (std::size_t row = 0; row < rules.provisions.size(); ++row) {
    Reached reached;
    if (edition.versions[row]) {
      const Provision& provision =
          rules.provisions[ProvisionIndex{static_cast<std::uint32_t>(row)}];
      reached.leaf = end_of(provision.versions[*edition.versions[row]].tree, world);
      if (reached.leaf != nullptr) reached.effect = reached.leaf->effect;
    }
    own.push_back(reached);
  }
  for (std::size_t row = 0; row < own.size(); ++row) {
    const bool aside = set_aside(rules, own, row);
    verdicts.effects.push_back(aside ? Effect::none : own[row].effect);
    verdicts.set_aside.push_back(aside && own[row].effect != Effect::none);
  }
  for (const Effect effect : rules.order) {
    if (verdicts.winner == Effect::none &&
        std::find(verdicts.effects.begin(), verdicts.effects.end(), effect) !=
            verdicts.effects.end()) {
      verdicts.winner = effect;
    }
  }
  for (std::size_t row = 0; row < own.size(); ++row) {
    const Effect effect = verdicts.effects[row];
    const bool counts =
        effect == Effect::warns || (effect != Effect::none && effect == verdicts.winner);
    if (!counts) continue;
    for (const DutyIndex duty : own[row].leaf->duties)
      verdicts.duties.insert(rules.duties[duty].id);
  }
  return verdicts;
}

namespace {

/// Every completion in which the facts of `assumed` take their assumption and the others stay open.
std::vector<World> completions_with(const RuleSet& rules, const Situation& situation,
                                    const std::vector<bool>& assumed) {
  std::vector<World> worlds{World{}};
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    const Fact& fact = rules.facts[FactIndex{static_cast<std::uint32_t>(i)}];
    const Answer& answer = situation.answers[i];
    std::vector<std::uint32_t> values;
    if (answer.state == Answer::State::known) {
      values = {answer.value.value};
    } else if (fact.reading && fact.reading->prevailing) {
      values = {fact.reading->prevailing->value};
    } else if (assumed[i]) {
      values = {fact.assumed->value};
    } else {
      for (std::uint32_t v = 0; v < fact.values.size(); ++v) values.push_back(v);
    }
    std::vector<World> longer;
    for (const World& world : worlds) {
      for (const std::uint32_t value : values) {
        longer.push_back(world);
        longer.back().push_back(value);
      }
    }
    worlds = std::move(longer);
  }
  return worlds;
}

bool any_allowed(const RuleSet& rules, const std::vector<World>& worlds) {
  for (const World& world : worlds) {
    bool allowed = true;
    for (const Constraint& constraint : rules.constraints)
      allowed = allowed && !holds(constraint.never, world);
    if (allowed) return true;
  }
  return false;
}

}  // namespace

std::vector<bool> assumptions(const RuleSet& rules, const Situation& situation) {
  std::vector<bool> assumed(rules.facts.size());
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    const Fact& fact = rules.facts[FactIndex{static_cast<std::uint32_t>(i)}];
    const bool left_out = situation.answers[i].state == Answer::State::not_asked;
    if (fact.reading || !fact.assumed || !left_out || !situation.assume) continue;
    assumed[i] = true;
    assumed[i] = any_allowed(rules, completions_with(rules, situation, assumed));
  }
  return assumed;
}

std::vector<World> completions(const RuleSet& rules, const Situation& situation) {
  return completions_with(rules, situation, assumptions(rules, situation));
}

}  // namespace plain
