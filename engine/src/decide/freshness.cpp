// How old and how certain what the decision rests on is: only what stands on its own path counts.
#include <algorithm>

#include "decide/query.hpp"

namespace subrosa {

namespace {

bool on_path(const Decision& decision, const ProvisionResult& result) {
  if (!result.version) return false;
  const auto& deciding = decision.deciding;
  const bool decides =
      std::find(deciding.begin(), deciding.end(), result.provision) != deciding.end();
  const bool warns = result.effect() == Effect::warns;
  return decides || warns || (!decision.verdict && result.effects.size() > 1);
}

void add(std::vector<SourceIndex>& sources, const std::vector<SourceIndex>& more) {
  for (const SourceIndex source : more) {
    if (std::find(sources.begin(), sources.end(), source) == sources.end())
      sources.push_back(source);
  }
}

}  // namespace

Freshness freshness_of(const RuleSet& rules, const Decision& decision) {
  Freshness freshness;
  std::optional<ReviewState> weakest;
  for (const ProvisionResult& result : decision.provisions) {
    if (!on_path(decision, result)) continue;
    const Provision& provision = rules.provisions[result.provision];
    const Version& version = provision.versions[*result.version];
    const ReviewState state = provision.review.state;
    weakest = std::min(weakest.value_or(state), state);
    if (state == ReviewState::changed) freshness.changed.push_back(result.provision);
    freshness.certainty =
        std::max(freshness.certainty, version.certainty_on(decision.situation.as_of));
    for (const StepResult& step : result.steps) {
      add(freshness.sources, version.tree.steps[step.step].sources);
    }
    for (const StepIndex end : result.ends) {
      add(freshness.sources, version.tree.steps[end].sources);
    }
  }
  freshness.review = weakest.value_or(ReviewState::unreviewed);
  for (const SourceIndex index : freshness.sources) {
    const Source& source = rules.sources[index];
    if (!freshness.checked_on || source.checked_on < *freshness.checked_on) {
      freshness.checked_on = source.checked_on;
    }
    if (source.review_by < decision.today) freshness.overdue.push_back(index);
  }
  return freshness;
}

}  // namespace subrosa
