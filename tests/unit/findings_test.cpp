// Findings in the forms that other tools take: SARIF and JUnit.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "diagnostics/codes.hpp"
#include "subrosa/audit.hpp"
#include "subrosa/report.hpp"
#include "support/approve.hpp"
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

TEST_CASE("SARIF says what a code means in the language asked for", "[report]") {
  const Diagnostics diagnostics{
      diagnose(Code::duplicate_key, {0, 0, 0}, message("une liste se trouve ici"))};
  for (const Language language : {Language::fr, Language::nl, Language::de, Language::en}) {
    const Json run = Json::parse(to_sarif(diagnostics, {}, language))["runs"][0];
    const Json& rule = run["tool"]["driver"]["rules"][0];
    const CodeInfo* info = code_named("E105");
    REQUIRE(info != nullptr);
    CHECK(rule["shortDescription"]["text"] == say(info->summary, language));
    CHECK(rule["help"]["text"] == say(info->why, language));
    CHECK(run["results"][0].contains("suppressions") == false);
  }
}

namespace {

/// Two unused duties, and what rules.yaml says of warnings.
Findings found_with(const std::string& silenced) {
  auto files = small_rule_files();
  const auto text_of = [&](const std::string& path) {
    for (const FileText& file : files) {
      if (file.path == path) return file.text;
    }
    return std::string();
  };
  const std::string duties = text_of("duties.yaml");
  const std::string head = text_of("rules.yaml");
  files = with_file(std::move(files), "duties.yaml",
                    duties + "  - {limit: a_b, text: Un.}\n  - {limit: c_d, text: Deux.}\n");
  files = with_file(std::move(files), "rules.yaml", head + "silenced:\n" + silenced);
  const Loaded loaded = load_rules("rules", std::move(files));
  INFO(rendered(loaded));
  REQUIRE(loaded.rules);
  return everything_found(loaded.rules, {}, loaded.sources, day("2026-11-21"), loaded.diagnostics);
}

}  // namespace

TEST_CASE("a warning is silenced by what it is about, or by its file, and by its code alone",
          "[diagnostics]") {
  const Findings one = found_with("  - {code: W715, at: a_b, because: Bientôt.}\n");
  REQUIRE(one.silenced.size() == 1);
  CHECK(one.silenced[0].finding.about == "a_b");
  CHECK(one.silenced[0].because == "Bientôt.");
  REQUIRE(one.open.size() == 1);
  CHECK(one.open[0].about == "c_d");
  const Findings file = found_with("  - {code: W715, at: duties.yaml, because: Bientôt.}\n");
  CHECK(file.open.empty());
  CHECK(file.silenced.size() == 2);
  const Findings other = found_with("  - {code: W710, at: a_b, because: Bientôt.}\n");
  CHECK(other.silenced.empty());
  CHECK(other.open.size() == 3);  // both, and the silencing of nothing
  const Findings slip = found_with("  - {code: W715, at: a_c, because: Bientôt.}\n");
  CHECK(slip.open.size() == 3);
  REQUIRE(slip.idle.size() == 1);
  CHECK(code_text(slip.idle[0]) == "W411");
  CHECK(say(slip.idle[0].help, Language::fr) == "écrivez `a_b`");
}

TEST_CASE("a warning that two lines silence has the first one's reason, and neither is idle",
          "[diagnostics]") {
  const Findings both = found_with(
      "  - {code: W715, at: a_b, because: Bientôt.}\n"
      "  - {code: W715, at: duties.yaml, because: Un jour.}\n");
  REQUIRE(both.silenced.size() == 2);
  CHECK(both.silenced[0].finding.about == "a_b");
  CHECK(both.silenced[0].because == "Bientôt.");
  CHECK(both.silenced[1].because == "Un jour.");
  CHECK(both.idle.empty());
}

TEST_CASE("a warning about nothing that has a name is silenced by its file alone",
          "[diagnostics]") {
  const Rules rules =
      load_sound(with_file(small_rule_files(), "rules.yaml",
                           slurp(project("tests/small_rules/rules.yaml")) +
                               "silenced:\n  - {code: W904, at: c.yaml, because: Voulu.}\n"));
  const Sources sources{SourceFile("rules/cases/c.yaml", "case: c\n")};
  const Message seen = message("une liste se trouve ici");
  const auto silenced = [&](std::uint32_t file) {
    return without_silenced(*rules, {diagnose(Code::other_rules, {file, 0, 4}, seen)}, sources)
        .silenced.size();
  };
  CHECK(silenced(0) == 1);
  CHECK(silenced(9) == 0);  // a place in no file that was read
}

TEST_CASE("a finding is told whatever its place is, and no character is cut in two",
          "[diagnostics]") {
  const Message seen = message("une liste se trouve ici");
  const Sources none;
  CHECK(render(diagnose(Code::unknown_key, {9, 0, 0}, seen), none, Language::fr) ==
        "erreur[E201] : une liste se trouve ici\n");
  // One letter, then many of two bytes: sixty bytes end within one.
  std::string text = "a";
  for (int i = 0; i < 400; ++i) text += "é";
  const auto size = static_cast<std::uint32_t>(text.size());
  const Sources sources{SourceFile("f.yaml", text + "\n")};
  const std::string told =
      render(diagnose(Code::unknown_key, {0, 0, size}, seen), sources, Language::fr);
  INFO(told);
  std::string shown = "a";
  for (int i = 0; i < 29; ++i) shown += "é";
  CHECK(told.find("| … " + shown + " …\n") != std::string::npos);
}
