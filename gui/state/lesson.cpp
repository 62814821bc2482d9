// A trainer's lesson: what each action does to it.
#include "state/parts.hpp"

namespace subrosa::gui {

void change(Lesson& /*lesson*/, const ChooseFilter& /*action*/) {}
void change(Lesson& /*lesson*/, const SetFilter& /*action*/) {}
void change(Lesson& /*lesson*/, const Stage& /*action*/) {}
void change(Lesson& /*lesson*/, const Vote& /*action*/) {}
void change(Lesson& /*lesson*/, const Reveal& /*action*/) {}
void change(Lesson& /*lesson*/, const AskInLesson& /*action*/) {}
void change(Lesson& /*lesson*/, const AnswerInLesson& /*action*/) {}
void change(Lesson& /*lesson*/, const RestoreCase& /*action*/) {}
void change(Lesson& /*lesson*/, const SetLessonDates& /*action*/) {}
void change(Lesson& /*lesson*/, const ToggleBeside& /*action*/) {}
void go_back(Lesson& /*lesson*/) {}

}  // namespace subrosa::gui
