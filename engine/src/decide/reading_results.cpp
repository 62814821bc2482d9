// What each view of a divided question would give, the other readings staying as they are taken.
#include <algorithm>

#include "decide/query.hpp"
#include "diagram/queries.hpp"

namespace subrosa {

namespace {

bool fixed(const Query& query, FactIndex reading) {
  return query.situation.answer(reading).state == Answer::State::known;
}

/// What is left of the winner with every reading open that the case does not fix.
Ref winner_under_any_reading(const Query& query) {
  Assignment others = query.given;
  for (std::size_t i = 0; i < query.rules.facts.size(); ++i) {
    const FactIndex fact = Table<FactIndex, Fact>::index(i);
    if (query.rules.facts[fact].reading && !fixed(query, fact)) others[query.level(fact)].reset();
  }
  return query.d.restrict(query.compiled.winner, others);
}

bool among(const std::vector<Level>& levels, Level level) {
  return std::find(levels.begin(), levels.end(), level) != levels.end();
}

}  // namespace

std::vector<ReadingResult> reading_results(const Query& query) {
  std::vector<ReadingResult> results;
  const Ref any = winner_under_any_reading(query);
  const Ref any_verdict = verdict_of_winner(query.d, any);
  const std::vector<Level> tested = query.d.support(any);
  for (std::size_t i = 0; i < query.rules.facts.size(); ++i) {
    const FactIndex reading = Table<FactIndex, Fact>::index(i);
    const Fact& fact = query.rules.facts[reading];
    if (!fact.reading) continue;
    const Level level = query.level(reading);
    const bool is_fixed = fixed(query, reading);
    if (!is_fixed && !among(tested, level)) continue;
    Assignment others = query.given;
    others[level].reset();
    // One that is not fixed is open in `any`, which is much smaller than the edition's winner.
    const Ref winner = query.d.restrict(is_fixed ? query.compiled.winner : any, others);
    const Ref alone = verdict_of_winner(query.d, winner);
    ReadingResult result;
    result.reading = reading;
    result.taken = query.value(reading);
    result.fixed = is_fixed;
    result.turns = depends_on(query.d, alone, level, impossible) ||
                   depends_on(query.d, any_verdict, level, impossible);
    if (!among(query.d.support(alone), level) && !result.turns) continue;
    Assignment view(others.size());
    for (std::uint32_t value = 0; value < fact.values.size(); ++value) {
      view[level] = value;
      auto verdicts = query.verdicts(query.d.restrict(winner, view));
      if (!verdicts.empty()) result.verdicts.emplace_back(ValueIndex{value}, std::move(verdicts));
    }
    results.push_back(std::move(result));
  }
  return results;
}

}  // namespace subrosa
