// The decision against the plain evaluator: every completion of random situations over random
// rules, and random complete situations over the real rules in every edition.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "subrosa/edition.hpp"
#include "subrosa/engine.hpp"
#include "support/plain_evaluator.hpp"
#include "support/random_rules.hpp"
#include "support/small_rules.hpp"
#include "support/truth.hpp"

using namespace subrosa;

namespace {

using plain::depends;
using plain::Truth;
using plain::truth_of;
using World = plain::World;

std::set<FactIndex> facts_of(const std::vector<OpenFact>& open) {
  std::set<FactIndex> facts;
  for (const OpenFact& fact : open) facts.insert(fact.fact);
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
    const Edition edition = all_editions(rules).front();
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
    possible[others][world[fact]].insert(verdict_of(verdicts.winner));
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
    if (depends(truth, i, values, [](const auto& v) { return verdict_of(v.winner); })) {
      verdict_facts.insert(fact);
    } else if (depends(truth, i, values, [](const auto& v) { return v.duties; })) {
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
  CHECK(facts_of(decision.open) == verdict_facts);
  if (decision.verdict) CHECK(facts_of(decision.to_complete) == duty_facts);
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
      always = always && verdict_of(verdicts.winner) == witness.verdict;
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
        only_this = only_this && verdict_of(verdicts.winner) == witness.verdict;
      }
      CHECK_FALSE(only_this);
    }
  }
}

void check_duties(const RuleSet& rules, const Truth& truth, const Decision& decision) {
  std::set<std::string> common = truth.worlds.begin()->second.duties;
  for (const auto& [world, verdicts] : truth.worlds) {
    std::set<std::string> both;
    std::set_intersection(common.begin(), common.end(), verdicts.duties.begin(),
                          verdicts.duties.end(), std::inserter(both, both.end()));
    common = std::move(both);
  }
  std::set<std::string> carried;
  for (const auto& duty : decision.duties) carried.insert(rules.duties[duty.id].id);
  CHECK(carried == common);
}

void check_provisions(const Truth& truth, const Decision& decision) {
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
    CHECK(result.set_aside_by.empty() == !always_set_aside);
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

/// Whether the verdict turns on a reading while some readings are open, the others as taken; what
/// is assumed stays what it is with all readings as taken.
bool turns_on(std::size_t reading, const std::vector<bool>& opened, const RuleSet& rules,
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
  const auto values = static_cast<std::uint32_t>(
      rules.facts[FactIndex{static_cast<std::uint32_t>(reading)}].values.size());
  return depends(truth_of(open, edition, situation), reading, values,
                 [](const auto& v) { return verdict_of(v.winner); });
}

void check_readings(const RuleSet& rules, const Edition& edition, const Situation& situation,
                    const Decision& decision) {
  std::vector<bool> unfixed(rules.facts.size());
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    const bool known = situation.answers[i].state == Answer::State::known;
    unfixed[i] = rules.facts[FactIndex{static_cast<std::uint32_t>(i)}].reading && !known;
  }
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    const FactIndex index{static_cast<std::uint32_t>(i)};
    if (!rules.facts[index].reading) continue;
    std::vector<bool> alone(rules.facts.size());
    alone[i] = true;
    const bool turns = turns_on(i, alone, rules, edition, situation) ||
                       (unfixed[i] && turns_on(i, unfixed, rules, edition, situation));
    const auto found = std::find_if(decision.readings.begin(), decision.readings.end(),
                                    [&](const ReadingResult& r) { return r.reading == index; });
    CHECK((found != decision.readings.end() && found->turns) == turns);
  }
}

void check_decision(Engine& engine, const Situation& situation) {
  const RuleSet& rules = *engine.rules();
  const Edition edition = edition_of(rules, situation.as_of, situation.known_on);
  const Truth truth = truth_of(rules, edition, situation);
  const Outcome outcome = engine.decide(situation, situation.as_of);
  if (truth.worlds.empty()) {
    CHECK(std::holds_alternative<Contradiction>(outcome));
    return;
  }
  REQUIRE(std::holds_alternative<Decision>(outcome));
  const Decision& decision = std::get<Decision>(outcome);
  CHECK(std::set<Verdict>(decision.possible.begin(), decision.possible.end()) == truth.possible);
  CHECK(decision.verdict.has_value() == (truth.possible.size() == 1));
  CHECK(decision.silent == truth.silent);
  check_provisions(truth, decision);
  check_duties(rules, truth, decision);
  check_witnesses(truth, decision);
  check_relevance(rules, situation, truth, decision);
  check_readings(rules, edition, situation, decision);
}

}  // namespace

TEST_CASE("decisions agree with every completion, on random rules", "[brute]") {
  const unsigned seed = 20261121;
  INFO("seed " << seed);
  Random random(seed);
  for (int base = 0; base < times(2000); ++base) {
    Engine engine(random_rules(random));
    for (int i = 0; i < 8; ++i) {
      INFO("base " << base << ", situation " << i);
      check_decision(engine, random_situation(*engine.rules(), random, 0.5));
    }
  }
}

TEST_CASE("verdicts agree with the plain evaluator, on the real rules in every edition",
          "[brute]") {
  const unsigned seed = 1121;
  INFO("seed " << seed);
  Random random(seed);
  const Rules rules = belgium();
  Engine engine(rules);
  for (const Edition& edition : all_editions(*rules)) {
    for (int i = 0; i < times(300); ++i) {
      Situation situation = random_situation(*rules, random, 2.0);  // every answer known
      situation.as_of = edition.as_of;
      situation.known_on = edition.known_on;
      const World world = plain::completions(*rules, situation).front();
      const plain::Verdicts expected = plain::evaluate(*rules, edition, world);
      const Outcome outcome = engine.decide(situation, edition.as_of);
      if (!expected.allowed) {
        CHECK(std::holds_alternative<Contradiction>(outcome));
        continue;
      }
      REQUIRE(std::holds_alternative<Decision>(outcome));
      const Decision& decision = std::get<Decision>(outcome);
      CHECK(decision.verdict == verdict_of(expected.winner));
      std::set<std::string> duties;
      for (const auto& duty : decision.duties) duties.insert(rules->duties[duty.id].id);
      CHECK(duties == expected.duties);
    }
  }
}

TEST_CASE("partial situations agree with every completion, on the real rules", "[brute]") {
  const unsigned seed = 458;
  INFO("seed " << seed);
  Random random(seed);
  const Rules rules = belgium();
  Engine engine(rules);
  const std::vector<Edition> editions = all_editions(*rules);
  for (int i = 0; i < times(60); ++i) {
    Situation situation = random_situation(*rules, random, 2.0);
    for (int open = 0; open < 5; ++open) {
      const FactIndex fact{pick(random, rules->facts.size())};
      if (!rules->facts[fact].reading) situation.answers[fact.value].state = Answer::State::unknown;
    }
    const Edition& edition = editions[pick(random, editions.size())];
    situation.as_of = edition.as_of;
    situation.known_on = edition.known_on;
    check_decision(engine, situation);
  }
}
