// The mouse and the keyboard on real widgets, without a display.
#include <catch2/catch.hpp>
#include <map>

#include "support/probe.hpp"
#include "support/sample_screens.hpp"

using namespace subrosa;
using namespace subrosa::gui;

namespace {

using Names = std::vector<std::string>;

Button plain(const std::string& id, const std::string& label, const Key& key = {}) {
  return {.id = id, .label = label, .action = GiveAnswer{"f", id}, .key = key};
}

Screen small_screen() {
  Screen screen;
  screen.place = "one";
  screen.bar = {plain("bar", "Barre", "F2")};
  screen.main = {Title{"Question ?", 1},
                 Buttons{{plain("yes", "Oui", "1"), plain("no", "Non", "2")}, true},
                 TextField{"words", "Mots", Field::call_words, "", {OpenFolder{}}},
                 Buttons{{plain("left", "Gauche"), plain("right", "Droite")}}};
  screen.side = {AnswerRows{{{"Qui ?", plain("who", "La police")}}}};
  screen.foot = {Button{.id = "back", .label = "Retour", .action = Back{}, .key = "Esc"}};
  screen.shortcuts = {{"Ctrl++", "Plus grand", Zoom{1}}, {"Space", "Montrer", Reveal{1}}};
  return screen;
}

/// A screen with more than a window can show.
Screen long_screen() {
  Screen screen;
  for (int i = 0; i < 60; ++i) {
    const std::string number = std::to_string(i);
    screen.main.emplace_back(Buttons{{plain("b" + number, "Bouton " + number)}});
  }
  return screen;
}

/// What a key did to the text of a field, as an application would keep it.
struct Typing {
  Probe probe;
  Screen screen = small_screen();

  Names settle() {
    Names names;
    for (int i = 0; i < 8; ++i) {
      const auto action = probe.frame(screen);
      if (!action) continue;
      if (const auto* typed = std::get_if<Typed>(&*action)) {
        std::get<TextField>(screen.main[2]).text = typed->text;
        names.push_back(typed->text);
      } else {
        names.emplace_back("other");
      }
    }
    return names;
  }
};

}  // namespace

TEST_CASE("a click does what the button says", "[view]") {
  Probe probe;
  CHECK(probe.click(small_screen(), "no") == Names{"answer f=no"});
  CHECK(probe.click(small_screen(), "who") == Names{"answer f=who"});
  CHECK(probe.click(small_screen(), "bar") == Names{"answer f=bar"});
  CHECK(probe.click(small_screen(), "back") == Names{"back"});
}

TEST_CASE("every button of every kind of block can be clicked", "[view]") {
  for (const Screen& screen : sample_screens({})) {
    for (const Button* button : buttons_of(screen)) {
      INFO(screen.place << ": " << button->id);
      Probe probe({}, {1280, 4000});
      CHECK(probe.click(screen, button->id).size() == 1);
      REQUIRE(probe.actions.size() == 1);
      CHECK(probe.actions[0].index() == button->action.index());
    }
  }
}

TEST_CASE("Tab goes through everything in reading order, from the main part", "[view]") {
  Probe probe;
  const Screen screen = small_screen();
  probe.settle(screen);
  Names order;
  for (int i = 0; i < 9; ++i) {
    CHECK(probe.press(screen, "tab").empty());
    order.push_back(probe.state.focus);
  }
  CHECK(order == Names{"yes", "no", "words", "left", "right", "who", "back", "bar", "yes"});
  probe.press(screen, "shift+tab");
  CHECK(probe.state.focus == "bar");
}

TEST_CASE("Tab reaches every button of the sample screens, in their order", "[view]") {
  for (const Screen& screen : sample_screens({})) {
    Probe probe({}, {900, 600});
    probe.settle(screen);
    Names order;
    for (const Drawn& one : probe.state.drawn) {
      if (one.kind == Drawn::Kind::button) order.push_back(one.id);
    }
    Names expected;
    for (const Button* button : buttons_of(screen)) expected.push_back(button->id);
    // On a narrow window a part without room scrolls with the main one, which changes no order.
    CHECK(order == expected);
  }
}

TEST_CASE("Enter and Space press what has the focus", "[view]") {
  Probe probe;
  const Screen screen = small_screen();
  probe.settle(screen);
  CHECK(probe.press(screen, "enter").empty());
  CHECK(probe.press(screen, "space") == Names{"other"});  // the screen's own key: nothing has focus
  probe.press(screen, "tab");
  CHECK(probe.press(screen, "enter") == Names{"answer f=yes"});
  CHECK(probe.press(screen, "space") == Names{"answer f=yes"});
}

TEST_CASE("Enter presses what most people do next when nothing has the focus", "[view]") {
  Screen screen = small_screen();
  std::get<Buttons>(screen.main[1]).buttons[1].primary = true;
  Probe probe;
  probe.settle(screen);
  CHECK(probe.press(screen, "enter") == Names{"answer f=no"});
}

TEST_CASE("keys on buttons and shortcuts work without the focus", "[view]") {
  Probe probe;
  const Screen screen = small_screen();
  probe.settle(screen);
  CHECK(probe.press(screen, "1") == Names{"answer f=yes"});
  CHECK(probe.press(screen, "2") == Names{"answer f=no"});
  CHECK(probe.press(screen, "f2") == Names{"answer f=bar"});
  CHECK(probe.press(screen, "esc") == Names{"back"});
  CHECK(probe.press(screen, "ctrl++") == Names{"zoom 1"});
  CHECK(probe.press(screen, "7").empty());
}

TEST_CASE("of the names of a key the likeliest that the screen has counts", "[view]") {
  Probe probe;
  const Screen screen = small_screen();
  probe.settle(screen);
  probe.state.presses.push_back({{"&", "1"}});
  CHECK(probe.settle(screen) == Names{"answer f=yes"});
}

TEST_CASE("two keys at once are answered one screen after the other", "[view]") {
  Probe probe;
  const Screen screen = small_screen();
  probe.settle(screen);
  probe.state.presses = {{{"1"}}, {{"2"}}};
  CHECK(std::get<GiveAnswer>(*probe.frame(screen)).value == "yes");
  CHECK(probe.state.unsettled());
  Screen next = small_screen();
  next.place = "two";
  next.main = {Buttons{{plain("later", "Plus tard", "2")}}};
  CHECK(std::get<GiveAnswer>(*probe.frame(next)).value == "later");
}

TEST_CASE("a key is answered in the next frame", "[view]") {
  Probe probe;
  const Screen screen = small_screen();
  probe.frame(screen);
  probe.state.presses.push_back({{"1"}});
  CHECK(probe.frame(screen).has_value());
}

TEST_CASE("arrows go to the nearest button in their direction", "[view]") {
  Probe probe;
  const Screen screen = small_screen();
  probe.settle(screen);
  const auto go = [&](const std::string& key) {
    CHECK(probe.press(screen, key).empty());
    return probe.state.focus;
  };
  CHECK(go("down") == "yes");
  CHECK(go("down") == "no");
  CHECK(go("down") == "words");
  CHECK(go("down") == "left");
  CHECK(go("right") == "right");
  CHECK(go("left") == "left");
  CHECK(go("up") == "words");
  CHECK(go("up") == "no");
  CHECK(go("left") == "who");
}

TEST_CASE("what has the focus is brought into view", "[view]") {
  const Screen screen = long_screen();
  Probe probe({}, {720, 540});
  probe.settle(screen);
  for (int i = 0; i < 40; ++i) probe.press(screen, "tab");
  const Drawn there = probe.drawn(probe.state.focus);
  CHECK(there.id == "b39");
  CHECK(there.box.top >= there.clip.top);
  CHECK(there.box.bottom <= there.clip.bottom);
  for (int i = 0; i < 38; ++i) probe.press(screen, "shift+tab");
  const Drawn back = probe.drawn("b1");
  CHECK(back.box.top >= back.clip.top);
}

TEST_CASE("pages scroll, and another place begins at its top", "[view]") {
  Screen screen = long_screen();
  screen.place = "one";
  Probe probe({}, {720, 540});
  probe.settle(screen);
  const float top = probe.drawn("b0").box.top;
  probe.press(screen, "pagedown");
  CHECK(probe.drawn("b0").box.top < top - 200);
  probe.press(screen, "end");
  const Drawn last = probe.drawn("b59");
  CHECK(last.box.bottom <= last.clip.bottom);
  probe.press(screen, "tab");
  probe.press(screen, "end");
  screen.place = "two";
  probe.settle(screen);
  CHECK(probe.drawn("b0").box.top == top);
  CHECK(probe.state.focus.empty());
}

TEST_CASE("a field is typed in, and takes its letters and digits only", "[view]") {
  Typing typing;
  Probe& probe = typing.probe;
  typing.settle();
  probe.click(typing.screen, "words");
  CHECK(probe.state.focus == "words");
  CHECK(probe.state.typing);
  for (const char* letter : {"é", "1", "b"}) {
    probe.characters(letter);
    probe.state.presses.push_back({{letter}});
    typing.settle();
  }
  CHECK(std::get<TextField>(typing.screen.main[2]).text == "é1b");
  CHECK(probe.press(typing.screen, "enter") == Names{"other"});
  CHECK(std::holds_alternative<OpenFolder>(probe.actions.at(0)));
  CHECK(probe.press(typing.screen, "f2") == Names{"answer f=bar"});
  CHECK(probe.press(typing.screen, "ctrl++") == Names{"zoom 1"});
  CHECK(probe.press(typing.screen, "space").empty());
  CHECK(probe.state.focus == "words");
  CHECK(probe.press(typing.screen, "esc") == Names{"back"});
  CHECK_FALSE(probe.state.typing);
}

TEST_CASE("Tab enters and leaves a field", "[view]") {
  Typing typing;
  Probe& probe = typing.probe;
  typing.settle();
  for (int i = 0; i < 3; ++i) probe.press(typing.screen, "tab");
  CHECK(probe.state.focus == "words");
  CHECK(probe.state.typing);
  probe.characters("a");
  CHECK(typing.settle() == Names{"a"});
  probe.press(typing.screen, "tab");
  CHECK(probe.state.focus == "left");
  probe.characters("z");
  CHECK(typing.settle().empty());
  CHECK(probe.press(typing.screen, "1") == Names{"answer f=yes"});
}

TEST_CASE("Escape leaves an empty field and does no more", "[view]") {
  Probe probe;
  const Screen screen = small_screen();
  probe.click(screen, "words");
  CHECK(probe.press(screen, "esc").empty());
  CHECK(probe.state.focus.empty());
  CHECK(probe.press(screen, "esc") == Names{"back"});
}

TEST_CASE("a slash goes to the first field", "[view]") {
  Probe probe;
  const Screen screen = small_screen();
  probe.settle(screen);
  probe.press(screen, "/");
  CHECK(probe.state.focus == "words");
  CHECK(probe.state.typing);
}

TEST_CASE("letters typed before the cursor is in the field are not lost", "[view]") {
  Typing typing;
  Probe& probe = typing.probe;
  typing.settle();
  // All that a slow machine sees at once: the slash, and the first letters.
  probe.characters("/po");
  for (const char* key : {"/", "p", "o"}) probe.state.presses.push_back({{key}});
  CHECK(typing.settle().back() == "po");
  CHECK(probe.state.typing);
  probe.characters("l");
  probe.state.presses.push_back({{"l"}});
  CHECK(typing.settle() == Names{"pol"});
}

TEST_CASE("a field shows the text that the screen says, while it has the cursor", "[view]") {
  Typing typing;
  Probe& probe = typing.probe;
  probe.click(typing.screen, "words");
  probe.characters("abc");
  typing.settle();
  std::get<TextField>(typing.screen.main[2]).text = "autre";
  typing.settle();
  probe.characters("x");
  const Names typed = typing.settle();
  REQUIRE(typed.size() == 1);
  // Whether all was selected as after Tab, or the cursor stands in it.
  CHECK((typed[0] == "x" || typed[0].size() == std::string("autrex").size()));
}

TEST_CASE("undo in a field goes back in its text, and never into one of before", "[view]") {
  Typing typing;
  Probe& probe = typing.probe;
  probe.click(typing.screen, "words");
  probe.characters("abc");
  CHECK(typing.settle() == Names{"abc"});
  CHECK_FALSE(probe.undo(typing.screen).empty());  // the key works where there is what to undo
  std::get<TextField>(typing.screen.main[2]).text.clear();
  typing.settle();
  probe.characters("police");
  typing.settle();
  // Everything is cleared, and the field is entered for the next call.
  std::get<TextField>(typing.screen.main[2]).text.clear();
  typing.screen.place = "the next call";
  typing.settle();
  probe.click(typing.screen, "words");
  CHECK(probe.state.typing);
  CHECK(probe.undo(typing.screen).empty());
  // Also while the cursor stays in it.
  probe.characters("bail");
  typing.settle();
  std::get<TextField>(typing.screen.main[2]).text.clear();
  typing.settle();
  CHECK(probe.undo(typing.screen).empty());
}

TEST_CASE("a click beside a field gives its keys back to the buttons", "[view]") {
  Probe probe;
  const Screen screen = small_screen();
  probe.click(screen, "words");
  CHECK(probe.click(screen, "left") == Names{"answer f=left"});
  CHECK(probe.press(screen, "1") == Names{"answer f=yes"});
}

TEST_CASE("a line never begins with a mark that French sets apart", "[view]") {
  Screen screen;
  for (int letters = 1; letters < 120; ++letters) {
    screen.main.emplace_back(
        Paragraph{std::string(static_cast<std::size_t>(letters), 'n') + " mot ? « mot » ; mot !"});
  }
  Probe probe({}, {720, 540});
  probe.settle(screen);
  for (const Drawn& one : probe.state.drawn) {
    INFO(one.words);
    CHECK(std::string("?!;").find(one.words[0]) == std::string::npos);
    CHECK(one.words.substr(0, 2) != "»");
    CHECK((one.words.size() < 2 || one.words.substr(one.words.size() - 2) != "«"));
  }
}

TEST_CASE("what the keyboard has reached is framed, until the mouse is used", "[view]") {
  Probe probe;
  const Screen screen = small_screen();
  probe.settle(screen);
  const int bare = probe.corners();
  probe.press(screen, "tab");
  CHECK(probe.corners() > bare);
  probe.click(screen, "right");
  CHECK(probe.state.focus == "right");
  CHECK_FALSE(probe.state.ring);
}

TEST_CASE("the present answer has a tick, the others none", "[view]") {
  Screen screen = small_screen();
  std::get<Buttons>(screen.main[1]).buttons[1].chosen = true;
  Probe probe;
  probe.settle(screen);
  Names ticked;
  for (const Drawn& one : probe.state.drawn) {
    if (one.words == "✔") ticked.push_back(one.id);
  }
  CHECK(ticked == Names{"no"});
}

TEST_CASE("what was scrolled down comes back up", "[view]") {
  const Screen screen = long_screen();
  Probe probe({}, {720, 540});
  probe.settle(screen);
  const float top = probe.drawn("b0").box.top;
  probe.press(screen, "pagedown");
  probe.press(screen, "pageup");
  CHECK(probe.drawn("b0").box.top == top);
  probe.press(screen, "end");
  probe.press(screen, "home");
  CHECK(probe.drawn("b0").box.top == top);
}

TEST_CASE("Shift+Tab begins at what stands before the main part", "[view]") {
  Probe probe;
  const Screen screen = small_screen();
  probe.settle(screen);
  probe.press(screen, "shift+tab");
  CHECK(probe.state.focus == "bar");
}

TEST_CASE("Ctrl+F goes to the first field", "[view]") {
  Probe probe;
  const Screen screen = small_screen();
  probe.settle(screen);
  probe.press(screen, "ctrl+f");
  CHECK(probe.state.focus == "words");
}

TEST_CASE("words of one depth of a tree stand below one another, with or without a sign",
          "[view]") {
  Screen screen;
  screen.main = {TreeLines{{{0, "►", "un", Tone::plain, true},
                            {0, "", "deux", Tone::plain, false},
                            {1, "?", "trois", Tone::plain, false},
                            {1, "", "quatre", Tone::plain, false}}}};
  Probe probe;
  probe.settle(screen);
  std::map<std::string, float> left;
  for (const Drawn& one : probe.state.drawn) left[one.words] = one.box.left;
  CHECK(left["un"] == left["deux"]);
  CHECK(left["trois"] == left["quatre"]);
  CHECK(left["trois"] > left["un"] + 10);
  CHECK(left["►"] < left["un"]);
}
