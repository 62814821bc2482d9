// The case whose path is lit, and choosing one.
#include "screen/bench_parts.hpp"
#include "state/fold.hpp"
#include "subrosa/explanation.hpp"

namespace subrosa::gui {

namespace {

constexpr std::size_t cases_shown = 30;

std::string searched_text(const BenchView& view, const Case& one) {
  return one.id + " " + title_of(one, view.rules, view.language) + " " +
         story_of(one, view.rules, view.language);
}

std::string name_of(const BenchView& view, const Case& one) {
  const std::string title = title_of(one, view.rules, view.language);
  return title.empty() ? one.id : title;
}

Button case_button(const BenchView& view, const Case& one) {
  return {"case-" + one.id,
          name_of(view, one),
          LightCase{one.id},
          {},
          one.id == view.bench().case_id,
          false,
          one.id};
}

std::string dates_of(const BenchView& view, const Situation& situation) {
  return view.tr(message("acte du {0}, droit connu le {1}",
                         day_words(situation.as_of, view.language),
                         day_words(situation.known_on, view.language)));
}

std::vector<std::string> answer_lines(const BenchView& view) {
  if (view.decision == nullptr)
    return {view.tr(message("Ce cas ne peut pas être décidé avec ces règles."))};
  std::vector<std::string> lines{
      view.tr(message("Réponse : {0}", short_words(view.decision->verdict, view.language)))};
  if (!view.decision->verdict) {
    std::string possible;
    for (const Verdict verdict : view.decision->possible) {
      if (!possible.empty()) possible += view.tr(message(" ou "));
      possible += short_words(verdict, view.language);
    }
    lines.push_back(view.tr(message("Encore possible : {0}", possible)));
  }
  lines.push_back(dates_of(view, view.decision->situation));
  return lines;
}

}  // namespace

void add_lit_case(std::vector<Block>& blocks, const BenchView& view) {
  if (view.lit == nullptr) {
    if (view.bench().case_id.empty()) return;
    blocks.push_back(
        Paragraph{view.tr(message("Le cas {0} n'est plus dans ce dossier, ou son fichier a des "
                                  "fautes.",
                                  view.bench().case_id)),
                  Tone::caution});
    return;
  }
  blocks.push_back(
      Banner{"→", view.tr(message("Le cas : {0}", name_of(view, *view.lit))), answer_lines(view)});
  blocks.push_back(Buttons{{{"no-case", view.tr(message("Sans cas")), LightCase{}, "x"}}, false});
}

void describe_case_choice(Screen& screen, const BenchView& view) {
  screen.place = "bench-cases";
  screen.main.push_back(Title{view.tr(message("Quel cas suivre dans les arbres ?")), 1});
  Buttons found{{}, true};
  std::size_t more = 0;
  for (const Case& one : view.desk.cases()) {
    const std::string& words = view.bench().words;
    if (!words.empty() && !has_words(searched_text(view, one), words)) continue;
    if (found.buttons.size() == cases_shown)
      ++more;
    else
      found.buttons.push_back(case_button(view, one));
  }
  TextField field{"bench-words",
                  view.tr(message("Cherchez par mots : police, école, caution…")),
                  Field::bench_words,
                  view.bench().words,
                  {}};
  if (!found.buttons.empty()) field.submit = {found.buttons.front().action};
  screen.main.push_back(std::move(field));
  if (found.buttons.empty())
    screen.main.push_back(Paragraph{view.tr(message("Aucun cas n'a ces mots."))});
  screen.main.push_back(std::move(found));
  if (more > 0) {
    screen.main.push_back(
        Paragraph{view.tr(message("Et {0} autres : écrivez un mot de plus.", std::to_string(more))),
                  Tone::quiet});
  }
}

}  // namespace subrosa::gui
