// The rules that the window works on: loaded, watched, loaded again; broken files change nothing.
#include "state/desk.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <ctime>
#include <thread>

#include "rule_copy.hpp"
#include "support/approve.hpp"

using namespace subrosa;
using namespace subrosa::gui;
namespace fs = std::filesystem;

namespace {

const Date today = *parse_date("2026-11-21");
const std::string fire = "arson-threat-new-fire-announced-2026";
const std::string police = "arson-police-drugs-is-he-followed-2026";
const std::string necessity = "provisions/necessity.yaml";
const std::string no_other_way = "danger.avoidable == no";

/// The copy and a desk that has loaded it.
struct Watched {
  RuleCopy copy{{fire, police}};
  Desk desk{today};
  Watched() { REQUIRE(desk.load(copy.path(), Language::fr)); }

  std::optional<Verdict> verdict_of(const std::string& id) {
    const Case* one = desk.case_named(id);
    REQUIRE(one != nullptr);
    return std::get<Decision>(desk.decide(desk.sheet_of(*one))).verdict;
  }
};

}  // namespace

TEST_CASE("a folder that nobody touches is not loaded again", "[desk]") {
  Watched on;
  CHECK_FALSE(on.desk.refresh());
  CHECK_FALSE(on.desk.refresh());
  CHECK(on.desk.loads() == 1);
  CHECK_FALSE(on.desk.compared());
}

TEST_CASE("while a file is broken the last good rules and cases stay", "[desk]") {
  Watched on;
  const std::string hash = on.desk.rules().hash;
  const auto before = on.verdict_of(fire);
  on.copy.edit(necessity, no_other_way, "danger.avoidable == nein");
  CHECK(on.desk.refresh());
  CHECK(on.desk.broken());
  CHECK(on.desk.readable());
  CHECK(has_errors(on.desk.diagnostics()));
  CHECK(on.desk.rules().hash == hash);
  CHECK(on.desk.loads() == 1);
  CHECK(on.desk.cases().size() == 2);
  CHECK(on.verdict_of(fire) == before);
  // What is said of the new files is shown with their text, what is said of the old with theirs.
  const Diagnostic& error = on.desk.diagnostics().front();
  CHECK(render(error, on.desk.sources(), Language::fr).find("nein") != std::string::npos);
  const Case* one = on.desk.case_named(fire);
  const SourceFile& file = on.desk.sources_in_force()[one->span.file];
  CHECK(file.text().substr(one->span.begin, one->span.end - one->span.begin) == fire);
  CHECK_FALSE(on.desk.refresh());
}

TEST_CASE("a mended file comes into force, compared with the last good rules", "[desk]") {
  Watched on;
  on.copy.edit(necessity, no_other_way, "danger.avoidable == nein");
  REQUIRE(on.desk.refresh());
  on.copy.edit(necessity, "danger.avoidable == nein", no_other_way);
  CHECK(on.desk.refresh());
  CHECK_FALSE(on.desk.broken());
  CHECK(on.desk.loads() == 2);
  CHECK(on.desk.turned().empty());

  on.copy.edit(necessity, no_other_way, "danger.avoidable == nein");
  REQUIRE(on.desk.refresh());
  on.copy.edit(necessity, "danger.avoidable == nein", "danger.avoidable == yes");
  REQUIRE(on.desk.refresh());
  REQUIRE(on.desk.turned().size() == 1);
  const FlippedCase& turned = on.desk.turned().front();
  CHECK(turned.id == fire);
  CHECK_FALSE(turned.title.empty());
  CHECK(turned.before == Verdict::may_disclose);
  CHECK(turned.after == Verdict::must_not_disclose);
  CHECK(on.verdict_of(fire) == Verdict::must_not_disclose);
}

TEST_CASE("saving the same text again forgets nothing of what turned", "[desk]") {
  Watched on;
  on.copy.edit(necessity, no_other_way, "danger.avoidable == yes");
  REQUIRE(on.desk.refresh());
  REQUIRE(on.desk.turned().size() == 1);
  on.copy.write(necessity, slurp(on.copy.path() / necessity));
  on.desk.refresh();
  CHECK(on.desk.turned().size() == 1);
  REQUIRE(on.desk.load(on.copy.path(), Language::nl));  // another language: the same files
  CHECK(on.desk.turned().size() == 1);
  on.copy.edit(necessity, "danger.avoidable == yes", no_other_way);
  REQUIRE(on.desk.refresh());
  REQUIRE(on.desk.turned().size() == 1);
  CHECK(on.desk.turned().front().after == Verdict::may_disclose);
}

TEST_CASE("a save is seen although size and time stay", "[desk]") {
  Watched on;
  const fs::path file = on.copy.path() / necessity;
  const auto time = fs::last_write_time(file);
  const std::string hash = on.desk.rules().hash;
  on.copy.edit(necessity, "un autre moyen", "un autre Moyen");
  fs::last_write_time(file, time);
  CHECK(on.desk.refresh());
  CHECK(on.desk.rules().hash != hash);
}

TEST_CASE("an editor that writes beside and renames is seen, its own files are not", "[desk]") {
  Watched on;
  const fs::path provisions = on.copy.path() / "provisions";
  const std::string text = slurp(on.copy.path() / necessity);
  fs::create_symlink("someone@somewhere.1", provisions / ".#necessity.yaml");
  on.copy.write("provisions/.necessity.yaml.swp", text);
  on.copy.write("provisions/.hidden.yaml", "half a line");
  on.copy.write("provisions/necessity.yaml~", text);
  CHECK_FALSE(on.desk.refresh());
  on.copy.write("provisions/.new", text + "\n# saved\n");
  fs::rename(provisions / ".new", provisions / "necessity.yaml");
  CHECK(on.desk.refresh());
  CHECK_FALSE(on.desk.broken());
  CHECK(on.desk.readable());
  CHECK(on.desk.loads() == 2);
}

TEST_CASE("cases that come, change and go are seen", "[desk]") {
  Watched on;
  const std::string file = "cases/" + fire + ".yaml";
  const std::string text = slurp(on.copy.path() / file);
  on.copy.remove(file);
  CHECK(on.desk.refresh());
  CHECK(on.desk.case_named(fire) == nullptr);
  CHECK(on.desk.lost() == std::vector<std::string>{fire});
  on.copy.write(file, text);
  CHECK(on.desk.refresh());
  CHECK(on.desk.case_named(fire) != nullptr);
  CHECK(on.desk.lost().empty());
  on.copy.write(file, text + "nonsense: here\n");
  CHECK(on.desk.refresh());
  CHECK_FALSE(on.desk.broken());  // the rules are good
  CHECK(has_errors(on.desk.diagnostics()));
  CHECK(on.desk.lost() == std::vector<std::string>{fire});
  CHECK(on.desk.case_named(police) != nullptr);
}

TEST_CASE("on another day nothing counts that was found the day before", "[desk]") {
  Watched on;
  const Date day = *parse_date("2026-11-22");
  const auto as_of = [&] { return std::get<Decision>(on.desk.decide({})).situation.as_of; };
  on.desk.find_applied(2);
  REQUIRE(as_of() == today);
  CHECK(on.desk.see_day(day, true));
  CHECK(on.desk.calendar_day() == day);
  CHECK(on.desk.today() == today);
  CHECK(on.desk.applied_known());
  CHECK_FALSE(on.desk.see_day(day, true));
  CHECK(on.desk.see_day(day, false));
  CHECK(as_of() == day);
  CHECK_FALSE(on.desk.applied_known());
  CHECK_FALSE(on.desk.see_day(day, false));
}

TEST_CASE("a day that turned is none of what an edit turned", "[desk]") {
  const std::string id = "abuse-others-at-risk-2026";  // the law on it is younger than 1995
  const std::string file = "cases/" + id + ".yaml";
  const RuleCopy copy{{id}};
  copy.edit(file, "as_of: 2026-11-21\n", "");
  copy.edit(file, "known_on: 2026-11-21\n", "");
  Desk desk(today);
  REQUIRE(desk.load(copy.path(), Language::fr));
  const auto verdict = [&] {
    return std::get<Decision>(desk.decide(desk.sheet_of(desk.cases().front()))).verdict;
  };
  const auto save = [&] {
    copy.write(necessity, slurp(copy.path() / necessity) + "\n# saved\n");
    REQUIRE(desk.refresh());
  };
  save();
  CHECK(verdict() == Verdict::may_disclose);
  desk.see_day(*parse_date("1995-01-02"), false);
  CHECK(verdict() == Verdict::must_not_disclose);
  save();
  CHECK(desk.turned().empty());
}

TEST_CASE("a folder that goes away and comes back", "[desk]") {
  Watched on;
  const fs::path away = on.copy.path().parent_path() / "away";
  fs::rename(on.copy.path(), away);
  CHECK(on.desk.refresh());
  CHECK_FALSE(on.desk.readable());
  CHECK(on.desk.has_rules());
  CHECK(on.verdict_of(fire) == Verdict::may_disclose);
  CHECK_FALSE(on.desk.refresh());
  fs::rename(away, on.copy.path());
  CHECK(on.desk.refresh());
  CHECK(on.desk.readable());
}

TEST_CASE("a wrong path is not taken, a faulty folder is, and its rules wait", "[desk]") {
  Watched on;
  CHECK_FALSE(on.desk.load(on.copy.path() / "no-such-folder", Language::fr));
  CHECK(on.desk.not_taken() == on.copy.path() / "no-such-folder");
  CHECK(on.desk.folder() == on.copy.path());
  CHECK(on.desk.readable());

  const RuleCopy other{{}};
  other.edit(necessity, no_other_way, "danger.avoidable == nein");
  CHECK_FALSE(on.desk.load(other.path(), Language::fr));
  CHECK(on.desk.not_taken().empty());
  CHECK(on.desk.broken());
  CHECK(on.desk.folder() == other.path());
  CHECK(on.desk.folder_in_force() == on.copy.path());
  CHECK(on.desk.cases().size() == 2);
  other.edit(necessity, "danger.avoidable == nein", no_other_way);
  CHECK(on.desk.refresh());
  CHECK(on.desk.folder_in_force() == other.path());
}

TEST_CASE("a desk without rules takes them when they are there", "[desk]") {
  const RuleCopy copy{{fire}};
  const fs::path away = copy.path().parent_path() / "away";
  fs::rename(copy.path(), away);
  Desk desk(today);
  CHECK_FALSE(desk.load(copy.path(), {}));
  CHECK_FALSE(desk.has_rules());
  CHECK_FALSE(desk.refresh());
  fs::rename(away, copy.path());
  CHECK(desk.refresh());
  CHECK(desk.has_rules());
}

TEST_CASE("the quick verdict is the decision's own, for every case", "[desk]") {
  Desk desk(today);
  REQUIRE(desk.load(project("rules/belgium"), Language::fr));
  for (const Case& one : desk.cases()) {
    const Situation situation = one.situation(today);
    const Outcome outcome = desk.engine().decide(situation, today);
    const auto* decision = std::get_if<Decision>(&outcome);
    const auto possible = desk.engine().possible(situation);
    INFO(one.id);
    REQUIRE(possible.has_value() == (decision != nullptr));
    if (decision != nullptr) CHECK(*possible == decision->possible);
  }
}

// Only when asked for: what a poll without change and a reload of all real rules cost.
TEST_CASE("what looking and loading again cost", "[.cost]") {
  std::vector<std::string> cases;
  for (const fs::path& path : entries(project("rules/belgium/cases")))
    cases.push_back(path.stem().string());
  const RuleCopy copy{cases};
  Desk desk(today);
  const auto milliseconds = [](const auto& what, int times) {
    const std::clock_t start = std::clock();  // of this process: others do not count
    for (int i = 0; i < times; ++i) what();
    return 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC / times;
  };
  WARN("load " << milliseconds([&] { REQUIRE(desk.load(copy.path(), {})); }, 1) << " ms");
  WARN("look, just written " << milliseconds([&] { REQUIRE_FALSE(desk.refresh()); }, 20) << " ms");
  copy.edit(necessity, no_other_way, "danger.avoidable == yes");
  WARN("first reload " << milliseconds([&] { REQUIRE(desk.refresh()); }, 1) << " ms");
  copy.edit(necessity, "danger.avoidable == yes", no_other_way);
  WARN("second reload " << milliseconds([&] { REQUIRE(desk.refresh()); }, 1) << " ms");
  std::this_thread::sleep_for(std::chrono::seconds(4));
  REQUIRE(desk.load(copy.path(), {}));
  WARN("look, settled " << milliseconds([&] { REQUIRE_FALSE(desk.refresh()); }, 100) << " ms");
  WARN("every situation " << milliseconds([&] { CHECK(desk.everything_found().empty()); }, 1)
                          << " ms");
}
