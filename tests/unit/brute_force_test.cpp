// The decision against the plain evaluator, over every completion of partial situations: on random
// rules, on random rules that change over time, and on the real ones in every edition.
#include <algorithm>
#include <catch2/catch.hpp>
#include <tuple>

#include "subrosa/edition.hpp"
#include "subrosa/engine.hpp"
#include "support/decision_check.hpp"
#include "support/figures.hpp"
#include "support/plain_evaluator.hpp"
#include "support/random_rules.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;

namespace {

/// What was compared.
struct Tally {
  std::uint64_t bases = 0;
  std::uint64_t situations = 0;
  std::uint64_t completions = 0;

  void write(const std::string& test) const {
    if (bases != 0) figure(test, "rule bases made", bases);
    figure(test, "partial situations, all that is said of them", situations);
    figure(test, "completions tried for them", completions);
  }
  void check(Engine& engine, const Situation& situation) {
    ++situations;
    completions += check_decision(engine, situation);
  }
};

/// A random situation of which a few facts are not known.
Situation few_open(const RuleSet& rules, Random& random, std::size_t count) {
  Situation situation = random_situation(rules, random, 2.0);
  for (std::size_t i = 0; i < count; ++i) {
    const FactIndex fact{pick(random, rules.facts.size())};
    if (rules.facts[fact].reading) continue;
    const bool asked = pick(random, 2) == 0;
    situation.answers[fact.value].state = asked ? Answer::State::unknown : Answer::State::not_asked;
  }
  return situation;
}

/// Mostly the ordinary matter and few readings fixed, so that it is not all referred.
void make_ordinary(const RuleSet& rules, Situation& situation, Random& random) {
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    const Fact& fact = rules.facts[Table<FactIndex, Fact>::index(i)];
    Answer& answer = situation.answers[i];
    if (fact.reading && pick(random, 4) != 0) answer = Answer{};
    if (fact.id == "matter" && pick(random, 8) != 0) answer = {Answer::State::known, *fact.plain};
  }
}

}  // namespace

TEST_CASE("decisions agree with every completion, on random rules", "[brute][deciders]") {
  const unsigned seed = 20261121;
  INFO("seed " << seed);
  Random random(seed);
  Tally tally;
  for (int base = 0; base < times(1000); ++base) {
    Engine engine(random_rules(random));
    ++tally.bases;
    for (int i = 0; i < 8; ++i) {
      INFO("base " << base << ", situation " << i);
      tally.check(engine, random_situation(*engine.rules(), random, 0.5));
    }
  }
  tally.write("random rules");
}

TEST_CASE("decisions agree with every completion, on random rules that change over time",
          "[brute][deciders]") {
  const unsigned seed = 352;
  INFO("seed " << seed);
  Random random(seed);
  Tally tally;
  for (int base = 0; base < times(1000); ++base) {
    Engine engine(random_rules_over_time(random));
    ++tally.bases;
    for (int i = 0; i < 8; ++i) {
      INFO("base " << base << ", situation " << i);
      Situation situation = random_situation(*engine.rules(), random, 0.6);
      std::tie(situation.as_of, situation.known_on) = random_dates(*engine.rules(), random);
      tally.check(engine, situation);
    }
  }
  tally.write("random rules over time");
}

TEST_CASE("partial situations agree with every completion, on the real rules in every edition",
          "[brute][deciders]") {
  const unsigned seed = 458;
  INFO("seed " << seed);
  Random random(seed);
  const Rules rules = belgium();
  Engine engine(rules);
  Tally tally;
  for (const Edition& edition : all_editions(*rules)) {
    for (int i = 0; i < times(1); ++i) {
      Situation situation = few_open(*rules, random, 1 + pick(random, 4));
      make_ordinary(*rules, situation, random);
      situation.as_of = edition.as_of;
      situation.known_on = edition.known_on;
      INFO(iso(situation.as_of) << " known on " << iso(situation.known_on) << ", situation " << i);
      tally.check(engine, situation);
    }
  }
  tally.write("real rules, every edition");
}
