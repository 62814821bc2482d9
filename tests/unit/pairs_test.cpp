#include "subrosa/pairs.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "subrosa/case_file.hpp"
#include "subrosa/engine.hpp"
#include "support/plain_evaluator.hpp"
#include "support/random_rules.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;

namespace {

Decision decided(Engine& engine, const Situation& situation) {
  Outcome outcome = engine.decide(situation, situation.as_of);
  REQUIRE(std::holds_alternative<Decision>(outcome));
  return std::get<Decision>(std::move(outcome));
}

std::vector<StepNeed> needs(const Rules& rules, const std::vector<Decision>& decisions) {
  auto found = step_needs(rules, decisions);
  REQUIRE(found);
  return std::move(*found);
}

/// The facts in which the two situations of a pair differ are among those that the step tests.
void differs_only_in_what_is_tested(const RuleSet& rules, const StepNeed& need) {
  const Tree& tree = rules.provisions[need.provision].versions[need.version].tree;
  const auto step = std::find_if(tree.steps.begin(), tree.steps.end(),
                                 [&](const Step& s) { return s.id == need.step; });
  REQUIRE(step != tree.steps.end());
  std::vector<FactIndex> tested = facts_of(step->condition);
  if (step->kind == Step::Kind::ask) tested = {step->fact};
  bool differ = false;
  for (std::uint32_t i = 0; i < rules.facts.size(); ++i) {
    if (need.smallest->one.answers[i] == need.smallest->other.answers[i]) continue;
    differ = true;
    CHECK(std::find(tested.begin(), tested.end(), FactIndex{i}) != tested.end());
  }
  CHECK(differ);
}

}  // namespace

TEST_CASE("each step of the small rules can be shown by two cases", "[pairs]") {
  const Rules rules = small_rules();
  Engine engine(rules);
  std::vector<Decision> decisions;
  for (const StepNeed& need : needs(rules, {})) {
    INFO(rules->provisions[need.provision].id << " " << need.step);
    CHECK_FALSE(need.shown);
    REQUIRE(need.smallest);
    differs_only_in_what_is_tested(*rules, need);
    decisions.push_back(decided(engine, need.smallest->one));
    CHECK(decisions.back().verdict == need.smallest->verdict_of_one);
    decisions.push_back(decided(engine, need.smallest->other));
    CHECK(decisions.back().verdict == need.smallest->verdict_of_other);
  }
  REQUIRE_FALSE(decisions.empty());
  for (const StepNeed& need : needs(rules, decisions)) {
    INFO(rules->provisions[need.provision].id << " " << need.step);
    CHECK(need.shown);
    CHECK_FALSE(need.smallest);
  }
}

TEST_CASE("the pairs of random rules are pairs, and show their steps", "[pairs][brute]") {
  std::size_t pairs = 0;
  for (int seed = 0; seed < times(1000); ++seed) {
    INFO("seed " << seed);
    Random random(static_cast<unsigned>(seed));
    const Rules rules = random_rules(random);
    Engine engine(rules);
    std::vector<Decision> decisions;
    const std::vector<StepNeed> found = needs(rules, {});
    for (const StepNeed& need : found) {
      if (!need.smallest) continue;
      ++pairs;
      differs_only_in_what_is_tested(*rules, need);
      const Decision one = decided(engine, need.smallest->one);
      const Decision other = decided(engine, need.smallest->other);
      CHECK(one.verdict == need.smallest->verdict_of_one);
      CHECK(other.verdict == need.smallest->verdict_of_other);
      decisions.push_back(one);
      decisions.push_back(other);
    }
    const std::vector<StepNeed> again = needs(rules, decisions);
    for (std::size_t i = 0; i < found.size(); ++i) {
      INFO(found[i].step);
      CHECK(again[i].shown == found[i].smallest.has_value());
    }
  }
  CHECK(pairs > 50);
}
