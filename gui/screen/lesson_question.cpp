// The answers of the case on the stage, and giving one another value.
#include "screen/lesson_parts.hpp"
#include "state/sheet.hpp"

namespace subrosa::gui {

namespace {

/// The same answer, or none in both.
bool same_answer(const Sheet& one, const Sheet& other, const std::string& fact) {
  const Given* a = given_in(one, fact);
  const Given* b = given_in(other, fact);
  return a == nullptr || b == nullptr ? a == b : *a == *b;
}

AnswerRow answer_row(const LessonView& view, const Sheet& own, const Fact& fact) {
  AnswerRow row{
      view.text(fact.question),
      {"answer-" + fact.id, answer_words(view, view.lesson.sheet, fact.id), AskInLesson{fact.id}}};
  if (same_answer(view.lesson.sheet, own, fact.id)) return row;
  row.tone = Tone::strong;
  row.answer.detail = view.tr(message("dans le cas : {0}", answer_words(view, own, fact.id)));
  return row;
}

AnswerRows given_rows(const LessonView& view, const Sheet& own) {
  AnswerRows rows;
  for (const Fact& fact : view.desk.rules().facts) {
    if (given_in(view.lesson.sheet, fact.id) != nullptr)
      rows.rows.push_back(answer_row(view, own, fact));
  }
  return rows;
}

void add_rows(Screen& screen, const std::string& title, AnswerRows rows) {
  if (rows.rows.empty()) return;
  screen.side.push_back(Title{title});
  screen.side.push_back(std::move(rows));
}

/// What the case leaves out: shown after the verdict only, for which of it matters tells something.
void add_left_out(Screen& screen, const LessonView& view) {
  const std::optional<Told> now = told(view, view.lesson.sheet);
  if (!now) return;
  const RuleSet& rules = view.desk.rules();
  AnswerRows open;
  for (const OpenFact& fact : now->open) {
    const Fact& asked = rules.facts[fact.fact];
    if (fact.asked || asked.reading) continue;
    open.rows.push_back(
        {view.text(asked.question),
         {"answer-" + asked.id, view.tr(message("sans réponse")), AskInLesson{asked.id}},
         Tone::caution});
  }
  add_rows(screen, view.tr(message("Ce que le cas ne dit pas encore")), std::move(open));
  AnswerRows assumed;
  for (const FactAnswer& answer : now->assumed) {
    const Fact& fact = rules.facts[answer.fact];
    assumed.rows.push_back({view.text(fact.question),
                            {"answer-" + fact.id, view.text(fact.values[answer.value->value].label),
                             AskInLesson{fact.id}},
                            Tone::quiet});
  }
  add_rows(screen, view.tr(message("Supposé, car le cas n'en dit rien")), std::move(assumed));
}

Buttons value_buttons(const LessonView& view, const Sheet& own, const Fact& fact) {
  const Given* now = given_in(view.lesson.sheet, fact.id);
  const Given* before = given_in(own, fact.id);
  Buttons list{{}, true};
  for (const Value& value : fact.values) {
    Button button{"value-" + value.id, view.text(value.label), AnswerInLesson{fact.id, value.id}};
    button.key = choice_key(list.buttons.size());
    button.chosen = now != nullptr && now->value == value.id;
    if (before != nullptr && before->value == value.id)
      button.detail = view.tr(message("c'est la réponse du cas"));
    list.buttons.push_back(std::move(button));
  }
  if (fact.reading) return list;
  list.buttons.push_back({"value-unknown", view.tr(message("On ne le sait pas")),
                          AnswerInLesson{fact.id, ""}, "0", now != nullptr && now->value.empty()});
  return list;
}

}  // namespace

std::string answer_words(const LessonView& view, const Sheet& sheet, const std::string& fact) {
  const Given* given = given_in(sheet, fact);
  if (given == nullptr) return view.tr(message("sans réponse"));
  const auto index = view.desk.rules().fact_named(fact);
  if (given->value.empty() || !index) return view.tr(message("pas encore su"));
  const Fact& asked = view.desk.rules().facts[*index];
  const auto value = asked.value_named(given->value);
  return value ? view.text(asked.values[value->value].label) : view.tr(message("sans réponse"));
}

std::string answered(const LessonView& view, const Sheet& sheet, const std::string& fact) {
  const auto index = view.desk.rules().fact_named(fact);
  const std::string question = index ? view.text(view.desk.rules().facts[*index].question) : fact;
  return question + " — " + answer_words(view, sheet, fact);
}

std::vector<std::string> differing_facts(const LessonView& view, const Sheet& one,
                                         const Sheet& other) {
  std::vector<std::string> differing;
  for (const Fact& fact : view.desk.rules().facts) {
    if (!same_answer(one, other, fact.id)) differing.push_back(fact.id);
  }
  return differing;
}

bool is_changed(const LessonView& view, const Sheet& own) {
  return !same_dates(view, own, view.lesson.sheet) ||
         !differing_facts(view, own, view.lesson.sheet).empty();
}

void describe_answers(Screen& screen, const LessonView& view, const Case& one) {
  const Sheet own = view.desk.sheet_of(one);
  screen.side = {
      Title{view.tr(message("Les réponses du cas"))},
      Paragraph{view.tr(message("Appuyez sur une réponse pour la changer.")), Tone::quiet},
      given_rows(view, own)};
  if (view.lesson.revealed > 0) add_left_out(screen, view);
}

void describe_change(Screen& screen, const LessonView& view, const Case& one, const Fact& fact) {
  const Sheet own = view.desk.sheet_of(one);
  screen.place = "lesson-" + one.id + "-" + fact.id;
  screen.main = {Title{view.text(fact.question), 1}};
  const Date as_of = view.desk.situation_of(view.lesson.sheet).as_of;
  for (const DatedText& help : fact.help) {
    if (help.period.contains(as_of)) screen.main.push_back(Paragraph{view.text(help.text)});
  }
  screen.main.push_back(value_buttons(view, own, fact));
  describe_answers(screen, view, one);
  screen.foot = {{"back", view.tr(message("Revenir")), Back{}, "Esc"}};
}

}  // namespace subrosa::gui
