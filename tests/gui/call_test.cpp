// A volunteer's call: what each action does, what stands on the screen, on the real rules.
#include <algorithm>
#include <catch2/catch.hpp>

#include "rule_copy.hpp"
#include "screen/describe.hpp"
#include "state/fold.hpp"
#include "state/reduce.hpp"
#include "state/sheet.hpp"
#include "subrosa/limits.hpp"
#include "subrosa/tables.hpp"
#include "subrosa/walkthrough.hpp"
#include "support/approve.hpp"

using namespace subrosa;
using namespace subrosa::gui;

namespace {

namespace fs = std::filesystem;

const Date today = *parse_date("2026-11-21");

/// Gives a value of a fact another name wherever the rules use it.
void rename_value(const RuleCopy& copy, const std::string& from, const std::string& to) {
  for (const auto& entry : fs::recursive_directory_iterator(copy.path())) {
    if (entry.path().extension() != ".yaml") continue;
    const std::string text = slurp(entry.path());
    if (text.find(from) == std::string::npos) continue;
    copy.edit(fs::relative(entry.path(), copy.path()).string(), from, to);
  }
}

struct Caller {
  Desk desk{today};
  Session session;

  explicit Caller(Language language = Language::fr) {
    session.settings.language = language;
    REQUIRE(desk.load(project("rules/belgium"), language));
  }

  void act(const Action& action) { session = reduce(std::move(session), action); }
  void answer(const std::string& fact, const std::string& value) { act(GiveAnswer{fact, value}); }
  [[nodiscard]] Screen screen() { return describe(session, desk); }

  /// The action behind a key; fails the test where the screen has none.
  void press(const Key& key) {
    const Screen now = screen();
    for (const Button* button : buttons_of(now)) {
      if (button->key == key) return act(button->action);
    }
    FAIL("no key " << key << " on\n" << to_text(now));
  }

  [[nodiscard]] std::optional<Verdict> verdict() {
    const auto* decision = std::get_if<Decision>(&desk.decide(session.call.sheet));
    return decision == nullptr ? std::nullopt : decision->verdict;
  }

  /// The id of the fact that is asked on the screen; empty: none.
  [[nodiscard]] std::string asked() {
    const std::string place = screen().place;
    return place.rfind("call-", 0) == 0 ? place.substr(5) : "";
  }
};

/// Whether one of the screen's lines contains the words.
bool shows(const Screen& screen, const std::string& words) {
  return to_text(screen).find(words) != std::string::npos;
}

const Button* button_named(const Screen& screen, const std::string& id) {
  for (const Button* button : buttons_of(screen)) {
    if (button->id == id) return button;
  }
  return nullptr;
}

/// What a case says of a fact; what it leaves out is what the rules assume, or unknown.
std::string told_by(const Desk& desk, const Case& one, const std::string& fact) {
  const FactIndex index = *desk.rules().fact_named(fact);
  const subrosa::Answer& answer = one.answers[index.value];
  const Fact& row = desk.rules().facts[index];
  if (answer.state == subrosa::Answer::State::known) return row.values[answer.value.value].id;
  return row.assumed ? row.values[row.assumed->value].id : "";
}

}  // namespace

TEST_CASE("answers keep their order, and a new one replaces the old", "[window][call]") {
  Session session;
  session = reduce(session, GiveAnswer{"a", "1"});
  session = reduce(session, GiveAnswer{"b", "2"});
  session = reduce(session, GiveAnswer{"a", ""});
  CHECK(session.call.sheet.given == std::vector<Given>{{"a", ""}, {"b", "2"}});
  session = reduce(session, Forget{"a"});
  CHECK(session.call.sheet.given == std::vector<Given>{{"b", "2"}});
}

TEST_CASE("back closes what is open before it takes an answer back", "[window][call]") {
  Session session = reduce({}, GiveAnswer{"a", "1"});
  session = reduce(session, Ask{"a"});
  session = reduce(session, ToggleWhy{});
  session = reduce(session, Back{});
  CHECK_FALSE(session.call.asking);
  CHECK(session.call.sheet.given.size() == 1);
  session = reduce(session, Back{});
  CHECK(session.call.sheet.given.empty());
  session = reduce(session, Back{});
  CHECK(session.call.sheet.given.empty());
}

TEST_CASE("back undoes the last change, also of an earlier answer", "[window][call]") {
  using Answers = std::vector<Given>;
  Session session;
  session = reduce(session, GiveAnswer{"a", "1"});
  session = reduce(session, GiveAnswer{"b", "2"});
  session = reduce(session, GiveAnswer{"a", "3"});
  session = reduce(session, GiveAnswer{"a", "3"});  // no change: nothing to go back to
  session = reduce(session, Forget{"b"});
  session = reduce(session, SetDates{parse_date("2018-03-01"), {}});
  const auto back = [&] {
    session = reduce(session, Back{});
    return session.call.sheet.given;
  };
  CHECK(back() == Answers{{"a", "3"}});
  CHECK_FALSE(session.call.sheet.as_of);
  CHECK(back() == Answers{{"a", "3"}, {"b", "2"}});
  CHECK(back() == Answers{{"a", "1"}, {"b", "2"}});
  CHECK(back() == Answers{{"a", "1"}});
  CHECK(back().empty());
  CHECK(session.call.earlier.empty());
}

TEST_CASE("back undoes the answers of a case, and what was said during a trial", "[window][call]") {
  Session session = reduce({}, SetDates{parse_date("2018-03-01"), {}});
  session = reduce(session, StartFrom{"Un cas", Sheet{{{"a", "1"}, {"b", "2"}}, {}, {}, false}});
  session = reduce(session, TryAnswers{{{"a", "9"}}});
  session = reduce(session, GiveAnswer{"c", "3"});
  session = reduce(session, Back{});
  CHECK_FALSE(session.call.what_if);
  CHECK(session.call.sheet.given == std::vector<Given>{{"a", "1"}, {"b", "2"}, {"c", "3"}});
  session = reduce(session, Back{});
  CHECK(session.call.sheet.given == std::vector<Given>{{"a", "1"}, {"b", "2"}});
  CHECK(session.call.from_case == "Un cas");
  session = reduce(session, Back{});
  CHECK(session.call.sheet.given.empty());
  CHECK(session.call.from_case.empty());
  CHECK(session.call.sheet.as_of == parse_date("2018-03-01"));
}

TEST_CASE("back in the window is back in the walkthrough", "[window][call]") {
  Caller caller;
  Walkthrough walk(caller.desk.engine(), today, today, today);
  const RuleSet& rules = caller.desk.rules();
  const auto value_at = [&](const std::string& fact, std::uint32_t place) {
    const FactIndex index = *rules.fact_named(fact);
    caller.answer(fact, rules.facts[index].values[place].id);
    REQUIRE(walk.answer(index, {subrosa::Answer::State::known, ValueIndex{place}}));
  };
  const auto same = [&] {
    const Situation situation = caller.desk.situation_of(caller.session.call.sheet);
    CHECK(situation.answers == walk.decision().situation.answers);
    const auto next = walk.next();
    CHECK(caller.asked() == (next ? rules.facts[*next].id : "verdict"));
  };
  value_at("matter", 0);
  value_at("recipient", 7);
  value_at("danger", 0);
  value_at("recipient", 8);
  for (int i = 0; i < 5; ++i) {
    same();
    caller.act(Back{});
    walk.back();
  }
}

TEST_CASE("the first screen tells the number of questions without frightening", "[window][call]") {
  Caller caller;
  const auto* decision = std::get_if<Decision>(&caller.desk.decide({}));
  REQUIRE(decision != nullptr);
  REQUIRE(decision->at_most_questions);
  const std::string most = std::to_string(*decision->at_most_questions);
  CHECK(shows(caller.screen(), most + " au plus"));
  CHECK_FALSE(shows(caller.screen(), "Encore " + most));
  caller.press("1");
  CHECK(shows(caller.screen(), "Encore"));
}

TEST_CASE("answers that other rules do not know are named, with the words they had",
          "[window][call]") {
  const RuleCopy copy{{}};
  Caller caller;
  REQUIRE(caller.desk.load(copy.path(), Language::fr));
  caller.answer("matter", "disclosure");
  caller.answer("recipient", "press_or_public");
  caller.answer("gone", "away");
  REQUIRE(shows(caller.screen(), "ne comptent plus"));
  caller.act(Forget{"gone"});
  REQUIRE_FALSE(shows(caller.screen(), "ne comptent plus"));

  rename_value(copy, "press_or_public", "media_or_public");
  REQUIRE(caller.desk.refresh());
  REQUIRE_FALSE(caller.desk.broken());
  const Screen screen = caller.screen();
  CHECK(shows(screen, "Les règles ont changé : ces réponses ne comptent plus."));
  CHECK(shows(screen, "Qui recevrait l'information ? — La presse ou le public"));
  CHECK(caller.asked() == "recipient");  // asked again, among what there is now
  caller.answer("recipient", "media_or_public");
  CHECK_FALSE(shows(caller.screen(), "ne comptent plus"));
}

TEST_CASE("trying answers can be undone as a whole", "[window][call]") {
  Session session = reduce({}, GiveAnswer{"a", "1"});
  const Sheet real = session.call.sheet;
  session = reduce(session, TryAnswers{{{"a", "2"}}});
  session = reduce(session, TryAnswers{{{"b", "3"}}});
  CHECK(session.call.sheet.given == std::vector<Given>{{"a", "2"}, {"b", "3"}});
  session = reduce(session, UndoTry{});
  CHECK(session.call.sheet == real);
  CHECK_FALSE(session.call.what_if);
}

TEST_CASE("clearing everything leaves only the settings", "[window][call]") {
  Session session = reduce({}, SwitchLanguage{Language::nl});
  session = reduce(session, GiveAnswer{"a", "1"});
  session = reduce(session, Typed{Field::call_words, "police"});
  session = reduce(session, Typed{Field::path, "page"});
  session = reduce(session, ClearAll{});
  CHECK(session.call.sheet == Sheet{});
  CHECK(session.call.words.empty());
  CHECK(session.call.path.empty());
  CHECK(session.settings.language == Language::nl);
}

TEST_CASE("what is pasted into a field is kept to a bound, in whole characters", "[window][call]") {
  const auto kept = [](const std::string& text) {
    return reduce(Session{}, Typed{Field::call_words, text}).call.words.size();
  };
  CHECK(kept(std::string(longest_typed, 'x')) == longest_typed);
  CHECK(kept(std::string(10 * longest_typed, 'x')) == longest_typed);
  CHECK(kept("x" + std::string(longest_typed - 2, 'x') + "\u00e9") == longest_typed - 1);
}

TEST_CASE("text grows and shrinks within its bounds", "[window]") {
  Session session;
  for (int i = 0; i < 20; ++i) session = reduce(session, Zoom{1});
  CHECK(session.settings.zoom == zooms.back());
  for (int i = 0; i < 20; ++i) session = reduce(session, Zoom{-1});
  CHECK(session.settings.zoom == zooms.front());
  CHECK(reduce(session, Zoom{0}).settings.zoom == 100);
}

TEST_CASE("the arson call ends by keyboard alone, within nine answers", "[window][call]") {
  Caller caller;
  const Case* arson = caller.desk.case_named("arson-police-drugs-is-he-followed");
  REQUIRE(arson != nullptr);
  int answers = 0;
  while (!caller.verdict()) {
    REQUIRE(++answers <= 9);
    const std::string fact = caller.asked();
    const std::string told = told_by(caller.desk, *arson, fact);
    const Screen screen = caller.screen();
    const Button* button = button_named(screen, told.empty() ? "value-unknown" : "value-" + told);
    REQUIRE(button != nullptr);
    caller.press(button->key);
  }
  CHECK(caller.verdict() == Verdict::must_not_disclose);
  CHECK(shows(caller.screen(), headline_of(Verdict::must_not_disclose, Language::fr)));
}

TEST_CASE("no headline of a verdict stands on the screen before it is certain", "[window][call]") {
  Caller caller;
  std::vector<std::string> headlines;
  for (std::size_t i = 0; i < verdict_count; ++i)
    headlines.push_back(headline_of(static_cast<Verdict>(i), Language::fr));
  std::size_t seen = 0;
  for (const Case& one : caller.desk.cases()) {
    if (++seen % 10 != 0) continue;  // every tenth: each takes some thirty decisions
    caller.act(ClearAll{});
    for (int put = 0; put < 60; ++put) {
      const Screen screen = caller.screen();
      const auto verdict = caller.verdict();
      for (std::size_t i = 0; i < verdict_count; ++i) {
        INFO(one.id << " after " << put);
        CHECK(shows(screen, headlines[i]) == (verdict == static_cast<Verdict>(i)));
      }
      const std::string fact = caller.asked();
      if (verdict || !caller.desk.rules().fact_named(fact)) break;
      caller.answer(fact, told_by(caller.desk, one, fact));
    }
  }
  CHECK(seen > 100);
}

TEST_CASE("the emergency line stands there once danger is answered or unknown", "[window][call]") {
  Caller caller;
  CHECK(caller.screen().urgent.empty());
  for (const char* danger : {"", "worry", "grave_and_imminent"}) {
    caller.answer("danger", danger);
    INFO(danger);
    REQUIRE(caller.screen().urgent.size() == 1);
    CHECK(shows(caller.screen(), "112"));
  }
  caller.answer("danger", "none");
  CHECK(caller.screen().urgent.empty());
}

TEST_CASE("a few words lead to answers and to cases", "[window][call]") {
  Caller caller;
  for (const char* words : {"police", "bail", "école", "ECOLE"}) {
    caller.act(Typed{Field::call_words, words});
    const Screen screen = caller.screen();
    INFO(words << "\n" << to_text(screen));
    const auto buttons = buttons_of(screen);
    CHECK(std::any_of(buttons.begin(), buttons.end(), [](const Button* button) {
      return button->id.rfind("start-", 0) == 0 || button->id.rfind("case-", 0) == 0;
    }));
  }
  caller.act(Typed{Field::call_words, "police"});
  const Screen screen = caller.screen();
  const Button* police = button_named(screen, "start-recipient-police");
  REQUIRE(police != nullptr);
  caller.act(police->action);
  CHECK(caller.session.call.sheet.given == std::vector<Given>{{"recipient", "police"}});
  CHECK(caller.session.call.words.empty());
  caller.act(ClearAll{});
  caller.act(Typed{Field::call_words, "qwxz"});
  CHECK(shows(caller.screen(), "Rien de tel"));
}

TEST_CASE(
    "a case to start from is to be checked, counts as today, and brings no reading of the law",
    "[window][call]") {
  Caller caller;
  const RuleSet& rules = caller.desk.rules();
  caller.act(Typed{Field::call_words, "public agent shop theft article 29"});
  const Screen screen = caller.screen();
  const Button* button = button_named(screen, "case-public-agent-shop-theft-article-29");
  REQUIRE(button != nullptr);
  caller.act(button->action);
  const Sheet& sheet = caller.session.call.sheet;
  CHECK_FALSE(sheet.assume);
  CHECK_FALSE(sheet.as_of);
  CHECK_FALSE(sheet.known_on);
  CHECK(sheet.given.size() > 5);
  for (const Given& given : sheet.given) {
    INFO(given.fact);
    CHECK_FALSE(rules.facts[*rules.fact_named(given.fact)].reading);
  }
  CHECK(shows(caller.screen(), "vérifiez chacune"));
  caller.act(ClearAll{});
  CHECK_FALSE(shows(caller.screen(), "vérifiez chacune"));
  caller.answer("matter", "disclosure");
  caller.act(Typed{Field::call_words, "police"});
  CHECK(button_named(caller.screen(), "case-public-agent-shop-theft-article-29") == nullptr);
}

TEST_CASE("what is answered during a trial stays when the trial ends", "[window][call]") {
  Session session = reduce({}, GiveAnswer{"recipient", "police"});
  session = reduce(session, TryAnswers{{{"recipient", "court"}}});
  session = reduce(session, GiveAnswer{"danger", "worry"});
  session = reduce(session, SetDates{parse_date("2018-03-01"), {}});
  session = reduce(session, UndoTry{});
  CHECK(session.call.sheet.given ==
        std::vector<Given>{{"recipient", "police"}, {"danger", "worry"}});
  CHECK(session.call.sheet.as_of == parse_date("2018-03-01"));
}

TEST_CASE("a trial says that it is one, and is not handed on", "[window][call]") {
  Caller caller;
  const Case* arson = caller.desk.case_named("arson-police-drugs-is-he-followed");
  caller.act(StartFrom{"", caller.desk.sheet_of(*arson)});
  CHECK(button_named(caller.screen(), "copy") != nullptr);
  caller.act(TryAnswers{{{"recipient", "person_concerned"}}});
  CHECK(shows(caller.screen(), "ce ne sont pas les vraies réponses"));
  CHECK(button_named(caller.screen(), "copy") == nullptr);
  CHECK(button_named(caller.screen(), "page-save") == nullptr);
}

TEST_CASE("the dates in force are shown, and not those that were only typed", "[window][call]") {
  Session session = reduce({}, ShowPage{Call::Page::dates});
  session = reduce(session, Typed{Field::as_of, "2018-03-01"});
  session = reduce(session, Back{});
  session = reduce(session, ShowPage{Call::Page::dates});
  CHECK(session.call.as_of.empty());
  session = reduce(session, SetDates{parse_date("2018-03-01"), {}});
  session = reduce(session, ShowPage{Call::Page::dates});
  CHECK(session.call.as_of == "2018-03-01");
}

TEST_CASE("answers that cannot be together are named and can be changed", "[window][call]") {
  Caller caller;
  const RuleSet& rules = caller.desk.rules();
  // Any constraint over two tests of single values makes such a pair.
  const auto pair =
      std::find_if(rules.constraints.begin(), rules.constraints.end(), [](const auto& c) {
        return c.never.kind == Condition::Kind::all && c.never.parts.size() == 2 &&
               std::all_of(c.never.parts.begin(), c.never.parts.end(), [](const Condition& part) {
                 return part.kind == Condition::Kind::test;
               });
      });
  REQUIRE(pair != rules.constraints.end());
  for (const Condition& part : pair->never.parts) {
    const Fact& fact = rules.facts[part.fact];
    std::size_t value = 0;
    while (((part.values >> value) & 1U) == 0) ++value;
    caller.answer(fact.id, fact.values[value].id);
  }
  const Screen screen = caller.screen();
  INFO(to_text(screen));
  CHECK(screen.place == "call-refused");
  // A danger that was not excluded keeps its line.
  caller.answer("danger", "");
  CHECK(shows(caller.screen(), "112"));
  take_back(caller.session.call.sheet, "danger");
  CHECK(shows(screen, rules.text(pair->because, Language::fr)));
  const Fact& last = rules.facts[pair->never.parts.back().fact];
  const Button* mend = button_named(screen, "mend-" + last.id);
  REQUIRE(mend != nullptr);
  caller.act(mend->action);
  CHECK(caller.asked() == last.id);
  caller.press("Delete");
  CHECK_FALSE(std::holds_alternative<Contradiction>(caller.desk.decide(caller.session.call.sheet)));
}

TEST_CASE("the map of recipients says what each decision says", "[window][call]") {
  Caller caller;
  const Case* arson = caller.desk.case_named("arson-police-drugs-is-he-followed");
  caller.act(StartFrom{"", caller.desk.sheet_of(*arson)});
  caller.act(ShowPage{Call::Page::recipients});
  const Screen screen = caller.screen();
  const Fact& recipient = caller.desk.rules().facts[*caller.desk.rules().fact_named("recipient")];
  for (const Value& value : recipient.values) {
    const Button* button = button_named(screen, "recipient-" + value.id);
    REQUIRE(button != nullptr);
    Sheet sheet = caller.session.call.sheet;
    for (Given& given : sheet.given) {
      if (given.fact == "recipient") given.value = value.id;
    }
    const auto* decision = std::get_if<Decision>(&caller.desk.decide(sheet));
    const std::string words = decision == nullptr ? "ne va pas avec les autres réponses"
                                                  : short_words(decision->verdict, Language::fr);
    INFO(value.id << ": " << button->label);
    CHECK(button->label.find(words) != std::string::npos);
  }
}

TEST_CASE("dates are taken only when they are dates that the rules cover", "[window][call]") {
  Caller caller;
  caller.act(ShowPage{Call::Page::dates});
  for (const char* bad : {"2018-13-01", "hier", "1890-01-01"}) {
    caller.act(Typed{Field::as_of, bad});
    INFO(bad);
    CHECK(button_named(caller.screen(), "set-dates") == nullptr);
  }
  caller.act(Typed{Field::as_of, "2018-03-01"});
  const Screen screen = caller.screen();
  const Button* set = button_named(screen, "set-dates");
  REQUIRE(set != nullptr);
  caller.act(set->action);
  CHECK(caller.session.call.sheet.as_of == parse_date("2018-03-01"));
  CHECK_FALSE(caller.session.call.sheet.known_on);
}

TEST_CASE("each answer of each question has a key of its own", "[window][call]") {
  Caller caller;
  for (const Fact& fact : caller.desk.rules().facts) {
    if (fact.reading) continue;
    caller.act(ClearAll{});
    caller.act(Ask{fact.id});
    std::vector<Key> keys;
    const Screen screen = caller.screen();
    for (const Button* button : buttons_of(screen)) {
      const bool answer = button->id.rfind("value-", 0) == 0;
      INFO(fact.id << " " << button->id);
      if (answer) CHECK_FALSE(button->key.empty());
      if (!button->key.empty()) keys.push_back(button->key);
    }
    std::sort(keys.begin(), keys.end());
    INFO(fact.id);
    CHECK(std::adjacent_find(keys.begin(), keys.end()) == keys.end());
  }
}

TEST_CASE("words are found without case and accents, from their beginning", "[window]") {
  CHECK(has_words("L’École communale", "ecole"));
  CHECK(has_words("Le propriétaire et le bail", "bail prop"));
  CHECK_FALSE(has_words("Le propriétaire", "bail"));
  CHECK_FALSE(has_words("Travailler", "ail"));
  CHECK(has_words("Le propriétaire", "  "));
}

TEST_CASE("the call's screens read as approved", "[window][call][golden]") {
  const auto approve = [](Caller& caller, const std::string& name) {
    CHECK(approved(project("tests/gui/screens/call-" + name + ".txt"), to_text(caller.screen())));
  };
  Caller caller;
  approve(caller, "first");
  caller.act(Typed{Field::call_words, "école"});
  approve(caller, "quick-start");
  caller.answer("matter", "disclosure");
  caller.answer("recipient", "police");
  caller.answer("request.form", "informal_question");
  caller.answer("danger", "");
  caller.act(ToggleWhy{});
  approve(caller, "danger-unknown");
  caller.act(ClearAll{});
  const Case* arson = caller.desk.case_named("arson-police-drugs-is-he-followed");
  caller.act(StartFrom{"", caller.desk.sheet_of(*arson)});
  approve(caller, "verdict");
  caller.act(ShowPage{Call::Page::recipients});
  approve(caller, "recipients");
  caller.act(ShowPage{Call::Page::provisions});
  approve(caller, "provisions");
  caller.act(ShowPage{Call::Page::save});
  approve(caller, "save");
  caller.act(ToggleHelp{});
  approve(caller, "keys");
  Caller german(Language::de);
  german.act(StartFrom{"", german.desk.sheet_of(*german.desk.case_named(arson->id))});
  approve(german, "verdict-german");
}
