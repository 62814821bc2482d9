#include "support/real_screens.hpp"

#include <catch2/catch.hpp>

#include "app/app.hpp"
#include "rule_copy.hpp"
#include "support/approve.hpp"

namespace subrosa::gui {

namespace {

constexpr const char* arson = "arson-police-drugs-is-he-followed";
constexpr const char* announced = "arson-threat-new-fire-announced-2026";
constexpr const char* undetermined = "arson-threat-danger-unknown";
constexpr const char* near_miss = "abuse-others-at-risk-2026";
constexpr const char* terror = "cpas-terror-remarks-2026";

class Tour {
 public:
  explicit Tour(Language language, const std::filesystem::path& rules = project("rules/belgium"))
      : app_({*parse_date("2026-11-21"), rules, {}, "/home/x", language}) {}

  void act(const Action& action) { app_.perform(action); }
  void keep(const std::string& name) { screens.emplace_back(name, app_.screen()); }
  void look(const Action& action, const std::string& name) {
    act(action);
    keep(name);
  }
  /// The files of the rules were edited.
  void reload(const std::string& name) {
    REQUIRE(app_.tick());
    keep(name);
  }
  /// Does what a button of the screen does.
  void push(const std::string& id) {
    for (const Button* button : buttons_of(app_.screen())) {
      if (button->id != id) continue;
      const Action action = button->action;
      return act(action);
    }
    FAIL("no button " << id);
  }
  [[nodiscard]] Sheet sheet(const std::string& id) {
    return app_.desk().sheet_of(*app_.desk().case_named(id));
  }

  std::vector<std::pair<std::string, Screen>> screens;

 private:
  App app_;
};

void call(Tour& tour) {
  tour.keep("call");
  tour.look(Typed{Field::call_words, "police"}, "quick-start");
  tour.look(GiveAnswer{"matter", "disclosure"}, "recipients-asked");
  tour.look(ToggleWhy{}, "why");
  tour.act(GiveAnswer{"recipient", "police"});
  tour.look(GiveAnswer{"danger", ""}, "danger-unknown");
  tour.look(ToggleHelp{}, "keys");
  tour.act(ToggleHelp{});
  tour.look(StartFrom{"x", tour.sheet(arson)}, "verdict");
  tour.look(CopySummary{}, "copied");
  tour.look(ShowPage{Call::Page::recipients}, "recipients");
  tour.look(ShowPage{Call::Page::provisions}, "provisions");
  tour.look(ShowPage{Call::Page::sources}, "sources");
  tour.act(ShowPage{Call::Page::dates});
  tour.look(Typed{Field::as_of, "2018-99-99"}, "dates");
  tour.look(ShowPage{Call::Page::save}, "save");
  tour.act(Back{});
  tour.push("change-0");
  tour.keep("what-if");
  tour.act(StartFrom{"", tour.sheet(arson)});
  tour.look(SetDates{parse_date("2018-03-01"), parse_date("2018-03-01")}, "verdict-of-2018");
  tour.look(StartFrom{"", tour.sheet("only-means-is-prosecutor-2026")}, "long-verdict");
  tour.act(ClearAll{});
  tour.act(GiveAnswer{"recipient", "person_concerned"});
  tour.look(GiveAnswer{"recipient.bound", "secrecy"}, "perhaps-contradiction");
}

void lesson(Tour& tour) {
  tour.look(SwitchMode{Mode::training}, "library");
  tour.look(ChooseFilter{"theme"}, "filter");
  tour.act(ChooseFilter{""});
  tour.look(Stage{arson, tour.sheet(arson)}, "stage");
  tour.act(Vote{0, 1});
  tour.look(Vote{1, 1}, "voted");
  tour.look(Reveal{Lesson::most_reveals}, "revealed");
  tour.look(AskInLesson{"recipient"}, "lesson-question");
  tour.look(AnswerInLesson{"recipient", "investigating_judge"}, "before-after");
  tour.act(Stage{announced, tour.sheet(announced)});
  tour.act(AnswerInLesson{"person.consent", "given"});
  tour.look(AnswerInLesson{"person.informed", "no"}, "lesson-contradiction");
  tour.act(Stage{terror, tour.sheet(terror)});
  tour.look(ToggleDating{}, "dating");
  tour.act(SetLessonDates{parse_date("2018-03-01"), parse_date("2018-03-01")});
  tour.look(Reveal{1}, "dating-revealed");
  tour.act(Stage{near_miss, tour.sheet(near_miss)});
  tour.push("beside-abuse-past-no-one-at-risk-2026");
  tour.keep("pair");
  tour.look(RevealBeside{}, "pair-revealed");
}

void bench(Tour& tour) {
  tour.look(SwitchMode{Mode::rules}, "bench");
  tour.look(ShowProvision{"art458bis"}, "tree");
  tour.look(ChooseCase{true}, "choose-case");
  tour.look(LightCase{arson}, "lit-tree");
  tour.look(ShowBench{Bench::Page::errors}, "errors");
  tour.look(ShowBench{Bench::Page::changes}, "changes");
  tour.look(ShowProvision{"art46bis1-active"}, "versions");
  tour.act(ShowProvision{"necessity"});
  tour.look(LightCase{undetermined}, "tree-undetermined");
}

/// Files that are edited while they are read.
void edited(Tour& tour, const RuleCopy& copy) {
  const std::string necessity = "provisions/necessity.yaml";
  tour.act(SwitchMode{Mode::rules});
  copy.edit(necessity, "danger.avoidable == no", "danger.avoidable == nein");
  copy.edit("cases/" + std::string(terror) + ".yaml", "case: ", "colour: blue\ncase: ");
  tour.reload("bench-broken");
  tour.look(ShowBench{Bench::Page::errors}, "errors-found");
  copy.edit(necessity, "danger.avoidable == nein", "danger.avoidable == yes");
  copy.remove("cases/" + std::string(undetermined) + ".yaml");
  tour.act(ShowBench{Bench::Page::changes});
  tour.reload("changes-turned");
}

}  // namespace

std::vector<std::pair<std::string, Screen>> real_screens(Language language) {
  Tour tour(language);
  call(tour);
  lesson(tour);
  bench(tour);
  const RuleCopy copy({announced, terror, undetermined});
  Tour editing(language, copy.path());
  edited(editing, copy);
  tour.screens.insert(tour.screens.end(), editing.screens.begin(), editing.screens.end());
  return std::move(tour.screens);
}

}  // namespace subrosa::gui
