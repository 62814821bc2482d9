// A volunteer's call: what each action does to it.
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

}  // namespace

// What is said during a trial is real: it stays when the trial ends.

void change(Call& call, const GiveAnswer& action) {
  put(call.sheet, {action.fact, action.value});
  if (call.what_if) put(call.what_if->before, {action.fact, action.value});
  close(call);
}

void change(Call& call, const Forget& action) {
  take_back(call.sheet, action.fact);
  if (call.what_if) take_back(call.what_if->before, action.fact);
  close(call);
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
  close(call);
  call.what_if.reset();
  call.sheet = action.sheet;
  call.from_case = action.title;
}

void change(Call& call, const SetDates& action) {
  for (Sheet* sheet : {&call.sheet, call.what_if ? &call.what_if->before : nullptr}) {
    if (sheet == nullptr) continue;
    sheet->as_of = action.as_of;
    sheet->known_on = action.known_on;
  }
  close(call);
}

void go_back(Call& call) {
  const bool open =
      call.asking || call.why || call.page != Call::Page::answer || !call.words.empty();
  if (open) return close(call);
  if (call.what_if) return change(call, UndoTry{});
  if (!call.sheet.given.empty()) call.sheet.given.pop_back();
}

}  // namespace subrosa::gui
