// Writers at their edges: what is left out, what has no words, what stands at an end.
#include "subrosa/report.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "diagnostics/codes.hpp"
#include "report/book_words.hpp"
#include "report/remarks.hpp"
#include "report/wrap.hpp"
#include "support/approve.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;

namespace {

using Json = nlohmann::json;

const Date today = *parse_date("2026-11-21");

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::vector<FileText> edited(std::vector<FileText> files, const std::string& path,
                             const std::string& from, const std::string& to) {
  for (FileText& file : files) {
    if (file.path != path) continue;
    const std::size_t at = file.text.find(from);
    REQUIRE(at != std::string::npos);
    file.text.replace(at, from.size(), to);
  }
  return files;
}

/// In French alone: an edit would spoil the hashes of the catalogues.
Rules loaded(const std::vector<FileText>& files) {
  const Loaded made = load_rules("small", files, Language::fr);
  INFO(rendered(made));
  REQUIRE(made.rules);
  return made.rules;
}

/// The secret since 2010 is what these versions say.
std::vector<FileText> with_secret(const std::string& versions) {
  return with_file(
      small_rule_files(), "provisions/secret.yaml",
      "provision: secret\ntitle: Le secret\nreview: {status: unreviewed}\nversions:\n" + versions);
}

std::string version(const std::string& dates, const std::string& leaf,
                    const std::string& certainty = "settled", const std::string& article = "1") {
  return "  - in_force: " + dates + "\n    article: art. " + article +
         "\n    certainty: " + certainty + "\n    sources: [act]\n    tree:\n      - " + leaf +
         "\n";
}

Decision decided(const Rules& rules, const Given& given) {
  Engine engine(rules);
  Outcome outcome = engine.decide(situation(*rules, given), today);
  REQUIRE(std::holds_alternative<Decision>(outcome));
  return std::get<Decision>(std::move(outcome));
}

Timeline line_of(const Rules& rules, const Given& given, bool as_then) {
  Engine engine(rules);
  auto made = timeline(engine, situation(*rules, given), today, as_then);
  REQUIRE(std::holds_alternative<Timeline>(made));
  return std::get<Timeline>(std::move(made));
}

Matrix matrix_of(const Rules& rules, const Given& given, const std::string& fact) {
  Engine engine(rules);
  auto made = matrix(engine, situation(*rules, given), *rules->fact_named(fact), today);
  REQUIRE(std::holds_alternative<Matrix>(made));
  return std::get<Matrix>(std::move(made));
}

}  // namespace

TEST_CASE("each verdict has its colour, and the words are the same without", "[report]") {
  const std::vector<std::pair<std::optional<Verdict>, std::string>> colours{
      {Verdict::must_not_disclose, "\x1b[1;31m"},
      {Verdict::may_disclose, "\x1b[1;32m"},
      {Verdict::not_covered, "\x1b[1;32m"},
      {Verdict::must_disclose, "\x1b[1;34m"},
      {Verdict::refer, "\x1b[1;34m"},
      {std::nullopt, "\x1b[1;33m"}};
  for (const auto& [verdict, colour] : colours) {
    Explanation e;
    e.verdict = verdict;
    e.headline = "HEADLINE";
    e.why = {"WHY"};
    const std::string plain = to_text({"", ""}, e, {});
    CHECK(plain.find('\x1b') == std::string::npos);
    TextStyle style;
    style.color = true;
    const std::string coloured = to_text({"", ""}, e, style);
    CHECK(has(coloured, "\n" + colour + icon_of(verdict) + "  HEADLINE\x1b[0m\n"));
    CHECK(has(coloured, "\x1b[1mPourquoi\x1b[0m\n"));
    std::string stripped = coloured;
    for (std::size_t at = stripped.find('\x1b'); at != std::string::npos;
         at = stripped.find('\x1b'))
      stripped.erase(at, stripped.find('m', at) + 1 - at);
    CHECK(stripped == plain);
  }
}

TEST_CASE("no line of a table ends in blanks", "[report]") {
  CHECK(to_table({{"a", "", Verdict::refer, false}, {"bcd", "Titre", std::nullopt, true}}, {}) ==
        "a    " + short_words(Verdict::refer, Language::fr) + "\nbcd  fichier à corriger  Titre\n");
  const std::string two =
      to_table({{"a", "", Verdict::may_disclose, false}, {"b", "", Verdict::refer, false}}, {});
  CHECK_FALSE(has(two, " \n"));
}

TEST_CASE("a decision of which little is known says so in JSON", "[report]") {
  const std::string contacts =
      "contacts:\n  - contact: helpline\n    name: Une écoute\n    reach: [\"107\"]\n"
      "    when: danger == worry\n    source: https://example.invalid\n    checked_on: "
      "2026-11-01\n";
  auto files = with_secret(version("{from: 2000-01-01}", "none: Rien."));
  files = with_file(files, "contacts.yaml", contacts);
  files = edited(files, "facts.yaml", "readings:\n",
                 "readings:\n  - reading: doubt\n    question: Le doute suffit-il ?\n    values:\n"
                 "      narrow: {says: Non., held_by: Certains, sources: [act]}\n"
                 "      wide: {says: Oui., held_by: D'autres, sources: [act]}\n"
                 "    because: On en discute.\n");
  files =
      edited(files, "provisions/danger-exception.yaml", "worry_counts == wide", "doubt == wide");
  const Rules rules = loaded(files);
  const Given given{{"recipient", "police"}, {"danger", "worry"}, {"avoidable", "no"}};
  const Json j = Json::parse(to_json("", decided(rules, given), Language::fr, true));
  CHECK_FALSE(j.contains("case"));
  REQUIRE(j["contacts"].size() == 1);
  CHECK_FALSE(j["contacts"][0].contains("note"));
  bool doubt = false;
  for (const Json& reading : j["readings"]) {
    if (reading["id"] != "doubt") continue;
    doubt = true;
    CHECK(reading["taken"].is_null());
  }
  CHECK(doubt);
  const Json open = Json::parse(to_json("x", decided(rules, {}), Language::fr, true));
  bool without_why = false;
  for (const Json& fact : open["open"]) without_why = without_why || !fact.contains("why");
  CHECK(without_why);
  CHECK(open["case"] == "x");
  const Rules silent = loaded(with_file(
      with_file(with_secret(version("{from: 2000-01-01}", "none: Rien.")), "properties.yaml",
                "properties: []\n"),
      "provisions/danger-exception.yaml",
      "provision: danger-exception\ntitle: Le danger\nreview: {status: unreviewed}\nversions:\n" +
          version("{from: 2000-01-01, to: 2001-12-31}", "permits: Vous pouvez parler.")));
  const Json nothing = Json::parse(to_json("x", decided(silent, given), Language::fr, true));
  CHECK(nothing["deciding"].empty());
}

TEST_CASE("a diagnostic without a place or help has neither in JSON", "[report]") {
  Diagnostic one = diagnose(Code::missing_file, {7, 0, 0}, message("le fichier `{0}` manque", "x"));
  const Json lines =
      Json::parse(to_json(Diagnostics{one}, Sources{}, Language::fr, true));  // one line, no array
  CHECK(lines["observation"] == "le fichier `x` manque");
  CHECK_FALSE(lines.contains("file"));
  CHECK_FALSE(lines.contains("help"));
  CHECK(to_json(Diagnostics{}, Sources{}, Language::fr, true).empty());
  const std::string two = to_json(Diagnostics{one, one}, Sources{}, Language::fr, true);
  CHECK(std::count(two.begin(), two.end(), '\n') == 2);
  CHECK(Json::parse(to_json(Diagnostics{one, one}, Sources{}, Language::fr, false)).size() == 2);
}

TEST_CASE("a path is a URI whatever its letters", "[report]") {
  const Sources sources{SourceFile("Dossier_[é]/~x{1}.yaml", "a: b\n")};
  const std::string sarif =
      to_sarif({diagnose(Code::missing_file, {0, 0, 1}, message("le fichier `{0}` manque", "x"))},
               sources, Language::fr);
  CHECK(has(sarif, "\"Dossier_%5B%C3%A9%5D/~x%7B1%7D.yaml\""));
}

TEST_CASE("a timeline says one day as one day, and that no rule speaks of it", "[report][tables]") {
  const Rules rules =
      loaded(with_secret(version("{from: 2000-01-01, to: 2009-12-31}", "prohibits: Taisez-vous.") +
                         version("{from: 2010-01-01, to: 2010-01-01}", "permits: Un seul jour.") +
                         version("{from: 2010-01-02}", "none: Rien.")));
  const std::string text =
      to_text({"", ""}, line_of(rules, {{"recipient", "judge"}, {"danger", "none"}}, false), {});
  CHECK(has(text, "le 1er janvier 2010 "));
  CHECK(has(text, "aucune règle n'en parle"));
}

TEST_CASE("two provisions of one article are named once in a table", "[report][tables]") {
  const Rules rules = loaded(
      with_secret(version("{from: 2000-01-01}", "permits: Vous choisissez.", "settled", "2")));
  const Given given{{"recipient", "police"}, {"danger", "grave"}, {"avoidable", "no"}};
  const Timeline line = line_of(rules, given, false);
  REQUIRE(line.stretches.front().decision().deciding.size() == 2);
  const std::string text = to_text({"", ""}, line, {});
  CHECK(has(text, "art. 2\n"));
  CHECK_FALSE(has(text, "art. 2\n" + std::string(40, ' ') + "art. 2"));
  const std::string html = to_html({"", ""}, line, Language::fr);
  CHECK_FALSE(has(html, "art. 2<br>art. 2"));
}

TEST_CASE("a remark on separate days keeps its days apart", "[report][tables]") {
  const Rules rules = loaded(
      with_secret(version("{from: 2000-01-01}", "prohibits: Taisez-vous.",
                          "[{from: 2000-01-01, is: debated}, {from: 2012-01-01, is: settled}, "
                          "{from: 2014-01-01, is: debated}]")));
  const Timeline line = line_of(rules, {{"recipient", "judge"}, {"danger", "none"}}, false);
  bool seen = false;
  for (const DatedRemark& remark : remarks_of(line, Language::fr)) {
    if (remark.dates.size() != 2) continue;
    seen = true;
    CHECK(remark.dates.front().to == day("2011-12-31"));
    CHECK(remark.dates.back().from == day("2014-01-01"));
  }
  CHECK(seen);
}

TEST_CASE("a matrix says what stands in the row without an answer", "[report][tables]") {
  const Given worry{{"recipient", "police"}, {"danger", "worry"}, {"avoidable", "no"}};
  const std::string followed =
      to_text({"", ""}, matrix_of(small_rules(), worry, "worry_counts"), {});
  CHECK(has(followed, "ce que ces règles suivent"));
  const Matrix open = matrix_of(small_rules(), {{"danger", "unknown"}}, "danger");
  CHECK(has(to_text({"", ""}, open, {}), "pas encore su"));
  const Json rows = Json::parse(to_json("x", open, Language::fr))["rows"];
  REQUIRE(rows.size() == 4);
  CHECK(rows[3]["value"].is_null());
  CHECK(rows[3]["label"].is_null());
  CHECK(rows[3]["verdict"] == "undetermined");
}

TEST_CASE("an answer that two rules exclude says both", "[report][tables]") {
  const Rules rules =
      loaded(edited(small_rule_files(), "constraints.yaml", "constraints:\n",
                    "constraints:\n  - constraint: help-means-danger\n"
                    "    never: (danger == none or danger == worry) and help.given == no\n"
                    "    because: Sans danger grave, on aide déjà.\n"
                    "  - constraint: worry-is-averted\n"
                    "    never: danger == worry and signed == no and help.given == yes\n"
                    "    because: Une inquiétude se signe.\n"));
  const Matrix made = matrix_of(rules, {{"danger", "grave"}, {"signed", "no"}}, "danger");
  REQUIRE(made.rows.size() == 3);
  CHECK(std::holds_alternative<Contradiction>(made.rows[1].answer));
  const std::string html = to_html({"", ""}, made, Language::fr);
  CHECK((has(html, "Sans danger grave, on aide déjà. Une inquiétude se signe.") ||
         has(html, "Sans danger grave, on aide déjà.&#32;Une inquiétude se signe.")));
  CHECK(has(to_text({"", ""}, made, {}), "impossible"));
}

TEST_CASE("the JSON of a timeline says on which day the law was known", "[report][tables]") {
  const Given given{{"recipient", "police"}, {"danger", "grave"}};
  const Json now = Json::parse(to_json("x", line_of(small_rules(), given, false), Language::fr));
  CHECK(now["known_on"] == "2026-11-21");
  CHECK(now["as_then"] == false);
  const Json then = Json::parse(to_json("x", line_of(small_rules(), given, true), Language::fr));
  CHECK(then["known_on"].is_null());
  CHECK(then["as_then"] == true);
}

TEST_CASE("a page without a situation has no heading for it", "[report][page]") {
  Explanation e;
  e.headline = "HEADLINE";
  e.situation = {{"QUESTION", "ANSWER"}};
  const std::string with = to_markdown({"x", ""}, e, {});
  e.situation.clear();
  const std::string without = to_markdown({"x", ""}, e, {});
  CHECK(has(with, "- QUESTION — ANSWER\n"));
  CHECK(std::count(with.begin(), with.end(), '#') ==
        std::count(without.begin(), without.end(), '#') + 2);
}

TEST_CASE("blanks at an end and signs that are none keep their line", "[report][wrap]") {
  CHECK(wrap("abc ", 9, "", "") == "abc\n");
  CHECK(wrap("abc\n", 9, "", "") == "abc\n");
  CHECK(wrap("abcdef !", 7, "", "") == "abcdef !\n");
  CHECK(wrap("abcdefgh ! x", 9, "", "") == "abcdefgh !\nx\n");
  CHECK(wrap("abcdefgh :) x", 9, "", "") == "abcdefgh\n:) x\n");
}

TEST_CASE("a label ends in a colon only before words", "[report][book]") {
  const auto words = [](const BookLine& line) { return label_words(line, Language::fr); };
  CHECK(words({"Article", ""}) == "Article");
  CHECK(words({"Article", "art. 1"}) == "Article :");
  CHECK(words({"Article", "", "", "", {{"sous", ""}}}) == "Article :");
  CHECK(words({"Est-ce grave ?", "", "", "", {{"Oui", ""}}}) == "Est-ce grave ?");
  CHECK(words({"Est-ce grave ?", "oui"}) == "Est-ce grave ? :");
  CHECK(words({"", "", "", "", {{"sous", ""}}}) == " :");
}

TEST_CASE("a box may be shaded and dashed", "[report][drawing]") {
  Picture picture;
  picture.boxes = {{0, 0, 9, 9, Picture::Border::dashed, true},
                   {20, 0, 9, 9, Picture::Border::dashed, false},
                   {40, 0, 9, 9, Picture::Border::thick, true}};
  const std::string svg = to_svg(picture, Language::fr);
  for (const char* kind : {"\"shaded dashed\"", "\"dashed\"", "\"shaded thick\""})
    CHECK(has(svg, kind));
}

TEST_CASE("a map names all that a provision sets aside", "[report][drawing]") {
  const Rules rules =
      loaded(edited(small_rule_files(), "provisions/old-duty.yaml", "overrides: [secret]",
                    "overrides: [secret, danger-exception]"));
  const RuleMap map = map_of(*rules, day("2018-01-01"), day("2018-01-01"), Language::fr);
  CHECK(has(to_text(map, {}), "écarte : 1, 2\n"));
}
