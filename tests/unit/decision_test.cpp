// Decisions over a small rule base that a reader can hold in the head: tests/small_rules.
#include <algorithm>
#include <catch2/catch.hpp>

#include "subrosa/engine.hpp"
#include "subrosa/explanation.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;

namespace {

struct Decided {
  Rules rules;
  Decision d;

  explicit Decided(const Given& given, const std::string& as_of = "2026-11-21",
                   const std::string& known_on = "", const std::string& today = "2026-11-21")
      : rules(small_rules()) {
    Engine engine(rules);
    Outcome outcome = engine.decide(situation(*rules, given, as_of, known_on), day(today));
    REQUIRE(std::holds_alternative<Decision>(outcome));
    d = std::get<Decision>(std::move(outcome));
  }

  [[nodiscard]] const ProvisionResult& provision(const std::string& id) const {
    return d.provisions[rules->provision_named(id)->value];
  }
  [[nodiscard]] std::vector<std::string> deciding() const {
    std::vector<std::string> ids;
    for (const ProvisionIndex p : d.deciding) ids.push_back(rules->provisions[p].id);
    return ids;
  }
  [[nodiscard]] std::vector<std::string> duties() const {
    std::vector<std::string> ids;
    for (const auto& c : d.duties) ids.push_back(rules->duties[c.id].id);
    return ids;
  }
  [[nodiscard]] std::vector<std::string> open() const { return ids(d.open); }
  [[nodiscard]] std::vector<std::string> to_complete() const { return ids(d.to_complete); }
  [[nodiscard]] std::vector<std::string> warnings() const {
    std::vector<std::string> found;
    for (const Caveat& caveat : caveats_of(d, Language::fr)) found.push_back(caveat.id);
    return found;
  }

 private:
  [[nodiscard]] std::vector<std::string> ids(const std::vector<OpenFact>& open) const {
    std::vector<std::string> found;
    for (const OpenFact& fact : open) found.push_back(rules->facts[fact.fact].id);
    return found;
  }
};

Decided decided(const Given& given, const std::string& as_of = "2026-11-21",
                const std::string& known_on = "", const std::string& today = "2026-11-21") {
  return Decided(given, as_of, known_on, today);
}

using Ids = std::vector<std::string>;
using Verdicts = std::vector<Verdict>;

}  // namespace

TEST_CASE("silence is the default", "[decision]") {
  const Decided x = decided({{"recipient", "police"}, {"danger", "none"}});
  CHECK(x.d.verdict == Verdict::must_not_disclose);
  CHECK(x.deciding() == Ids{"secret"});
  CHECK(x.duties() == Ids{"abstain"});
  CHECK(x.provision("danger-exception").effect() == Effect::none);
  CHECK(x.open().empty());
}

TEST_CASE("a permission is stronger than the principle, and brings its own duties and limits",
          "[decision]") {
  const Decided x = decided(
      {{"recipient", "police"}, {"danger", "grave"}, {"avoidable", "no"}, {"help.given", "yes"}});
  CHECK(x.d.verdict == Verdict::may_disclose);
  CHECK(x.deciding() == Ids{"danger-exception"});
  CHECK(x.duties() == Ids{"continue_help"});
  CHECK(x.d.limits.size() == 1);
  CHECK(x.provision("secret").effect() == Effect::prohibits);
}

TEST_CASE("not asked and unknown are both open, and only unknown was asked", "[decision]") {
  const Decided x = decided({{"recipient", "police"}, {"danger", "unknown"}});
  CHECK_FALSE(x.d.verdict);
  CHECK(x.d.possible == Verdicts{Verdict::must_not_disclose, Verdict::may_disclose});
  CHECK(x.open() == Ids{"danger", "avoidable"});
  CHECK(x.d.open[0].asked);
  CHECK_FALSE(x.d.open[1].asked);
  CHECK(x.d.meanwhile.size() == 1);
  CHECK(x.d.witnesses.size() == 2);
}

TEST_CASE("a verdict that no open answer can change is certain", "[decision]") {
  const Decided x = decided({{"recipient", "judge"}});
  CHECK(x.d.verdict == Verdict::may_disclose);
  CHECK(x.open().empty());
  // Two provisions may give it; the principle's leaf for judges does in every completion.
  CHECK(x.deciding() == Ids{"secret"});
  CHECK(x.to_complete() == Ids{"danger", "avoidable", "help.given"});
}

TEST_CASE("constraints count when it is asked what is possible", "[decision]") {
  // Nothing to avoid without danger: `avoidable: no` leaves danger worry or grave.
  const Decided x = decided({{"recipient", "police"}, {"avoidable", "no"}});
  CHECK_FALSE(x.d.verdict);
  CHECK(x.open() == Ids{"danger"});
}

TEST_CASE("answers that break a constraint are a contradiction naming both", "[decision]") {
  const Rules rules = small_rules();
  Engine engine(rules);
  const auto outcome = engine.decide(situation(*rules, {{"danger", "none"}, {"avoidable", "no"}}),
                                     day("2026-11-21"));
  REQUIRE(std::holds_alternative<Contradiction>(outcome));
  const auto& clash = std::get<Contradiction>(outcome);
  CHECK(clash.constraints == std::vector<std::size_t>{0});
  CHECK(clash.facts == std::vector{*rules->fact_named("danger"), *rules->fact_named("avoidable")});
}

TEST_CASE("an act before the dates covered is not decided", "[decision]") {
  const Rules rules = small_rules();
  Engine engine(rules);
  const auto outcome = engine.decide(situation(*rules, {}, "1999-12-31"), day("2026-11-21"));
  CHECK(std::holds_alternative<OutsideCoverage>(outcome));
}

TEST_CASE("an annulled duty binds whoever could not know, and no one since", "[decision]") {
  const Given given{{"recipient", "police"}, {"danger", "worry"}};
  const Decided then(given, "2018-03-01", "2018-03-01");
  CHECK(then.d.verdict == Verdict::must_disclose);
  CHECK(then.deciding() == Ids{"old-duty"});
  CHECK(then.provision("secret").set_aside_by ==
        std::vector{*then.rules->provision_named("old-duty")});
  CHECK(then.provision("secret").effect() == Effect::none);
  const Decided now(given, "2018-03-01", "2026-11-21");
  CHECK(now.d.verdict == Verdict::must_not_disclose);
  CHECK(now.provision("old-duty").annulled_effects == std::vector{Effect::requires_});
}

TEST_CASE("a prevailing reading decides, and the other stands beside it", "[decision]") {
  const Given given{{"recipient", "police"}, {"danger", "worry"}, {"avoidable", "no"}};
  const Decided x(given);
  CHECK(x.d.verdict == Verdict::must_not_disclose);
  REQUIRE(x.d.readings.size() == 1);
  CHECK(x.d.readings[0].turns);
  CHECK_FALSE(x.d.readings[0].fixed);
  CHECK(x.d.readings[0].verdicts[0].second == Verdicts{Verdict::must_not_disclose});
  CHECK(x.d.readings[0].verdicts[1].second == Verdicts{Verdict::may_disclose});
  Given fixed = given;
  fixed.emplace_back("worry_counts", "wide");
  const Decided y(fixed);
  CHECK(y.d.verdict == Verdict::may_disclose);
  CHECK(y.d.readings[0].fixed);
}

TEST_CASE("a reading without a prevailing view leaves the verdict open", "[decision]") {
  auto files = small_rule_files();
  for (FileText& file : files) {
    const std::size_t at = file.text.find("    prevailing: narrow\n");
    if (at != std::string::npos)
      file.text.erase(at, std::string("    prevailing: narrow\n").size());
  }
  const Rules rules = load_sound(files);
  Engine engine(rules);
  const auto outcome = engine.decide(
      situation(
          *rules,
          {{"recipient", "police"}, {"danger", "worry"}, {"avoidable", "no"}, {"signed", "yes"}}),
      day("2026-11-21"));
  const auto& decision = std::get<Decision>(outcome);
  CHECK_FALSE(decision.verdict);
  CHECK(decision.open.empty());  // readings are never asked
  REQUIRE(decision.readings.size() == 1);
  CHECK_FALSE(decision.readings[0].taken);
  CHECK(decision.readings[0].turns);
}

TEST_CASE("what a case leaves out is assumed where the rules say so, and said", "[decision]") {
  const Given given{
      {"recipient", "police"}, {"danger", "grave"}, {"avoidable", "no"}, {"help.given", "yes"}};
  const Decided x(given);
  CHECK(x.duties() == Ids{"continue_help"});
  CHECK(x.d.assumed == std::vector<FactAnswer>{{*x.rules->fact_named("signed"), ValueIndex{0}}});
  CHECK(decided({{"recipient", "police"}, {"danger", "none"}})
            .d.assumed.empty());  // nothing turns on it
  Given asked = given;
  asked.emplace_back("signed", "unknown");
  CHECK(Decided(asked).to_complete() == Ids{"signed"});
}

TEST_CASE("an assumption never contradicts what is given", "[decision]") {
  auto files = small_rule_files();
  for (FileText& file : files) {
    if (file.path == "constraints.yaml") {
      file.text +=
          "  - constraint: judges-sign\n    never: recipient == judge and signed == yes\n    "
          "because: X.\n";
    }
  }
  const Rules rules = load_sound(files);
  Engine engine(rules);
  const auto outcome =
      engine.decide(situation(*rules, {{"recipient", "judge"}}), day("2026-11-21"));
  REQUIRE(std::holds_alternative<Decision>(outcome));
  CHECK(std::get<Decision>(outcome).assumed.empty());
}

TEST_CASE("a decision does not depend on those before it", "[decision]") {
  const Rules rules = small_rules();
  const Given given{{"recipient", "police"}, {"danger", "worry"}};
  Engine engine(rules);
  (void)engine.decide(situation(*rules, given, "2015-01-01"), day("2026-11-21"));
  const auto outcome = engine.decide(situation(*rules, given, "2026-11-21"), day("2026-11-21"));
  const auto& result =
      std::get<Decision>(outcome).provisions[rules->provision_named("old-duty")->value];
  CHECK(result.annulled_effects == std::vector{Effect::requires_});
}

TEST_CASE("a warning adds a duty and never changes the verdict", "[decision]") {
  const Decided x = decided(
      {{"recipient", "police"}, {"danger", "grave"}, {"avoidable", "yes"}, {"help.given", "no"}});
  CHECK(x.d.verdict == Verdict::must_not_disclose);
  CHECK(x.duties() == Ids{"abstain", "continue_help"});
  CHECK(x.deciding() == Ids{"secret"});
}

TEST_CASE("freshness looks only at the decision's own path", "[decision]") {
  const Decided then = decided({{"recipient", "police"}, {"danger", "none"}}, "2015-01-01");
  CHECK(then.d.freshness.certainty == Certainty::settled);
  CHECK(then.d.freshness.overdue.empty());
  const Decided now =
      decided({{"recipient", "police"}, {"danger", "none"}}, "2021-01-01", "", "2028-01-01");
  CHECK(now.d.freshness.certainty == Certainty::probable);
  CHECK(now.d.freshness.overdue.size() == 1);
  CHECK(now.d.freshness.review == ReviewState::unreviewed);
}

TEST_CASE("every result says what it does not know", "[decision]") {
  const Decided plain = decided({{"recipient", "police"}, {"danger", "none"}}, "2015-01-01");
  CHECK(plain.warnings() == Ids{"unreviewed", "not_encoded"});
  const Decided dated = decided({{"recipient", "police"}, {"danger", "none"}}, "2010-06-01");
  CHECK(dated.warnings() == Ids{"turning-point", "unreviewed", "not_encoded"});
  const Decided ahead =
      decided({{"recipient", "police"}, {"danger", "none"}}, "2030-01-01", "2020-01-01");
  CHECK(ahead.warnings() ==
        Ids{"certainty", "future", "known_before_act", "unreviewed", "not_encoded"});
}

TEST_CASE("a path shows each step with its answer, and where it stopped", "[decision]") {
  const Decided x = decided({{"recipient", "police"}, {"danger", "grave"}, {"avoidable", "yes"}});
  const auto& steps = x.provision("danger-exception").steps;
  REQUIRE(steps.size() == 2);
  CHECK(steps[0].state == StepResult::State::passed);
  CHECK(steps[0].answers.size() == 2);  // the danger, and the reading
  CHECK(steps[1].state == StepResult::State::failed);
  const Decided open = decided({{"recipient", "police"}});
  CHECK(open.provision("danger-exception").steps.back().state == StepResult::State::open);
}
