// Trees drawn: nothing is lost, the path of a case is the path of its decision, boxes never meet.
#include "subrosa/drawing.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "drawing/text_box.hpp"
#include "report/html.hpp"
#include "subrosa/case_file.hpp"
#include "subrosa/engine.hpp"
#include "subrosa/folder.hpp"
#include "subrosa/report.hpp"
#include "support/approve.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;

namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

Condition test_of(const RuleSet& rules, const std::string& fact, std::uint64_t values) {
  Condition condition;
  condition.fact = *rules.fact_named(fact);
  condition.values = values;
  return condition;
}

Condition group(Condition::Kind kind, std::vector<Condition> parts) {
  Condition condition;
  condition.kind = kind;
  condition.parts = std::move(parts);
  return condition;
}

std::string words(const Condition& condition, const RuleSet& rules) {
  return on_one_line(condition_words(condition, rules, Language::fr));
}

/// Calls `look` with every version of every provision.
template <class Look>
void for_each_version(const RuleSet& rules, Look look) {
  for (std::size_t p = 0; p < rules.provisions.size(); ++p) {
    const ProvisionIndex index = Table<ProvisionIndex, Provision>::index(p);
    for (std::size_t v = 0; v < rules.provisions[index].versions.size(); ++v) {
      INFO(rules.provisions[index].id << " version " << v);
      look(index, v);
    }
  }
}

std::string flat(const std::vector<Outline>& lines) {
  std::string all;
  for (const Outline& line : lines) all += line.words + "\n" + flat(line.under);
  return all;
}

bool overlap(const Picture::Box& a, const Picture::Box& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/// Whether a line that goes straight down or across passes through the inside of a box.
bool crosses(const Picture::Line& line, const Picture::Box& box) {
  for (std::size_t i = 0; i + 1 < line.points.size(); ++i) {
    const auto [left, right] = std::minmax(line.points[i].x, line.points[i + 1].x);
    const auto [top, bottom] = std::minmax(line.points[i].y, line.points[i + 1].y);
    if (left < box.x + box.width && right > box.x && top < box.y + box.height && bottom > box.y)
      return true;
  }
  return false;
}

void check_picture(const Picture& picture) {
  for (std::size_t i = 0; i < picture.boxes.size(); ++i) {
    const Picture::Box& box = picture.boxes[i];
    CHECK(box.x >= 0);
    CHECK(box.x + box.width <= picture.width);
    CHECK(box.y + box.height <= picture.height);
    for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(overlap(box, picture.boxes[j]));
    for (const Picture::Line& line : picture.lines) CHECK_FALSE(crosses(line, box));
  }
  for (const Picture::Words& one : picture.words) {
    INFO(one.text);
    const bool strong = one.style == Picture::Words::Style::strong;
    CHECK(one.y <= picture.height);
    if (!one.upright) CHECK(one.x + text_width(one.text, one.size, strong) <= picture.width);
  }
}

/// The steps that are lit, in the order in which the path goes, from edge to edge.
std::vector<std::string> lit_path(const DrawnTree& tree) {
  std::vector<std::string> ids;
  std::size_t at = 0;
  for (bool more = tree.nodes[0].mark != DrawnNode::Mark::none; more;) {
    ids.push_back(tree.nodes[at].id);
    const auto next = std::find_if(tree.edges.begin(), tree.edges.end(),
                                   [&](const auto& e) { return e.from == at && e.lit; });
    more = next != tree.edges.end();
    if (more) at = next->to;
  }
  return ids;
}

/// The steps of the decision, and where it says that one failed.
std::vector<std::string> decided_path(const ProvisionResult& result, const Tree& tree) {
  std::vector<std::string> ids;
  for (const StepResult& step : result.steps) {
    ids.push_back(tree.steps[step.step].id);
    if (step.state == StepResult::State::failed) ids.push_back(ids.back() + "/otherwise");
  }
  return ids;
}

/// Every end at which some completion ends is marked, and no other.
void check_possible_ends(const ProvisionResult& result, const DrawnTree& drawn, const Tree& tree) {
  std::set<std::string> ends;
  for (const StepIndex end : result.ends) {
    const Step& step = tree.steps[end];
    ends.insert(step.kind == Step::Kind::leaf ? step.id : step.id + "/otherwise");
  }
  for (const DrawnNode& node : drawn.nodes) {
    const bool marked = node.kind == DrawnNode::Kind::end && node.mark != DrawnNode::Mark::none;
    if (marked == (ends.count(node.id) == 1)) continue;
    INFO(node.id);
    CHECK(marked == (ends.count(node.id) == 1));
  }
}

}  // namespace

TEST_CASE("a condition is told by its answers, the shorter way", "[drawing]") {
  const Rules rules = small_rules();
  const std::string recipient = "Qui recevrait l'information ? — ";
  CHECK(words(test_of(*rules, "recipient", 1), *rules) == recipient + "« La police »");
  CHECK(words(test_of(*rules, "recipient", 3), *rules) ==
        recipient + "« La police » ou « Un juge »");
  const Condition police = test_of(*rules, "recipient", 1);
  const Condition grave = test_of(*rules, "danger", 4);
  CHECK(words(group(Condition::Kind::negation, {police}), *rules) ==
        recipient + "« Un juge » ou « Un collègue »");
  CHECK(words(group(Condition::Kind::all, {police, grave}), *rules) ==
        "Tout ceci à la fois : " + recipient +
            "« La police » · Quelqu'un est-il en danger ? — « Oui, grave »");
  CHECK(words(group(Condition::Kind::all, {police}), *rules) == recipient + "« La police »");
  CHECK(has(words(test_of(*rules, "worry_counts", 1), *rules), "Lecture du droit : "));
}

TEST_CASE("not all is one at least that is not, and groups within groups are told apart",
          "[drawing]") {
  const Rules rules = small_rules();
  const Condition police = test_of(*rules, "recipient", 1);
  const Condition grave = test_of(*rules, "danger", 4);
  const Condition help = test_of(*rules, "help.given", 1);
  const std::string neither = words(
      group(Condition::Kind::negation, {group(Condition::Kind::all, {police, grave})}), *rules);
  CHECK(neither.substr(0, 27) == "L'un au moins de ces points");
  CHECK(has(neither, "« Un juge » ou « Un collègue »"));
  CHECK(has(neither, "« Non » ou « Une inquiétude »"));
  const std::string both = words(
      group(Condition::Kind::all, {help, group(Condition::Kind::any, {police, grave})}), *rules);
  CHECK(has(both, "(L'un au moins de ces points :"));
}

TEST_CASE("many answers are told by the few that are left out", "[drawing][rules]") {
  const Rules rules = belgium();
  const Fact& fact = rules->facts[*rules->fact_named("recipient")];
  const std::uint64_t all = (std::uint64_t{1} << fact.values.size()) - 1;
  CHECK(has(words(test_of(*rules, "recipient", all & ~std::uint64_t{1}), *rules),
            "— tout sauf « " + rules->texts[fact.values[0].label].french + " »"));
}

TEST_CASE("a tree that is drawn holds every step, and every text in its lines",
          "[drawing][rules]") {
  const Rules rules = belgium();
  for_each_version(*rules, [&](ProvisionIndex p, std::size_t v) {
    const DrawnTree tree = draw_tree(*rules, p, v, Language::fr);
    const Tree& steps = rules->provisions[p].versions[v].tree;
    std::set<std::string> ids;
    for (const DrawnNode& node : tree.nodes) CHECK(ids.insert(node.id).second);
    const std::string lines = flat(outline_of(tree, Language::fr));
    for (const Step& step : steps.steps) {
      INFO(step.id);
      CHECK(ids.count(step.id) == 1);
      if (step.kind == Step::Kind::ask) {
        CHECK(has(lines, rules->texts[rules->facts[step.fact].question].french));
        continue;
      }
      CHECK(has(lines, rules->texts[step.text].french));
      for (const DutyIndex duty : step.duties)
        CHECK(has(lines, rules->texts[rules->duties[duty].text].french));
    }
    for (const DrawnEdge& edge : tree.edges) {
      CHECK(edge.from < edge.to);
      CHECK_FALSE(edge.label.empty());
    }
  });
}

TEST_CASE("each point to which a line leads stands in the lines, once", "[drawing][rules]") {
  const Rules rules = belgium();
  for_each_version(*rules, [&](ProvisionIndex p, std::size_t v) {
    const DrawnTree tree = draw_tree(*rules, p, v, Language::fr);
    const std::string lines = "\n" + flat(outline_of(tree, Language::fr));
    for (const DrawnNode& node : tree.nodes) {
      if (node.number == 0) continue;
      const std::string begin = "\n" + std::to_string(node.number) + ". ";
      INFO(begin);
      CHECK(lines.find(begin) != std::string::npos);
      CHECK(lines.find(begin) == lines.rfind(begin));
    }
  });
}

TEST_CASE("the answers to a question lead where its branches lead", "[drawing]") {
  const Rules rules = small_rules();
  const DrawnTree tree = draw_tree(*rules, *rules->provision_named("secret"), 1, Language::fr);
  REQUIRE(tree.edges.size() == 2);
  CHECK(tree.edges[0].label == "« Un juge »");
  CHECK(tree.nodes[tree.edges[0].to].effect == "permet de le dire");
  CHECK(tree.edges[1].label == "« La police » ou « Un collègue »");
  CHECK(tree.nodes[tree.edges[1].to].words.words == "Vous devez vous taire.");
}

TEST_CASE("the boxes of a picture never overlap and no line passes through one",
          "[drawing][rules]") {
  const Rules rules = belgium();
  for (const Language language : {Language::fr, Language::de}) {
    for_each_version(*rules, [&](ProvisionIndex p, std::size_t v) {
      check_picture(picture_of(draw_tree(*rules, p, v, language), language));
    });
    check_picture(
        picture_of(map_of(*rules, day("2026-11-21"), day("2026-11-21"), language), language));
  }
}

TEST_CASE("the path that is lit is the path of the decision, for every case", "[drawing][rules]") {
  const Rules rules = belgium();
  Engine engine(rules);
  std::size_t paths = 0;
  for (const auto& path : case_files(project("rules/belgium"))) {
    Diagnostics diagnostics;
    const auto one = read_case(SourceFile(path.string(), slurp(path)), 0, *rules, diagnostics);
    REQUIRE(one);
    const Outcome outcome = engine.decide(one->situation(day("2026-11-21")), day("2026-11-21"));
    const Decision& decision = std::get<Decision>(outcome);
    for (const ProvisionResult& result : decision.provisions) {
      if (!result.version) continue;
      const DrawnTree tree =
          draw_tree(*rules, result.provision, *result.version, Language::fr, &result);
      const Tree& steps = rules->provisions[result.provision].versions[*result.version].tree;
      const auto lit = lit_path(tree);
      INFO(one->id << " " << rules->provisions[result.provision].id);
      CHECK(lit == decided_path(result, steps));
      const auto marked = std::count_if(tree.nodes.begin(), tree.nodes.end(),
                                        [](const auto& n) { return DrawnNode::on_path(n.mark); });
      CHECK(static_cast<std::size_t>(marked) == lit.size());
      check_possible_ends(result, tree, steps);
      ++paths;
    }
  }
  CHECK(paths > 10000);
}

TEST_CASE("a path that stops says so in words", "[drawing]") {
  const Rules rules = small_rules();
  Engine engine(rules);
  const Outcome outcome = engine.decide(
      situation(*rules, {{"recipient", "police"}, {"danger", "unknown"}}), day("2026-11-21"));
  const ProvisionIndex exception = *rules->provision_named("danger-exception");
  const ProvisionResult& result = std::get<Decision>(outcome).provisions[exception.value];
  const DrawnTree tree = draw_tree(*rules, exception, 0, Language::fr, &result);
  CHECK(tree.nodes[0].mark == DrawnNode::Mark::open);
  const std::string lines = flat(outline_of(tree, Language::fr));
  CHECK(lines.substr(0, 5) == "? 1. ");
  CHECK(has(lines, "« pas encore su »"));
  CHECK(has(lines, "? sinon → ne joue pas ici (encore possible) : "));
}

TEST_CASE("a map says which provisions play a part, and what they set aside", "[drawing]") {
  const Rules rules = small_rules();
  const RuleMap map = map_of(*rules, day("2018-01-01"), day("2018-01-01"), Language::fr);
  REQUIRE(map.rows.size() == 4);
  CHECK(map.rows[2].title == "L'ancienne obligation");
  CHECK(map.rows[2].set_aside == std::vector<std::size_t>{1});
  const RuleMap later = map_of(*rules, day("2018-01-01"), day("2026-11-21"), Language::fr);
  CHECK(later.rows.size() == 3);
  CHECK(legend_of(later, Language::fr) == std::vector<std::string>{"✔ permet de le dire",
                                                                   "✘ interdit de le dire",
                                                                   "+ rappelle un devoir"});
}

TEST_CASE("the map of the real rules is read by who receives", "[drawing][rules]") {
  const Rules rules = belgium();
  const RuleMap map = map_of(*rules, day("2026-11-21"), day("2026-11-21"), Language::fr);
  CHECK(map.question == "Qui recevrait l'information ?");
  const auto row = std::find_if(map.rows.begin(), map.rows.end(), [&](const auto& r) {
    return rules->provisions[r.provision].id == "art458bis";
  });
  REQUIRE(row != map.rows.end());
  for (std::size_t i = 0; i < map.answers.size(); ++i) {
    INFO(map.answers[i]);
    CHECK(row->effects[i].empty() == (map.answers[i] != "Le procureur du Roi ou le parquet"));
  }
}

TEST_CASE("words are broken so that every line fits", "[drawing]") {
  const auto lines = lines_within("Un mot, puis un_mot_qui_ne_finit_pas_avant_longtemps ?", 90, 12);
  CHECK(lines.size() > 3);
  for (const std::string& line : lines) CHECK(text_width(line, 12) <= 90);
  CHECK(lines_within("", 90, 12) == std::vector<std::string>{""});
  CHECK(lines_within("oui ?", 20, 12).front().substr(0, 1) == "o");
}

TEST_CASE("hostile words stay words in SVG and in DOT", "[drawing]") {
  DrawnTree tree;
  tree.title = "</title><script>x</script>&\"\\";
  tree.subtitle = "]]>";
  tree.nodes.resize(2);
  tree.nodes[0].kind = DrawnNode::Kind::ask;
  tree.nodes[0].id = "a";
  tree.nodes[0].number = 1;
  tree.nodes[0].words.words = "</text><image href='//x'/>";
  tree.nodes[1].id = "b";
  tree.nodes[1].words.words = "\"]; x -> y [label=\"";
  tree.edges.push_back({0, 1, "a\nb", false});
  const std::string svg = to_svg(picture_of(tree, Language::fr), Language::fr);
  for (const char* tag : {"<script", "<image", "//x'/>"}) CHECK_FALSE(has(svg, tag));
  const std::string dot = to_dot(tree);
  CHECK(has(dot, R"(\"]; x -> y)"));
  CHECK(has(dot, R"(&\"\\, )"));
}

TEST_CASE("words are broken however narrow the place, and blanks at their end are nothing",
          "[drawing]") {
  CHECK(lines_within("une ligne \n", 90, 12) == lines_within("une ligne", 90, 12));
  CHECK(lines_within("W", 1, 12) == std::vector<std::string>{"W"});
  CHECK(lines_within("Wé", 1, 12) == std::vector<std::string>{"W", "é"});
}

TEST_CASE("groups of one kind within each other are told as one", "[drawing]") {
  const Rules rules = small_rules();
  const Condition a = test_of(*rules, "avoidable", 1);
  const Condition b = test_of(*rules, "help.given", 1);
  const Condition c = test_of(*rules, "signed", 1);
  CHECK(words(test_of(*rules, "avoidable", 3), *rules) ==
        "Peut-on l'écarter sans parler ? — « Oui » ou « Non »");  // whatever the answer is
  using Kind = Condition::Kind;
  CHECK(words(group(Kind::all, {a, group(Kind::all, {b, c})}), *rules) ==
        words(group(Kind::all, {a, b, c}), *rules));
  const Condition neither = group(
      Kind::negation, {group(Kind::any, {group(Kind::negation, {b}), group(Kind::negation, {c})})});
  CHECK(words(group(Kind::all, {a, neither}), *rules) ==
        words(group(Kind::all, {a, b, c}), *rules));
}

namespace {

/// The small rules with the steps of `help`.
Rules rules_with_help(const std::string& steps) {
  return load_sound(with_file(small_rule_files(), "provisions/help.yaml",
                              "provision: help\ntitle: Porter secours\n"
                              "review: {status: unreviewed}\noverrides: [old-duty]\nversions:\n"
                              "  - in_force: {from: 2000-01-01}\n    article: art. 4\n"
                              "    certainty: settled\n    sources: [act]\n    tree:\n" +
                                  steps));
}

}  // namespace

TEST_CASE("a question all of whose answers lead on is drawn with one way", "[drawing]") {
  const Rules rules = rules_with_help(
      "      - ask: danger\n        [none, worry, grave]: []\n      - warns: Aidez.\n");
  const DrawnTree tree = draw_tree(*rules, *rules->provision_named("help"), 0, Language::fr);
  REQUIRE(tree.edges.size() == 1);
  CHECK(tree.edges[0].label == "« Non » ou « Une inquiétude » ou « Oui, grave »");
}

TEST_CASE("a map looks through negations, and sets aside only what is in force", "[drawing]") {
  const Rules rules = rules_with_help(
      "      - require: not (recipient in {judge, colleague} or danger == none)\n"
      "        otherwise: Rien.\n      - warns: Aidez.\n");
  const RuleMap map = map_of(*rules, day("2026-11-21"), day("2026-11-21"), Language::fr);
  REQUIRE(map.question == "Qui recevrait l'information ?");
  const RuleMap::Row& row = map.rows.back();
  CHECK(row.title == "Porter secours");
  CHECK(row.set_aside.empty());  // the old duty is annulled
  REQUIRE(row.effects.size() == 3);
  CHECK_FALSE(row.effects[0].empty());  // the police
  CHECK(row.effects[1].empty());
  CHECK(row.effects[2].empty());
  const RuleMap then = map_of(*rules, day("2018-01-01"), day("2018-01-01"), Language::fr);
  CHECK(then.rows.back().set_aside == std::vector<std::size_t>{3});
}
