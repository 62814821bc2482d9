// What stands on the screen, as data: words and what can be done, without colours or places. The
// view draws it, tests read it. Every text is ready to be shown, in the user's language.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "state/action.hpp"

namespace subrosa::gui {

/// How something is meant, said by colour and always by words or a sign as well.
enum class Tone { plain, quiet, strong, good, caution, bad, urgent };

/// A key as it is written on a button: `1`, `a`, `F1`, `Esc`, `Space`, `Backspace`, `Ctrl+C`, `+`.
using Key = std::string;

struct Button {
  std::string id;  ///< unlike any other on the screen, the same in every language
  std::string label;
  Action action;
  Key key = {};             ///< does the same without the button being reached; empty: none
  bool chosen = false;      ///< is the present answer, page or mode
  bool primary = false;     ///< what most people do next; at most one on a screen
  std::string detail = {};  ///< smaller, below the label; empty: none
};

struct Title {
  std::string text;
  int level = 2;  ///< 1: the question or the case, 2: a section, 3: within one
};
struct Paragraph {
  std::string text;
  Tone tone = Tone::plain;
  bool fixed = false;  ///< every character as wide as another: carets stand under their words
};
struct Bullets {
  std::vector<std::string> lines;
  Tone tone = Tone::plain;
};
/// A framed box: a verdict, an alarm, a warning. `sign` is one character.
struct Banner {
  std::string sign;
  std::string title;
  std::vector<std::string> lines;
  Tone tone = Tone::plain;
  bool large = false;  ///< what the whole screen is about: the verdict
};
/// Buttons one below the other over the whole width, in two columns where there is room and they
/// are many (`wide`); or beside one another, wrapped.
struct Buttons {
  std::vector<Button> buttons;
  bool wide = false;
};
/// A question with its answer, which can be changed by its button.
struct AnswerRow {
  std::string question;
  Button answer;
  Tone tone = Tone::plain;
};
struct AnswerRows {
  std::vector<AnswerRow> rows;
};
/// One line of text to type. Enter does `submit`, where there is one.
struct TextField {
  std::string id;
  std::string label;
  Field field;
  std::string text;
  std::vector<Action> submit = {};  ///< at most one
};
/// How much is done, in words and as a bar.
struct Progress {
  std::string text;
  float share = 0;  ///< 0 to 1
};
/// A drawn tree, a line for each node or branch, the parts below it further in.
struct TreeLine {
  std::size_t depth = 0;
  std::string sign;  ///< one character, or empty
  std::string text;
  Tone tone = Tone::plain;
  bool lit = false;  ///< on the path of the case
};
struct TreeLines {
  std::vector<TreeLine> lines;
};
/// Periods along a line, oldest first, each one a button.
struct TimeLine {
  std::vector<Button> periods;
};
/// Votes, each a count with its bar and its button.
struct Votes {
  struct Row {
    Button button;
    int count = 0;
    Tone tone = Tone::plain;
    std::string sign;
  };
  std::vector<Row> rows;
};
struct Columns;

using Block = std::variant<Title, Paragraph, Bullets, Banner, Buttons, AnswerRows, TextField,
                           Progress, TreeLines, TimeLine, Votes, Columns>;

/// Two parts side by side where there is room, else one below the other.
struct Columns {
  std::vector<Block> left;
  std::vector<Block> right;
};

/// A key without a button.
struct Shortcut {
  Key key;
  std::string words;  ///< for the list of keys
  Action action;
};

struct Screen {
  std::string place;          ///< changes when the user is elsewhere: then the top is shown again
  std::vector<Button> bar;    ///< at the top, always there
  std::vector<Block> urgent;  ///< below it, always there: the emergency line
  std::vector<Block> side;    ///< at the left where there is room: my answers
  bool latest_side = false;   ///< of `side`, the end is what matters
  std::vector<Block> main;    ///< scrolls
  std::vector<Button> foot;   ///< at the bottom, always there
  std::string notice;         ///< in the foot: what was just done
  std::vector<Shortcut> shortcuts;
};

/// Every button of a screen, in reading order: bar, urgent, main, side, foot. Tab goes that way.
[[nodiscard]] std::vector<const Button*> buttons_of(const Screen& screen);

/// The screen as lines of text, for tests and for reading aloud.
[[nodiscard]] std::string to_text(const Screen& screen);

}  // namespace subrosa::gui
