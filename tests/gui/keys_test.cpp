// Keyboards of several countries, as GLFW reports them.
#include <GLFW/glfw3.h>

#include <catch2/catch.hpp>

#include "platform/keys.hpp"

using namespace subrosa::gui;

namespace {

using Names = std::vector<std::string>;

/// One key: its place, what it makes by itself, and the character that came.
std::vector<Names> press(int key, const std::string& here, char32_t character, int mods = 0,
                         bool repeated = false) {
  ViewState state;
  KeyReader reader;
  reader.key(key, mods, repeated, here, state);
  if (character != 0) reader.character(character, state);
  std::vector<Names> all;
  for (const Press& one : state.presses) all.push_back(one.names);
  return all;
}

using All = std::vector<Names>;

}  // namespace

TEST_CASE("digits of an American keyboard", "[keys]") {
  CHECK(press(GLFW_KEY_1, "1", U'1') == All{{"1"}});
  CHECK(press(GLFW_KEY_1, "1", U'!', GLFW_MOD_SHIFT) == All{{"!"}});
  CHECK(press(GLFW_KEY_SLASH, "/", U'?', GLFW_MOD_SHIFT) == All{{"?"}});
  CHECK(press(GLFW_KEY_EQUAL, "=", U'+', GLFW_MOD_SHIFT) == All{{"+"}});
  CHECK(press(GLFW_KEY_EQUAL, "=", U'=') == All{{"=", "+"}});
}

TEST_CASE("digits of a Belgian or French keyboard, with Shift and without", "[keys]") {
  CHECK(press(GLFW_KEY_1, "&", U'&') == All{{"&", "1"}});
  CHECK(press(GLFW_KEY_1, "&", U'1', GLFW_MOD_SHIFT) == All{{"1"}});
  CHECK(press(GLFW_KEY_2, "é", U'é') == All{{"é", "2"}});
  CHECK(press(GLFW_KEY_0, "à", U'à') == All{{"à", "0"}});
  CHECK(press(GLFW_KEY_6, "-", U'-') == All{{"-", "6"}});
}

TEST_CASE("letters are those that the keyboard makes", "[keys]") {
  CHECK(press(GLFW_KEY_Q, "a", U'a') == All{{"a"}});
  CHECK(press(GLFW_KEY_A, "a", U'A', GLFW_MOD_SHIFT) == All{{"a"}});
  CHECK(press(GLFW_KEY_Q, "a", 0, GLFW_MOD_CONTROL) == All{{"ctrl+a"}});
}

TEST_CASE("the number pad", "[keys]") {
  CHECK(press(GLFW_KEY_KP_4, "4", U'4') == All{{"4"}});
  CHECK(press(GLFW_KEY_KP_4, "", 0) == All{{"4"}});
  CHECK(press(GLFW_KEY_KP_ADD, "+", U'+') == All{{"+"}});
  CHECK(press(GLFW_KEY_KP_ENTER, "", 0) == All{{"enter"}});
  CHECK(press(GLFW_KEY_KP_ADD, "+", 0, GLFW_MOD_CONTROL) == All{{"ctrl++"}});
}

TEST_CASE("larger and smaller on every keyboard", "[keys]") {
  CHECK(press(GLFW_KEY_EQUAL, "=", 0, GLFW_MOD_CONTROL) == All{{"ctrl+=", "ctrl++"}});
  CHECK(press(GLFW_KEY_SLASH, "=", 0, GLFW_MOD_CONTROL | GLFW_MOD_SHIFT) ==
        All{{"ctrl+=", "ctrl++"}});                                                   // Belgian
  CHECK(press(GLFW_KEY_RIGHT_BRACKET, "+", 0, GLFW_MOD_CONTROL) == All{{"ctrl++"}});  // German
  CHECK(press(GLFW_KEY_6, "-", 0, GLFW_MOD_CONTROL) == All{{"ctrl+-", "ctrl+6"}});    // French
  CHECK(press(GLFW_KEY_0, "à", 0, GLFW_MOD_CONTROL) == All{{"ctrl+à", "ctrl+0"}});
}

TEST_CASE("keys without a character", "[keys]") {
  CHECK(press(GLFW_KEY_F1, "", 0) == All{{"f1"}});
  CHECK(press(GLFW_KEY_ESCAPE, "", 0) == All{{"esc"}});
  CHECK(press(GLFW_KEY_SPACE, "", U' ') == All{{"space"}});
  CHECK(press(GLFW_KEY_TAB, "", 0, GLFW_MOD_SHIFT) == All{{"shift+tab"}});
  CHECK(press(GLFW_KEY_TAB, "", 0, GLFW_MOD_ALT).empty());
}

TEST_CASE("only moving goes on while a key is held", "[keys]") {
  CHECK(press(GLFW_KEY_DOWN, "", 0, 0, true) == All{{"down"}});
  CHECK(press(GLFW_KEY_1, "1", U'1', 0, true).empty());
  CHECK(press(GLFW_KEY_A, "a", U'a', 0, true).empty());
  CHECK(press(GLFW_KEY_ENTER, "", 0, 0, true).empty());
}

TEST_CASE("keys that move or act do not reach the text of a field", "[keys]") {
  for (const int key : {GLFW_KEY_TAB, GLFW_KEY_ESCAPE, GLFW_KEY_ENTER, GLFW_KEY_F5, GLFW_KEY_UP})
    CHECK_FALSE(edits_text(key));
  for (const int key : {GLFW_KEY_LEFT, GLFW_KEY_BACKSPACE, GLFW_KEY_V, GLFW_KEY_LEFT_CONTROL})
    CHECK(edits_text(key));
}
