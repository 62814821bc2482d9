// What a lesson asks of the desk that decides many situations: kept, because a screen is described
// again after every key.
#include <algorithm>

#include "state/desk.hpp"

namespace subrosa::gui {

namespace {

constexpr std::size_t timelines_kept = 8;

bool applies(const ProvisionResult& result) {
  return result.version && result.set_aside_by.empty() && !result.effects.empty() &&
         std::find(result.effects.begin(), result.effects.end(), Effect::none) ==
             result.effects.end();
}

std::set<std::string> applied_in(const Decision& decision) {
  std::set<std::string> found;
  for (const ProvisionResult& result : decision.provisions) {
    if (applies(result)) found.insert(decision.rules->provisions[result.provision].id);
  }
  return found;
}

}  // namespace

void Desk::find_applied(std::size_t further) {
  for (; further > 0 && !applied_known(); --further, ++looked_at_) {
    const Case& one = cases_[looked_at_];
    const Outcome outcome = engine_->decide(one.situation(today_), today_);
    if (const auto* decision = std::get_if<Decision>(&outcome))
      applied_[one.id] = applied_in(*decision);
  }
}

void Desk::forget_applied() {
  applied_.clear();
  looked_at_ = 0;
}

const TimelineOutcome& Desk::over_time(const Sheet& sheet, bool as_then) {
  const auto found = std::find_if(
      timelines_.begin(), timelines_.end(),
      [&](const KeptTimeline& kept) { return kept.sheet == sheet && kept.as_then == as_then; });
  if (found != timelines_.end()) return *found->outcome;
  if (timelines_.size() >= timelines_kept) timelines_.erase(timelines_.begin());
  timelines_.push_back({sheet, as_then,
                        std::make_unique<TimelineOutcome>(
                            timeline(*engine_, situation_of(sheet), today_, as_then))});
  return *timelines_.back().outcome;
}

}  // namespace subrosa::gui
