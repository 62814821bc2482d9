#include "subrosa/walkthrough.hpp"

#include <algorithm>
#include <utility>

namespace subrosa {

std::optional<FactIndex> next_question(const Decision& decision) {
  if (decision.verdict) return std::nullopt;
  for (const OpenFact& open : decision.open) {
    if (!open.asked) return open.fact;
  }
  return std::nullopt;
}

Walkthrough::Walkthrough(Engine& engine, Date as_of, Date known_on, Date today)
    : engine_(engine), today_(today) {
  situation_.as_of = as_of;
  situation_.known_on = known_on;
  situation_.answers.resize(engine.rules()->facts.size());
  situation_.assume = false;
  decide();
}

bool Walkthrough::decide() {
  Outcome outcome = engine_.decide(situation_, today_);
  auto* decision = std::get_if<Decision>(&outcome);
  if (decision == nullptr) return false;
  decision_ = std::move(*decision);
  return true;
}

bool Walkthrough::answer(FactIndex fact, Answer answer) {
  Answer& place = situation_.answers[fact.value];
  const Answer before = std::exchange(place, answer);
  if (!decide()) {
    place = before;
    return false;
  }
  if (std::find(asked_.begin(), asked_.end(), fact) == asked_.end()) asked_.push_back(fact);
  changes_.push_back({fact, before});
  return true;
}

bool Walkthrough::back() {
  if (changes_.empty()) return false;
  const Change last = changes_.back();
  changes_.pop_back();
  situation_.answers[last.fact.value] = last.before;
  if (last.before.state == Answer::State::not_asked) std::erase(asked_, last.fact);
  return decide();
}

}  // namespace subrosa
