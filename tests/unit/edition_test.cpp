#include "subrosa/edition.hpp"

#include <catch2/catch.hpp>

#include "support/small_rules.hpp"

using namespace subrosa;

namespace {

/// The first day of the version that counts, or why there is none.
std::string version_on(const RuleSet& rules, const std::string& provision, const std::string& as_of,
                       const std::string& known_on) {
  const Edition edition = edition_of(rules, day(as_of), day(known_on));
  const ProvisionIndex row = *rules.provision_named(provision);
  if (const auto version = edition.versions[row.value]) {
    return iso(*rules.provisions[row].versions[*version].in_force.from);
  }
  return edition.annulled[row.value] ? "annulled" : "none";
}

}  // namespace

TEST_CASE("the version in force on the day of the act counts, to the day", "[edition]") {
  const Rules rules = small_rules();
  CHECK(version_on(*rules, "secret", "2009-12-31", "2026-11-21") == "2000-01-01");
  CHECK(version_on(*rules, "secret", "2010-01-01", "2026-11-21") == "2010-01-01");
  CHECK(version_on(*rules, "old-duty", "2017-08-31", "2017-08-31") == "none");
}

TEST_CASE("an annulled version does not exist for whoever knows", "[edition]") {
  const Rules rules = small_rules();
  CHECK(version_on(*rules, "old-duty", "2018-03-01", "2018-03-01") == "2017-09-01");
  CHECK(version_on(*rules, "old-duty", "2018-03-01", "2019-03-13") == "2017-09-01");
  CHECK(version_on(*rules, "old-duty", "2018-03-01", "2019-03-14") == "annulled");
  CHECK(version_on(*rules, "old-duty", "2026-11-21", "2026-11-21") == "annulled");
}

TEST_CASE("every set of versions is an edition, once", "[edition]") {
  const Rules rules = small_rules();
  std::vector<std::string> dates;
  for (const Edition& e : all_editions(*rules))
    dates.push_back(iso(e.as_of) + "@" + iso(e.known_on));
  CHECK(dates == std::vector<std::string>{"2000-01-01@2000-01-01", "2010-01-01@2010-01-01",
                                          "2017-09-01@2017-09-01"});
}

TEST_CASE("nothing is certain longer than it is written", "[edition]") {
  const Rules rules = small_rules();
  const Version& version = rules->provisions[*rules->provision_named("secret")].versions[1];
  CHECK(version.certainty_on(day("2019-12-31")) == Certainty::settled);
  CHECK(version.certainty_on(day("2020-01-01")) == Certainty::probable);
}
