// One question of a call, quick start, and what is certain while the verdict is not.
#include <algorithm>

#include "screen/call_parts.hpp"
#include "screen/words.hpp"
#include "state/fold.hpp"
#include "state/sheet.hpp"

namespace subrosa::gui {

namespace {

constexpr std::size_t answers_found = 6;
constexpr std::size_t cases_found = 4;
constexpr std::size_t rules_behind = 6;

Button answer_button(const CallView& view, const Fact& fact, std::size_t place,
                     const std::string& given) {
  const Value& value = fact.values[place];
  Button button{"value-" + value.id, view.rules.text(value.label, view.language),
                GiveAnswer{fact.id, value.id}, key_of_answer(place)};
  button.chosen = given == value.id;
  return button;
}

bool tests(const Version& version, FactIndex fact) {
  return std::any_of(version.tree.steps.begin(), version.tree.steps.end(), [&](const Step& step) {
    if (step.kind == Step::Kind::ask) return step.fact == fact;
    const auto facts = facts_of(step.condition);
    return step.kind == Step::Kind::require &&
           std::find(facts.begin(), facts.end(), fact) != facts.end();
  });
}

/// The provisions in force that look at the answer and are still open.
std::vector<std::string> law_behind(const CallView& view, const Decision& decision,
                                    FactIndex fact) {
  std::vector<std::string> lines;
  for (const ProvisionResult& result : decision.provisions) {
    if (!result.version || result.effects.size() < 2) continue;
    const Provision& provision = view.rules.provisions[result.provision];
    const Version& version = provision.versions[*result.version];
    if (!tests(version, fact)) continue;
    lines.push_back(view.rules.text(provision.title, view.language) + " (" +
                    view.rules.text(version.article, view.language) + ")");
  }
  if (lines.size() > rules_behind) lines.resize(rules_behind);
  return lines;
}

void add_why(Blocks& main, const CallView& view, const Decision& decision, FactIndex index) {
  const Fact& fact = view.rules.facts[index];
  main.push_back(Title{view.say(message("Pourquoi cette question ?")), 3});
  if (fact.why) main.push_back(Paragraph{view.rules.text(*fact.why, view.language)});
  auto law = law_behind(view, decision, index);
  if (law.empty()) return;
  main.push_back(
      Paragraph{view.say(message("Les règles qui en dépendent encore ici :")), Tone::quiet});
  main.push_back(Bullets{std::move(law)});
}

void add_help(Blocks& main, const CallView& view, const Fact& fact) {
  const Date as_of = view.call().sheet.as_of.value_or(view.desk.today());
  for (const DatedText& help : fact.help) {
    if (!help.period.contains(as_of)) continue;
    main.push_back(Paragraph{view.rules.text(help.text, view.language), Tone::quiet});
  }
}

/// Before anything is known the longest way is long: few calls take it, and nobody is to fear it.
void add_at_first(Blocks& main, const CallView& view, const std::string& most) {
  main.push_back(Paragraph{
      view.say(message("Une question à la fois, et seulement celles qui comptent : {0} au plus, si "
                       "chacune a sa réponse.",
                       most)),
      Tone::quiet});
}

void add_remaining(Blocks& main, const CallView& view, const Decision& decision) {
  if (!decision.at_most_questions) return;
  const auto most = *decision.at_most_questions;
  const auto done = static_cast<float>(view.call().sheet.given.size());
  if (done == 0 && most > 1) return add_at_first(main, view, std::to_string(most));
  main.push_back(
      Progress{most == 1 ? view.say(message("Encore une question, si elle a sa réponse"))
                         : view.say(message("Encore {0} questions au plus, si chacune a sa réponse",
                                            std::to_string(most))),
               done / (done + static_cast<float>(most))});
}

/// `Qui recevrait l'information ? — La police`
void add_matching_answers(std::vector<Button>& found, const CallView& view,
                          const Decision& decision) {
  for (const OpenFact& open : decision.open) {
    const Fact& fact = view.rules.facts[open.fact];
    for (const Value& value : fact.values) {
      const std::string& label = view.rules.text(value.label, view.language);
      if (!has_words(label, view.call().words)) continue;
      found.push_back({"start-" + fact.id + "-" + value.id,
                       label,
                       GiveAnswer{fact.id, value.id},
                       {},
                       false,
                       false,
                       view.rules.text(fact.question, view.language)});
      if (found.size() == answers_found) return;
    }
  }
}

void add_matching_cases(std::vector<Button>& found, const CallView& view) {
  std::size_t count = 0;
  for (const Case& one : view.desk.cases()) {
    const std::string title = title_of(one, view.rules, view.language);
    const std::string story = story_of(one, view.rules, view.language);
    if (!has_words(title + " " + story + " " + one.id, view.call().words)) continue;
    // The call is of today, whatever the day of the case; what the case leaves out is asked.
    Sheet sheet = view.desk.sheet_of(one);
    sheet.as_of = view.call().sheet.as_of;
    sheet.known_on = view.call().sheet.known_on;
    sheet.assume = false;
    // A reading that the case fixes is none of the caller's answers.
    std::erase_if(sheet.given, [&](const Given& given) {
      const auto fact = view.rules.fact_named(given.fact);
      return !fact || view.rules.facts[*fact].reading;
    });
    found.push_back(
        {"case-" + one.id, title, StartFrom{title, std::move(sheet)}, {}, false, false, story});
    if (++count == cases_found) return;
  }
}

}  // namespace

void add_quick_start(Blocks& main, const CallView& view, const Decision& decision) {
  const std::string& words = view.call().words;
  main.push_back(TextField{"call-words",
                           view.say(message("Quelques mots pour aller plus vite : police, école…")),
                           Field::call_words, words});
  if (words.empty()) return;
  std::vector<Button> answers;
  add_matching_answers(answers, view, decision);
  std::vector<Button> cases;
  // A case would replace what the caller said already.
  if (view.call().sheet.given.empty()) add_matching_cases(cases, view);
  if (answers.empty() && cases.empty()) {
    main.push_back(Paragraph{
        view.say(message("Rien de tel : essayez un autre mot, ou répondez à la question.")),
        Tone::quiet});
  }
  if (!answers.empty()) {
    main.push_back(Title{view.say(message("Répondre tout de suite")), 3});
    main.push_back(Buttons{std::move(answers), true});
  }
  if (!cases.empty()) {
    main.push_back(Title{view.say(message("Partir d'un cas semblable")), 3});
    main.push_back(Buttons{std::move(cases), true});
  }
}

void add_question(Blocks& main, const CallView& view, const Decision& decision, FactIndex index) {
  const Fact& fact = view.rules.facts[index];
  const Given* given = given_in(view.call().sheet, fact.id);
  main.push_back(Title{view.rules.text(fact.question, view.language), 1});
  add_help(main, view, fact);
  add_remaining(main, view, decision);
  // Above the answers: below them nobody would see it in a small window.
  if (view.call().why) add_why(main, view, decision, index);
  Buttons answers{{}, true};
  for (std::size_t i = 0; i < fact.values.size(); ++i)
    answers.buttons.push_back(answer_button(view, fact, i, given == nullptr ? "" : given->value));
  main.push_back(std::move(answers));
  Button unknown{"value-unknown", view.say(message("La personne au téléphone ne sait pas")),
                 GiveAnswer{fact.id, ""}, "u"};
  unknown.chosen = given != nullptr && given->value.empty();
  Buttons others{{std::move(unknown)}, false};
  if (given != nullptr)
    others.buttons.push_back(
        {"forget", view.say(message("Retirer cette réponse")), Forget{fact.id}, "Delete"});
  others.buttons.push_back(
      {"why", view.say(message("Pourquoi cette question ?")), ToggleWhy{}, "?", view.call().why});
  main.push_back(std::move(others));
}

void add_meanwhile(Blocks& main, const CallView& view, const Decision& decision,
                   const Explanation& explanation) {
  if (decision.verdict) return;
  main.push_back(Title{view.say(message("En attendant")), 3});
  main.push_back(Bullets{explanation.meanwhile});
  std::vector<std::string> excluded;
  for (std::size_t i = 0; i < verdict_count; ++i) {
    const auto verdict = static_cast<Verdict>(i);
    if (std::find(decision.possible.begin(), decision.possible.end(), verdict) ==
        decision.possible.end())
      excluded.push_back(short_words(verdict, view.language));
  }
  if (excluded.empty()) return;
  main.push_back(Title{view.say(message("Déjà exclu")), 3});
  main.push_back(Bullets{std::move(excluded)});
}

}  // namespace subrosa::gui
