// A volunteer's call: what each action does to it.
#include <utility>

#include "state/parts.hpp"
#include "state/sheet.hpp"

namespace subrosa::gui {

namespace {

/// Everything that was opened over the question or the verdict.
void close(Call& call) {
  call.asking.reset();
  call.why = false;
  call.page = Call::Page::answer;
  call.words.clear();
}

/// The fields hold the dates in force until others are typed.
void show_dates(Call& call) {
  call.as_of = call.sheet.as_of ? iso(*call.sheet.as_of) : "";
  call.known_on = call.sheet.known_on ? iso(*call.sheet.known_on) : "";
}

/// What was really answered, whatever is tried.
Sheet& real_sheet(Call& call) { return call.what_if ? call.what_if->before : call.sheet; }

void keep_if_changed(Call& call, const Earlier& before) {
  if (real_sheet(call) != before.sheet) call.earlier.push_back(before);
}

/// What is said during a trial is real: it stays when the trial ends.
template <class How>
void alter(Call& call, const How& how) {
  const Earlier before{real_sheet(call), call.from_case};
  how(real_sheet(call));
  if (call.what_if) how(call.sheet);
  keep_if_changed(call, before);
  close(call);
}

/// As it was before the last answer, the last other one or the last date.
void undo_last(Call& call) {
  if (call.earlier.empty()) return;
  call.sheet = std::move(call.earlier.back().sheet);
  call.from_case = std::move(call.earlier.back().from_case);
  call.earlier.pop_back();
}

}  // namespace

void change(Call& call, const GiveAnswer& action) {
  alter(call, [&](Sheet& sheet) { put(sheet, {action.fact, action.value}); });
}

void change(Call& call, const Forget& action) {
  alter(call, [&](Sheet& sheet) { take_back(sheet, action.fact); });
}

void change(Call& call, const Ask& action) {
  close(call);
  call.asking = action.fact;
}

void change(Call& call, const ToggleWhy& /*action*/) { call.why = !call.why; }

void change(Call& call, const ShowPage& action) {
  const bool same = call.page == action.page;
  close(call);
  if (!same) call.page = action.page;
  show_dates(call);
}

void change(Call& call, const TryAnswers& action) {
  close(call);
  if (action.answers.empty()) return;
  // Trying on top of a trial still goes back to what was really answered.
  if (!call.what_if) call.what_if = WhatIf{call.sheet, action.answers.front().fact};
  for (const Given& given : action.answers) put(call.sheet, given);
}

void change(Call& call, const UndoTry& /*action*/) {
  if (!call.what_if) return;
  const Sheet before = call.what_if->before;
  close(call);
  call.what_if.reset();
  call.sheet = before;
}

void change(Call& call, const StartFrom& action) {
  change(call, UndoTry{});
  const Earlier before{call.sheet, call.from_case};
  close(call);
  call.sheet = action.sheet;
  call.from_case = action.title;
  keep_if_changed(call, before);
}

void change(Call& call, const SetDates& action) {
  alter(call, [&](Sheet& sheet) {
    sheet.as_of = action.as_of;
    sheet.known_on = action.known_on;
  });
}

void go_back(Call& call) {
  const bool open =
      call.asking || call.why || call.page != Call::Page::answer || !call.words.empty();
  if (open) return close(call);
  if (call.what_if) return change(call, UndoTry{});
  undo_last(call);
}

}  // namespace subrosa::gui
