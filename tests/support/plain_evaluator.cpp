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

/// Whether a provision that itself stands sets `row` aside.
bool set_aside(const RuleSet& rules, const std::vector<Run>& own, std::size_t row) {
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

Verdict verdict_for(Effect winner) {
  switch (winner) {
    case Effect::refers: return Verdict::refer;
    case Effect::requires_: return Verdict::must_disclose;
    case Effect::exempts: return Verdict::not_covered;
    case Effect::permits: return Verdict::may_disclose;
    case Effect::forbids:
    case Effect::prohibits:
    case Effect::warns:
    case Effect::none: break;
  }
  return Verdict::must_not_disclose;
}

Edition edition_on(const RuleSet& rules, Date as_of, Date known_on) {
  Edition edition{as_of, known_on, {}, {}};
  edition.versions.resize(rules.provisions.size());
  edition.annulled.resize(rules.provisions.size());
  std::size_t row = 0;
  for (const Provision& provision : rules.provisions) {
    for (std::size_t v = 0; v < provision.versions.size(); ++v) {
      const Version& version = provision.versions[v];
      if (as_of < *version.in_force.from) continue;
      if (version.in_force.to && *version.in_force.to < as_of) continue;
      if (version.annulled && version.annulled->decided <= known_on) {
        edition.annulled[row] = v;
      } else {
        edition.versions[row] = v;
      }
    }
    ++row;
  }
  return edition;
}

Run run(const Tree& tree, const World& world) {
  Run run;
  for (StepIndex at = tree.root;;) {
    const Step& step = tree.steps[at];
    run.end = &step;
    run.path.push_back({at, true});
    if (step.kind == Step::Kind::ask) {
      at = step.branches[world[step.fact.value]];
    } else if (step.kind == Step::Kind::require && holds(step.condition, world)) {
      at = step.next;
    } else {
      break;
    }
  }
  run.path.back().goes_on = false;
  if (run.end->kind == Step::Kind::leaf) run.effect = run.end->effect;
  return run;
}

Verdicts evaluate(const RuleSet& rules, const Edition& edition, const World& world) {
  Verdicts verdicts;
  for (const Constraint& constraint : rules.constraints) {
    if (holds(constraint.never, world)) verdicts.allowed = false;
  }
  const std::size_t total = rules.provisions.size();
  for (std::size_t row = 0; row < total; ++row) {
    const Provision& provision = rules.provisions[ProvisionIndex{static_cast<std::uint32_t>(row)}];
    const auto version = edition.versions[row];
    verdicts.runs.push_back(version ? run(provision.versions[*version].tree, world) : Run{});
  }
  for (std::size_t row = 0; row < total; ++row) {
    const Effect own = verdicts.runs[row].effect;
    const bool aside = own != Effect::none && set_aside(rules, verdicts.runs, row);
    verdicts.effects.push_back(aside ? Effect::none : own);
    verdicts.set_aside.push_back(aside);
  }
  for (const Effect effect : rules.order) {
    if (verdicts.winner == Effect::none &&
        std::find(verdicts.effects.begin(), verdicts.effects.end(), effect) !=
            verdicts.effects.end()) {
      verdicts.winner = effect;
    }
  }
  for (std::size_t row = 0; row < total; ++row) {
    const Effect effect = verdicts.effects[row];
    verdicts.counts.push_back(effect == Effect::warns ||
                              (effect != Effect::none && effect == verdicts.winner));
    if (!verdicts.counts.back()) continue;
    const Step& end = *verdicts.runs[row].end;
    for (const DutyIndex duty : end.duties) verdicts.duties.insert(rules.duties[duty].id);
    for (const LimitIndex limit : end.limits) verdicts.limits.insert(rules.limits[limit].id);
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
