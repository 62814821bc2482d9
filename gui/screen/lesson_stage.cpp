// A case on the stage: its story, the vote, and the steps of the answer.
#include <algorithm>

#include "screen/lesson_parts.hpp"

namespace subrosa::gui {

namespace {

std::string choice_words(const LessonView& view, std::size_t choice) {
  if (choice < verdict_count) return short_words(static_cast<Verdict>(choice), view.language);
  return view.tr(message("cela dépend"));
}

int count_of(const Lesson& lesson, std::size_t choice) {
  return static_cast<int>(std::count(lesson.votes.begin(), lesson.votes.end(), choice));
}

std::string sign_of(std::size_t choice) {
  return icon_of(choice < verdict_count ? std::optional(static_cast<Verdict>(choice))
                                        : std::nullopt);
}

/// Every choice alike, so that nothing tells which one is right.
Votes vote_rows(const LessonView& view) {
  Votes votes;
  for (std::size_t choice = 0; choice < Lesson::vote_choices; ++choice) {
    const std::string number = std::to_string(choice + 1);
    votes.rows.push_back({{"vote-" + number, choice_words(view, choice), Vote{choice, 1}, number},
                          count_of(view.lesson, choice),
                          Tone::plain,
                          sign_of(choice)});
  }
  return votes;
}

void add_votes(Screen& screen, const LessonView& view) {
  screen.main.push_back(Title{view.tr(message("Peut-on le dire ?"))});
  screen.main.push_back(
      Paragraph{view.tr(message("Levez la main : chaque touche compte une voix.")), Tone::quiet});
  screen.main.push_back(vote_rows(view));
  const std::vector<std::size_t>& votes = view.lesson.votes;
  if (votes.empty()) return;
  screen.main.push_back(
      Buttons{{{"vote-back", view.tr(message("Reprendre la dernière voix")), Vote{votes.back(), -1},
                "Backspace"},
               {"vote-clear", view.tr(message("Recommencer le vote")), ClearVotes{}}}});
}

/// What the group made of the case: shown at once, it is no answer.
void add_changed(Screen& screen, const LessonView& view, const Case& one) {
  const Sheet own = view.desk.sheet_of(one);
  const Sheet& now = view.lesson.sheet;
  if (!is_changed(view, own)) return;
  std::vector<std::string> lines;
  for (const std::string& fact : differing_facts(view, own, now)) {
    lines.push_back(answered(view, own, fact) + " → " + answer_words(view, now, fact));
  }
  if (!same_dates(view, own, now)) lines.push_back(dates_words(view, now));
  add_list(screen.main, view.tr(message("Ce que vous avez changé")), lines);
  screen.main.push_back(Buttons{
      {{"restore", view.tr(message("Revenir au cas tel qu'il était")), RestoreCase{own}, "r"}}});
}

std::string reveal_words(const LessonView& view) {
  switch (view.lesson.revealed) {
    case 0: return view.tr(message("Montrer la réponse"));
    case 1: return view.tr(message("Montrer pourquoi"));
    case 2: return view.tr(message("Montrer ce qu'il faut faire"));
    default: return view.tr(message("Montrer les dispositions"));
  }
}

/// The cases before and after this one among those that the filters keep.
struct Neighbours {
  const Case* before = nullptr;
  const Case* after = nullptr;
};

Neighbours neighbours_of(const LessonView& view, const Case& one) {
  Neighbours found;
  for (const Case* kept : cases_kept(view)) {
    if (kept < &one) found.before = kept;
    if (kept > &one && found.after == nullptr) found.after = kept;
  }
  return found;
}

void describe_foot(Screen& screen, const LessonView& view, const Case& one) {
  const int revealed = view.lesson.revealed;
  const bool refused = refusal(view, view.lesson.sheet).has_value();
  if (revealed < Lesson::most_reveals && !refused) {
    screen.foot.push_back(
        {"reveal", reveal_words(view), Reveal{revealed + 1}, "Space", false, true});
  }
  if (revealed > 0)
    screen.foot.push_back({"hide", view.tr(message("Cacher la réponse")), Reveal{0}, "h"});
  const Neighbours near = neighbours_of(view, one);
  if (near.before != nullptr)
    screen.foot.push_back(
        {"previous", view.tr(message("Cas précédent")), staged(view, *near.before), "p"});
  if (near.after != nullptr)
    screen.foot.push_back(
        {"next", view.tr(message("Cas suivant")), staged(view, *near.after), "n"});
  screen.foot.push_back({"back", view.tr(message("Revenir")), Back{}, "Esc"});
}

void add_further(Screen& screen, const LessonView& view, const Case& one) {
  Buttons row;
  row.buttons.push_back({"dates", view.tr(message("Le même cas à une autre date")), ToggleDating{},
                         "d", view.lesson.dating});
  const std::vector<const Case*> near = beside(view, one);
  for (const Case* other : near) {
    row.buttons.push_back({"beside-" + other->id,
                           view.tr(message("À côté : {0}", view.title(*other))),
                           ToggleBeside{other->id}, other == near.front() ? "c" : ""});
  }
  screen.main.push_back(std::move(row));
}

}  // namespace

std::string group_vote(const LessonView& view) {
  std::string counts;
  for (std::size_t choice = 0; choice < Lesson::vote_choices; ++choice) {
    const int count = count_of(view.lesson, choice);
    if (count == 0) continue;
    counts +=
        (counts.empty() ? "" : " · ") + choice_words(view, choice) + " " + std::to_string(count);
  }
  return counts.empty() ? "" : view.tr(message("Le groupe a voté : {0}", counts));
}

std::vector<Block> story_blocks(const LessonView& view, const Case& one, int level) {
  std::vector<Block> blocks{Title{view.title(one), level}};
  const Tone tone = view.lesson.revealed == 0 ? Tone::strong : Tone::plain;
  std::string rest = story_of(one, view.desk.rules(), view.language);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    if (end > 0) blocks.push_back(Paragraph{rest.substr(0, end), tone});
    rest.erase(0, end + 1);
  }
  blocks.push_back(Paragraph{dates_words(view, view.desk.sheet_of(one)), Tone::quiet});
  return blocks;
}

void describe_stage(Screen& screen, const LessonView& view, const Case& one) {
  // What is asked for stands where it is seen: at the top, below the story.
  screen.place = "lesson-" + one.id + (view.lesson.dating ? "-dating" : "");
  screen.main = story_blocks(view, one, 1);
  if (view.lesson.dating) add_dates(screen, view, one);
  add_changed(screen, view, one);
  if (const auto refused = refusal(view, view.lesson.sheet)) {
    screen.main.push_back(*refused);
  } else if (view.lesson.revealed == 0) {
    add_votes(screen, view);
  } else {
    add_answer(screen, view, one);
  }
  add_further(screen, view, one);
  describe_answers(screen, view, one);
  describe_foot(screen, view, one);
}

}  // namespace subrosa::gui
