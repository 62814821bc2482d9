// The cases whose answer the last saved files turned.
#include "screen/bench_parts.hpp"
#include "subrosa/explanation.hpp"

namespace subrosa::gui {

namespace {

Button turned_button(const BenchView& view, const FlippedCase& turned) {
  const Case* one = view.desk.case_named(turned.id);
  const std::string title =
      one == nullptr ? turned.title : title_of(*one, view.rules, view.language);
  const std::string from_to =
      view.tr(message("avant : {0} ; après : {1}", short_words(turned.before, view.language),
                      short_words(turned.after, view.language)));
  return {"turned-" + turned.id,
          title.empty() ? turned.id : title,
          LightCase{turned.id},
          {},
          false,
          false,
          view.tr(message("{0} ; {1}", turned.id, from_to))};
}

void add_lost(std::vector<Block>& blocks, const BenchView& view) {
  const auto& lost = view.desk.lost();
  if (lost.empty()) return;
  blocks.push_back(
      Title{view.tr(message("Cas qui n'ont plus de réponse : {0}", std::to_string(lost.size())))});
  blocks.push_back(Paragraph{
      view.tr(message("Leur fichier manque, a des fautes, ou ses réponses se contredisent."))});
  blocks.push_back(Bullets{lost});
}

}  // namespace

void describe_changes(Screen& screen, const BenchView& view) {
  screen.place = "bench-changes";
  screen.main.push_back(Title{view.tr(message("Ce que le dernier changement a tourné")), 1});
  if (!view.desk.compared()) {
    screen.main.push_back(
        Paragraph{view.tr(message("Les fichiers n'ont pas changé depuis l'ouverture."))});
    return;
  }
  const auto& turned = view.desk.turned();
  if (turned.empty()) {
    screen.main.push_back(Paragraph{view.tr(message("Aucun cas n'a changé de réponse, sur {0}.",
                                                    std::to_string(view.desk.cases().size()))),
                                    Tone::good});
  } else {
    screen.main.push_back(Paragraph{view.tr(message(
        "Ces cas ont changé de réponse : {0} sur {1}. Choisissez-en un pour suivre son chemin.",
        std::to_string(turned.size()), std::to_string(view.desk.cases().size())))});
    Buttons buttons{{}, true};
    for (const FlippedCase& one : turned) buttons.buttons.push_back(turned_button(view, one));
    screen.main.push_back(std::move(buttons));
  }
  add_lost(screen.main, view);
}

}  // namespace subrosa::gui
