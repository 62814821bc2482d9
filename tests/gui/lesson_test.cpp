// The trainer's lesson: what each key does, what is on each screen, and that nothing of the answer
// is on one before it is revealed.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "screen/describe.hpp"
#include "state/fold.hpp"
#include "state/reduce.hpp"
#include "subrosa/explanation.hpp"
#include "support/approve.hpp"

using namespace subrosa;
using namespace subrosa::gui;

namespace {

const Date today = *parse_date("2026-11-21");

const char* const fire = "arson-threat-new-fire-announced";
const char* const fire_over = "arson-fire-over-no-danger";

/// The real rules, read once.
Desk& desk() {
  static Desk one(today);
  static const bool loaded = one.load(project("rules/belgium"), std::nullopt);
  REQUIRE(loaded);
  return one;
}

Session training(Language language = Language::fr) {
  Session session;
  session.mode = Mode::training;
  session.settings.language = language;
  return session;
}

Session on_stage(const std::string& id, Language language = Language::fr) {
  const Case* one = desk().case_named(id);
  REQUIRE(one != nullptr);
  return reduce(training(language), Stage{id, desk().sheet_of(*one)});
}

const Button* button_where(const Screen& screen, const std::string& key_or_id) {
  for (const Button* button : buttons_of(screen)) {
    if (button->key == key_or_id || button->id == key_or_id) return button;
  }
  return nullptr;
}

bool offers(const Session& session, const std::string& key_or_id) {
  const Screen screen = describe(session, desk());
  return button_where(screen, key_or_id) != nullptr;
}

/// What a key, or the button of an id, does to the session.
Session pressed(const Session& session, const std::string& key_or_id) {
  const Screen screen = describe(session, desk());
  const Button* button = button_where(screen, key_or_id);
  INFO(key_or_id << " on\n" << to_text(screen));
  REQUIRE(button != nullptr);
  return reduce(session, button->action);
}

Session keyed(Session session, const std::vector<std::string>& keys) {
  for (const std::string& key : keys) session = pressed(session, key);
  return session;
}

std::string text(const Session& session) { return to_text(describe(session, desk())); }

bool looks(const std::string& name, const Session& session) {
  return approved(project("tests/gui/screens/lesson-" + name + ".txt"), text(session));
}

/// The cases that the library lists.
std::set<std::string> listed(Session session) {
  session.lesson.cases_shown = desk().cases().size();
  const Screen screen = describe(session, desk());
  std::set<std::string> ids;
  for (const Button* button : buttons_of(screen)) {
    if (button->id.rfind("case-", 0) == 0) ids.insert(button->id.substr(5));
  }
  return ids;
}

template <class Keep>
std::set<std::string> cases_where(Keep keep) {
  std::set<std::string> ids;
  for (const Case& one : desk().cases()) {
    if (keep(one)) ids.insert(one.id);
  }
  return ids;
}

const Decision& decided(const Sheet& sheet) { return std::get<Decision>(desk().decide(sheet)); }

template <class B>
std::vector<const B*> blocks_of(const std::vector<Block>& blocks) {
  std::vector<const B*> found;
  for (const Block& block : blocks) {
    if (const auto* one = std::get_if<B>(&block)) found.push_back(one);
  }
  return found;
}

std::size_t times(const std::string& word, const std::string& text) {
  std::size_t count = 0;
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("votes are counted, and taken back in the order cast", "[lesson]") {
  Session session = on_stage(fire);
  session = keyed(session, {"1", "1", "2", "6", "1"});
  CHECK(session.lesson.votes == std::vector<std::size_t>{0, 0, 1, 5, 0});
  session = keyed(session, {"Backspace", "Backspace"});
  CHECK(session.lesson.votes == std::vector<std::size_t>{0, 0, 1});
  session = reduce(session, Vote{0, -1});
  CHECK(session.lesson.votes == std::vector<std::size_t>{0, 1});
  session = reduce(session, Vote{4, -1});  // nobody chose it
  session = reduce(session, Vote{6, 1});   // there is no such choice
  CHECK(session.lesson.votes == std::vector<std::size_t>{0, 1});
  CHECK(pressed(session, "vote-clear").lesson.votes.empty());
  CHECK_FALSE(offers(pressed(session, "vote-clear"), "Backspace"));
}

TEST_CASE("a key held down does not fill the memory", "[lesson]") {
  Lesson lesson = on_stage(fire).lesson;
  Session session;
  session.lesson = lesson;
  for (int i = 0; i < 1500; ++i) session = reduce(std::move(session), Vote{1, 1});
  CHECK(session.lesson.votes.size() == 999);
}

TEST_CASE("the answer comes step by step and can be hidden again", "[lesson]") {
  Session session = on_stage(fire);
  for (int step = 1; step <= Lesson::most_reveals; ++step) {
    session = pressed(session, "Space");
    CHECK(session.lesson.revealed == step);
  }
  CHECK_FALSE(offers(session, "Space"));
  CHECK(reduce(session, Reveal{99}).lesson.revealed == Lesson::most_reveals);
  CHECK(reduce(session, Reveal{-1}).lesson.revealed == 0);
  session = pressed(session, "h");
  CHECK(session.lesson.revealed == 0);
  CHECK_FALSE(offers(session, "h"));
}

TEST_CASE("another case begins anew, the filters stay", "[lesson]") {
  Session session = reduce(on_stage(fire), SetFilter{"theme", "police_and_control"});
  session = keyed(session, {"1", "d", "Space"});
  session = pressed(session, "n");
  CHECK(session.lesson.case_id != fire);
  CHECK(session.lesson.votes.empty());
  CHECK(session.lesson.revealed == 0);
  CHECK_FALSE(session.lesson.dating);
  CHECK(session.lesson.theme == "police_and_control");
  CHECK(session.lesson.sheet == desk().sheet_of(*desk().case_named(session.lesson.case_id)));
}

TEST_CASE("going back closes what is open, one thing at a time", "[lesson]") {
  Session session = reduce(on_stage(fire), SetFilter{"sector", "housing"});
  session = pressed(session, "d");
  session = pressed(session, "answer-danger");
  REQUIRE(session.lesson.asking == "danger");
  session = pressed(session, "Esc");
  CHECK_FALSE(session.lesson.asking);
  CHECK(session.lesson.dating);
  session = pressed(session, "Esc");
  CHECK_FALSE(session.lesson.dating);
  CHECK(session.lesson.case_id == fire);
  session = pressed(session, "c");
  CHECK(session.lesson.beside == fire_over);
  session = keyed(session, {"Esc", "Esc"});
  CHECK(session.lesson.case_id.empty());
  CHECK(session.lesson.sector == "housing");
  session = pressed(session, "filter-sector");
  CHECK(session.lesson.choosing == "sector");
  session = reduce(pressed(session, "Esc"), Typed{Field::lesson_words, "feu"});
  CHECK_FALSE(session.lesson.choosing);
  CHECK(reduce(session, Back{}).lesson.words.empty());
}

TEST_CASE("one goes through the kept cases in their order, and no further", "[lesson]") {
  Session session = reduce(training(), SetFilter{"sector", "mental_health"});
  const std::set<std::string> kept = listed(session);
  REQUIRE(kept.size() > 2);
  const Case* first = desk().case_named(*kept.begin());
  session = reduce(session, Stage{first->id, desk().sheet_of(*first)});
  CHECK_FALSE(offers(session, "p"));
  std::vector<std::string> seen{session.lesson.case_id};
  while (offers(session, "n")) {
    session = pressed(session, "n");
    seen.push_back(session.lesson.case_id);
  }
  CHECK(std::set<std::string>(seen.begin(), seen.end()) == kept);
  CHECK(seen.size() == kept.size());
  CHECK(pressed(session, "p").lesson.case_id == seen[seen.size() - 2]);
}

TEST_CASE("each filter keeps exactly its cases", "[lesson]") {
  const RuleSet& rules = desk().rules();
  for (const NamedText& theme : rules.themes) {
    INFO(theme.id);
    CHECK(listed(reduce(training(), SetFilter{"theme", theme.id})) ==
          cases_where([&](const Case& one) { return one.theme == theme.id; }));
  }
  for (const NamedText& sector : rules.sectors) {
    INFO(sector.id);
    CHECK(listed(reduce(training(), SetFilter{"sector", sector.id})) ==
          cases_where([&](const Case& one) {
            return std::count(one.sectors.begin(), one.sectors.end(), sector.id) != 0;
          }));
  }
  CHECK(listed(training()).size() == desk().cases().size());
  CHECK(listed(reduce(training(), SetFilter{"theme", "no-such-theme"})).empty());
  CHECK(listed(reduce(training(), SetFilter{"colour", "red"})).size() == desk().cases().size());
}

TEST_CASE("the filter by provision follows the decisions", "[lesson]") {
  const RuleSet& rules = desk().rules();
  std::map<std::string, std::set<std::string>> expected;
  for (const Case& one : desk().cases()) {
    const Outcome outcome = desk().engine().decide(one.situation(today), today);
    for (const ProvisionResult& result : std::get<Decision>(outcome).provisions) {
      const bool applies = std::none_of(result.effects.begin(), result.effects.end(),
                                        [](Effect effect) { return effect == Effect::none; });
      if (result.version && applies && result.set_aside_by.empty())
        expected[rules.provisions[result.provision].id].insert(one.id);
    }
  }
  for (const Provision& provision : rules.provisions) {
    INFO(provision.id);
    CHECK(listed(reduce(training(), SetFilter{"provision", provision.id})) ==
          expected[provision.id]);
  }
}

TEST_CASE("what a case expects to apply is found by its provision", "[lesson]") {
  for (const Case& one : desk().cases()) {
    if (!one.expect) continue;
    for (const ProvisionIndex provision : one.expect->applies) {
      INFO(one.id);
      CHECK(desk().applied().at(one.id).count(desk().rules().provisions[provision].id) == 1);
    }
  }
}

TEST_CASE("words are found without accents or capitals, all of them", "[lesson]") {
  const auto found = [](const std::string& words) {
    return listed(reduce(training(), Typed{Field::lesson_words, words}));
  };
  CHECK(found("INCENDIE annonce").count(fire) == 1);
  CHECK(found("incendie annoncé") == found("ÎNCENDIE  ANNONCE "));
  CHECK(found("arson-threat-new").count(fire) == 1);
  CHECK(found("incendie zzz").empty());
  CHECK(found("  ").size() == desk().cases().size());
  CHECK(folded("Œuvre d’École \xff") == "oeuvre d'ecole \xff");
  CHECK(folded("e\u0301te\u0301") == "ete");
  CHECK(folded("\xc3") == "\xc3");  // cut in the middle of a letter
}

TEST_CASE("filters and words narrow together, and one button ends both", "[lesson]") {
  Session session = reduce(training(), SetFilter{"theme", "police_and_control"});
  session = reduce(session, SetFilter{"sector", "housing"});
  session = reduce(session, Typed{Field::lesson_words, "feu"});
  const auto kept = listed(session);
  CHECK(kept.count(fire) == 1);
  CHECK(kept.size() < listed(reduce(session, SetFilter{"sector", ""})).size());
  CHECK(listed(pressed(session, "no-filter")).size() == desk().cases().size());
}

TEST_CASE("a choice counts the cases that it would leave", "[lesson]") {
  Session session = reduce(training(), SetFilter{"sector", "housing"});
  const Screen screen = describe(reduce(session, ChooseFilter{"theme"}), desk());
  std::size_t sum = 0;
  for (const Buttons* list : blocks_of<Buttons>(screen.main)) {
    for (const Button& button : list->buttons) {
      if (button.id == "filter-every") continue;
      const std::string count = button.detail.substr(button.detail.rfind(' ') + 1);
      CHECK(listed(reduce(session, button.action)).size() == std::stoul(count));
      sum += std::stoul(count);
    }
  }
  CHECK(sum == listed(session).size());
}

TEST_CASE("nothing of the answer is on the stage before it is revealed", "[lesson]") {
  for (const Case& one : desk().cases()) {
    INFO(one.id);
    Session session = keyed(on_stage(one.id), {"1", "2", "d"});
    const std::set<std::string>& applied = desk().applied().at(one.id);
    session.lesson.provision = applied.empty() ? "art458" : *applied.begin();
    const Screen screen = describe(session, desk());
    CHECK(blocks_of<Banner>(screen.main).empty());
    CHECK(blocks_of<Columns>(screen.main).empty());
    CHECK(blocks_of<TimeLine>(screen.main).empty());
    CHECK(blocks_of<TreeLines>(screen.main).empty());
    CHECK(blocks_of<Bullets>(screen.main).empty());
    CHECK(screen.notice.empty());
    REQUIRE(blocks_of<Votes>(screen.main).size() == 1);
    for (const Votes::Row& row : blocks_of<Votes>(screen.main).front()->rows) {
      CHECK(row.tone == Tone::plain);
      CHECK_FALSE(row.button.chosen);
    }
    const std::string shown = to_text(screen);
    std::string own =
        title_of(one, desk().rules(), Language::fr) + story_of(one, desk().rules(), Language::fr);
    for (const AnswerRows* rows : blocks_of<AnswerRows>(screen.side)) {
      for (const AnswerRow& row : rows->rows) own += row.question + row.answer.label;
    }
    const Decision decision = decided(session.lesson.sheet);
    const Explanation words = explain(decision, Language::fr);
    CHECK(times(words.headline, shown) == 0);
    for (const std::string& reason : words.why) CHECK(times(reason, shown) == 0);
    for (std::size_t v = 0; v < verdict_count; ++v) {
      const std::string verdict = short_words(static_cast<Verdict>(v), Language::fr);
      CHECK(times(verdict, shown) == 1 + times(verdict, own));  // once: its row of the vote
    }
    const std::string filter = desk().rules().text(
        desk().rules().provisions[*desk().rules().provision_named(session.lesson.provision)].title,
        Language::fr);
    CHECK(times("« " + filter + " »", shown) == 0);
    CHECK(button_where(screen, "filter-provision") == nullptr);
  }
}

TEST_CASE("what is revealed is what is decided", "[lesson]") {
  for (const Case& one : desk().cases()) {
    INFO(one.id);
    const Session session = reduce(on_stage(one.id), Reveal{1});
    const Outcome outcome = desk().engine().decide(one.situation(today), today);
    const Screen screen = describe(session, desk());
    REQUIRE(blocks_of<Banner>(screen.main).size() == 1);
    CHECK(blocks_of<Banner>(screen.main).front()->title ==
          headline_of(std::get<Decision>(outcome).verdict, Language::fr));
    CHECK(blocks_of<Votes>(screen.main).empty());
  }
}

TEST_CASE("a changed answer shows before and after, and what turns", "[lesson]") {
  Session session = keyed(on_stage(fire), {"2", "Space", "answer-danger"});
  session = pressed(session, "1");  // no danger
  CHECK(decided(session.lesson.sheet).verdict == Verdict::must_not_disclose);
  const Screen screen = describe(session, desk());
  REQUIRE(blocks_of<Columns>(screen.main).size() == 1);
  const Columns& both = *blocks_of<Columns>(screen.main).front();
  CHECK(blocks_of<Banner>(both.left).front()->title ==
        headline_of(Verdict::may_disclose, Language::fr));
  CHECK(blocks_of<Banner>(both.right).front()->title ==
        headline_of(Verdict::must_not_disclose, Language::fr));
  CHECK(times("possible, au choix → ne pas le dire", to_text(screen)) == 1);
  session = pressed(session, "r");
  CHECK(session.lesson.sheet == desk().sheet_of(*desk().case_named(fire)));
  CHECK_FALSE(offers(session, "r"));
}

TEST_CASE("an answer changed before the vote shows no verdict", "[lesson]") {
  const Session session = keyed(on_stage(fire), {"answer-danger", "1"});
  const Screen screen = describe(session, desk());
  CHECK(blocks_of<Columns>(screen.main).empty());
  CHECK(blocks_of<Banner>(screen.main).empty());
  CHECK(blocks_of<Votes>(screen.main).size() == 1);
  CHECK(button_where(screen, "r") != nullptr);
}

TEST_CASE("answers that contradict are named, and no verdict is given", "[lesson]") {
  Session session = on_stage(fire);
  session.lesson.revealed = 4;
  session = reduce(session, AnswerInLesson{"person.consent", "given"});
  session = reduce(session, AnswerInLesson{"person.informed", "no"});
  REQUIRE(std::holds_alternative<Contradiction>(desk().decide(session.lesson.sheet)));
  const Screen screen = describe(session, desk());
  REQUIRE(blocks_of<Banner>(screen.main).size() == 1);
  CHECK(blocks_of<Banner>(screen.main).front()->sign == "⚠");
  CHECK(blocks_of<Banner>(screen.main).front()->lines.size() == 3);
  CHECK(blocks_of<Columns>(screen.main).empty());
  CHECK(button_where(screen, "Space") == nullptr);
  CHECK(button_where(screen, "r") != nullptr);
  CHECK(looks("contradiction", session));
  CHECK_FALSE(text(pressed(session, "d")).empty());
}

TEST_CASE("clearing everything leaves nothing of the lesson", "[lesson]") {
  Session session = on_stage(fire);
  session = reduce(session, Vote{0, 1});
  session = reduce(session, Reveal{2});
  session = reduce(session, SetFilter{"theme", "police"});
  session = reduce(session, ClearAll{});
  CHECK(session.lesson.case_id.empty());
  CHECK(session.lesson.sheet == Sheet{});
  CHECK(session.lesson.votes.empty());
  CHECK(session.lesson.revealed == 0);
  CHECK(session.lesson.theme.empty());
  CHECK(session.mode == Mode::training);
}

TEST_CASE("another date is chosen at the top, where it is seen", "[lesson]") {
  Session session = on_stage(fire);
  session.lesson.revealed = 4;
  const std::string before = describe(session, desk()).place;
  session = pressed(session, "d");
  const Screen dating = describe(session, desk());
  CHECK(dating.place != before);
  const std::string shown = text(session);
  CHECK(shown.find("## Le même cas à une autre date") < shown.find("## Pourquoi"));
  CHECK(describe(pressed(session, "d"), desk()).place == before);
}

TEST_CASE("pairs stand side by side from both ends", "[lesson]") {
  for (const Case& one : desk().cases()) {
    if (one.pair.empty() || desk().case_named(one.pair) == nullptr) continue;
    INFO(one.id);
    CHECK(offers(on_stage(one.id), "beside-" + one.pair));
    CHECK(offers(on_stage(one.pair), "beside-" + one.id));
    const Session session = reduce(on_stage(one.id), ToggleBeside{one.pair});
    const Screen hidden = describe(session, desk());
    REQUIRE(blocks_of<Columns>(hidden.main).size() == 1);
    const Columns& both = *blocks_of<Columns>(hidden.main).front();
    CHECK(blocks_of<Banner>(both.left).empty());
    CHECK(blocks_of<Banner>(both.right).empty());
    const Screen shown = describe(pressed(session, "Space"), desk());
    const Columns& told = *blocks_of<Columns>(shown.main).front();
    CHECK(blocks_of<Banner>(told.left).size() == 1);
    CHECK(
        blocks_of<Banner>(told.right).front()->title ==
        headline_of(decided(desk().sheet_of(*desk().case_named(one.pair))).verdict, Language::fr));
  }
}

TEST_CASE("the verdict of the case beside stays hidden when that of the stage is shown",
          "[lesson]") {
  const Session session = keyed(on_stage(fire), {"Space", "c"});
  const Screen screen = describe(session, desk());
  const Columns& both = *blocks_of<Columns>(screen.main).front();
  CHECK(blocks_of<Banner>(both.left).size() == 1);
  CHECK(blocks_of<Banner>(both.right).empty());
  CHECK(pressed(session, "n").lesson.case_id == fire_over);
}

TEST_CASE("on another date the verdict is that of the date", "[lesson]") {
  Session session = keyed(on_stage("cpas-active-duty-2018-seen-today"), {"Space", "d"});
  CHECK(decided(session.lesson.sheet).verdict == Verdict::must_not_disclose);
  session = keyed(session, {"date-2018", "known-then"});
  CHECK(session.lesson.sheet.as_of == parse_date("2018-03-01"));
  CHECK(session.lesson.sheet.known_on == parse_date("2018-03-01"));
  CHECK(decided(session.lesson.sheet).verdict == Verdict::must_disclose);
  CHECK(looks("another-date", session));
  session = pressed(session, "known-today");
  CHECK(decided(session.lesson.sheet).verdict == Verdict::must_not_disclose);
  session = pressed(session, "date-today");
  CHECK_FALSE(session.lesson.sheet.as_of);
  CHECK_FALSE(offers(session, "known-then"));
  session = pressed(session, "date-case");
  CHECK_FALSE(offers(session, "r"));
}

TEST_CASE("each period along the time line leads to the verdict that it names", "[lesson]") {
  Session session = on_stage("cpas-active-duty-2018-seen-today");
  CHECK_FALSE(offers(pressed(session, "d"), "period-1"));  // before the answer is revealed
  session = keyed(session, {"Space", "d", "date-2018", "known-then"});
  const Screen screen = describe(session, desk());
  const auto lines = blocks_of<TimeLine>(screen.main);
  REQUIRE(lines.size() == 1);
  CHECK(lines.front()->periods.size() == 3);
  for (const Button& period : lines.front()->periods) {
    const Session there = reduce(session, period.action);
    CHECK(times(short_words(decided(there.lesson.sheet).verdict, Language::fr), period.detail) ==
          1);
  }
}

TEST_CASE("names that the rules do not know leave a screen that can be used", "[lesson]") {
  Session session = training();
  session.lesson.case_id = "no-such-case";
  CHECK(offers(session, "filter-theme"));
  session = on_stage(fire);
  session.lesson.asking = "no.such.fact";
  CHECK(offers(session, "Space"));
  session = reduce(on_stage(fire), ToggleBeside{"no-such-case"});
  CHECK(offers(session, "Space"));
  session = reduce(on_stage(fire), AnswerInLesson{"no.such.fact", "yes"});
  CHECK_FALSE(text(reduce(session, Reveal{4})).empty());
}

TEST_CASE("no two buttons of a screen share their id or their key", "[lesson]") {
  const Session stage = on_stage(fire);
  for (const Session& session :
       {training(), reduce(training(), ChooseFilter{"provision"}), stage, keyed(stage, {"1", "d"}),
        keyed(stage, {"1", "Space", "Space", "Space", "Space", "d"}),
        reduce(stage, AskInLesson{"recipient"}), keyed(stage, {"c", "Space"}),
        keyed(on_stage("integration-network-all-conditions"), {"Space", "d"})}) {
    const Screen screen = describe(session, desk());
    std::set<std::string> ids;
    std::set<std::string> keys;
    for (const Button* button : buttons_of(screen)) {
      INFO(button->id << " " << button->key);
      CHECK(ids.insert(button->id).second);
      if (!button->key.empty()) CHECK(keys.insert(button->key).second);
    }
  }
}

TEST_CASE("the screens of a lesson read well", "[lesson]") {
  CHECK(looks("library", training()));
  CHECK(looks("filtered", reduce(reduce(training(), SetFilter{"sector", "housing"}),
                                 Typed{Field::lesson_words, "éteint"})));
  CHECK(looks("provisions", reduce(training(), ChooseFilter{"provision"})));
  CHECK(looks("hidden", on_stage(fire)));
  const Session voted = keyed(on_stage(fire), {"1", "1", "2", "2", "2", "6"});
  CHECK(looks("voted", voted));
  CHECK(looks("revealed", keyed(voted, {"Space", "Space", "Space", "Space"})));
  CHECK(looks("verdict-german",
              keyed(on_stage(fire, Language::de), {"1", "Space", "Space", "Space"})));
  CHECK(looks("changing", pressed(voted, "answer-danger.to")));
  CHECK(looks("changed", keyed(voted, {"Space", "answer-danger.to", "2"})));
  CHECK(looks("undetermined", keyed(voted, {"Space", "answer-danger", "0"})));
  CHECK(looks("pair-hidden", pressed(voted, "c")));
  CHECK(looks("pair", keyed(voted, {"c", "Space"})));
}
