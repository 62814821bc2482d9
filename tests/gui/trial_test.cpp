// A change that a volunteer tries to see: what stands on the screen then, and the way back.
#include <algorithm>
#include <catch2/catch.hpp>

#include "screen/describe.hpp"
#include "state/reduce.hpp"
#include "support/approve.hpp"

using namespace subrosa;
using namespace subrosa::gui;

namespace {

struct Trial {
  Desk desk{*parse_date("2026-11-21")};
  Session session;

  Trial() {
    REQUIRE(desk.load(project("rules/belgium"), Language::fr));
    const Case* arson = desk.case_named("arson-police-drugs-is-he-followed-2026");
    REQUIRE(arson != nullptr);
    act(StartFrom{"", desk.sheet_of(*arson)});
  }

  void act(const Action& action) { session = reduce(std::move(session), action); }
  [[nodiscard]] std::string text() { return to_text(describe(session, desk)); }
  /// Does what the button with this id, or this key, does.
  void push(const std::string& name) {
    const Screen screen = describe(session, desk);
    for (const Button* button : buttons_of(screen)) {
      if (button->id == name || button->key == name) return act(button->action);
    }
    FAIL("no button " << name);
  }
};

}  // namespace

TEST_CASE("a change that is tried reads as approved, and one key takes it back",
          "[window][call][golden]") {
  Trial trial;
  const std::string real = trial.text();
  const Sheet sheet = trial.session.call.sheet;
  trial.push("change-0");
  CHECK(trial.session.call.sheet != sheet);
  CHECK(approved(project("tests/gui/screens/call-what-if.txt"), trial.text()));
  trial.push("z");
  CHECK(trial.session.call.sheet == sheet);
  CHECK(trial.text() == real);
}

TEST_CASE("every change that is offered can be tried and taken back", "[window][call]") {
  Trial trial;
  const std::string real = trial.text();
  int tried = 0;
  for (;; ++tried) {
    const Screen screen = describe(trial.session, trial.desk);
    const auto buttons = buttons_of(screen);
    const std::string id = "change-" + std::to_string(tried);
    if (std::none_of(buttons.begin(), buttons.end(), [&](auto* one) { return one->id == id; }))
      break;
    trial.push(id);
    INFO(id);
    CHECK(trial.text().find("ce ne sont pas les vraies réponses") != std::string::npos);
    trial.push("undo-try");
    CHECK(trial.text() == real);
  }
  CHECK(tried > 1);
}
