// Fixed words of the bench.
#include "screen/bench_parts.hpp"
#include "subrosa/explanation.hpp"

namespace subrosa::gui {

std::string certainty_words(Certainty certainty, Language language) {
  switch (certainty) {
    case Certainty::settled: return say(message("bien établie"), language);
    case Certainty::probable: return say(message("probable"), language);
    case Certainty::debated: return say(message("discutée"), language);
  }
  return {};
}

std::string review_words(ReviewState state, Language language) {
  switch (state) {
    case ReviewState::unreviewed: return say(message("pas encore relue par un juriste"), language);
    case ReviewState::changed: return say(message("changée depuis sa relecture"), language);
    case ReviewState::reviewed: return say(message("relue par un juriste"), language);
  }
  return {};
}

std::string outcome_words(const BenchView& view, ProvisionIndex provision) {
  const ProvisionResult& result = view.decision->provisions[provision.value];
  if (!result.version) {
    return result.annulled ? view.tr(message("annulé : n'existe pas pour qui connaît l'arrêt"))
                           : view.tr(message("pas en vigueur à cette date"));
  }
  if (!result.set_aside_by.empty()) {
    const ProvisionIndex by = result.set_aside_by.front();
    return view.tr(message("écarté par « {0} »", view.text(view.rules.provisions[by].title)));
  }
  if (const auto effect = result.effect()) return effect_words(*effect, view.language);
  return view.tr(message("dépend des réponses qui manquent"));
}

}  // namespace subrosa::gui
