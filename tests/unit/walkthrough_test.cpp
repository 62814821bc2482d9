#include "subrosa/walkthrough.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "subrosa/case_file.hpp"
#include "subrosa/folder.hpp"
#include "support/approve.hpp"
#include "support/random_rules.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;

namespace {

Answer known(std::uint32_t value) { return {Answer::State::known, ValueIndex{value}}; }

}  // namespace

TEST_CASE("only what the verdict can depend on is asked, until it is certain", "[walkthrough]") {
  const Rules rules = small_rules();
  Engine engine(rules);
  Walkthrough walk(engine, day("2026-11-21"), day("2026-11-21"), day("2026-11-21"));
  CHECK(walk.next() == rules->fact_named("recipient"));
  REQUIRE(walk.answer(*walk.next(), known(0)));
  CHECK(walk.next() == rules->fact_named("danger"));
  REQUIRE(walk.answer(*walk.next(), Answer{Answer::State::unknown, {}}));
  CHECK(walk.next() == rules->fact_named("avoidable"));
  REQUIRE(walk.answer(*walk.next(), known(0)));
  CHECK_FALSE(walk.next());
  CHECK(walk.decision().verdict == Verdict::must_not_disclose);
  CHECK(walk.asked().size() == 3);
}

TEST_CASE("an answer can be changed or taken back, and the others stay", "[walkthrough]") {
  const Rules rules = small_rules();
  Engine engine(rules);
  Walkthrough walk(engine, day("2026-11-21"), day("2026-11-21"), day("2026-11-21"));
  const FactIndex recipient = *rules->fact_named("recipient");
  const FactIndex danger = *rules->fact_named("danger");
  CHECK_FALSE(walk.back());
  REQUIRE(walk.answer(recipient, known(0)));
  REQUIRE(walk.answer(danger, known(0)));
  CHECK(walk.decision().verdict == Verdict::must_not_disclose);
  REQUIRE(walk.answer(recipient, known(1)));
  CHECK(walk.decision().verdict == Verdict::may_disclose);
  CHECK(walk.asked().size() == 2);
}

TEST_CASE("going back undoes the last answer, also one that was changed", "[walkthrough]") {
  const Rules rules = small_rules();
  Engine engine(rules);
  Walkthrough walk(engine, day("2026-11-21"), day("2026-11-21"), day("2026-11-21"));
  const FactIndex recipient = *rules->fact_named("recipient");
  const FactIndex danger = *rules->fact_named("danger");
  const auto answers = [&] { return walk.decision().situation; };
  REQUIRE(walk.answer(recipient, known(0)));
  REQUIRE(walk.answer(danger, known(0)));
  REQUIRE(walk.answer(recipient, known(1)));
  CHECK(walk.back());
  CHECK(answers().answer(recipient) == known(0));
  CHECK(answers().answer(danger) == known(0));
  CHECK(walk.asked() == std::vector<FactIndex>{recipient, danger});
  CHECK(walk.back());
  CHECK(answers().answer(danger).state == Answer::State::not_asked);
  CHECK(walk.back());
  CHECK(walk.asked().empty());
  CHECK_FALSE(walk.back());
}

TEST_CASE("an answer that contradicts the others is not taken", "[walkthrough]") {
  const Rules rules = small_rules();
  Engine engine(rules);
  Walkthrough walk(engine, day("2026-11-21"), day("2026-11-21"), day("2026-11-21"));
  REQUIRE(walk.answer(*rules->fact_named("danger"), known(0)));
  CHECK_FALSE(walk.answer(*rules->fact_named("avoidable"), known(1)));
  CHECK(walk.decision().situation.answer(*rules->fact_named("avoidable")).state ==
        Answer::State::not_asked);
}

namespace {

/// The most questions over every way to answer them, all answers being known. Checks on the way
/// that the bound told before each question holds.
std::uint32_t longest(Walkthrough& walk) {
  const auto question = walk.next();
  if (!question) return 0;
  const auto told = walk.decision().at_most_questions;
  const std::size_t values = walk.decision().rules->facts[*question].values.size();
  std::uint32_t most = 0;
  for (std::uint32_t v = 0; v < values; ++v) {
    if (!walk.answer(*question, known(v))) continue;
    most = std::max(most, 1 + longest(walk));
    REQUIRE(walk.back());
  }
  REQUIRE(told);
  CHECK(most <= *told);
  return most;
}

}  // namespace

TEST_CASE("the questions told are the most that can come", "[walkthrough][brute]") {
  std::size_t exact = 0;
  std::size_t all = 0;
  for (int seed = 0; seed < times(300); ++seed) {
    INFO("seed " << seed);
    Random random(static_cast<unsigned>(seed));
    Engine engine(random_rules(random));
    const Date date = day("2020-01-01");
    Walkthrough walk(engine, date, date, date);
    if (!walk.next()) continue;
    const std::uint32_t told = walk.decision().at_most_questions.value();
    const std::uint32_t most = longest(walk);
    const auto& facts = engine.rules()->facts;
    const bool open_reading = std::any_of(facts.begin(), facts.end(), [](const Fact& fact) {
      return fact.reading && !fact.reading->prevailing;
    });
    if (open_reading) continue;
    exact += most == told ? 1 : 0;
    ++all;
  }
  CHECK(all > 20);
  INFO(exact << " of " << all);
  CHECK(exact * 100 >= all * 90);  // where constraints alone tie what is left, it may be less
}

TEST_CASE("every case of the library comes to its verdict by questions", "[walkthrough][rules]") {
  const Rules rules = belgium();
  Engine engine(rules);
  std::size_t total = 0;
  std::size_t worst = 0;
  std::size_t cases = 0;
  Sources sources;
  for (const auto& path : case_files(project("rules/belgium"))) {
    sources.emplace_back(path.string(), slurp(path));
    Diagnostics diagnostics;
    const auto one = read_case(sources.back(), 0, *rules, diagnostics);
    REQUIRE(one);
    const Situation situation = one->situation(day("2026-11-21"));
    const bool fixed_reading =
        std::any_of(rules->facts.begin(), rules->facts.end(), [&](const Fact& fact) {
          const auto index = rules->fact_named(fact.id);
          return fact.reading && situation.answer(*index).state == Answer::State::known;
        });
    if (fixed_reading) continue;
    Walkthrough walk(engine, situation.as_of, situation.known_on, day("2026-11-21"));
    bool in_vain = false;
    std::optional<std::size_t> told;
    while (const auto question = walk.next()) {
      if (!told && !in_vain) told = walk.asked().size() + walk.decision().at_most_questions.value();
      Answer answer = situation.answer(*question);
      const auto& assumed = rules->facts[*question].assumed;
      if (answer.state == Answer::State::not_asked && assumed) answer = known(assumed->value);
      if (answer.state == Answer::State::not_asked) answer.state = Answer::State::unknown;
      in_vain = in_vain || answer.state == Answer::State::unknown;
      REQUIRE(walk.answer(*question, answer));
    }
    if (!in_vain && told) CHECK(walk.asked().size() <= *told);
    const auto expected = engine.decide(situation, day("2026-11-21"));
    INFO(one->id);
    CHECK(walk.decision().possible == std::get<Decision>(expected).possible);
    total += walk.asked().size();
    worst = std::max(worst, walk.asked().size());
    ++cases;
  }
  const double mean = static_cast<double>(total) / static_cast<double>(cases);
  WARN("questions to the verdict: mean " << mean << ", worst " << worst << ", over " << cases
                                         << " cases");
  CHECK(mean < 20);
}
