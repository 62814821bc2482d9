// The whole program but its display: real rules, real widgets, real keys.
#include <catch2/catch.hpp>
#include <map>

#include "app/app.hpp"
#include "subrosa/explanation.hpp"
#include "support/approve.hpp"
#include "support/probe.hpp"
#include "support/real_screens.hpp"
#include "support/texts.hpp"

using namespace subrosa;
using namespace subrosa::gui;

namespace {

struct Program {
  App app{{*parse_date("2026-11-21"), project("rules/belgium"), {}, "/home/x", Language::fr}};
  Probe probe;

  /// One key after the other, each drawn and done before the next.
  void press(const std::string& key) {
    static_cast<void>(probe.press(app.screen(), key));
    for (const Action& action : std::vector<Action>(probe.actions)) app.perform(action);
    static_cast<void>(probe.settle(app.screen()));
  }
  [[nodiscard]] bool shows(const std::string& words) const {
    for (const Drawn& drawn : probe.state.drawn) {
      if (drawn.words.find(words) != std::string::npos) return true;
    }
    return false;
  }
  /// The key of the answer that the case gives to the question on the screen; `u` for none.
  [[nodiscard]] std::string key_told_by(const Case& one) {
    const RuleSet& rules = app.desk().rules();
    const auto fact = rules.fact_named(app.screen().place.substr(std::string("call-").size()));
    REQUIRE(fact);
    const subrosa::Answer& answer = one.answers[fact->value];
    if (answer.state != subrosa::Answer::State::known) return "u";
    const std::string id = "value-" + rules.facts[*fact].values[answer.value.value].id;
    for (const Button* button : buttons_of(app.screen())) {
      if (button->id == id) return plain_key(button->key);
    }
    FAIL("no button " << id);
    return {};
  }
};

}  // namespace

TEST_CASE("a complete call goes by keys through the real widgets", "[window][program]") {
  Program program;
  const Case arson = *program.app.desk().case_named("arson-police-drugs-is-he-followed");
  const std::string headline = headline_of(Verdict::must_not_disclose, Language::fr);
  int answers = 0;
  while (!program.shows(headline)) {
    REQUIRE(++answers <= 9);
    program.press(program.key_told_by(arson));
  }
  program.press("ctrl+c");
  REQUIRE(program.app.text_to_copy());
  program.press("f9");
  CHECK(program.app.session().call.sheet.given.empty());
  CHECK_FALSE(program.shows(headline));
}

TEST_CASE("an answer is changed with Tab and Enter alone, and later ones stay",
          "[window][program]") {
  Program program;
  program.press("1");
  program.press("8");
  REQUIRE(program.app.session().call.sheet.given.size() == 2);
  for (int i = 0; i < 40 && program.probe.state.focus != "answer-matter"; ++i) program.press("tab");
  REQUIRE(program.probe.state.focus == "answer-matter");
  program.press("enter");
  CHECK(program.app.screen().place == "call-matter");
  program.press("1");
  CHECK(program.app.session().call.sheet.given.size() == 2);
}

namespace {

/// The whole of it can be seen, without scrolling.
bool in_sight(const Probe& probe, const std::string& id, const Display& display) {
  for (const Drawn& one : probe.state.drawn) {
    if (one.id != id || one.kind != Drawn::Kind::button) continue;
    const Box whole{0, 0, static_cast<float>(display.width), static_cast<float>(display.height)};
    const Box seen = shared(shared(one.clip, whole), one.box);
    return !one.scrolls && seen.width() >= one.box.width() && seen.height() >= one.box.height();
  }
  return false;
}

}  // namespace

TEST_CASE("in a window without room for them the latest answers are in sight, and the question too",
          "[window][program]") {
  struct Size {
    Display display;
    int zoom;
  };
  for (const Language language : {Language::de, Language::fr}) {
    std::size_t seen = 0;
    for (const auto& [name, screen] : real_screens(language)) {
      if (screen.latest.empty()) continue;
      ++seen;
      for (const Size& size :
           {Size{{720, 540, 1}, 100}, Size{{720, 540, 1}, 150}, Size{{720, 540, 1}, 200},
            Size{{1280, 800, 1}, 200}, Size{{1440, 1080, 2}, 100}, Size{{1440, 1080, 2}, 200}}) {
        Probe probe(Settings{language, Theme::light, size.zoom}, size.display);
        probe.settle(screen);
        INFO(code_of(language) << " " << name << " at " << size.display.width << ", " << size.zoom
                               << " %");
        CHECK(in_sight(probe, "answers", size.display));
        CHECK(in_sight(probe, screen.latest[1].id, size.display));
        float room = 0;
        for (const Drawn& one : probe.state.drawn) {
          if (one.region == Region::main) room = one.clip.height();
        }
        CHECK(room >= 0.25F * static_cast<float>(size.display.height));
      }
    }
    CHECK(seen > 10);
  }
}

TEST_CASE("one key shows all answers in a small window, and one changes an answer",
          "[window][program]") {
  Program program;
  program.press("1");
  program.press("8");
  program.press("f7");
  CHECK(program.app.session().call.page == Call::Page::answers);
  CHECK(program.shows("Qui recevrait l'information"));
  program.press("f7");
  CHECK(program.app.screen().place == "call-danger");
  const Screen screen = program.app.screen();
  Probe small({}, {720, 540, 1});
  CHECK(small.click(screen, "latest-recipient") == std::vector<std::string>{"ask recipient"});
  CHECK(small.click(screen, "answers") == std::vector<std::string>{"page"});
  CHECK(small.press(screen, "f7") == std::vector<std::string>{"page"});
}

TEST_CASE("nothing on the program's own screens is cut off or lies over something else",
          "[window][program]") {
  // The tall ones show what is otherwise below the fold; DejaVu's letters are wider than Noto's.
  const Display sizes[] = {{720, 540, 1},        {1280, 800, 1},       {2560, 1600, 2},
                           {1440, 1080, 2},      {720, 9000, 1},       {1280, 6000, 1},
                           {720, 9000, 1, true}, {1280, 800, 1, true}, {1440, 1080, 2, true}};
  for (const Language language : {Language::de, Language::fr}) {
    const auto screens = real_screens(language);
    REQUIRE(screens.size() >= 40);
    for (const Display& size : sizes) {
      for (const int zoom : {100, 200}) {
        if (zoom != 100 && size.scale != 1) continue;
        for (const auto& [name, screen] : screens) {
          const Settings settings{language, Theme::light, zoom};
          for (const std::string& fault : faults(screen, settings, size)) {
            FAIL_CHECK(code_of(language)
                       << " " << name << " at " << size.width << "x" << size.height << ", " << zoom
                       << " %" << (size.dejavu_alone ? ", DejaVu: " : ": ") << fault);
          }
        }
      }
    }
  }
}

TEST_CASE("a theme changes colours and no places", "[window][program]") {
  const auto places = [](const Screen& screen, Theme theme) {
    std::string all;
    for (const Drawn& one : drawn_of(screen, {Language::fr, theme, 100}, {720, 540, 1})) {
      for (const float number : {one.box.left, one.box.top, one.box.right, one.box.bottom})
        all += std::to_string(number) + " ";
      all += one.words + "\n";
    }
    return all;
  };
  for (const auto& [name, screen] : real_screens(Language::fr)) {
    INFO(name);
    const std::string light = places(screen, Theme::light);
    CHECK(light == places(screen, Theme::dark));
    CHECK(light == places(screen, Theme::contrast));
  }
}

TEST_CASE("everything that a screen says is drawn", "[window][program]") {
  const auto packed = [](const std::string& text) {
    std::string letters;
    for (const char c : text) {
      if (c != ' ' && c != '\n') letters += c;
    }
    return letters;
  };
  for (const auto& [name, screen] : real_screens(Language::fr)) {
    for (const Display& size : {Display{720, 540, 1}, Display{1280, 800, 1}}) {
      std::string drawn;
      std::map<std::string, int> signs;
      for (const Drawn& one : drawn_of(screen, {}, size)) {
        if (one.kind != Drawn::Kind::text) continue;
        drawn += packed(one.words);
        ++signs[one.words];
      }
      Screen shown = screen;
      if (size.width < 800 && !shown.latest.empty()) {
        // The latest answers stand for all: the button that leads to them is always there.
        shown.side.clear();
        shown.bar.push_back(shown.latest.front());
      }
      for (const std::string& text : texts_of(shown)) {
        // One character can stand anywhere: each sign is looked for by itself.
        const bool sign = text.size() <= 3;
        const bool found = sign ? signs[text]-- > 0 : drawn.find(packed(text)) != std::string::npos;
        INFO(name << " at " << size.width << ": " << text);
        if (!found) FAIL_CHECK("not drawn");
      }
    }
  }
}
