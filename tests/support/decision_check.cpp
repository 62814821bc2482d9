#include "support/decision_check.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <tuple>

#include "support/plain_evaluator.hpp"
#include "support/truth.hpp"

using namespace subrosa;

namespace {

using plain::depends;
using plain::Truth;
using plain::truth_of;
using World = plain::World;

/// In the order of asking, with what was asked already marked so.
std::set<FactIndex> facts_of(const std::vector<OpenFact>& open, const Situation& situation) {
  std::set<FactIndex> facts;
  for (const OpenFact& fact : open) {
    CHECK((facts.empty() || *facts.rbegin() < fact.fact));
    CHECK(fact.asked == (situation.answer(fact.fact).state == Answer::State::unknown));
    facts.insert(fact.fact);
  }
  return facts;
}

bool is_open(const RuleSet& rules, const Situation& situation, FactIndex index) {
  const Answer& answer = situation.answer(index);
  if (rules.facts[index].reading || answer.state == Answer::State::known) return false;
  return !plain::assumptions(rules, situation)[index.value];
}

/// Whether a constraint can still depend on a fact, over all completions, allowed or not.
std::vector<std::vector<bool>> constraint_facts(const RuleSet& rules, const Situation& situation) {
  const std::vector<World> worlds = plain::completions(rules, situation);
  std::vector<std::vector<bool>> depends(rules.constraints.size(),
                                         std::vector<bool>(rules.facts.size()));
  for (std::size_t c = 0; c < rules.constraints.size(); ++c) {
    RuleSet alone = rules;
    alone.constraints = {rules.constraints[c]};
    const Edition edition = plain::edition_on(rules, situation.as_of, situation.known_on);
    std::map<World, bool> excluded;
    for (const World& world : worlds)
      excluded[world] = !plain::evaluate(alone, edition, world).allowed;
    for (std::size_t f = 0; f < rules.facts.size(); ++f) {
      for (const auto& [world, is] : excluded) {
        for (std::uint32_t v = 0;
             v < rules.facts[FactIndex{static_cast<std::uint32_t>(f)}].values.size(); ++v) {
          World other = world;
          other[f] = v;
          const auto found = excluded.find(other);
          if (found != excluded.end() && found->second != is) depends[c][f] = true;
        }
      }
    }
  }
  return depends;
}

/// The facts that chains of constraints tie to a fact, itself among them.
std::set<std::size_t> tied_to(std::size_t fact, const std::vector<std::vector<bool>>& constraints) {
  std::set<std::size_t> group{fact};
  for (std::size_t before = 0; before != group.size();) {
    before = group.size();
    for (const auto& facts : constraints) {
      const bool touches =
          std::any_of(group.begin(), group.end(), [&](std::size_t f) { return facts[f]; });
      for (std::size_t f = 0; touches && f < facts.size(); ++f) {
        if (facts[f]) group.insert(f);
      }
    }
  }
  return group;
}

/// Whether a fact's answer, with what is tied to it, changes which verdicts are possible.
bool matters_with_ties(std::size_t fact, const std::set<std::size_t>& group, const Truth& truth) {
  std::map<World, std::map<std::uint32_t, std::set<Verdict>>> possible;
  for (const auto& [world, verdicts] : truth.worlds) {
    World others = world;
    for (const std::size_t tied : group) others[tied] = 0;
    possible[others][world[fact]].insert(plain::verdict_for(verdicts.winner));
  }
  for (const auto& [others, by_value] : possible) {
    for (const auto& [value, verdicts] : by_value) {
      if (verdicts != by_value.begin()->second) return true;
    }
  }
  return false;
}

void check_relevance(const RuleSet& rules, const Situation& situation, const Truth& truth,
                     const Decision& decision) {
  std::set<FactIndex> verdict_facts;
  std::set<FactIndex> duty_facts;
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    const FactIndex fact{static_cast<std::uint32_t>(i)};
    if (!is_open(rules, situation, fact)) continue;
    const auto values = static_cast<std::uint32_t>(rules.facts[fact].values.size());
    if (depends(truth, i, values, [](const auto& v) { return plain::verdict_for(v.winner); })) {
      verdict_facts.insert(fact);
    } else if (depends(truth, i, values,
                       [](const auto& v) { return std::pair(v.duties, v.limits); })) {
      duty_facts.insert(fact);
    }
  }
  const bool left_to_ask = std::any_of(
      verdict_facts.begin(), verdict_facts.end(),
      [&](FactIndex f) { return situation.answer(f).state == Answer::State::not_asked; });
  if (!left_to_ask && truth.possible.size() > 1) {
    const auto constraints = constraint_facts(rules, situation);
    for (std::size_t i = 0; i < rules.facts.size(); ++i) {
      const FactIndex fact{static_cast<std::uint32_t>(i)};
      if (!is_open(rules, situation, fact)) continue;
      if (matters_with_ties(i, tied_to(i, constraints), truth)) verdict_facts.insert(fact);
    }
  }
  CHECK(facts_of(decision.open, situation) == verdict_facts);
  if (!decision.verdict) duty_facts.clear();  // offered after the verdict
  CHECK(facts_of(decision.to_complete, situation) == duty_facts);
}

void check_witnesses(const Truth& truth, const Decision& decision) {
  if (decision.verdict) return;
  REQUIRE(decision.witnesses.size() == truth.possible.size());
  for (const Witness& witness : decision.witnesses) {
    bool reached = false;
    bool always = true;
    for (const auto& [world, verdicts] : truth.worlds) {
      const auto fits = [&world = world](const FactAnswer& a) {
        return world[a.fact.value] == a.value->value;
      };
      if (!std::all_of(witness.answers.begin(), witness.answers.end(), fits)) continue;
      reached = true;
      always = always && plain::verdict_for(verdicts.winner) == witness.verdict;
    }
    CHECK(reached);
    CHECK(always);
    for (const FactAnswer& left_out : witness.answers) {  // each answer is needed
      bool only_this = true;
      for (const auto& [world, verdicts] : truth.worlds) {
        const auto fits = [&, &world = world](const FactAnswer& a) {
          return a == left_out || world[a.fact.value] == a.value->value;
        };
        if (!std::all_of(witness.answers.begin(), witness.answers.end(), fits)) continue;
        only_this = only_this && plain::verdict_for(verdicts.winner) == witness.verdict;
      }
      CHECK_FALSE(only_this);
    }
  }
}

/// What every completion says of the set that `of` reads.
std::set<std::string> in_every(const Truth& truth, std::set<std::string> plain::Verdicts::*of) {
  std::set<std::string> common = truth.worlds.begin()->second.*of;
  for (const auto& world : truth.worlds) {
    const std::set<std::string>& said = world.second.*of;
    std::erase_if(common, [&](const std::string& id) { return said.count(id) == 0; });
  }
  return common;
}

/// The first provision that counts in some completion and says a duty, or a limit, there.
template <class I, class Row>
std::optional<std::size_t> first_to_say(const Truth& truth, const Table<I, Row>& table,
                                        const std::string& id, std::vector<I> Step::*said) {
  std::optional<std::size_t> first;
  for (const auto& [world, verdicts] : truth.worlds) {
    for (std::size_t row = 0; row < first.value_or(verdicts.runs.size()); ++row) {
      if (!verdicts.counts[row]) continue;
      const auto& here = verdicts.runs[row].end->*said;
      if (std::any_of(here.begin(), here.end(), [&](I i) { return table[i].id == id; }))
        first = row;
    }
  }
  return first;
}

template <class I, class Row>
void check_carried(const Truth& truth, const Table<I, Row>& table,
                   const std::vector<Carried<I>>& carried, std::vector<I> Step::*said,
                   std::set<std::string> plain::Verdicts::*of) {
  std::set<std::string> ids;
  for (const Carried<I>& one : carried) {
    const std::string& id = table[one.id].id;
    CHECK(ids.insert(id).second);
    const auto first = first_to_say(truth, table, id, said);
    CHECK((first && *first == one.provision.value));
  }
  CHECK(ids == in_every(truth, of));
}

void check_carried(const RuleSet& rules, const Truth& truth, const Decision& decision) {
  check_carried(truth, rules.duties, decision.duties, &Step::duties, &plain::Verdicts::duties);
  check_carried(truth, rules.limits, decision.limits, &Step::limits, &plain::Verdicts::limits);
  const bool certain = truth.possible.size() == 1;
  CHECK(decision.meanwhile == (certain ? std::vector<DutyIndex>{} : rules.meanwhile));
}

/// Who sets a provision aside: if it is in every completion, those that do in some.
void check_set_aside(std::size_t row, bool always, const Truth& truth, const RuleSet& rules,
                     const ProvisionResult& result) {
  std::vector<ProvisionIndex> by;
  for (std::uint32_t other = 0; always && other < rules.provisions.size(); ++other) {
    const auto& aside = rules.provisions[ProvisionIndex{other}].overrides;
    const bool names = std::find(aside.begin(), aside.end(), result.provision) != aside.end();
    const bool applies =
        std::any_of(truth.worlds.begin(), truth.worlds.end(),
                    [&](const auto& world) { return world.second.effects[other] != Effect::none; });
    if (names && applies) by.push_back(ProvisionIndex{other});
  }
  INFO("provision " << row);
  CHECK(result.set_aside_by == by);
}

/// Whether a step is told as it is taken. Where only the constraints say how a fact must be, the
/// step that asks it stays open: nobody answered.
bool told(const StepResult& step, const plain::Passed& taken) {
  if (step.state == StepResult::State::open) return true;
  const bool goes_on =
      step.state == StepResult::State::passed || step.state == StepResult::State::taken;
  return goes_on == taken.goes_on;
}

/// Where a provision ends over all completions; where there is but one, also its path there.
void check_ends(std::size_t row, const Truth& truth, const ProvisionResult& result) {
  std::set<StepIndex> ends;
  for (const auto& [world, verdicts] : truth.worlds) {
    const auto& path = verdicts.runs[row].path;
    if (!path.empty()) ends.insert(path.back().step);
  }
  CHECK(std::set<StepIndex>(result.ends.begin(), result.ends.end()) == ends);
  if (truth.worlds.size() != 1) return;
  const auto& path = truth.worlds.begin()->second.runs[row].path;
  REQUIRE(result.steps.size() == path.size());
  for (std::size_t i = 0; i < path.size(); ++i) {
    CHECK(result.steps[i].step == path[i].step);
    CHECK(told(result.steps[i], path[i]));
  }
}

/// Which version counts, and what the annulled one would have said.
void check_versions(const RuleSet& rules, const Edition& edition, const Truth& truth,
                    const Decision& decision) {
  REQUIRE(decision.provisions.size() == rules.provisions.size());
  for (std::size_t row = 0; row < decision.provisions.size(); ++row) {
    const ProvisionResult& result = decision.provisions[row];
    CHECK(result.version == edition.versions[row]);
    CHECK(result.annulled == edition.annulled[row]);
    std::set<Effect> would;
    if (edition.annulled[row]) {
      const auto& versions = rules.provisions[result.provision].versions;
      for (const auto& [world, verdicts] : truth.worlds)
        would.insert(plain::run(versions[*edition.annulled[row]].tree, world).effect);
    }
    const auto& said = result.annulled_effects;
    CHECK(std::set<Effect>(said.begin(), said.end()) == would);
  }
}

/// What is listed as assumed was left out and takes its assumption; whatever the answer turns on
/// is listed.
void check_assumed(const RuleSet& rules, const Edition& edition, Situation situation,
                   const Decision& decision) {
  const std::vector<bool> assumed = plain::assumptions(rules, situation);
  std::set<FactIndex> listed;
  for (const FactAnswer& one : decision.assumed) {
    CHECK(assumed[one.fact.value]);
    CHECK(one.value == rules.facts[one.fact].assumed);
    listed.insert(one.fact);
  }
  situation.assume = false;
  const Truth open = truth_of(rules, edition, situation);
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    const FactIndex fact{static_cast<std::uint32_t>(i)};
    if (!assumed[i] || listed.count(fact) != 0) continue;
    const auto values = static_cast<std::uint32_t>(rules.facts[fact].values.size());
    CHECK_FALSE(depends(open, i, values, [](const auto& v) {
      return std::tuple(plain::verdict_for(v.winner), v.duties, v.limits);
    }));
  }
}

void check_provisions(const RuleSet& rules, const Truth& truth, const Decision& decision) {
  std::vector<bool> always;
  std::vector<bool> ever_decides;
  for (std::size_t row = 0; row < decision.provisions.size(); ++row) {
    std::set<Effect> effects;
    bool always_decides = true;
    bool decides_sometimes = false;
    bool always_set_aside = true;
    for (const auto& [world, verdicts] : truth.worlds) {
      effects.insert(verdicts.effects[row]);
      const bool decides =
          verdicts.effects[row] == verdicts.winner && verdicts.winner != Effect::none;
      always_decides = always_decides && decides;
      decides_sometimes = decides_sometimes || decides;
      always_set_aside = always_set_aside && verdicts.set_aside[row];
    }
    const ProvisionResult& result = decision.provisions[row];
    CHECK(std::set<Effect>(result.effects.begin(), result.effects.end()) == effects);
    ever_decides.push_back(decides_sometimes);
    always.push_back(always_decides);
    check_set_aside(row, always_set_aside, truth, rules, result);
    check_ends(row, truth, result);
  }
  const bool some_always = std::find(always.begin(), always.end(), true) != always.end();
  const std::vector<bool>& expected = some_always ? always : ever_decides;
  for (std::size_t row = 0; row < expected.size(); ++row) {
    const ProvisionIndex provision{static_cast<std::uint32_t>(row)};
    const auto& deciding = decision.deciding;
    CHECK((std::find(deciding.begin(), deciding.end(), provision) != deciding.end()) ==
          expected[row]);
  }
  const bool nobody =
      std::find(ever_decides.begin(), ever_decides.end(), true) == ever_decides.end();
  CHECK(decision.deciding_certain == (some_always || nobody));
}

/// The rules with some readings open, the others as taken; what is assumed stays what it is with
/// all readings as taken.
Truth with_open_readings(const std::vector<bool>& opened, const RuleSet& rules,
                         const Edition& edition, Situation situation) {
  RuleSet open = rules;
  const std::vector<bool> assumed = plain::assumptions(rules, situation);
  situation.assume = false;
  for (std::size_t i = 0; i < opened.size(); ++i) {
    const Fact& fact = rules.facts[FactIndex{static_cast<std::uint32_t>(i)}];
    if (assumed[i]) situation.answers[i] = {Answer::State::known, *fact.assumed};
    if (!opened[i]) continue;
    open.facts[FactIndex{static_cast<std::uint32_t>(i)}].reading->prevailing.reset();
    situation.answers[i] = Answer{};
  }
  return truth_of(open, edition, situation);
}

bool turns_on(std::size_t reading, const RuleSet& rules, const Truth& truth) {
  const auto values = static_cast<std::uint32_t>(
      rules.facts[FactIndex{static_cast<std::uint32_t>(reading)}].values.size());
  return depends(truth, reading, values,
                 [](const auto& v) { return plain::verdict_for(v.winner); });
}

/// What each view makes possible, the other readings as taken; nothing of a view that the
/// constraints exclude.
void check_views(std::size_t reading, const Truth& alone, const ReadingResult& result) {
  std::map<std::uint32_t, std::set<Verdict>> possible;
  for (const auto& [world, verdicts] : alone.worlds)
    possible[world[reading]].insert(plain::verdict_for(verdicts.winner));
  std::map<std::uint32_t, std::set<Verdict>> said;
  for (const auto& [value, verdicts] : result.verdicts)
    said[value.value].insert(verdicts.begin(), verdicts.end());
  CHECK(said == possible);
}

void check_readings(const RuleSet& rules, const Edition& edition, const Situation& situation,
                    const Decision& decision) {
  std::vector<bool> unfixed(rules.facts.size());
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    const bool known = situation.answers[i].state == Answer::State::known;
    unfixed[i] = rules.facts[FactIndex{static_cast<std::uint32_t>(i)}].reading && !known;
  }
  const Truth under_any = with_open_readings(unfixed, rules, edition, situation);
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    const FactIndex index{static_cast<std::uint32_t>(i)};
    const Fact& fact = rules.facts[index];
    if (!fact.reading) continue;
    std::vector<bool> one(rules.facts.size());
    one[i] = true;
    const Truth alone = with_open_readings(one, rules, edition, situation);
    const bool turns = turns_on(i, rules, alone) || (unfixed[i] && turns_on(i, rules, under_any));
    const auto found = std::find_if(decision.readings.begin(), decision.readings.end(),
                                    [&](const ReadingResult& r) { return r.reading == index; });
    const bool listed = found != decision.readings.end();
    CHECK((listed && found->turns) == turns);
    if (!listed) continue;
    CHECK(found->fixed == !unfixed[i]);
    const auto taken = unfixed[i] ? fact.reading->prevailing : situation.answers[i].value;
    CHECK(found->taken == taken);
    check_views(i, alone, *found);
  }
}

}  // namespace

std::size_t check_decision(Engine& engine, const Situation& situation) {
  const RuleSet& rules = *engine.rules();
  const Edition edition = plain::edition_on(rules, situation.as_of, situation.known_on);
  const Truth truth = truth_of(rules, edition, situation);
  const Outcome outcome = engine.decide(situation, situation.as_of);
  if (truth.worlds.empty()) {
    CHECK(std::holds_alternative<Contradiction>(outcome));
    return 0;
  }
  REQUIRE(std::holds_alternative<Decision>(outcome));
  const Decision& decision = std::get<Decision>(outcome);
  CHECK(std::set<Verdict>(decision.possible.begin(), decision.possible.end()) == truth.possible);
  CHECK(decision.verdict.has_value() == (truth.possible.size() == 1));
  CHECK(decision.silent == truth.silent);
  check_versions(rules, edition, truth, decision);
  check_assumed(rules, edition, situation, decision);
  check_provisions(rules, truth, decision);
  check_carried(rules, truth, decision);
  check_witnesses(truth, decision);
  check_relevance(rules, situation, truth, decision);
  check_readings(rules, edition, situation, decision);
  return truth.worlds.size();
}
