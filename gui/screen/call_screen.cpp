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
  return question ? "call-" + rules.facts[*question].id : "call-verdict";
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

void add_answers(Screen& screen, const CallView& view) {
  screen.latest_side = true;
  screen.side.push_back(Title{view.say(message("Mes réponses")), 2});
  if (view.call().sheet.given.empty())
    screen.side.push_back(Paragraph{view.say(message("Encore aucune.")), Tone::quiet});
  const Sheet& sheet = view.call().sheet;
  if (sheet.as_of || sheet.known_on) {
    const Date as_of = sheet.as_of.value_or(view.desk.today());
    screen.side.push_back(Paragraph{
        view.say(message("Pour un acte du {0}", day_words(as_of, view.language))), Tone::caution});
  }
  AnswerRows rows;
  for (const Given& given : sheet.given) {
    Button button{"answer-" + given.fact, answer_label(view.rules, given, view.language),
                  Ask{given.fact}};
    button.chosen = view.call().asking == given.fact;
    rows.rows.push_back({question_label(view.rules, given.fact, view.language), std::move(button),
                         given.value.empty() ? Tone::caution : Tone::plain});
  }
  if (!rows.rows.empty()) screen.side.push_back(std::move(rows));
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
  screen.main.push_back(std::move(banner));
  screen.main.push_back(Buttons{
      {{"undo-try", view.say(message("Revenir aux vraies réponses")), UndoTry{}, "z"}}, false});
}

void add_copied(Screen& screen, const CallView& view) {
  if (view.call().from_case.empty()) return;
  screen.main.push_back(Banner{
      "⚠",
      view.say(
          message("Réponses reprises d'un cas semblable : vérifiez chacune avant de vous y fier.")),
      {view.call().from_case},
      Tone::caution});
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

void add_page(Screen& screen, const CallView& view, const Explanation& explanation) {
  switch (view.call().page) {
    case Call::Page::answer: break;
    case Call::Page::recipients: add_recipients(screen.main, view); break;
    case Call::Page::provisions: add_provisions(screen.main, view, explanation); break;
    case Call::Page::sources: add_sources(screen.main, view, explanation); break;
    case Call::Page::dates: add_dates(screen.main, view); break;
    case Call::Page::save: add_save(screen.main, view); break;
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
  const Outcome& outcome = desk.decide(session.call.sheet);
  if (const auto* decision = std::get_if<Decision>(&outcome))
    return describe_decision(screen, view, *decision);
  add_urgent_despite(screen, view);
  // What cannot be decided can be mended: another answer, another date.
  const auto question = question_of(view, nullptr);
  screen.place = question ? place_of(session.call, question, desk.rules()) : "call-refused";
  if (const auto* contradiction = std::get_if<Contradiction>(&outcome))
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
