// What each action does to the part of the session whose it is.
#pragma once

#include <type_traits>

#include "state/action.hpp"

namespace subrosa::gui {

void change(Call& call, const GiveAnswer& action);
void change(Call& call, const Forget& action);
void change(Call& call, const Ask& action);
void change(Call& call, const ToggleWhy& action);
void change(Call& call, const ShowPage& action);
void change(Call& call, const TryAnswers& action);
void change(Call& call, const UndoTry& action);
void change(Call& call, const StartFrom& action);
void change(Call& call, const SetDates& action);
void go_back(Call& call);

void change(Lesson& lesson, const ChooseFilter& action);
void change(Lesson& lesson, const SetFilter& action);
void change(Lesson& lesson, const ClearFilters& action);
void change(Lesson& lesson, const Stage& action);
void change(Lesson& lesson, const Vote& action);
void change(Lesson& lesson, const Reveal& action);
void change(Lesson& lesson, const AskInLesson& action);
void change(Lesson& lesson, const AnswerInLesson& action);
void change(Lesson& lesson, const RestoreCase& action);
void change(Lesson& lesson, const SetLessonDates& action);
void change(Lesson& lesson, const ToggleBeside& action);
void change(Lesson& lesson, const RevealBeside& action);
void change(Lesson& lesson, const ToggleDating& action);
void change(Lesson& lesson, const ClearVotes& action);
void change(Lesson& lesson, const ShowMoreCases& action);
void go_back(Lesson& lesson);

void change(Bench& bench, const ShowBench& action);
void change(Bench& bench, const ShowProvision& action);
void change(Bench& bench, const ChooseCase& action);
void change(Bench& bench, const LightCase& action);
void change(Bench& bench, const CheckEverySituation& action);
void go_back(Bench& bench);

/// These reach outside the session: the application does them.
template <class A>
constexpr bool is_done_elsewhere =
    std::is_same_v<A, CopySummary> || std::is_same_v<A, SaveAs> || std::is_same_v<A, OpenFolder>;

}  // namespace subrosa::gui
