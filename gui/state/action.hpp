// Everything a user can do. Screens offer actions, the reducer turns them into another session;
// what reaches outside the session (clipboard, disk, rules) is done by the application.
#pragma once

#include <variant>

#include "state/session.hpp"

namespace subrosa::gui {

// Anywhere.
struct SwitchMode {
  Mode mode;
};
struct SwitchLanguage {
  Language language;
};
struct SwitchTheme {
  Theme theme;
};
/// One step larger or smaller; 0: back to 100 %.
struct Zoom {
  int steps;
};
struct ToggleHelp {};
/// Forgets the call and the lesson, and what was copied.
struct ClearAll {};
/// The text in a field is now this one.
enum class Field { call_words, as_of, known_on, path, lesson_words, rules_folder, bench_words };
struct Typed {
  Field field;
  std::string text;
};
/// Goes one step back: closes what is open, else undoes the last change of the answers.
struct Back {};

// A volunteer's call.
struct GiveAnswer {
  std::string fact;
  std::string value;  ///< empty: unknown
};
/// Takes an answer back.
struct Forget {
  std::string fact;
};
/// Puts a question, whether it was answered or not.
struct Ask {
  std::string fact;
};
struct ToggleWhy {};
struct ShowPage {
  Call::Page page;
};
/// Other answers, to see what they would change; can be undone as a whole.
struct TryAnswers {
  std::vector<Given> answers;
};
struct UndoTry {};
/// Takes the answers of a case of the library.
struct StartFrom {
  std::string title;
  Sheet sheet;
};
struct SetDates {
  std::optional<Date> as_of;
  std::optional<Date> known_on;
};
struct CopySummary {};
enum class Saved { markdown, html, answers };
struct SaveAs {
  Saved what;
};

// A lesson.
struct ChooseFilter {
  std::string name;  ///< `theme`, `sector`, `provision`; empty: closes the choice
};
struct SetFilter {
  std::string name;
  std::string value;  ///< empty: every one
};
/// Takes every filter and the words typed away.
struct ClearFilters {};
/// Puts a case on the stage with its own answers; an empty id goes back to the library.
struct Stage {
  std::string case_id;
  Sheet sheet;
};
struct Vote {
  std::size_t choice;  ///< place in `Lesson::votes`
  int count;           ///< 1, or -1 to take one back
};
struct Reveal {
  int steps;  ///< how many steps are shown from now on
};
/// The question whose answer the group changes; empty: none.
struct AskInLesson {
  std::string fact;
};
struct AnswerInLesson {
  std::string fact;
  std::string value;
};
struct RestoreCase {
  Sheet sheet;
};
struct SetLessonDates {
  std::optional<Date> as_of;
  std::optional<Date> known_on;
};
/// Puts a near-miss case beside the one on the stage, or takes it away.
struct ToggleBeside {
  std::string case_id;
};
/// Shows the verdicts of the two cases.
struct RevealBeside {};
struct ToggleDating {};
struct ClearVotes {};
/// More of the library's list.
struct ShowMoreCases {};

// A bench.
struct OpenFolder {};
struct ShowBench {
  Bench::Page page;
};
struct ShowProvision {
  std::string provision;  ///< empty: the list
  std::optional<std::size_t> version = {};
};
struct ChooseCase {
  bool open;
};
struct LightCase {
  std::string case_id;  ///< empty: none
};
struct CheckEverySituation {
  bool wanted;
};

using Action =
    std::variant<SwitchMode, SwitchLanguage, SwitchTheme, Zoom, ToggleHelp, ClearAll, Typed, Back,
                 GiveAnswer, Forget, Ask, ToggleWhy, ShowPage, TryAnswers, UndoTry, StartFrom,
                 SetDates, CopySummary, SaveAs, ChooseFilter, SetFilter, Stage, Vote, Reveal,
                 AskInLesson, AnswerInLesson, RestoreCase, SetLessonDates, ToggleBeside,
                 RevealBeside, ToggleDating, ClearVotes, ShowMoreCases, ClearFilters, OpenFolder,
                 ShowBench, ShowProvision, ChooseCase, LightCase, CheckEverySituation>;

}  // namespace subrosa::gui
