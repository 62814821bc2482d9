// One situation on every date, and with every answer to one question.
#include "subrosa/tables.hpp"

#include <catch2/catch.hpp>

#include "report/remarks.hpp"
#include "subrosa/case_file.hpp"
#include "subrosa/report.hpp"
#include "support/approve.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;

namespace {

const Date today = *parse_date("2026-11-21");
constexpr std::chrono::days one_day{1};

Timeline line_of(Engine& engine, const Situation& s, bool as_then) {
  auto made = timeline(engine, s, today, as_then);
  REQUIRE(std::holds_alternative<Timeline>(made));
  return std::get<Timeline>(std::move(made));
}

Matrix matrix_of(Engine& engine, const Situation& s, const std::string& fact) {
  auto made = matrix(engine, s, *engine.rules()->fact_named(fact), today);
  REQUIRE(std::holds_alternative<Matrix>(made));
  return std::get<Matrix>(std::move(made));
}

const Stretch& on(const Timeline& line, const std::string& date) {
  for (const Stretch& stretch : line.stretches) {
    if (stretch.dates.contains(day(date))) return stretch;
  }
  FAIL("no stretch on " << date);
  return line.stretches.front();
}

std::vector<std::string> ids(const Decision& decision) {
  std::vector<std::string> all;
  for (const ProvisionIndex p : decision.deciding) all.push_back(decision.rules->provisions[p].id);
  return all;
}

/// Every covered day stands in one stretch, and in one piece of it.
void check_days(const Timeline& line, const RuleSet& rules) {
  Date next = *rules.covers.from;
  for (const Stretch& stretch : line.stretches) {
    CHECK(*stretch.dates.from == next);
    for (const Piece& piece : stretch.pieces) {
      CHECK(*piece.dates.from == next);
      CHECK(piece.decision.situation.as_of == next);
      if (piece.dates.to) next = *piece.dates.to + one_day;
    }
    CHECK(stretch.dates.to == stretch.pieces.back().dates.to);
  }
  CHECK(line.stretches.back().dates.to == rules.covers.to);
}

/// What the timeline says of a day is what a decision of that day says, caveats too.
void check_day(Engine& engine, const Timeline& line, Date date) {
  Situation s = line.situation;
  s.as_of = date;
  if (line.as_then) s.known_on = date;
  const Decision decision = std::get<Decision>(engine.decide(s, today));
  const Stretch& stretch = on(line, iso(date));
  INFO(iso(date));
  CHECK(stretch.decision().verdict == decision.verdict);
  CHECK(stretch.decision().possible == decision.possible);
  CHECK(ids(stretch.decision()) == ids(decision));
  for (const Piece& piece : stretch.pieces) {
    if (!piece.dates.contains(date)) continue;
    const auto said = caveats_of(piece.decision, Language::fr);
    const auto wanted = caveats_of(decision, Language::fr);
    REQUIRE(said.size() == wanted.size());
    for (std::size_t i = 0; i < said.size(); ++i) CHECK(said[i].text == wanted[i].text);
  }
}

Case case_in(const RuleSet& rules, const std::filesystem::path& path) {
  Diagnostics diagnostics;
  const SourceFile file(path.filename().string(), slurp(path));
  auto one = read_case(file, 0, rules, diagnostics);
  INFO(path.string());
  REQUIRE(one);
  return std::move(*one);
}

Case library_case(const RuleSet& rules, const std::string& id) {
  return case_in(rules, project("rules/belgium/cases/" + id + ".yaml"));
}

}  // namespace

TEST_CASE("an annulled duty stands in the timeline only for whoever could not know", "[tables]") {
  const Rules rules = small_rules();
  Engine engine(rules);
  const Situation s = situation(*rules, {{"recipient", "police"}, {"danger", "worry"}});
  const Timeline known_later = line_of(engine, s, false);
  for (const Stretch& stretch : known_later.stretches)
    CHECK(stretch.decision().verdict != Verdict::must_disclose);
  const Timeline as_then = line_of(engine, s, true);
  const Stretch& duty = on(as_then, "2018-03-01");
  CHECK(duty.decision().verdict == Verdict::must_disclose);
  CHECK(ids(duty.decision()) == std::vector<std::string>{"old-duty"});
  CHECK(duty.dates == Period{day("2017-09-01"), day("2019-03-13")});
  CHECK(on(as_then, "2019-03-14").decision().verdict == Verdict::must_not_disclose);
}

TEST_CASE("law known before the ruling keeps the duty, and the timeline says so", "[tables]") {
  const Rules rules = small_rules();
  Engine engine(rules);
  const Situation s =
      situation(*rules, {{"recipient", "police"}, {"danger", "worry"}}, "2018-03-01", "2018-03-01");
  const Timeline line = line_of(engine, s, false);
  CHECK(on(line, "2018-03-01").decision().verdict == Verdict::must_disclose);
  CHECK(on(line, "2026-11-21").decision().verdict == Verdict::must_disclose);
  bool said = false;
  for (const DatedRemark& remark : remarks_of(line, Language::fr)) {
    if (remark.caveat.id != "known_before_act") continue;
    said = true;
    CHECK(remark.dates == std::vector{Period{day("2018-03-02"), std::nullopt}});
  }
  CHECK(said);
}

TEST_CASE("a timeline says of each day what a decision says", "[tables]") {
  const Rules rules = small_rules();
  Engine engine(rules);
  for (const Given& given :
       {Given{{"recipient", "police"}, {"danger", "worry"}}, Given{{"danger", "unknown"}},
        Given{{"recipient", "colleague"}, {"danger", "grave"}, {"avoidable", "no"}}}) {
    for (const bool as_then : {false, true}) {
      const Situation s = situation(*rules, given, "2018-03-01", "2018-06-01");
      const Timeline line = line_of(engine, s, as_then);
      check_days(line, *rules);
      for (Date date = *rules->covers.from; date < day("2030-01-01"); date += 61 * one_day)
        check_day(engine, line, date);
    }
  }
}

TEST_CASE("neighbours in a timeline say something else", "[tables]") {
  const Rules rules = belgium();
  Engine engine(rules);
  const Case one = library_case(*rules, "cpas-active-duty-2018-seen-today");
  const Timeline line = line_of(engine, one.situation(today), true);
  check_days(line, *rules);
  for (std::size_t i = 1; i < line.stretches.size(); ++i) {
    const Decision& before = line.stretches[i - 1].decision();
    const Decision& after = line.stretches[i].decision();
    const auto article = [](const Decision& d, ProvisionIndex p) {
      const auto& version = d.rules->provisions[p].versions[*d.provisions[p.value].version];
      return d.rules->text(version.article, Language::fr);
    };
    bool other = before.possible != after.possible || before.deciding != after.deciding ||
                 before.silent != after.silent;
    for (const ProvisionIndex p : before.deciding)
      other = other || article(before, p) != article(after, p);
    CHECK(other);
  }
}

TEST_CASE("the duty of 2018 over time, as known then and as known now", "[tables]") {
  const Rules rules = belgium();
  Engine engine(rules);
  const Situation s = library_case(*rules, "cpas-active-duty-2018-seen-today").situation(today);
  const Timeline now = line_of(engine, s, false);
  CHECK(on(now, "2018-05-15").decision().verdict == Verdict::must_not_disclose);
  const Timeline then = line_of(engine, s, true);
  CHECK(on(then, "2018-05-15").decision().verdict == Verdict::must_disclose);
  CHECK(ids(on(then, "2018-05-15").decision()) == std::vector<std::string>{"art46bis1-active"});
  CHECK(on(then, "2019-04-01").decision().verdict == Verdict::must_not_disclose);
  for (const char* date : {"1990-01-01", "2018-05-15", "2026-04-07", "2026-04-08", "2026-09-01"}) {
    check_day(engine, now, day(date));
    check_day(engine, then, day(date));
  }
}

TEST_CASE("an answer that the others exclude is no verdict", "[tables]") {
  const Rules rules = small_rules();
  Engine engine(rules);
  const Matrix made =
      matrix_of(engine, situation(*rules, {{"danger", "none"}, {"avoidable", "yes"}}), "avoidable");
  REQUIRE(made.rows.size() == 2);
  CHECK(made.rows[0].of_case);
  CHECK(std::holds_alternative<Decision>(made.rows[0].answer));
  const auto* clash = std::get_if<Contradiction>(&made.rows[1].answer);
  REQUIRE(clash != nullptr);
  CHECK(clash->constraints == std::vector<std::size_t>{0});
  const std::string text = to_text({"x", ""}, made, {});
  CHECK(text.find("Sans danger, il n'y a rien à") != std::string::npos);
  const std::string json = to_json("x", made, Language::fr);
  CHECK(json.find("\"impossible\": [") != std::string::npos);
}

TEST_CASE("a case that leaves the fact open has a row of its own", "[tables]") {
  const Rules rules = small_rules();
  Engine engine(rules);
  const Given unknown{{"danger", "unknown"}};
  const Matrix made = matrix_of(engine, situation(*rules, unknown), "danger");
  REQUIRE(made.rows.size() == 4);
  CHECK_FALSE(made.rows[3].value);
  CHECK(made.rows[3].of_case);
  CHECK(&made.of_case() == &std::get<Decision>(made.rows[3].answer));
  CHECK_FALSE(made.of_case().verdict);
}

TEST_CASE("a reading can be varied too", "[tables]") {
  const Rules rules = small_rules();
  Engine engine(rules);
  const Given given{{"recipient", "police"}, {"danger", "worry"}, {"avoidable", "no"}};
  const Matrix made = matrix_of(engine, situation(*rules, given), "worry_counts");
  REQUIRE(made.rows.size() == 3);
  CHECK(std::get<Decision>(made.rows[0].answer).verdict == Verdict::must_not_disclose);
  CHECK(std::get<Decision>(made.rows[1].answer).verdict != Verdict::must_not_disclose);
  CHECK(made.rows[2].of_case);  // what prevails
  CHECK(made.of_case().verdict == Verdict::must_not_disclose);
}

TEST_CASE("tables of what cannot be decided are refused", "[tables]") {
  const Rules rules = small_rules();
  Engine engine(rules);
  const Situation clash = situation(*rules, {{"danger", "none"}, {"avoidable", "no"}});
  const FactIndex recipient = *rules->fact_named("recipient");
  CHECK(std::holds_alternative<Contradiction>(matrix(engine, clash, recipient, today)));
  CHECK(std::holds_alternative<Contradiction>(timeline(engine, clash, today, false)));
  const Situation early = situation(*rules, {}, "1999-12-31");
  CHECK(std::holds_alternative<OutsideCoverage>(matrix(engine, early, recipient, today)));
  CHECK(std::holds_alternative<Timeline>(timeline(engine, early, today, false)));
}

TEST_CASE("the matrix of every case says in each cell what its decision says", "[tables]") {
  const Rules rules = belgium();
  Engine engine(rules);
  for (const auto& path : entries(project("rules/belgium/cases"))) {
    const Situation s = case_in(*rules, path).situation(today);
    for (const char* name : {"danger", "holder.secrecy"}) {
      const FactIndex over = *rules->fact_named(name);
      const Matrix made = matrix_of(engine, s, name);
      const bool open = s.answer(over).state != Answer::State::known;
      REQUIRE(made.rows.size() == rules->facts[over].values.size() + (open ? 1 : 0));
      INFO(path.string() << " over " << name);
      std::size_t of_case = 0;
      for (const MatrixRow& row : made.rows) {
        of_case += row.of_case ? 1 : 0;
        Situation changed = s;
        if (row.value) changed.answers[over.value] = {Answer::State::known, *row.value};
        const Outcome outcome = engine.decide(changed, today);
        const auto* wanted = std::get_if<Decision>(&outcome);
        const auto* said = std::get_if<Decision>(&row.answer);
        REQUIRE((wanted == nullptr) == (said == nullptr));
        if (said == nullptr) continue;
        CHECK(said->verdict == wanted->verdict);
        CHECK(said->possible == wanted->possible);
        CHECK(said->deciding == wanted->deciding);
      }
      CHECK(of_case == 1);
    }
  }
}
