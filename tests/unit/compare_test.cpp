// Two laws compared, against trying every situation of random small rule sets.
#include "subrosa/compare.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "support/approve.hpp"
#include "support/plain_evaluator.hpp"
#include "support/random_rules.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;

namespace {

using Class = std::pair<std::optional<Verdict>, std::optional<Verdict>>;

/// What brute force counts: combinations of the answers that either rule set knows.
struct Counts {
  std::uint64_t allowed = 0;
  std::map<Class, std::uint64_t> classes;
  std::map<Verdict, std::uint64_t> other_duties;  ///< with the same verdict
  std::map<std::string, std::pair<std::uint64_t, std::uint64_t>>
      carried;  ///< each duty or limit: gained and lost with the same verdict
};

struct Said {
  std::optional<Verdict> verdict;  ///< none: excluded
  std::set<std::string> duties;
};

/// What one rule set says of a combination of values; its own readings that prevail are taken.
Said said_by(const RuleSet& rules, const plain::World& combination) {
  plain::World world = combination;
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    const Fact& fact = rules.facts[FactIndex{static_cast<std::uint32_t>(i)}];
    if (fact.reading && fact.reading->prevailing) world[i] = fact.reading->prevailing->value;
    if (world[i] >= fact.values.size()) return {};
  }
  const Edition edition = edition_of(rules, day("2020-01-01"), day("2020-01-01"));
  const plain::Verdicts verdicts = plain::evaluate(rules, edition, world);
  if (!verdicts.allowed) return {};
  return {verdict_of(verdicts.winner), verdicts.duties};
}

void count_carried(const std::set<std::string>& before, const std::set<std::string>& after,
                   Counts& counts) {
  for (const std::string& id : after) {
    if (before.count(id) == 0) ++counts.carried[id].first;
  }
  for (const std::string& id : before) {
    if (after.count(id) == 0) ++counts.carried[id].second;
  }
}

/// The random rule sets know the same facts, with two or three values each.
Counts brute_force(const RuleSet& older, const RuleSet& newer) {
  std::vector<std::uint32_t> arity;
  for (std::uint32_t i = 0; i < older.facts.size(); ++i) {
    const Fact& was = older.facts[FactIndex{i}];
    const Fact& is = newer.facts[FactIndex{i}];
    const auto values = static_cast<std::uint32_t>(std::max(was.values.size(), is.values.size()));
    const auto taken = [](const Fact& f) { return f.reading && f.reading->prevailing; };
    arity.push_back(taken(was) && taken(is) ? 1 : values);
  }
  Counts counts;
  plain::World at(arity.size(), 0);
  for (;;) {
    const Said before = said_by(older, at);
    const Said after = said_by(newer, at);
    if (before.verdict || after.verdict) {
      ++counts.allowed;
      ++counts.classes[{before.verdict, after.verdict}];
      const bool same = before.verdict && before.verdict == after.verdict;
      if (same && before.duties != after.duties) ++counts.other_duties[*before.verdict];
      if (same) count_carried(before.duties, after.duties, counts);
    }
    std::size_t i = 0;
    while (i < at.size() && ++at[i] == arity[i]) at[i++] = 0;
    if (i == at.size()) return counts;
  }
}

/// Whether every completion of the example that a law allows has the verdict of its side; a law
/// that excludes the situation has no example.
bool reaches(const Rules& rules, std::optional<Situation> example, std::optional<Verdict> verdict) {
  if (!verdict || !example) return !verdict && !example;
  example->assume = false;
  for (const plain::World& world : plain::completions(*rules, *example)) {
    const Said said = said_by(*rules, world);
    if (said.verdict && said.verdict != verdict) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("two laws are compared as by trying every situation", "[compare][brute]") {
  for (int seed = 0; seed < times(2000); ++seed) {
    INFO("seed " << seed);
    Random random(static_cast<unsigned>(seed));
    const Rules older = random_rules(random);
    const Rules newer = random_rules(random);
    const Counts truth = brute_force(*older, *newer);
    const Date date = day("2020-01-01");
    const auto comparison = compare({older, date, date}, {newer, date, date});
    REQUIRE(comparison);
    REQUIRE(comparison->situations == std::to_string(truth.allowed));
    std::map<Class, std::uint64_t> left = truth.classes;
    for (const ChangedClass& one : comparison->verdicts) {
      const std::uint64_t number = left[{one.before, one.after}];
      left.erase({one.before, one.after});
      CHECK(one.before != one.after);
      CHECK(one.amount.number == std::to_string(number));
      CHECK(one.amount.share ==
            Approx(static_cast<double>(number) / static_cast<double>(truth.allowed)));
      CHECK(reaches(older, one.example.older, one.before));
      CHECK(reaches(newer, one.example.newer, one.after));
      double decided = 0;
      for (const Responsible& provision : one.deciding_after) decided += provision.share;
      CHECK((one.after == Verdict::must_not_disclose || !one.after || decided > 0.999999));
      for (const Responsible& provision : one.provisions) {
        CHECK((provision.share > 0 && provision.share < 1.000001));
      }
    }
    for (const auto& [of, number] : left) CHECK(of.first == of.second);
    std::map<Verdict, std::uint64_t> other_duties;
    for (const SameVerdict& one : comparison->rest) {
      if (one.duties || one.limits) other_duties[one.verdict] += std::stoull(one.amount.number);
      CHECK(reaches(older, one.example.older, one.verdict));
      CHECK(reaches(newer, one.example.newer, one.verdict));
    }
    CHECK(other_duties == truth.other_duties);
    std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> carried;
    for (const CarriedChange& change : comparison->carried) {
      carried[change.id] = {std::stoull(change.gained.number), std::stoull(change.lost.number)};
    }
    CHECK(carried == truth.carried);
  }
}

TEST_CASE("a law differs from itself in nothing", "[compare]") {
  for (const Rules& rules : {small_rules(), belgium()}) {
    const auto changes = compare(rules, rules);
    REQUIRE(changes);
    CHECK(changes->empty());
  }
}

TEST_CASE("the shares of a law are those of its verdicts, and add up", "[compare]") {
  const Date date = day("2026-11-21");
  const auto all = shares({belgium(), date, date});
  REQUIRE(all);
  double sum = 0;
  Engine engine(belgium());
  for (const VerdictShare& one : *all) {
    sum += one.amount.share;
    const Outcome outcome = engine.decide(one.example, date);
    REQUIRE(std::holds_alternative<Decision>(outcome));
    CHECK(std::get<Decision>(outcome).verdict == one.verdict);
  }
  CHECK(all->size() == verdict_count);
  CHECK(sum == Approx(1.0));
}

TEST_CASE("the annulled duty is what differs between 2018 as known then and now", "[compare]") {
  const Date act = day("2018-03-01");
  const auto comparison = compare({belgium(), act, act}, {belgium(), act, day("2026-11-21")});
  REQUIRE(comparison);
  CHECK_FALSE(comparison->verdicts.empty());
  for (const ChangedClass& one : comparison->verdicts) {
    CHECK(one.before == Verdict::must_disclose);
    CHECK(one.after != Verdict::must_disclose);
    REQUIRE(one.provisions.size() == 1);
    CHECK(one.provisions.front().provision == "art46bis1-active");
    CHECK(one.provisions.front().share == Approx(1.0));
  }
}

TEST_CASE("a date outside what the rules cover is not compared", "[compare]") {
  const Date now = day("2026-11-21");
  CHECK_FALSE(compare({belgium(), day("1950-01-01"), now}, {belgium(), now, now}));
}

TEST_CASE("a changed file is compared on every date that it touches", "[compare]") {
  std::string text = slurp(project("tests/small_rules/provisions/secret.yaml"));
  const std::string judge = "permits: Devant le juge, vous choisissez.";
  text.replace(text.find(judge), judge.size(), "requires: Devant le juge, vous parlez.");
  const Rules newer = load_sound(with_file(small_rule_files(), "provisions/secret.yaml", text));
  const auto changes = compare(small_rules(), newer);
  REQUIRE(changes);
  REQUIRE_FALSE(changes->empty());
  for (const Comparison& one : *changes) {
    CHECK(one.newer.as_of >= day("2010-01-01"));
    REQUIRE(one.verdicts.size() == 1);
    CHECK(one.verdicts.front().before == Verdict::may_disclose);
    CHECK(one.verdicts.front().after == Verdict::must_disclose);
    CHECK(one.verdicts.front().provisions.front().provision == "secret");
  }
}

TEST_CASE("a fact or an answer that only one side knows is compared too", "[compare]") {
  std::string facts = slurp(project("tests/small_rules/facts.yaml"));
  const std::string colleague = "colleague: Un collègue";
  facts.replace(facts.find(colleague), colleague.size(), colleague + ", press: La presse");
  const Rules newer = load_sound(with_file(small_rule_files(), "facts.yaml", facts));
  const auto changes = compare(small_rules(), newer);
  REQUIRE(changes);
  REQUIRE_FALSE(changes->empty());
  for (const ChangedClass& one : changes->front().verdicts) {
    CHECK_FALSE(one.before);
    CHECK(one.after);
    const FactIndex recipient = *newer->fact_named("recipient");
    REQUIRE(one.example.newer);
    CHECK_FALSE(one.example.older);
    CHECK(one.example.newer->answer(recipient).value ==
          newer->facts[recipient].value_named("press"));
  }
}

TEST_CASE("what is alike on several dates is told once, with its days", "[compare]") {
  std::string text = slurp(project("tests/small_rules/provisions/secret.yaml"));
  const std::string leaf = "permits: Devant le juge, vous choisissez.";
  text.replace(text.find(leaf), leaf.size(), "requires: Devant le juge, vous parlez.");
  const Rules newer = load_sound(with_file(small_rule_files(), "provisions/secret.yaml", text));
  const auto changes = compare(small_rules(), newer);
  REQUIRE(changes);
  // The duty of 2017, and that it was annulled, change nothing for a judge.
  REQUIRE(changes->size() == 1);
  const auto& stretches = changes->front().stretches;
  REQUIRE_FALSE(stretches.empty());
  CHECK_FALSE(stretches.front().known_on);
  CHECK(stretches.front().acts.from == day("2010-01-01"));
  CHECK_FALSE(stretches.front().acts.to);
}

TEST_CASE("a change of a law that has ended ends with it", "[compare]") {
  std::string text = slurp(project("tests/small_rules/provisions/old-duty.yaml"));
  const auto replace = [&](const std::string& from, const std::string& to) {
    text.replace(text.find(from), from.size(), to);
  };
  replace("in_force: {from: 2017-09-01}", "in_force: {from: 2017-09-01, to: 2018-08-31}");
  const Rules older = load_sound(with_file(small_rule_files(), "provisions/old-duty.yaml", text));
  replace("requires: Vous deviez le dire.", "permits: Vous pouviez le dire.");
  const Rules newer = load_sound(with_file(small_rule_files(), "provisions/old-duty.yaml", text));
  const auto changes = compare(older, newer);
  REQUIRE(changes);
  REQUIRE(changes->size() == 1);
  const auto& stretches = changes->front().stretches;
  REQUIRE_FALSE(stretches.empty());
  CHECK(stretches.front().acts.from == day("2017-09-01"));
  CHECK(stretches.front().acts.to == day("2018-08-31"));
  for (const ActDays& one : stretches) CHECK(one.acts.to == day("2018-08-31"));
}
