// The lawyer's bench: what its screens say, on the real rules.
#include <algorithm>
#include <catch2/catch.hpp>

#include "rule_copy.hpp"
#include "screen/bench_tree.hpp"
#include "screen/describe.hpp"
#include "state/fold.hpp"
#include "state/reduce.hpp"
#include "support/approve.hpp"

using namespace subrosa;
using namespace subrosa::gui;
namespace fs = std::filesystem;

namespace {

const Date today = *parse_date("2026-11-21");
const std::string fire = "arson-threat-new-fire-announced-2026";
const std::string police = "arson-police-drugs-is-he-followed-2026";
const std::string danger_unknown = "arson-threat-danger-unknown";
const std::string terror = "cpas-terror-remarks-2026";
const std::string necessity = "provisions/necessity.yaml";

std::string noon() { return "12:00"; }

Session lawyer(Language language = Language::fr) {
  Session session;
  session.mode = Mode::rules;
  session.settings.language = language;
  return session;
}

Session after(Session session, const std::vector<Action>& actions) {
  for (const Action& action : actions) session = reduce(std::move(session), action);
  return session;
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at))
    text.replace(at, from.size(), to);
}

/// The screen's text, the folder's path being FOLDER and the rules' hash HASH.
std::string shown(const Session& session, Desk& desk) {
  Screen screen = describe(session, desk);
  screen.bar.clear();
  std::string text = to_text(screen);
  if (desk.has_rules()) {
    replace_all(text, desk.rules().hash, "HASH");
    replace_all(text, desk.folder_in_force().string(), "FOLDER");
  }
  replace_all(text, desk.folder().string(), "FOLDER");
  return text;
}

bool matches(const std::string& name, const Session& session, Desk& desk) {
  return approved(project("tests/gui/screens/bench-" + name + ".txt"), shown(session, desk));
}

const std::vector<std::string> few_cases{fire, police, danger_unknown, terror};

struct Opened {
  RuleCopy copy{few_cases};
  Desk desk{today, noon};
  Opened() { REQUIRE(desk.load(copy.path(), {})); }
};

/// The real rules, loaded once for the tests that only read them.
Desk& real_desk() {
  static Desk desk(today, noon);
  if (!desk.has_rules()) REQUIRE(desk.load(project("rules/belgium"), {}));
  return desk;
}

}  // namespace

TEST_CASE("the list of provisions", "[bench]") {
  Opened on;
  CHECK(matches("list", lawyer(), on.desk));
  CHECK(matches("list-with-case", after(lawyer(), {LightCase{fire}}), on.desk));
  CHECK(matches("list-dutch", after(lawyer(Language::nl), {LightCase{danger_unknown}}), on.desk));
}

TEST_CASE("a tree, with and without a case", "[bench]") {
  Opened on;
  CHECK(matches("tree", after(lawyer(), {ShowProvision{"necessity"}}), on.desk));
  CHECK(matches("tree-with-case", after(lawyer(), {ShowProvision{"necessity"}, LightCase{fire}}),
                on.desk));
  CHECK(matches("tree-undetermined",
                after(lawyer(), {ShowProvision{"necessity"}, LightCase{danger_unknown}}), on.desk));
  CHECK(matches("tree-of-another-version",
                after(lawyer(), {LightCase{fire}, ShowProvision{"person-concerned", 0}}), on.desk));
  CHECK(matches("tree-dutch",
                after(lawyer(Language::nl), {ShowProvision{"health"}, LightCase{police}}),
                on.desk));
}

TEST_CASE("versions, one of them annulled", "[bench]") {
  Opened on;
  CHECK(matches("versions", after(lawyer(), {ShowProvision{"art46bis1-active"}}), on.desk));
}

TEST_CASE("a case is chosen by words, accents or not", "[bench]") {
  Opened on;
  CHECK(matches("cases",
                after(lawyer(), {ChooseCase{true}, Typed{Field::bench_words, "STUPEFIANTS"}}),
                on.desk));
  CHECK(matches("no-such-case",
                after(lawyer(), {ChooseCase{true}, Typed{Field::bench_words, "zzz"}}), on.desk));
  CHECK(has_words("la police demande", "demande  POLICE"));
  CHECK_FALSE(has_words("la police demande", "police ecole"));
}

TEST_CASE("broken files are listed, the last good rules stay, and it is said", "[bench]") {
  Opened on;
  on.copy.edit(necessity, "danger.avoidable == no", "danger.avoidable == nein");
  REQUIRE(on.desk.refresh());
  CHECK(matches("broken", lawyer(), on.desk));
  CHECK(matches("errors", after(lawyer(), {ShowBench{Bench::Page::errors}}), on.desk));
  // The tree and the case are those of the rules in force.
  CHECK(matches("tree-while-broken", after(lawyer(), {ShowProvision{"seizure"}, LightCase{fire}}),
                on.desk));
}

TEST_CASE("warnings stand after errors, and nothing found is said too", "[bench]") {
  Opened on;
  const Session errors = after(lawyer(), {ShowBench{Bench::Page::errors}});
  CHECK(matches("no-errors", errors, on.desk));
  on.copy.edit("cases/" + police + ".yaml", "case: ", "colour: blue\ncase: ");
  on.copy.edit("cases/" + fire + ".yaml", "case: ", "rules: {id: belgium, hash: old}\ncase: ");
  REQUIRE(on.desk.refresh());
  CHECK_FALSE(on.desk.broken());
  CHECK(matches("errors-in-cases", errors, on.desk));
}

TEST_CASE("turned cases, and nothing turned", "[bench]") {
  Opened on;
  const Session changes = after(lawyer(), {ShowBench{Bench::Page::changes}});
  CHECK(shown(changes, on.desk).find("n'ont pas changé") != std::string::npos);
  on.copy.edit(necessity, "danger.avoidable == no", "danger.avoidable == yes");
  REQUIRE(on.desk.refresh());
  CHECK(matches("turned", changes, on.desk));
  on.copy.edit(necessity, "un autre moyen", "un moyen");
  REQUIRE(on.desk.refresh());
  CHECK(matches("nothing-turned", changes, on.desk));
  on.copy.remove("cases/" + fire + ".yaml");
  REQUIRE(on.desk.refresh());
  CHECK(matches("lost", changes, on.desk));
  CHECK(matches("case-gone", after(lawyer(), {ShowProvision{"necessity"}, LightCase{fire}}),
                on.desk));
}

TEST_CASE("without rules the bench still opens a folder", "[bench]") {
  Desk desk(today);
  CHECK_FALSE(desk.load("/no/such/folder", {}));
  CHECK(matches("no-rules", lawyer(), desk));
  const RuleCopy copy{few_cases};
  copy.edit("rules.yaml", "version:", "vers:");
  CHECK_FALSE(desk.load(copy.path(), {}));
  CHECK(matches("no-rules-errors", after(lawyer(), {ShowBench{Bench::Page::errors}}), desk));
}

TEST_CASE("without a case no line of any tree is marked, and every line has words", "[bench]") {
  const RuleSet& rules = real_desk().rules();
  for (std::size_t p = 0; p < rules.provisions.size(); ++p) {
    const auto index = Table<ProvisionIndex, Provision>::index(p);
    for (std::size_t v = 0; v < rules.provisions[index].versions.size(); ++v) {
      INFO(rules.provisions[index].id << " version " << v);
      const DrawnTree tree = draw_tree(rules, index, v, Language::fr);
      const TreeLines shown = tree_lines(tree, Language::fr);
      CHECK(shown.lines.size() >= tree.nodes.size());
      for (const TreeLine& line : shown.lines) {
        CHECK_FALSE(line.lit);
        CHECK(line.sign.empty());
        CHECK_FALSE(line.text.empty());
      }
    }
  }
}

namespace {

/// The steps whose lines are lit; where a `require` fails as `ID/otherwise`.
std::vector<std::string> lit_steps(const DrawnTree& tree) {
  const std::vector<DrawnLine> told = lines_of(tree, Language::fr);
  const TreeLines shown = tree_lines(tree, Language::fr);
  REQUIRE(told.size() == shown.lines.size());
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < told.size(); ++i) {
    const DrawnNode& node = tree.nodes[told[i].node];
    const bool own = told[i].kind == DrawnLine::Kind::node ||
                     (told[i].kind == DrawnLine::Kind::answer && node.number == 0);
    if (own && shown.lines[i].lit) ids.push_back(node.id);
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::vector<std::string> decided_steps(const ProvisionResult& result, const Tree& tree) {
  std::vector<std::string> ids;
  for (const StepResult& step : result.steps) {
    ids.push_back(tree.steps[step.step].id);
    if (step.state == StepResult::State::failed) ids.push_back(ids.back() + "/otherwise");
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

}  // namespace

TEST_CASE("the path that is lit is the decision's own, for every case and provision", "[bench]") {
  Desk& desk = real_desk();
  REQUIRE(desk.cases().size() > 400);
  const RuleSet& rules = desk.rules();
  for (const Case& one : desk.cases()) {
    const auto* decision = std::get_if<Decision>(&desk.decide(desk.sheet_of(one)));
    if (decision == nullptr) continue;
    for (const ProvisionResult& result : decision->provisions) {
      if (!result.version) continue;
      const DrawnTree tree =
          draw_tree(rules, result.provision, *result.version, Language::fr, &result);
      const auto lit = lit_steps(tree);
      const auto path =
          decided_steps(result, rules.provisions[result.provision].versions[*result.version].tree);
      if (lit == path) continue;
      INFO(one.id << " in " << rules.provisions[result.provision].id);
      CHECK(lit == path);
    }
  }
}

TEST_CASE("a line says by sign, words and weight where the case passes", "[bench]") {
  DrawnTree tree;
  tree.nodes.resize(3);
  tree.nodes[0].kind = DrawnNode::Kind::ask;
  tree.nodes[0].number = 1;
  tree.nodes[0].words.words = "Qui ?";
  tree.nodes[0].mark = DrawnNode::Mark::open;
  tree.nodes[0].given = {"« pas encore su »"};
  tree.nodes[1].effect = "permet";
  tree.nodes[1].mark = DrawnNode::Mark::possible;
  tree.nodes[1].carried = {"À noter."};
  tree.nodes[2].applies = false;
  tree.edges = {{0, 1, "« Lui »"}, {0, 2, "« Elle »"}};
  const auto lines = tree_lines(tree, Language::fr).lines;
  REQUIRE(lines.size() == 5);
  CHECK((lines[0].sign == "?" && lines[0].lit));
  CHECK((lines[1].sign.empty() && lines[1].lit && lines[1].tone == Tone::caution));
  CHECK((lines[2].sign == "?" && !lines[2].lit && lines[2].tone == Tone::strong));
  CHECK(lines[2].text.find("encore possible") != std::string::npos);
  CHECK((lines[3].depth == 2 && lines[3].tone == Tone::quiet));
  CHECK((lines[4].sign.empty() && lines[4].tone == Tone::plain));
  tree.nodes[0].mark = tree.nodes[2].mark = DrawnNode::Mark::lit;
  tree.nodes[1].mark = DrawnNode::Mark::none;
  tree.edges[1].lit = true;
  const auto lit = tree_lines(tree, Language::fr).lines;
  CHECK((lit[0].sign == "►" && lit[1].tone == Tone::plain && lit[4].sign == "►" && lit[4].lit));
  CHECK((lit[2].sign.empty() && !lit[2].lit));
}

TEST_CASE("one step back closes the nearest thing", "[bench]") {
  const Session session = after(lawyer(), {LightCase{fire}, ShowProvision{"necessity", 0},
                                           ChooseCase{true}, Typed{Field::bench_words, "feu"}});
  CHECK(session.bench.choosing_case);
  const Session tree = reduce(session, Back{});
  CHECK_FALSE(tree.bench.choosing_case);
  CHECK(tree.bench.words.empty());
  CHECK(tree.bench.version == 0U);
  const Session todays = reduce(tree, Back{});
  CHECK_FALSE(todays.bench.version);
  const Session list = reduce(todays, Back{});
  CHECK(list.bench.provision.empty());
  CHECK(list.bench.case_id == fire);
  CHECK(reduce(list, Back{}).bench.case_id.empty());
  const Session errors = reduce(list, ShowBench{Bench::Page::errors});
  CHECK(reduce(errors, ShowBench{Bench::Page::errors}).bench.page == Bench::Page::trees);
  CHECK(reduce(errors, Back{}).bench.page == Bench::Page::trees);
  const Session lit = reduce(errors, LightCase{police});
  CHECK(lit.bench.page == Bench::Page::trees);
}
