// Smallest sufficient reasons and lightest changes, against trying every subset and every change.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "subrosa/engine.hpp"
#include "support/random_rules.hpp"
#include "support/small_rules.hpp"
#include "support/truth.hpp"

using namespace subrosa;
using plain::truth_of;

namespace {

/// What some answers leave possible, everything else of the situation as taken.
std::set<Verdict> possible_with(const RuleSet& rules, const Edition& edition,
                                const Situation& situation) {
  return truth_of(rules, edition, situation).possible;
}

/// Assumptions become answers, so that changing one answer does not bring others in or out.
Situation with_assumptions(const RuleSet& rules, Situation situation) {
  const std::vector<bool> assumed = plain::assumptions(rules, situation);
  for (std::size_t i = 0; i < assumed.size(); ++i) {
    if (assumed[i])
      situation.answers[i] = {Answer::State::known,
                              *rules.facts[FactIndex{static_cast<std::uint32_t>(i)}].assumed};
  }
  situation.assume = false;
  return situation;
}

void check_sufficient(const RuleSet& rules, const Edition& edition, const Situation& situation,
                      const Decision& decision) {
  if (!decision.verdict) return;
  const Situation whole = with_assumptions(rules, situation);
  std::vector<std::size_t> given;
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    const bool known = situation.answers[i].state == Answer::State::known;
    if (known && !rules.facts[FactIndex{static_cast<std::uint32_t>(i)}].reading) given.push_back(i);
  }
  std::size_t smallest = given.size();
  for (std::uint32_t kept = 0; kept < (1U << given.size()); ++kept) {
    Situation less = whole;
    std::size_t count = 0;
    for (std::size_t g = 0; g < given.size(); ++g) {
      if (((kept >> g) & 1U) != 0) {
        ++count;
      } else {
        less.answers[given[g]] = Answer{};
      }
    }
    if (count >= smallest) continue;
    if (possible_with(rules, edition, less) == std::set<Verdict>{*decision.verdict})
      smallest = count;
  }
  CHECK(decision.sufficient.size() == smallest);
  Situation less = whole;
  for (const std::size_t g : given) {
    const auto kept = [&](const FactAnswer& a) { return a.fact.value == g; };
    const auto& reason = decision.sufficient;
    if (std::none_of(reason.begin(), reason.end(), kept)) less.answers[g] = Answer{};
  }
  CHECK(possible_with(rules, edition, less) == std::set<Verdict>{*decision.verdict});
}

std::uint32_t weight(Changer changer) {
  return changer == Changer::worker ? 1 : changer == Changer::person ? 2 : 3;
}

/// Every way to change given answers, tried.
void check_changes(const RuleSet& rules, const Edition& edition, const Situation& situation,
                   const Decision& decision) {
  if (!decision.verdict) return;
  std::vector<Situation> ways{with_assumptions(rules, situation)};
  std::vector<std::uint32_t> weights{0};
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    const Fact& fact = rules.facts[FactIndex{static_cast<std::uint32_t>(i)}];
    const Answer& answer = situation.answers[i];
    const bool known = answer.state == Answer::State::known;
    if (!known || fact.reading || fact.changed_by == Changer::nobody) continue;
    const std::size_t before = ways.size();
    for (std::size_t w = 0; w < before; ++w) {
      for (std::uint32_t v = 0; v < fact.values.size(); ++v) {
        if (v == answer.value.value) continue;
        ways.push_back(ways[w]);
        ways.back().answers[i].value = ValueIndex{v};
        weights.push_back(weights[w] + weight(fact.changed_by));
      }
    }
  }
  std::map<Verdict, std::pair<std::uint32_t, std::size_t>>
      lightest;  // weight, and how many have it
  for (std::size_t w = 0; w < ways.size(); ++w) {
    const std::set<Verdict> possible = possible_with(rules, edition, ways[w]);
    if (possible.size() != 1 || *possible.begin() == *decision.verdict) continue;
    const auto [found, fresh] = lightest.try_emplace(*possible.begin(), weights[w], 0);
    if (weights[w] < found->second.first) found->second = {weights[w], 0};
    if (weights[w] == found->second.first) ++found->second.second;
  }
  std::map<Verdict, std::pair<std::uint32_t, std::size_t>> said;
  for (const Change& change : decision.changes) {
    auto& entry = said.try_emplace(change.verdict, change.weight, 0).first->second;
    CHECK(entry.first == change.weight);
    ++entry.second;
    Situation changed = with_assumptions(rules, situation);
    for (const FactAnswer& a : change.set) changed.answers[a.fact.value].value = *a.value;
    CHECK(possible_with(rules, edition, changed) == std::set<Verdict>{change.verdict});
  }
  CHECK(said == lightest);
}

}  // namespace

TEST_CASE("reasons and changes agree with trying them all, on random rules", "[brute][reasons]") {
  const unsigned seed = 352;
  INFO("seed " << seed);
  Random random(seed);
  std::size_t reasons = 0;
  std::size_t changes = 0;
  for (int base = 0; base < times(1000); ++base) {
    Engine engine(random_rules(random));
    const RuleSet& rules = *engine.rules();
    for (int i = 0; i < 6; ++i) {
      INFO("base " << base << ", situation " << i);
      const Situation situation = random_situation(rules, random, 0.7);
      const Outcome outcome = engine.decide(situation, situation.as_of);
      const auto* decision = std::get_if<Decision>(&outcome);
      if (decision == nullptr) continue;
      const Edition edition = edition_of(rules, situation.as_of, situation.known_on);
      check_sufficient(rules, edition, situation, *decision);
      check_changes(rules, edition, situation, *decision);
      reasons += decision->sufficient.empty() ? 0 : 1;
      changes += decision->changes.size();
    }
  }
  CHECK(reasons > 100);
  CHECK(changes > 100);
}

TEST_CASE("what would change an answer is what a reader expects", "[reasons]") {
  const Rules rules = small_rules();
  Engine engine(rules);
  const auto outcome = engine.decide(
      situation(*rules, {{"recipient", "police"}, {"danger", "grave"}, {"avoidable", "yes"}}),
      day("2026-11-21"));
  const auto& decision = std::get<Decision>(outcome);
  const FactIndex recipient = *rules->fact_named("recipient");
  const FactIndex avoidable = *rules->fact_named("avoidable");
  CHECK(decision.sufficient ==
        std::vector<FactAnswer>{{recipient, ValueIndex{0}}, {avoidable, ValueIndex{0}}});
  // The worker could go to the judge, or find that nothing else averts the danger.
  REQUIRE(decision.changes.size() == 2);
  CHECK(decision.changes[0].set == std::vector<FactAnswer>{{recipient, ValueIndex{1}}});
  CHECK(decision.changes[1].set == std::vector<FactAnswer>{{avoidable, ValueIndex{1}}});
  CHECK(decision.changes[0].weight == 1);
}
