// The pages beside the answer: other recipients, rules, sources, dates, saving.
#include "screen/call_parts.hpp"
#include "screen/refusals.hpp"
#include "screen/words.hpp"
#include "subrosa/sections.hpp"
#include "subrosa/tables.hpp"

namespace subrosa::gui {

namespace {

/// The fact of whom an information would go to: a contract of the rule files.
constexpr const char* recipient = "recipient";

std::string row_words(const CallView& view, const MatrixRow& row) {
  const auto* decision = std::get_if<Decision>(&row.answer);
  if (decision == nullptr) return view.say(message("ne va pas avec les autres réponses"));
  return std::string(icon_of(decision->verdict)) + " " +
         short_words(decision->verdict, view.language);
}

Tone row_tone(const MatrixRow& row) {
  const auto* decision = std::get_if<Decision>(&row.answer);
  return decision == nullptr ? Tone::quiet : tone_of(decision->verdict);
}

/// A date that was typed, today's where nothing was; nothing when it is no date.
std::optional<Date> typed_date(const std::string& text, Date today) {
  return text.empty() ? std::optional(today) : parse_date(text);
}

}  // namespace

void add_recipients(Blocks& main, const CallView& view) {
  main.push_back(Title{view.say(message("Les mêmes faits, dits à quelqu'un d'autre")), 1});
  const auto fact = view.rules.fact_named(recipient);
  if (!fact) return;
  const Situation situation = view.desk.situation_of(view.call().sheet);
  const auto table = matrix(view.desk.engine(), situation, *fact, view.desk.today());
  const auto* rows = std::get_if<Matrix>(&table);
  if (rows == nullptr) return;
  AnswerRows shown;
  for (const MatrixRow& row : rows->rows) {
    if (!row.value) continue;
    const Value& value = view.rules.facts[*fact].values[row.value->value];
    Button button{"recipient-" + value.id, row_words(view, row),
                  TryAnswers{{{recipient, value.id}}}};
    button.chosen = row.of_case;
    shown.rows.push_back(
        {view.rules.text(value.label, view.language), std::move(button), row_tone(row)});
  }
  main.push_back(Paragraph{
      view.say(message("Un bouton montre toute la réponse ; on peut revenir.")), Tone::quiet});
  main.push_back(std::move(shown));
}

void add_provisions(Blocks& main, const CallView& view, const Explanation& explanation) {
  main.push_back(Title{provisions_title(view.language), 1});
  for (const bool applies : {true, false}) {
    main.push_back(Title{applies ? view.say(message("Celles qui jouent ici"))
                                 : view.say(message("Celles qui ne jouent pas, et pourquoi")),
                         2});
    for (const ProvisionStory& story : explanation.provisions) {
      if (story.applies != applies) continue;
      main.push_back(Title{provision_words(story, view.language), 3});
      if (!story.steps.empty()) main.push_back(Bullets{story.steps});
    }
  }
}

void add_sources(Blocks& main, const CallView& view, const Explanation& explanation) {
  main.push_back(Title{view.say(message("Sur quoi cela repose")), 1});
  main.push_back(Bullets{explanation.sources});
  main.push_back(Title{view.say(message("À savoir")), 2});
  std::vector<std::string> caveats;
  for (const Caveat& caveat : explanation.caveats) caveats.push_back(caveat.text);
  main.push_back(Bullets{std::move(caveats)});
  main.push_back(Paragraph{explanation.rules, Tone::quiet});
}

void add_dates(Blocks& main, const CallView& view) {
  const Call& call = view.call();
  const Date today = view.desk.today();
  main.push_back(Title{view.say(message("De quand date l'acte ?")), 1});
  main.push_back(Paragraph{
      view.say(message("Le droit de ce jour-là répond. Sans date : aujourd'hui.")), Tone::quiet});
  const auto as_of = typed_date(call.as_of, today);
  const auto known_on = typed_date(call.known_on, today);
  std::vector<Action> set;
  const bool covered = as_of && view.rules.covers.contains(*as_of);
  if (covered && known_on) {
    set.push_back(SetDates{call.as_of.empty() ? std::nullopt : as_of,
                           call.known_on.empty() ? std::nullopt : known_on});
  }
  main.push_back(TextField{"as-of", view.say(message("Jour de l'acte, AAAA-MM-JJ")), Field::as_of,
                           call.as_of, set});
  main.push_back(TextField{"known-on", view.say(message("Droit connu à quel jour, AAAA-MM-JJ")),
                           Field::known_on, call.known_on, set});
  if (!as_of || !known_on)
    main.push_back(Banner{
        "⚠",
        view.say(message("Ce n'est pas une date : année, mois, jour, par exemple 2018-03-01.")),
        {},
        Tone::caution});
  else if (!covered)
    main.push_back(not_covered_banner(*as_of, view.language));
  Buttons buttons;
  if (!set.empty())
    buttons.buttons.push_back(
        {"set-dates", view.say(message("Prendre ces dates")), set.front(), "Enter", false, true});
  buttons.buttons.push_back({"today", view.say(message("Aujourd'hui")), SetDates{}});
  main.push_back(std::move(buttons));
}

void add_save(Blocks& main, const CallView& view) {
  main.push_back(Title{view.say(message("Garder une page")), 1});
  main.push_back(Paragraph{
      view.say(message("Rien n'est gardé sans vous. Un fichier qui existe n'est jamais remplacé.")),
      Tone::quiet});
  main.push_back(
      TextField{"path", view.say(message("Où, et sous quel nom")), Field::path, view.call().path});
  main.push_back(Buttons{
      {{"save-html", view.say(message("Une page à imprimer (HTML)")), SaveAs{Saved::html}, "1"},
       {"save-markdown", view.say(message("Une page de texte (Markdown)")), SaveAs{Saved::markdown},
        "2"},
       {"save-answers", view.say(message("Les réponses seules, sans le récit (YAML)")),
        SaveAs{Saved::answers}, "3"}},
      true});
}

}  // namespace subrosa::gui
