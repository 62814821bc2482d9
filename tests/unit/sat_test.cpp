// The engine against a solver that is asked the same questions: on random rules, on the real rules
// and on a base twice as large. SUBROSA_RANDOM in the environment multiplies the situations.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <iterator>
#include <numeric>

#include "subrosa/engine.hpp"
#include "support/doubled_rules.hpp"
#include "support/random_rules.hpp"
#include "support/sat_oracle.hpp"
#include "support/small_rules.hpp"
#include "support/truth.hpp"

using namespace subrosa;
using sat::SatOracle;

namespace {

constexpr std::size_t most_changes = 1000;  ///< what the engine lists for each verdict

/// How often each kind of question was put.
struct Tally {
  std::size_t contradictions = 0;
  std::size_t undetermined = 0;
  std::size_t reasons = 0;
  std::size_t changes = 0;
};

void check_open(SatOracle& oracle, const Situation& situation, const Decision& decision) {
  const std::set<FactIndex> relevant = oracle.relevant(situation);
  std::set<FactIndex> open;
  for (const OpenFact& fact : decision.open) open.insert(fact.fact);
  const bool left_to_ask = std::any_of(relevant.begin(), relevant.end(), [&](FactIndex fact) {
    return situation.answer(fact).state == Answer::State::not_asked;
  });
  if (left_to_ask || decision.verdict) {
    CHECK(open == relevant);
  } else {  // the engine adds what constraints tie to them
    CHECK(std::includes(open.begin(), open.end(), relevant.begin(), relevant.end()));
  }
}

void check_reason(SatOracle& oracle, const Situation& situation, const Decision& decision) {
  CHECK(decision.sufficient.size() == oracle.smallest_reason(situation, *decision.verdict));
  Situation less = situation;
  for (std::size_t i = 0; i < less.answers.size(); ++i) {
    const FactAnswer answer{FactIndex{static_cast<std::uint32_t>(i)}, less.answers[i].value};
    const auto& reason = decision.sufficient;
    const bool kept = std::find(reason.begin(), reason.end(), answer) != reason.end();
    if (!kept && !decision.rules->facts[answer.fact].reading) less.answers[i] = Answer{};
  }
  CHECK(oracle.possible(less) == std::set<Verdict>{*decision.verdict});
}

/// What the engine lists for one verdict.
sat::Lightest listed(const Decision& decision, Verdict verdict) {
  sat::Lightest lightest;
  for (const Change& change : decision.changes) {
    if (change.verdict != verdict) continue;
    if (!lightest.changes.empty()) CHECK(lightest.weight == change.weight);
    lightest.weight = change.weight;
    sat::Change set;
    for (const FactAnswer& answer : change.set) set.emplace(answer.fact, *answer.value);
    CHECK(lightest.changes.insert(set).second);
  }
  return lightest;
}

void check_changes(SatOracle& oracle, const Situation& situation, const Decision& decision,
                   Tally& tally) {
  for (std::size_t v = 0; v < verdict_count; ++v) {
    const auto verdict = static_cast<Verdict>(v);
    const sat::Lightest said = listed(decision, verdict);
    if (verdict == *decision.verdict) {
      CHECK(said.changes.empty());
      continue;
    }
    INFO("to " << name_of(verdict));
    const sat::Lightest found = oracle.lightest_changes(situation, verdict, most_changes);
    CHECK(said.weight == found.weight);
    CHECK(said.changes.size() == found.changes.size());
    if (found.changes.size() < most_changes) CHECK((said.changes == found.changes));
    tally.changes += found.changes.size();
  }
}

/// The answers as a case file gives them, to try a failure by hand.
std::string described(const RuleSet& rules, const Situation& situation) {
  std::string text = iso(situation.as_of) + " known on " + iso(situation.known_on);
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    const Fact& fact = rules.facts[FactIndex{static_cast<std::uint32_t>(i)}];
    const Answer& answer = situation.answers[i];
    if (answer.state == Answer::State::known)
      text += "\n  " + fact.id + ": " + fact.values[answer.value.value].id;
    if (answer.state == Answer::State::unknown) text += "\n  " + fact.id + ": unknown";
  }
  return text;
}

void check_situation(Engine& engine, SatOracle& oracle, const Situation& situation, Tally& tally) {
  INFO(described(*engine.rules(), situation));
  const Outcome outcome = engine.decide(situation, situation.as_of);
  const std::set<Verdict> possible = oracle.possible(situation);
  if (possible.empty()) {
    CHECK(std::holds_alternative<Contradiction>(outcome));
    ++tally.contradictions;
    return;
  }
  REQUIRE(std::holds_alternative<Decision>(outcome));
  const Decision& decision = std::get<Decision>(outcome);
  REQUIRE(std::set<Verdict>(decision.possible.begin(), decision.possible.end()) == possible);
  REQUIRE(decision.verdict.has_value() == (possible.size() == 1));
  check_open(oracle, situation, decision);
  if (!decision.verdict) {
    ++tally.undetermined;
    return;
  }
  ++tally.reasons;
  check_reason(oracle, situation, decision);
  check_changes(oracle, situation, decision, tally);
}

/// A random situation that can give the verdict, every fact answered and few readings fixed;
/// nothing is answered where no situation gives it.
Situation situation_towards(SatOracle& oracle, const RuleSet& rules, const Edition& edition,
                            Verdict verdict, Random& random) {
  Situation situation;
  situation.as_of = edition.as_of;
  situation.known_on = edition.known_on;
  situation.assume = false;
  situation.answers.resize(rules.facts.size());
  std::vector<FactIndex> facts;
  for (std::size_t i = 0; i < rules.facts.size(); ++i)
    facts.push_back(Table<FactIndex, Fact>::index(i));
  std::shuffle(facts.begin(), facts.end(), random);
  for (const FactIndex index : facts) {
    if (rules.facts[index].reading && pick(random, 8) != 0) continue;
    std::vector<std::uint32_t> values(rules.facts[index].values.size());
    std::iota(values.begin(), values.end(), 0U);
    std::shuffle(values.begin(), values.end(), random);
    Answer& answer = situation.answers[index.value];
    for (const std::uint32_t value : values) {
      answer = {Answer::State::known, ValueIndex{value}};
      if (oracle.reaches(situation, verdict)) break;
      answer = Answer{};
    }
  }
  return situation;
}

/// The answers drawn one by one, as the constraints may or may not allow; mostly on the plain
/// matter, because every other is referred whatever the answers.
Situation situation_at_random(const RuleSet& rules, const Edition& edition, Random& random) {
  Situation situation = random_situation(rules, random, 2.0);
  situation.as_of = edition.as_of;
  situation.known_on = edition.known_on;
  situation.assume = false;
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    const Fact& fact = rules.facts[Table<FactIndex, Fact>::index(i)];
    if (pick(random, 8) == 0) continue;
    if (fact.reading) situation.answers[i] = Answer{};
    if (fact.id == "matter") situation.answers[i].value = *fact.plain;
  }
  return situation;
}

/// Opens some answers: none, one, two, or a fifth, half or four fifths of them all.
void open_some(const RuleSet& rules, Situation& situation, Random& random) {
  std::vector<std::size_t> facts(rules.facts.size());
  std::iota(facts.begin(), facts.end(), std::size_t{0});
  std::shuffle(facts.begin(), facts.end(), random);
  const std::size_t all = facts.size();
  const std::array<std::size_t, 6> counts{0, 1, 2, all / 5, all / 2, all * 4 / 5};
  facts.resize(counts[pick(random, counts.size())]);
  for (const std::size_t i : facts) {
    if (rules.facts[Table<FactIndex, Fact>::index(i)].reading) continue;
    situation.answers[i] = Answer{};
    if (pick(random, 2) == 0) situation.answers[i].state = Answer::State::unknown;
  }
}

/// Half of the situations drawn at random, half led to a verdict.
void check_edition(Engine& engine, const Edition& edition, int count, Random& random,
                   Tally& tally) {
  const RuleSet& rules = *engine.rules();
  SatOracle oracle(rules, edition);
  for (int i = 0; i < count; ++i) {
    INFO("situation " << i);
    const auto verdict = static_cast<Verdict>(pick(random, verdict_count - 1));  // not `refer`
    Situation situation = i % 2 == 0 ? situation_at_random(rules, edition, random)
                                     : situation_towards(oracle, rules, edition, verdict, random);
    open_some(rules, situation, random);
    check_situation(engine, oracle, situation, tally);
  }
}

/// The law of today, that of 2018 as it was known then, the last day of the old Code, and others.
std::vector<Edition> sample(const RuleSet& rules, std::size_t others, Random& random) {
  std::vector<Edition> editions;
  for (const char* date : {"2026-11-21", "2018-03-01", "2026-08-31"})
    editions.push_back(edition_of(rules, day(date), day(date)));
  const std::vector<Edition> all = all_editions(rules);
  std::sample(all.begin(), all.end(), std::back_inserter(editions), others, random);
  return editions;
}

}  // namespace

TEST_CASE("the solver agrees with every completion, on random rules", "[sat]") {
  const unsigned seed = 46;
  INFO("seed " << seed);
  Random random(seed);
  for (int base = 0; base < times(100); ++base) {
    INFO("base " << base);
    const Rules rules = random_rules(random);
    Situation situation = random_situation(*rules, random, 0.3);
    situation.assume = false;
    const Edition edition = edition_of(*rules, situation.as_of, situation.known_on);
    const plain::Truth truth = plain::truth_of(*rules, edition, situation);
    SatOracle oracle(*rules, edition);
    CHECK(oracle.possible(situation) == truth.possible);
    std::set<FactIndex> relevant;
    for (std::size_t i = 0; i < rules->facts.size(); ++i) {
      const FactIndex fact{static_cast<std::uint32_t>(i)};
      const auto values = static_cast<std::uint32_t>(rules->facts[fact].values.size());
      const auto verdict = [](const auto& v) { return verdict_of(v.winner); };
      if (!rules->facts[fact].reading && plain::depends(truth, i, values, verdict))
        relevant.insert(fact);
    }
    CHECK(oracle.relevant(situation) == relevant);
  }
}

TEST_CASE("the engine agrees with the solver, on random rules", "[sat]") {
  const unsigned seed = 353;
  INFO("seed " << seed);
  Random random(seed);
  Tally tally;
  for (int base = 0; base < times(300); ++base) {
    INFO("base " << base);
    Engine engine(random_rules(random));
    const Edition edition = edition_of(*engine.rules(), day("2020-01-01"), day("2020-01-01"));
    check_edition(engine, edition, 6, random, tally);
  }
  CHECK(tally.contradictions > 10);
  CHECK(tally.undetermined > 200);
  CHECK(tally.reasons > 500);
  CHECK(tally.changes > 150);
}

TEST_CASE("the engine agrees with the solver, on the real rules", "[sat]") {
  const unsigned seed = 458;
  INFO("seed " << seed);
  Random random(seed);
  Engine engine(belgium());
  Tally tally;
  for (const Edition& edition : sample(*engine.rules(), 3, random))
    check_edition(engine, edition, times(40), random, tally);
  CHECK(tally.contradictions > 5);
  CHECK(tally.undetermined > 50);
  CHECK(tally.reasons > 50);
  CHECK(tally.changes > 500);
}

TEST_CASE("the engine agrees with the solver, on rules twice as large", "[sat]") {
  const unsigned seed = 352;
  INFO("seed " << seed);
  Random random(seed);
  Engine engine(doubled(*belgium()));
  Tally tally;
  for (const Edition& edition : sample(*engine.rules(), 0, random))
    check_edition(engine, edition, times(20), random, tally);
  CHECK(tally.undetermined > 15);
  CHECK(tally.reasons > 15);
  CHECK(tally.changes > 50);
}
