// What the screens of a lesson have in common. Only for `gui/screen/lesson_*.cpp`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "screen/describe.hpp"
#include "subrosa/explanation.hpp"

namespace subrosa::gui {

/// Everything that a part of the lesson reads.
struct LessonView {
  const Lesson& lesson;
  Language language;
  Desk& desk;

  [[nodiscard]] std::string tr(const Message& words) const { return say(words, language); }
  [[nodiscard]] const std::string& text(TextIndex index) const {
    return desk.rules().text(index, language);
  }
  [[nodiscard]] std::string title(const Case& one) const;
};

/// A decision in words; copied, for the desk forgets its oldest.
struct Told {
  std::optional<Verdict> verdict;
  std::vector<FactAnswer> assumed;
  std::vector<OpenFact> open;
  Explanation words;
};

// lesson_library.cpp
/// The cases that every filter and every word typed leaves, in the library's order.
[[nodiscard]] std::vector<const Case*> cases_kept(const LessonView& view);
void describe_library(Screen& screen, const LessonView& view);
/// The stage's action for a case, with its own answers.
[[nodiscard]] Action staged(const LessonView& view, const Case& one);

// lesson_filters.cpp
[[nodiscard]] Buttons filter_buttons(const LessonView& view);
/// While it is not known yet for every case which provisions apply.
[[nodiscard]] Paragraph still_looking(const LessonView& view);
void describe_filter_choice(Screen& screen, const LessonView& view);
/// The case fits this filter: `theme`, `sector` or `provision`; an empty value fits every case.
[[nodiscard]] bool fits(const LessonView& view, const Case& one, const std::string& filter,
                        const std::string& value);

// lesson_stage.cpp
/// `Le groupe a voté : ne pas le dire 5 · possible, au choix 3`; empty while nobody voted.
[[nodiscard]] std::string group_vote(const LessonView& view);
void describe_stage(Screen& screen, const LessonView& view, const Case& one);
/// Title, story and dates of a case, large while nothing is revealed.
[[nodiscard]] std::vector<Block> story_blocks(const LessonView& view, const Case& one, int level);

// lesson_question.cpp: the answers at the side, and changing one.
void describe_answers(Screen& screen, const LessonView& view, const Case& one);
void describe_change(Screen& screen, const LessonView& view, const Case& one, const Fact& fact);
/// `Qui recevrait l'information ? — La police`; a fact without an answer says so.
[[nodiscard]] std::string answered(const LessonView& view, const Sheet& sheet,
                                   const std::string& fact);
/// The facts whose answers differ, in the order of the rules.
[[nodiscard]] std::vector<std::string> differing_facts(const LessonView& view, const Sheet& one,
                                                       const Sheet& other);
/// The lesson's answers or dates are no longer those of the case.
[[nodiscard]] bool is_changed(const LessonView& view, const Sheet& own);
/// The answer in words: `La police`, `pas encore su`, `sans réponse`.
[[nodiscard]] std::string answer_words(const LessonView& view, const Sheet& sheet,
                                       const std::string& fact);

// lesson_answer.cpp: what is revealed.
[[nodiscard]] std::optional<Told> told(const LessonView& view, const Sheet& sheet);
/// Why there is no decision: answers that do not go together, a day outside the rules.
[[nodiscard]] std::optional<Banner> refusal(const LessonView& view, const Sheet& sheet);
[[nodiscard]] Banner verdict_banner(const LessonView& view, const Told& told);
/// What turns from one to the other: the verdict, then provisions.
[[nodiscard]] std::vector<std::string> turned(const LessonView& view, const Told& before,
                                              const Told& after);
void add_answer(Screen& screen, const LessonView& view, const Case& one);

// lesson_dates.cpp
[[nodiscard]] std::string dates_words(const LessonView& view, const Sheet& sheet);
[[nodiscard]] bool same_dates(const LessonView& view, const Sheet& one, const Sheet& other);
void add_dates(Screen& screen, const LessonView& view, const Case& one);

// lesson_pair.cpp
/// The near-miss cases of a case: the one that it names, and those that name it.
[[nodiscard]] std::vector<const Case*> beside(const LessonView& view, const Case& one);
void describe_pair(Screen& screen, const LessonView& view, const Case& one, const Case& other);

/// Adds a title and a list, if the list has lines.
void add_list(std::vector<Block>& blocks, const std::string& title,
              const std::vector<std::string>& lines);
/// `1` to `9`, then `a` to `z`, then none.
[[nodiscard]] Key choice_key(std::size_t place);

}  // namespace subrosa::gui
