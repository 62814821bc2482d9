// The case on another date: the law of 2018, of today, of each day on which the verdict turns.
#include "screen/lesson_parts.hpp"

namespace subrosa::gui {

namespace {

using std::chrono::March;

/// The duty to report terrorism had been written, and its annulment not yet: the lesson's example.
constexpr Date before_annulment = std::chrono::year{2018} / March / 1;

Date day_of(const LessonView& view, const std::optional<Date>& day) {
  return day.value_or(view.desk.today());
}

bool is_as_then(const LessonView& view, const Sheet& sheet) {
  return day_of(view, sheet.as_of) == day_of(view, sheet.known_on) &&
         day_of(view, sheet.as_of) != view.desk.today();
}

/// The day of the act is changed; what is known of the law moves with it, or is that of today.
SetLessonDates on_day(Date day, bool as_then) {
  return {day, as_then ? std::optional(day) : std::nullopt};
}

Button day_button(const LessonView& view, const std::string& id, std::string label,
                  const SetLessonDates& action) {
  const Sheet& sheet = view.lesson.sheet;
  Button button{id, std::move(label), action};
  button.chosen = day_of(view, sheet.as_of) == day_of(view, action.as_of) &&
                  day_of(view, sheet.known_on) == day_of(view, action.known_on);
  return button;
}

Buttons few_days(const LessonView& view, const Sheet& own) {
  const bool as_then = is_as_then(view, view.lesson.sheet);
  const Date today = view.desk.today();
  const auto day = [&](Date date) { return day_words(date, view.language); };
  Buttons row;
  row.buttons.push_back(day_button(
      view, "date-case", view.tr(message("Le jour du cas : {0}", day(day_of(view, own.as_of)))),
      {own.as_of, own.known_on}));
  row.buttons.push_back(day_button(view, "date-today",
                                   view.tr(message("Aujourd'hui : {0}", day(today))),
                                   {std::nullopt, std::nullopt}));
  if (view.desk.rules().covers.contains(before_annulment)) {
    row.buttons.push_back(
        day_button(view, "date-2018", day(before_annulment), on_day(before_annulment, as_then)));
  }
  return row;
}

/// Today both are the same: there is nothing to choose.
void add_knowledge(Screen& screen, const LessonView& view) {
  const Date day = day_of(view, view.lesson.sheet.as_of);
  if (day == view.desk.today()) return;
  const auto known = [&](const char* id, const Message& words, bool as_then) {
    return day_button(view, id, view.tr(words), on_day(day, as_then));
  };
  screen.main.push_back(
      Buttons{{known("known-today", message("avec ce qu'on sait aujourd'hui"), false),
               known("known-then", message("avec ce qu'on savait alors"), true)}});
}

struct Stretched {
  Period dates;
  std::vector<Verdict> possible;
};

/// The days with the same verdict, whatever the article says.
std::vector<Stretched> by_verdict(const Timeline& line) {
  std::vector<Stretched> all;
  for (const Stretch& stretch : line.stretches) {
    const std::vector<Verdict>& possible = stretch.decision().possible;
    if (all.empty() || all.back().possible != possible) all.push_back({stretch.dates, possible});
    all.back().dates.to = stretch.dates.to;
  }
  return all;
}

std::string period_words(const LessonView& view, const Period& dates) {
  const std::string from = day_words(*dates.from, view.language);
  if (!dates.to) return view.tr(message("dès le {0}", from));
  return view.tr(message("du {0} au {1}", from, day_words(*dates.to, view.language)));
}

/// A day of the period: that of the case, today, or its first.
Date day_within(const LessonView& view, const Period& dates, const Sheet& own) {
  for (const Date day : {day_of(view, own.as_of), view.desk.today()}) {
    if (dates.contains(day)) return day;
  }
  return *dates.from;
}

void add_periods(Screen& screen, const LessonView& view, const Sheet& own) {
  const Sheet& sheet = view.lesson.sheet;
  const bool as_then = is_as_then(view, sheet);
  const auto* line = std::get_if<Timeline>(&view.desk.over_time(sheet, as_then));
  if (line == nullptr) return;
  screen.main.push_back(Title{view.tr(message("La réponse selon le jour de l'acte")), 3});
  TimeLine periods;
  for (const Stretched& one : by_verdict(*line)) {
    const auto verdict =
        one.possible.size() == 1 ? std::optional(one.possible.front()) : std::nullopt;
    const std::string number = std::to_string(periods.periods.size() + 1);
    Button button{"period-" + number, period_words(view, one.dates),
                  on_day(day_within(view, one.dates, own), as_then)};
    button.chosen = one.dates.contains(day_of(view, sheet.as_of));
    button.detail = std::string(icon_of(verdict)) + " " + short_words(verdict, view.language);
    periods.periods.push_back(std::move(button));
  }
  screen.main.push_back(std::move(periods));
}

}  // namespace

std::string dates_words(const LessonView& view, const Sheet& sheet) {
  const std::string as_of = day_words(day_of(view, sheet.as_of), view.language);
  const std::string known_on = day_words(day_of(view, sheet.known_on), view.language);
  if (as_of == known_on) return view.tr(message("Droit en vigueur et connu le {0}.", as_of));
  return view.tr(
      message("Pour un acte du {0}, avec ce qu'on sait du droit le {1}.", as_of, known_on));
}

bool same_dates(const LessonView& view, const Sheet& one, const Sheet& other) {
  return day_of(view, one.as_of) == day_of(view, other.as_of) &&
         day_of(view, one.known_on) == day_of(view, other.known_on);
}

void add_dates(Screen& screen, const LessonView& view, const Case& one) {
  const Sheet own = view.desk.sheet_of(one);
  screen.main.push_back(Title{view.tr(message("Le même cas à une autre date"))});
  screen.main.push_back(few_days(view, own));
  add_knowledge(screen, view);
  // The days on which the verdict turns tell something of it.
  if (view.lesson.revealed > 0) add_periods(screen, view, own);
}

}  // namespace subrosa::gui
