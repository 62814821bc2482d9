#include "subrosa/coverage.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "subrosa/engine.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;

namespace {

std::vector<Decision> decide_all(const Rules& rules, const std::vector<Situation>& situations) {
  Engine engine(rules);
  std::vector<Decision> decisions;
  for (const Situation& one : situations) {
    Outcome outcome = engine.decide(one, one.as_of);
    REQUIRE(std::holds_alternative<Decision>(outcome));
    decisions.push_back(std::get<Decision>(std::move(outcome)));
  }
  return decisions;
}

std::vector<std::string> missed(const Rules& rules, const std::vector<StepOutcome>& outcomes) {
  std::vector<std::string> all;
  for (const StepOutcome& o : outcomes) {
    if (!o.covered)
      all.push_back(rules->provisions[o.provision].id + " " + o.step + " " + o.outcome);
  }
  return all;
}

}  // namespace

TEST_CASE("an outcome is covered by a case that surely reaches it", "[coverage]") {
  const Rules rules = small_rules();
  const auto none = *coverage(rules, {});
  CHECK(std::none_of(none.begin(), none.end(), [](const StepOutcome& o) { return o.covered; }));
  const auto some =
      *coverage(rules, decide_all(rules, {situation(*rules, {{"recipient", "judge"}})}));
  const std::vector<std::string> left = missed(rules, some);
  const auto is_missed = [&](const std::string& name) {
    return std::find(left.begin(), left.end(), name) != left.end();
  };
  CHECK_FALSE(is_missed("secret recipient judge"));
  CHECK_FALSE(is_missed("secret permits reached"));
  CHECK(is_missed("secret recipient police, colleague"));
  CHECK(is_missed("danger-exception danger passes"));
}

TEST_CASE("the examples cover every outcome, in every edition", "[coverage]") {
  for (const Rules& rules : {small_rules(), belgium()}) {
    std::vector<Situation> examples;
    for (const StepOutcome& outcome : *coverage(rules, {})) examples.push_back(outcome.example);
    CHECK(missed(rules, *coverage(rules, decide_all(rules, examples))) ==
          std::vector<std::string>{});
  }
}

TEST_CASE("a way that nothing can take is no outcome to cover", "[coverage]") {
  const Rules rules = load_sound(with_file(
      small_rule_files(), "provisions/help.yaml",
      "provision: help\ntitle: Porter secours\nreview: {status: unreviewed}\nversions:\n"
      "  - in_force: {from: 2000-01-01}\n    article: art. 4\n    certainty: settled\n"
      "    sources: [act]\n    tree:\n      - {require: danger != none, otherwise: Rien.}\n"
      "      - ask: danger\n        grave:\n          - warns: Aidez.\n        worry:\n"
      "          - none: Attendez.\n        none:\n          - none: Personne.\n            id: "
      "nobody\n"));
  const std::vector<StepOutcome> outcomes = coverage(rules, {}).value();
  const auto is_there = [&](const std::string& outcome) {
    return std::any_of(outcomes.begin(), outcomes.end(), [&](const StepOutcome& o) {
      return rules->provisions[o.provision].id == "help" && o.step == "danger" &&
             o.outcome == outcome;
    });
  };
  CHECK(is_there("grave"));
  CHECK(is_there("worry"));
  CHECK_FALSE(is_there("none"));
}
