// The rules of Belgium as they stand: what a reader would look up first.
#include <catch2/catch.hpp>

#include "subrosa/audit.hpp"
#include "subrosa/engine.hpp"
#include "subrosa/folder.hpp"
#include "subrosa/prove.hpp"
#include "support/approve.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;

namespace {

Decision decide(const Rules& rules, const Given& given, const std::string& as_of,
                const std::string& known_on) {
  Engine engine(rules);
  Outcome outcome = engine.decide(situation(*rules, given, as_of, known_on), day("2026-11-21"));
  REQUIRE(std::holds_alternative<Decision>(outcome));
  return std::get<Decision>(std::move(outcome));
}

/// A CPAS worker who would tell the prosecutor, unasked, of serious indications of terrorism.
const Given indications{{"matter", "disclosure"},
                        {"holder.secrecy", "named_by_law"},
                        {"holder.sector", "cpas"},
                        {"holder.mandate", "none"},
                        {"holder.accused", "no"},
                        {"information.learned", "in_practice"},
                        {"information.kind", "confidence"},
                        {"recipient", "prosecutor"},
                        {"request.form", "own_initiative"},
                        {"request.terrorism", "yes"},
                        {"request.express_law", "none"},
                        {"danger", "none"},
                        {"danger.others", "no"},
                        {"offence.listed", "no"},
                        {"victim.is_confider", "no"}};

}  // namespace

TEST_CASE("nothing is wrong with the rules that can be found without a case", "[rules]") {
  const Loaded loaded = load_rules("rules", *read_rule_folder(project("rules/belgium")));
  REQUIRE(loaded.rules);
  const RuleSet& rules = *loaded.rules;
  Diagnostics all;
  for (const Diagnostics& some :
       {audit_rules(loaded.rules), audit_properties(loaded.rules),
        audit_dates(rules, day("2026-11-21")), audit_entries(rules), audit_wording(rules, {})}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  const Findings found = without_silenced(rules, all, loaded.sources);
  CHECK(found.open.empty());
  CHECK(found.idle.empty());
  CHECK(found.silenced.size() == rules.silenced.size());
}

TEST_CASE("the duty to report terrorism bound in 2018, and never existed since 14 March 2019",
          "[rules]") {
  const Rules rules = belgium();
  CHECK(decide(rules, indications, "2018-03-01", "2018-03-01").verdict == Verdict::must_disclose);
  CHECK(decide(rules, indications, "2018-03-01", "2019-03-13").verdict == Verdict::must_disclose);
  CHECK(decide(rules, indications, "2018-03-01", "2019-03-14").verdict ==
        Verdict::must_not_disclose);
  CHECK(decide(rules, indications, "2026-11-21", "2026-11-21").verdict ==
        Verdict::must_not_disclose);
  CHECK(decide(rules, indications, "2017-08-31", "2017-08-31").verdict ==
        Verdict::must_not_disclose);
}

TEST_CASE("the article follows the day of the act", "[rules]") {
  const Rules rules = belgium();
  const auto article = [&](const std::string& as_of) {
    const Decision d = decide(rules, indications, as_of, "2026-11-21");
    const auto& result = d.provisions[rules->provision_named("art458")->value];
    const Version& version = rules->provisions[result.provision].versions[*result.version];
    return rules->texts[version.article].french;
  };
  CHECK(article("2026-08-31").find("458") != std::string::npos);
  CHECK(article("2026-09-01").find("352") != std::string::npos);
}

TEST_CASE("with nothing known every kind of answer is still possible", "[rules]") {
  const Rules rules = belgium();
  const Decision d = decide(rules, {}, "2026-11-21", "2026-11-21");
  CHECK_FALSE(d.verdict);
  CHECK(d.possible.size() == verdict_count);
  CHECK_FALSE(d.silent);
}
