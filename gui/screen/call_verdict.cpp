// The verdict of a call with all that goes with it, and answers that cannot go together.
#include <utility>

#include "screen/call_parts.hpp"
#include "screen/refusals.hpp"
#include "screen/words.hpp"
#include "state/sheet.hpp"
#include "subrosa/sections.hpp"

namespace subrosa::gui {

namespace {

/// Each change is a button: what would follow can be seen, and taken back.
Blocks changes(const CallView& view, const Decision& decision, const Section& section) {
  Buttons buttons{{}, true};
  const auto shown = shown_changes(decision);
  for (std::size_t i = 0; i < shown.size() && i < section.points.size(); ++i) {
    std::vector<Given> answers;
    for (const FactAnswer& set : shown[i].set) {
      const Fact& fact = view.rules.facts[set.fact];
      answers.push_back({fact.id, set.value ? fact.values[set.value->value].id : ""});
    }
    buttons.buttons.push_back(
        {"change-" + std::to_string(i), section.points[i].text, TryAnswers{std::move(answers)}});
  }
  return {Title{section.title, 2}, std::move(buttons)};
}

Blocks to_complete(const CallView& view, const Decision& decision, const Section& section) {
  Buttons buttons{{}, true};
  for (std::size_t i = 0; i < decision.to_complete.size() && i < section.points.size(); ++i) {
    const std::string& fact = view.rules.facts[decision.to_complete[i].fact].id;
    buttons.buttons.push_back({"complete-" + fact, section.points[i].text, Ask{fact}});
  }
  return {Title{section.title, 2}, std::move(buttons)};
}

/// A point with lines below it stands as a sentence above them.
Blocks plain(const Section& section) {
  Blocks blocks{Title{section.title, 2}};
  Bullets single;
  for (const Point& point : section.points) {
    if (point.under.empty()) {
      single.lines.push_back(point.text);
      continue;
    }
    if (!single.lines.empty()) blocks.push_back(std::exchange(single, {}));
    blocks.push_back(Paragraph{point.text});
    blocks.push_back(Bullets{point.under});
  }
  if (!single.lines.empty()) blocks.push_back(std::move(single));
  return blocks;
}

void append(Blocks& main, Blocks more) {
  for (Block& block : more) main.push_back(std::move(block));
}

void add_to_complete(Blocks& main, const CallView& view, const Decision& decision,
                     const std::vector<Section>& look_up) {
  for (const Section& section : look_up) {
    if (section.id == "to_complete") append(main, to_complete(view, decision, section));
  }
}

}  // namespace

void add_headline(Blocks& main, const Decision& decision, const Explanation& explanation) {
  main.push_back(Banner{icon_of(decision.verdict),
                        explanation.headline,
                        {explanation.dates},
                        tone_of(decision.verdict),
                        true});
}

void add_verdict(Blocks& main, const CallView& view, const Decision& decision,
                 const Explanation& explanation) {
  add_headline(main, decision, explanation);
  const auto look_up = sections_to_look_up(explanation, view.language, false);
  const auto act_on = sections_to_act_on(explanation, view.language);
  // Where reasons and duties still depend on an answer, that answer comes first.
  const bool one_reason = explanation.why.size() == 1;
  if (!one_reason) add_to_complete(main, view, decision, look_up);
  for (const Section& section : act_on) append(main, plain(section));
  if (one_reason) add_to_complete(main, view, decision, look_up);
  for (const Section& section : look_up) {
    if (section.id == "sources" || section.id == "to_complete") continue;
    append(main, section.id == "changes" ? changes(view, decision, section) : plain(section));
  }
}

void add_contradiction(Blocks& main, const CallView& view, const Contradiction& contradiction) {
  main.push_back(clash_banner(contradiction, view.rules, view.language));
  AnswerRows rows;
  for (const FactIndex index : contradiction.facts) {
    const std::string& fact = view.rules.facts[index].id;
    const Given* given = given_in(view.call().sheet, fact);
    if (given == nullptr) continue;
    rows.rows.push_back(
        {question_label(view.rules, fact, view.language),
         {"mend-" + fact, answer_label(view.rules, *given, view.language), Ask{fact}},
         Tone::caution});
  }
  main.push_back(std::move(rows));
}

}  // namespace subrosa::gui
