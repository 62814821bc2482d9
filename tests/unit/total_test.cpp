// A walk over all editions ends: past its branches in all nothing is said, rather than a part.
#include <catch2/catch.hpp>
#include <sstream>

#include "bench/grown_rules.hpp"
#include "diagnostics/codes.hpp"
#include "diagram/diagrams.hpp"
#include "library.hpp"
#include "subrosa/audit.hpp"
#include "subrosa/compare.hpp"
#include "subrosa/coverage.hpp"
#include "subrosa/folder.hpp"
#include "subrosa/pairs.hpp"
#include "subrosa/prove.hpp"
#include "support/approve.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;

namespace {

Rules larger_rules(unsigned factor) {
  const auto files = read_rule_folder(project("rules/belgium"));
  REQUIRE(files);
  const Rules rules = load_rules("rules", grown(*files, Growth::gated, factor)).rules;
  REQUIRE(rules);
  return rules;
}

/// Whether these findings are E706 and nothing else.
bool only_too_long(const Diagnostics& found) {
  return found.size() == 1 && found.front().code == Code::diagram_too_large;
}

std::string told(NoResult why, Language language) {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  const cli::World world{
      in, out, err, day("2026-11-21"), [](const std::string&) { return std::string(); }, "", false};
  cli::Options options;
  options.language = language;
  CHECK(cli::not_computed(why, options, world) == cli::ExitStatus::no_rules);
  CHECK(out.str().empty());
  return err.str();
}

}  // namespace

TEST_CASE("branches are counted over all computations, and renewed by none", "[total]") {
  Diagrams d(std::vector<std::uint32_t>(20, 2), budget_in_all(20));
  for (Level level = 0; level < 10; ++level) {
    const Scratch scratch(d);
    (void)d.test(level, 1);
  }
  CHECK(d.followed() == 20);
  const Scratch scratch(d);
  try {
    (void)d.test(10, 1);
    FAIL("not refused");
  } catch (const DiagramTooLarge& too_large) {
    CHECK(too_large.why == NoResult::too_long);
  }
}

TEST_CASE("who decides one situation after another comes to no end", "[total]") {
  Diagrams d(std::vector<std::uint32_t>(20, 2));
  d.spend(most_branches);
  d.renew_budget();
  CHECK_NOTHROW(d.test(10, 1));
}

TEST_CASE("walks that look without making nodes are counted too", "[total]") {
  Diagrams d(std::vector<std::uint32_t>(20, 2), budget_in_all(100));
  const Ref f = d.both(d.test(0, 1), d.test(1, 1));
  const std::uint64_t before = d.followed();
  (void)d.nodes(f);
  CHECK(d.followed() == before + 4);
  CHECK_THROWS_AS(
      [&] {
        for (int i = 0; i < 100; ++i) (void)d.leaves(f);
      }(),
      DiagramTooLarge);
}

TEST_CASE("what would be too long is not done in part", "[total]") {
  const Rules rules = small_rules();
  const Rules other =
      load_rules("rules", with_file(small_rule_files(), "properties.yaml", "properties: []\n"))
          .rules;
  REQUIRE(other);
  const Date today = day("2026-11-21");
  const Law law{rules, today, today};
  // Enough to begin with, and not to end with.
  for (const std::uint64_t most : {std::uint64_t{100}, std::uint64_t{1000}}) {
    CHECK(only_too_long(audit_rules(rules, most)));
    CHECK(only_too_long(audit_properties(rules, most)));
    const auto proved = prove(rules, most);
    REQUIRE_FALSE(proved);
    CHECK(proved.why() == NoResult::too_long);
    const auto needs = step_needs(rules, {}, most);
    REQUIRE_FALSE(needs);
    CHECK(needs.why() == NoResult::too_long);
    const auto compared = compare(rules, other, most);
    REQUIRE_FALSE(compared);
    CHECK(compared.why() == NoResult::too_long);
  }
  const auto covered = coverage(rules, {}, 100);
  REQUIRE_FALSE(covered);
  CHECK(covered.why() == NoResult::too_long);
  const auto one = compare(law, law, 100);
  REQUIRE_FALSE(one);
  CHECK(one.why() == NoResult::too_long);
  CHECK(audit_rules(rules).empty());
  CHECK(prove(rules));
}

TEST_CASE("a refusal says which of the two bounds it was", "[total]") {
  const std::string too_long = told(NoResult::too_long, Language::fr);
  CHECK(too_long.find("trop longues à parcourir en entier") != std::string::npos);
  CHECK(too_long.find("subrosa check") == std::string::npos);
  CHECK(told(NoResult::too_large, Language::fr).find("subrosa check") != std::string::npos);
  for (const Language language : {Language::nl, Language::de, Language::en}) {
    CHECK(told(NoResult::too_long, language) != too_long);
  }
}

TEST_CASE("a base of twice the size needs less than a twentieth", "[total]") {
  const Rules rules = larger_rules(2);
  for (const Diagnostics& found :
       {audit_rules(rules, most_branches / 20), audit_properties(rules, most_branches / 20)}) {
    for (const Diagnostic& one : found) CHECK(one.code != Code::diagram_too_large);
  }
}

// Some minutes; the figures stand in bounded.hpp.
TEST_CASE("a base of eight times the size needs less than half", "[.][eightfold]") {
  const Rules rules = larger_rules(8);
  for (const Diagnostics& found :
       {audit_rules(rules, most_branches / 2), audit_properties(rules, most_branches / 2)}) {
    for (const Diagnostic& one : found) CHECK(one.code != Code::diagram_too_large);
  }
}

TEST_CASE("what could not be looked at whole does not make an accepted warning idle", "[total]") {
  const Rules rules = load_sound(small_rule_files());
  RuleSet accepting = *rules;
  accepting.silenced.push_back({Code::idle_provision, "nothing", "accepted", {}});
  CHECK(without_silenced(accepting, audit_rules(rules), {}).idle.size() == 1);
  const Findings found = without_silenced(accepting, audit_rules(rules, 100), {});
  REQUIRE(found.open.size() == 1);
  CHECK(found.open.front().code == Code::diagram_too_large);
  CHECK(found.idle.empty());
}

TEST_CASE("too many cases that resemble one another are said to be so", "[total][pairs]") {
  const Rules rules = load_sound(small_rule_files());
  Engine engine(rules);
  std::vector<Decision> decisions;
  for (const std::string answer : {"police", "judge"}) {
    const Outcome outcome =
        engine.decide(situation(*rules, {{"danger", "none"}, {"recipient", answer}}, "2020-01-01"),
                      day("2020-01-01"));
    REQUIRE(std::holds_alternative<Decision>(outcome));
    REQUIRE(std::get<Decision>(outcome).verdict);
    decisions.insert(decisions.end(), 1001, std::get<Decision>(outcome));
  }
  const auto needs = step_needs(rules, decisions);
  REQUIRE_FALSE(needs);
  CHECK(needs.why() == NoResult::too_many_cases);
  CHECK(told(NoResult::too_many_cases, Language::fr).find("se ressemblent") != std::string::npos);
}
