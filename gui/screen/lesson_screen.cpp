// A trainer's lesson: which of its screens is shown.
#include "screen/lesson_parts.hpp"

namespace subrosa::gui {

std::string LessonView::title(const Case& one) const {
  std::string words = title_of(one, desk.rules(), language);
  return words.empty() ? one.id : words;
}

void add_list(std::vector<Block>& blocks, const std::string& title,
              const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  blocks.push_back(Title{title});
  Bullets list;
  for (const std::string& line : lines) {
    // Two spaces put a line under the one before: a list has no place for that.
    list.lines.push_back(line.substr(0, 2) == "  " ? line.substr(2) : line);
  }
  blocks.push_back(std::move(list));
}

Key choice_key(std::size_t place) {
  constexpr std::size_t digits = 9;
  constexpr std::size_t letters = 26;
  if (place < digits) return std::string(1, static_cast<char>('1' + place));
  if (place < digits + letters) return std::string(1, static_cast<char>('a' + place - digits));
  return {};
}

void describe_lesson(Screen& screen, const Session& session, Desk& desk) {
  const LessonView view{session.lesson, session.settings.language, desk};
  const Lesson& lesson = session.lesson;
  const Case* one = lesson.case_id.empty() ? nullptr : desk.case_named(lesson.case_id);
  if (one == nullptr) {
    if (lesson.choosing) return describe_filter_choice(screen, view);
    return describe_library(screen, view);
  }
  const Case* other = lesson.beside.empty() ? nullptr : desk.case_named(lesson.beside);
  if (other != nullptr) return describe_pair(screen, view, *one, *other);
  const auto asked = lesson.asking ? desk.rules().fact_named(*lesson.asking) : std::nullopt;
  if (asked) return describe_change(screen, view, *one, desk.rules().facts[*asked]);
  describe_stage(screen, view, *one);
}

}  // namespace subrosa::gui
