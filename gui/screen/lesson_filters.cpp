// The filters of the library: by theme, by sector, by provision that applies.
#include <algorithm>

#include "screen/lesson_parts.hpp"

namespace subrosa::gui {

namespace {

struct Choice {
  std::string id;
  std::string words;
};

const std::string& value_of(const Lesson& lesson, const std::string& filter) {
  if (filter == "theme") return lesson.theme;
  if (filter == "sector") return lesson.sector;
  return lesson.provision;
}

std::vector<Choice> named(const LessonView& view, const std::vector<NamedText>& names) {
  std::vector<Choice> choices;
  for (const NamedText& name : names) choices.push_back({name.id, view.text(name.text)});
  return choices;
}

std::vector<Choice> choices_of(const LessonView& view, const std::string& filter) {
  const RuleSet& rules = view.desk.rules();
  if (filter == "theme") return named(view, rules.themes);
  if (filter == "sector") return named(view, rules.sectors);
  std::vector<Choice> choices;
  for (const Provision& provision : rules.provisions)
    choices.push_back({provision.id, view.text(provision.title)});
  return choices;
}

std::string every(const LessonView& view, const std::string& filter) {
  if (filter == "theme") return view.tr(message("Tous les thèmes"));
  if (filter == "sector") return view.tr(message("Tous les secteurs"));
  return view.tr(message("Toutes les dispositions"));
}

std::string question_of(const LessonView& view, const std::string& filter) {
  if (filter == "theme") return view.tr(message("Quel thème ?"));
  if (filter == "sector") return view.tr(message("Quel secteur ?"));
  return view.tr(message("Quelle disposition joue dans le cas ?"));
}

Button filter_button(const LessonView& view, const std::string& filter) {
  const std::string& value = value_of(view.lesson, filter);
  Button button{"filter-" + filter, every(view, filter), ChooseFilter{filter}};
  if (value.empty()) return button;
  button.chosen = true;
  button.label = value;
  for (const Choice& choice : choices_of(view, filter)) {
    if (choice.id == value) button.label = choice.words;
  }
  return button;
}

/// The cases that the other filters and the words leave.
std::vector<const Case*> kept_without(const LessonView& view, const std::string& filter) {
  Lesson lesson = view.lesson;
  (filter == "theme"    ? lesson.theme
   : filter == "sector" ? lesson.sector
                        : lesson.provision)
      .clear();
  return cases_kept({lesson, view.language, view.desk});
}

}  // namespace

Paragraph still_looking(const LessonView& view) {
  return {view.tr(message("Un instant : les cas sont encore parcourus…")), Tone::strong};
}

bool fits(const LessonView& view, const Case& one, const std::string& filter,
          const std::string& value) {
  if (value.empty()) return true;
  if (filter == "theme") return one.theme == value;
  if (filter == "sector")
    return std::find(one.sectors.begin(), one.sectors.end(), value) != one.sectors.end();
  const AppliedByCase& applied = view.desk.applied();
  const auto found = applied.find(one.id);
  return found != applied.end() && found->second.count(value) != 0;
}

Buttons filter_buttons(const LessonView& view) {
  Buttons row;
  for (const char* filter : {"theme", "sector", "provision"})
    row.buttons.push_back(filter_button(view, filter));
  return row;
}

void describe_filter_choice(Screen& screen, const LessonView& view) {
  const std::string& filter = *view.lesson.choosing;
  const std::string& now = value_of(view.lesson, filter);
  screen.place = "lesson-" + filter;
  Buttons list{{}, true};
  list.buttons.push_back(
      {"filter-every", every(view, filter), SetFilter{filter, ""}, "0", now.empty()});
  if (filter == "provision" && !view.desk.applied_known()) {
    screen.main = {Title{question_of(view, filter), 1}, std::move(list), still_looking(view)};
    screen.foot = {{"back", view.tr(message("Revenir")), Back{}, "Esc"}};
    return;
  }
  const std::vector<const Case*> kept = kept_without(view, filter);
  for (const Choice& choice : choices_of(view, filter)) {
    const auto left = std::count_if(kept.begin(), kept.end(), [&](const Case* one) {
      return fits(view, *one, filter, choice.id);
    });
    if (left == 0 && choice.id != now) continue;
    Button button{"filter-" + choice.id, choice.words, SetFilter{filter, choice.id}};
    button.key = choice_key(list.buttons.size() - 1);
    button.chosen = choice.id == now;
    button.detail = view.tr(message("cas : {0}", std::to_string(left)));
    list.buttons.push_back(std::move(button));
  }
  screen.main = {Title{question_of(view, filter), 1}, std::move(list)};
  screen.foot = {{"back", view.tr(message("Revenir")), Back{}, "Esc"}};
}

}  // namespace subrosa::gui
