// A trainer's lesson: what each action does to it.
#include <algorithm>

#include "state/parts.hpp"
#include "state/sheet.hpp"

namespace subrosa::gui {

namespace {

/// More than any room holds: a key held down must not fill the memory.
constexpr std::size_t most_votes = 999;

std::string* filter_named(Lesson& lesson, const std::string& name) {
  if (name == "theme") return &lesson.theme;
  if (name == "sector") return &lesson.sector;
  if (name == "provision") return &lesson.provision;
  return nullptr;
}

void take_vote_back(std::vector<std::size_t>& votes, std::size_t choice) {
  const auto last = std::find(votes.rbegin(), votes.rend(), choice);
  if (last != votes.rend()) votes.erase(std::next(last).base());
}

/// Leaves the stage: what belongs to the case goes, what chooses cases stays.
void leave_stage(Lesson& lesson) {
  lesson.case_id.clear();
  lesson.sheet = {};
  lesson.asking.reset();
  lesson.votes.clear();
  lesson.revealed = 0;
  lesson.beside.clear();
  lesson.beside_revealed = false;
  lesson.dating = false;
}

void go_back_on_stage(Lesson& lesson) {
  if (lesson.asking)
    lesson.asking.reset();
  else if (!lesson.beside.empty())
    change(lesson, ToggleBeside{lesson.beside});
  else if (lesson.dating)
    lesson.dating = false;
  else
    leave_stage(lesson);
}

}  // namespace

void change(Lesson& lesson, const ChooseFilter& action) {
  lesson.choosing.reset();
  if (filter_named(lesson, action.name) != nullptr) lesson.choosing = action.name;
}

void change(Lesson& lesson, const SetFilter& action) {
  std::string* filter = filter_named(lesson, action.name);
  if (filter == nullptr) return;
  *filter = action.value;
  lesson.choosing.reset();
  lesson.cases_shown = Lesson::cases_at_once;
}

void change(Lesson& lesson, const ClearFilters& /*action*/) {
  lesson.theme.clear();
  lesson.sector.clear();
  lesson.provision.clear();
  lesson.words.clear();
  lesson.choosing.reset();
  lesson.cases_shown = Lesson::cases_at_once;
}

void change(Lesson& lesson, const ShowMoreCases& /*action*/) {
  lesson.cases_shown += Lesson::cases_at_once;
}

void change(Lesson& lesson, const Stage& action) {
  leave_stage(lesson);
  lesson.choosing.reset();
  lesson.case_id = action.case_id;
  if (!action.case_id.empty()) lesson.sheet = action.sheet;
}

void change(Lesson& lesson, const Vote& action) {
  if (action.choice >= Lesson::vote_choices) return;
  if (action.count < 0)
    take_vote_back(lesson.votes, action.choice);
  else if (lesson.votes.size() < most_votes)
    lesson.votes.push_back(action.choice);
}

void change(Lesson& lesson, const ClearVotes& /*action*/) { lesson.votes.clear(); }

void change(Lesson& lesson, const Reveal& action) {
  lesson.revealed = std::clamp(action.steps, 0, Lesson::most_reveals);
}

void change(Lesson& lesson, const AskInLesson& action) {
  lesson.asking.reset();
  if (!action.fact.empty()) lesson.asking = action.fact;
}

void change(Lesson& lesson, const AnswerInLesson& action) {
  put(lesson.sheet, {action.fact, action.value});
  lesson.asking.reset();
}

void change(Lesson& lesson, const RestoreCase& action) {
  lesson.sheet = action.sheet;
  lesson.asking.reset();
}

void change(Lesson& lesson, const SetLessonDates& action) {
  lesson.sheet.as_of = action.as_of;
  lesson.sheet.known_on = action.known_on;
}

void change(Lesson& lesson, const ToggleDating& /*action*/) { lesson.dating = !lesson.dating; }

void change(Lesson& lesson, const ToggleBeside& action) {
  lesson.beside = lesson.beside == action.case_id ? "" : action.case_id;
  lesson.beside_revealed = false;
  lesson.asking.reset();
}

void change(Lesson& lesson, const RevealBeside& /*action*/) {
  lesson.beside_revealed = !lesson.beside.empty();
}

void go_back(Lesson& lesson) {
  if (!lesson.case_id.empty()) return go_back_on_stage(lesson);
  if (lesson.choosing)
    lesson.choosing.reset();
  else
    lesson.words.clear();
}

}  // namespace subrosa::gui
