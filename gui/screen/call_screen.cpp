// A volunteer's call: which parts stand on the screen.
#include <algorithm>

#include "screen/call_parts.hpp"
#include "screen/describe.hpp"
#include "screen/refusals.hpp"
#include "screen/words.hpp"
#include "subrosa/walkthrough.hpp"

namespace subrosa::gui {

namespace {

std::string place_of(const Call& call, std::optional<FactIndex> question, const RuleSet& rules) {
  if (call.page != Call::Page::answer)
    return "call-page-" + std::to_string(static_cast<int>(call.page));
  if (!question) return "call-verdict";
  return "call-" + rules.facts[*question].id + (call.why ? "-why" : "");
}

/// The question on the screen: one that is put again, else the next.
std::optional<FactIndex> question_of(const CallView& view, const Decision* decision) {
  if (view.call().page != Call::Page::answer) return std::nullopt;
  if (view.call().asking) {
    const auto fact = view.rules.fact_named(*view.call().asking);
    if (fact && !view.rules.facts[*fact].reading) return fact;
  }
  return decision != nullptr ? next_question(*decision) : std::nullopt;
}

AnswerRow answer_row(const CallView& view, const Given& given) {
  const RuleSet& rules = view.desk.rules_naming(given);
  AnswerRow row{
      question_label(rules, given.fact, view.language),
      {"answer-" + given.fact, answer_label(rules, given, view.language), Ask{given.fact}},
      given.value.empty() ? Tone::caution : Tone::plain};
  row.answer.chosen = view.call().asking == given.fact;
  if (view.desk.knows(given)) return row;
  row.tone = Tone::caution;
  row.answer.detail = view.say(message("ne compte plus : les règles ont changé"));
  // What they no longer ask can only be taken away.
  if (!view.rules.fact_named(given.fact)) row.answer.action = Forget{given.fact};
  return row;
}

AnswerRows answer_rows(const CallView& view) {
  AnswerRows rows;
  for (const Given& given : view.call().sheet.given) rows.rows.push_back(answer_row(view, given));
  return rows;
}

/// Where it is not simply today.
std::optional<Date> day_of_act(const CallView& view) {
  const Sheet& sheet = view.call().sheet;
  if (!sheet.as_of && !sheet.known_on) return std::nullopt;
  return sheet.as_of.value_or(view.desk.today());
}

void add_answers(Screen& screen, const CallView& view) {
  screen.latest_side = true;
  screen.side.push_back(Title{view.say(message("Mes réponses")), 2});
  if (view.call().sheet.given.empty())
    screen.side.push_back(Paragraph{view.say(message("Encore aucune.")), Tone::quiet});
  if (const auto as_of = day_of_act(view)) {
    screen.side.push_back(Paragraph{
        view.say(message("Pour un acte du {0}", day_words(*as_of, view.language))), Tone::caution});
  }
  if (!view.call().sheet.given.empty()) screen.side.push_back(answer_rows(view));
}

/// The same in one row, for a window that has no room for the side.
void add_latest(Screen& screen, const CallView& view) {
  const std::vector<Given>& given = view.call().sheet.given;
  if (given.empty()) return;
  const std::string count = std::to_string(given.size());
  Button all{"answers", view.say(message("Mes réponses : {0}", count)),
             ShowPage{Call::Page::answers}, "F7"};
  all.chosen = view.call().page == Call::Page::answers;
  if (const auto as_of = day_of_act(view)) all.label += " · " + day_words(*as_of, view.language);
  screen.latest = {all};
  for (auto it = given.rbegin(); it != given.rend(); ++it) {
    AnswerRow row = answer_row(view, *it);
    row.answer.id = "latest-" + it->fact;
    row.answer.detail = row.question;
    screen.latest.push_back(std::move(row.answer));
  }
  screen.shortcuts.push_back({"F7", all.label, all.action});
}

/// Whether everything on which a contact depends was put to the caller.
bool was_asked(const Contact& contact, const Situation& situation) {
  if (!contact.possible && !contact.when) return false;
  for (const auto* condition : {&contact.when, &contact.possible}) {
    if (!*condition) continue;
    for (const FactIndex fact : facts_of(**condition)) {
      if (situation.answer(fact).state == Answer::State::not_asked) return false;
    }
  }
  return true;
}

bool depends_on(const Contact& contact, const Given& given, const RuleSet& rules) {
  const auto fact = rules.fact_named(given.fact);
  for (const auto* condition : {&contact.when, &contact.possible}) {
    if (!fact || !*condition) continue;
    const auto facts = facts_of(**condition);
    if (std::find(facts.begin(), facts.end(), *fact) != facts.end()) return true;
  }
  return false;
}

/// The first service that the answers themselves call for: 112 while a danger is not excluded.
void add_urgent(Screen& screen, const CallView& view, const Decision& decision,
                const Explanation& explanation) {
  for (std::size_t i = 0; i < decision.contacts.size(); ++i) {
    if (!was_asked(view.rules.contacts[decision.contacts[i]], decision.situation)) continue;
    screen.urgent = {Banner{"☎", explanation.call[i], {}, Tone::urgent}};
    return;
  }
}

/// The same where the answers contradict one another: those on which a service depends suffice.
void add_urgent_despite(Screen& screen, const CallView& view) {
  const Situation situation = view.desk.situation_of(view.call().sheet);
  for (const Contact& contact : view.rules.contacts) {
    if (!was_asked(contact, situation)) continue;
    Sheet few = view.call().sheet;
    std::erase_if(few.given,
                  [&](const Given& given) { return !depends_on(contact, given, view.rules); });
    const auto* decision = std::get_if<Decision>(&view.desk.decide(few));
    if (decision == nullptr || decision->contacts.empty()) continue;
    add_urgent(screen, view, *decision, explain(*decision, view.language));
    if (!screen.urgent.empty()) return;
  }
}

std::string copied_words(const CallView& view) {
  return view.say(
      message("Réponses reprises d'un cas semblable : vérifiez chacune avant de vous y fier."));
}

void add_trial(Screen& screen, const CallView& view) {
  if (!view.call().what_if) return;
  Banner banner{
      "≠", view.say(message("Pour voir : ce ne sont pas les vraies réponses.")), {}, Tone::caution};
  for (const Given& given : view.call().sheet.given) {
    const auto& before = view.call().what_if->before.given;
    if (std::find(before.begin(), before.end(), given) != before.end()) continue;
    banner.lines.push_back(question_label(view.rules, given.fact, view.language) + " — " +
                           answer_label(view.rules, given, view.language));
  }
  // In one banner with the other warning: the answer must be seen in a small window too.
  if (!view.call().from_case.empty()) banner.lines.push_back(copied_words(view));
  screen.main.push_back(std::move(banner));
  screen.main.push_back(Buttons{
      {{"undo-try", view.say(message("Revenir aux vraies réponses")), UndoTry{}, "z"}}, false});
}

void add_copied(Screen& screen, const CallView& view) {
  if (view.call().from_case.empty() || view.call().what_if) return;
  screen.main.push_back(Banner{"⚠", copied_words(view), {view.call().from_case}, Tone::caution});
}

/// What happened to the answers while they were given.
void add_events(Screen& screen, const CallView& view) {
  const Sheet& sheet = view.call().sheet;
  add_unknown_answers(screen.main, view.desk, sheet, view.language);
  if (!sheet.as_of || !sheet.known_on)
    add_turned_day(screen.main, view.desk,
                   view.say(message("« Tout effacer » commence un appel au nouveau jour.")),
                   view.language);
}

void add_pages(Screen& screen, const CallView& view, bool decided) {
  const auto page = [&](const char* id, const Message& words, Call::Page which, const char* key) {
    Button button{id, view.say(words), ShowPage{which}, key};
    button.chosen = view.call().page == which;
    screen.foot.push_back(std::move(button));
  };
  screen.foot.push_back({"back", view.say(message("Revenir")), Back{}, "Backspace"});
  if (decided) {
    page("page-recipients", message("Et pour d'autres destinataires ?"), Call::Page::recipients,
         "F10");
    page("page-provisions", message("Les règles, une à une"), Call::Page::provisions, "F11");
    page("page-sources", message("Sources"), Call::Page::sources, "F12");
    if (!view.call().what_if) {
      screen.foot.push_back({"copy", view.say(message("Copier")), CopySummary{}, "Ctrl+C"});
      page("page-save", message("Enregistrer"), Call::Page::save, "Ctrl+S");
    }
  }
  page("page-dates", message("Date"), Call::Page::dates, "F8");
}

void add_given(Blocks& main, const CallView& view) {
  main.push_back(Title{view.say(message("Mes réponses")), 1});
  main.push_back(Paragraph{
      view.say(
          message("Un bouton pose la question encore une fois ; les autres réponses restent.")),
      Tone::quiet});
  AnswerRows rows = answer_rows(view);
  // The same rows can stand at the side.
  for (AnswerRow& row : rows.rows) row.answer.id = "given-" + row.answer.id;
  main.push_back(std::move(rows));
}

void add_page(Screen& screen, const CallView& view, const Explanation& explanation) {
  switch (view.call().page) {
    case Call::Page::answer: break;
    case Call::Page::recipients: add_recipients(screen.main, view); break;
    case Call::Page::provisions: add_provisions(screen.main, view, explanation); break;
    case Call::Page::sources: add_sources(screen.main, view, explanation); break;
    case Call::Page::dates: add_dates(screen.main, view); break;
    case Call::Page::save: add_save(screen.main, view); break;
    case Call::Page::answers: add_given(screen.main, view); break;
  }
}

/// Too many to be seen at once: a few letters find one.
bool has_many_answers(const CallView& view, FactIndex question) {
  return view.rules.facts[question].values.size() > 9;
}

void describe_decision(Screen& screen, const CallView& view, const Decision& decision) {
  const Explanation explanation = explain(decision, view.language);
  const auto question = question_of(view, &decision);
  screen.place = place_of(view.call(), question, view.rules);
  add_urgent(screen, view, decision, explanation);
  add_events(screen, view);
  add_trial(screen, view);
  add_copied(screen, view);
  add_page(screen, view, explanation);
  if (view.call().page == Call::Page::answer) {
    const bool fresh = view.call().sheet.given.empty() && !view.call().asking;
    // A question put to complete does not hide what is certain.
    if (question && decision.verdict) add_headline(screen.main, decision, explanation);
    if (fresh || (question && has_many_answers(view, *question)))
      add_quick_start(screen.main, view, decision);
    if (question) {
      add_question(screen.main, view, decision, *question);
      if (!fresh) add_meanwhile(screen.main, view, decision, explanation);
    } else {
      add_verdict(screen.main, view, decision, explanation);
    }
  }
  add_pages(screen, view, decision.verdict || !next_question(decision));
}

}  // namespace

void describe_call(Screen& screen, const Session& session, Desk& desk) {
  const CallView view{session, desk, desk.rules(), session.settings.language};
  add_answers(screen, view);
  add_latest(screen, view);
  const Outcome& outcome = desk.decide(session.call.sheet);
  if (const auto* decision = std::get_if<Decision>(&outcome))
    return describe_decision(screen, view, *decision);
  add_urgent_despite(screen, view);
  add_events(screen, view);
  // What cannot be decided can be mended: another answer, another date.
  const auto question = question_of(view, nullptr);
  const bool elsewhere = question || session.call.page == Call::Page::answers;
  screen.place = elsewhere ? place_of(session.call, question, desk.rules()) : "call-refused";
  if (session.call.page == Call::Page::answers)
    add_given(screen.main, view);
  else if (const auto* contradiction = std::get_if<Contradiction>(&outcome))
    add_contradiction(screen.main, view, *contradiction);
  else if (std::holds_alternative<OutsideCoverage>(outcome))
    add_dates(screen.main, view);
  else
    screen.main.push_back(too_large_banner(view.language));
  if (question) {
    // The other answers decide alone what this one can still be.
    add_question(screen.main, view, Decision{}, *question);
  }
  add_pages(screen, view, false);
}

}  // namespace subrosa::gui
