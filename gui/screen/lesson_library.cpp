// The library of cases, and which of them the filters and the words keep.
#include <algorithm>

#include "screen/lesson_parts.hpp"
#include "state/fold.hpp"

namespace subrosa::gui {

namespace {

bool is_told_by(const LessonView& view, const Case& one) {
  if (view.lesson.words.empty()) return true;
  const std::string story = story_of(one, view.desk.rules(), view.language);
  return has_words(view.title(one) + "\n" + story + "\n" + one.id, view.lesson.words);
}

std::string name_in(const LessonView& view, const std::vector<NamedText>& names,
                    const std::string& id) {
  for (const NamedText& name : names) {
    if (name.id == id) return view.text(name.text);
  }
  return id;
}

/// `Police et contrôle · Aide à la jeunesse, Logement`
std::string theme_and_sectors(const LessonView& view, const Case& one) {
  const RuleSet& rules = view.desk.rules();
  std::string words = one.theme.empty() ? "" : name_in(view, rules.themes, one.theme);
  std::string sectors;
  for (const std::string& sector : one.sectors)
    sectors += (sectors.empty() ? "" : ", ") + name_in(view, rules.sectors, sector);
  if (!words.empty() && !sectors.empty()) words += " · ";
  return words + sectors;
}

Buttons case_buttons(const LessonView& view, const std::vector<const Case*>& kept) {
  Buttons list{{}, true};
  const std::size_t shown = std::min(kept.size(), view.lesson.cases_shown);
  for (std::size_t i = 0; i < shown; ++i) {
    Button button{"case-" + kept[i]->id, view.title(*kept[i]), staged(view, *kept[i])};
    button.detail = theme_and_sectors(view, *kept[i]);
    list.buttons.push_back(std::move(button));
  }
  return list;
}

bool is_filtered(const Lesson& lesson) {
  return !(lesson.theme.empty() && lesson.sector.empty() && lesson.provision.empty());
}

Paragraph how_many(const LessonView& view, std::size_t kept) {
  if (!view.lesson.provision.empty() && !view.desk.applied_known()) return still_looking(view);
  if (kept == 0)
    return {view.tr(message("Aucun cas ne convient : enlevez un filtre ou un mot.")), Tone::strong};
  return {view.tr(message("Cas trouvés : {0} sur {1}.", std::to_string(kept),
                          std::to_string(view.desk.cases().size()))),
          Tone::quiet};
}

void add_more(Screen& screen, const LessonView& view, std::size_t kept) {
  if (kept <= view.lesson.cases_shown) return;
  const std::string rest = std::to_string(kept - view.lesson.cases_shown);
  screen.main.push_back(
      Buttons{{{"more-cases", view.tr(message("Montrer d'autres cas (encore {0})", rest)),
                ShowMoreCases{}}}});
}

Buttons filters_and_their_end(const LessonView& view) {
  Buttons row = filter_buttons(view);
  if (!is_filtered(view.lesson)) return row;
  row.buttons.push_back({"no-filter", view.tr(message("Enlever les filtres")), ClearFilters{}});
  return row;
}

}  // namespace

Action staged(const LessonView& view, const Case& one) {
  return Stage{one.id, view.desk.sheet_of(one)};
}

std::vector<const Case*> cases_kept(const LessonView& view) {
  const Lesson& lesson = view.lesson;
  std::vector<const Case*> kept;
  for (const Case& one : view.desk.cases()) {
    const bool keep = fits(view, one, "theme", lesson.theme) &&
                      fits(view, one, "sector", lesson.sector) &&
                      fits(view, one, "provision", lesson.provision) && is_told_by(view, one);
    if (keep) kept.push_back(&one);
  }
  return kept;
}

void describe_library(Screen& screen, const LessonView& view) {
  const std::vector<const Case*> kept = cases_kept(view);
  screen.place = "lesson-library";
  TextField search{"lesson-words", view.tr(message("Chercher un mot du titre ou du récit")),
                   Field::lesson_words, view.lesson.words};
  if (!kept.empty()) search.submit = {staged(view, *kept.front())};
  screen.main = {Title{view.tr(message("Les cas à discuter")), 1}, std::move(search),
                 filters_and_their_end(view), how_many(view, kept.size())};
  if (!kept.empty()) screen.main.push_back(case_buttons(view, kept));
  add_more(screen, view, kept.size());
}

}  // namespace subrosa::gui
