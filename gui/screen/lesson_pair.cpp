// Two near-miss cases side by side: almost the same, and yet.
#include <algorithm>

#include "screen/lesson_parts.hpp"

namespace subrosa::gui {

namespace {

std::vector<std::string> only_differing(const LessonView& view, const Sheet& sheet,
                                        const std::vector<std::string>& facts) {
  std::vector<std::string> lines;
  for (const std::string& fact : facts) lines.push_back(answered(view, sheet, fact));
  return lines;
}

/// One of the two. Where its verdict is shown it stands below the title, in sight of the other.
std::vector<Block> side_of(const LessonView& view, const Case& one,
                           const std::vector<std::string>& facts, bool revealed) {
  std::vector<Block> blocks = story_blocks(view, one, 2);
  const Sheet sheet = view.desk.sheet_of(one);
  const std::vector<std::string> lines = only_differing(view, sheet, facts);
  if (!lines.empty()) {
    blocks.push_back(Title{view.tr(message("Ce qui diffère")), 3});
    blocks.push_back(Bullets{lines, Tone::strong});
  }
  const auto now = revealed ? told(view, sheet) : std::nullopt;
  if (now) blocks.insert(blocks.begin() + 1, verdict_banner(view, *now));
  return blocks;
}

void add_turned(Screen& screen, const LessonView& view, const Sheet& one, const Sheet& other) {
  const std::optional<Told> before = told(view, one);
  const std::optional<Told> after = told(view, other);
  if (!before || !after) return;
  add_list(screen.main, view.tr(message("Ce qui change dans la réponse")),
           turned(view, *before, *after));
}

}  // namespace

std::vector<const Case*> beside(const LessonView& view, const Case& one) {
  std::vector<const Case*> found;
  for (const Case& other : view.desk.cases()) {
    if (&other == &one) continue;
    if (other.id == one.pair || other.pair == one.id) found.push_back(&other);
  }
  return found;
}

void describe_pair(Screen& screen, const LessonView& view, const Case& one, const Case& other) {
  const Sheet left = view.desk.sheet_of(one);
  const Sheet right = view.desk.sheet_of(other);
  const std::vector<std::string> facts = differing_facts(view, left, right);
  const bool both = view.lesson.beside_revealed;
  screen.place = "lesson-" + one.id + "-beside-" + other.id;
  screen.main = {Title{view.tr(message("Deux cas presque pareils")), 1},
                 Columns{side_of(view, one, facts, both || view.lesson.revealed > 0),
                         side_of(view, other, facts, both)}};
  if (both) add_turned(screen, view, left, right);
  if (!both)
    screen.foot.push_back({"reveal", view.tr(message("Montrer les deux réponses")), RevealBeside{},
                           "Space", false, true});
  screen.foot.push_back(
      {"stage-other", view.tr(message("Passer à l'autre cas")), staged(view, other), "n"});
  screen.foot.push_back({"back", view.tr(message("Revenir")), Back{}, "Esc"});
}

}  // namespace subrosa::gui
