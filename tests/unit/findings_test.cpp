// Findings in the forms that other tools take: SARIF and JUnit.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "diagnostics/codes.hpp"
#include "subrosa/report.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;
using Json = nlohmann::json;

TEST_CASE("SARIF names a place by a URI, and counts characters", "[report]") {
  const Sources sources{SourceFile("my rules/é.yaml", "é: oui\n")};
  const Diagnostics diagnostics{
      diagnose(Code::unknown_key, {0, 4, 7}, message("la clé `{0}` est inconnue ici", "oui")),
      diagnose(Code::review_overdue, {0, 0, 0}, message("une liste se trouve ici")),
      diagnose(Code::unknown_key, {9, 0, 0}, message("une liste se trouve ici"))};
  const Json run = Json::parse(to_sarif(diagnostics, sources, Language::en))["runs"][0];
  const Json& results = run["results"];
  REQUIRE(results.size() == 3);
  const Json& place = results[0]["locations"][0]["physicalLocation"];
  CHECK(place["artifactLocation"]["uri"] == "my%20rules/%C3%A9.yaml");
  CHECK(place["region"] == Json::parse(R"({"startLine": 1, "startColumn": 4,
                                           "endLine": 1, "endColumn": 7})"));
  CHECK(results[1]["level"] == "warning");
  CHECK(results[1]["locations"][0]["physicalLocation"]["region"].contains("endLine") == false);
  CHECK(results[2]["locations"].empty());  // a place in no file that was read
  const Json& rules = run["tool"]["driver"]["rules"];
  REQUIRE(rules.size() == 2);
  for (const Json& result : results) {
    CHECK(rules[result["ruleIndex"].get<std::size_t>()]["id"] == result["ruleId"]);
  }
}

TEST_CASE("JUnit counts each outcome, and no text of a file is markup", "[report]") {
  const std::vector<TestedCase> cases{
      {"fine", TestedCase::State::passed, {}},
      {"other", TestedCase::State::failed, {message("une liste se trouve ici")}},
      {"a&b<c>\"d\".yaml", TestedCase::State::faulty, {message("une liste se trouve ici")}},
      {"open", TestedCase::State::nothing_expected, {}}};
  const std::string xml = to_junit(*small_rules(), cases, Language::fr);
  CHECK(xml.find("tests=\"4\" failures=\"1\" errors=\"1\" skipped=\"1\"") != std::string::npos);
  CHECK(xml.find("name=\"a&amp;b&lt;c&gt;&quot;d&quot;.yaml\"") != std::string::npos);
  CHECK(xml.find("<failure message=\"une liste se trouve ici\"/>") != std::string::npos);
}
