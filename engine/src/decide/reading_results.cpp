// What each view of a divided question would give, the other readings staying as they are taken.
#include <algorithm>

#include "decide/query.hpp"
#include "diagram/queries.hpp"

namespace subrosa {

namespace {

bool fixed(const Query& query, FactIndex reading) {
  return query.situation.answer(reading).state == Answer::State::known;
}

/// The verdict with every reading open that the case does not fix.
Ref verdict_under_any_reading(const Query& query) {
  Assignment others = query.given;
  for (std::size_t i = 0; i < query.rules.facts.size(); ++i) {
    const FactIndex fact = Table<FactIndex, Fact>::index(i);
    if (query.rules.facts[fact].reading && !fixed(query, fact)) others[query.level(fact)].reset();
  }
  return verdict_of_winner(query.d, query.d.restrict(query.compiled.winner, others));
}

}  // namespace

std::vector<ReadingResult> reading_results(const Query& query) {
  std::vector<ReadingResult> results;
  const Ref any = verdict_under_any_reading(query);
  for (std::size_t i = 0; i < query.rules.facts.size(); ++i) {
    const FactIndex reading = Table<FactIndex, Fact>::index(i);
    const Fact& fact = query.rules.facts[reading];
    if (!fact.reading) continue;
    const Level level = query.level(reading);
    Assignment others = query.given;
    others[level].reset();
    const Ref alone = verdict_of_winner(query.d, query.d.restrict(query.compiled.winner, others));
    ReadingResult result;
    result.reading = reading;
    result.taken = query.value(reading);
    result.fixed = fixed(query, reading);
    result.turns = depends_on(query.d, alone, level, impossible) ||
                   depends_on(query.d, any, level, impossible);
    const auto support = query.d.support(alone);
    const bool matters = std::find(support.begin(), support.end(), level) != support.end();
    if (!matters && !result.turns) continue;
    for (std::uint32_t value = 0; value < fact.values.size(); ++value) {
      others[level] = value;
      auto verdicts = query.verdicts(query.d.restrict(query.compiled.winner, others));
      if (!verdicts.empty()) result.verdicts.emplace_back(ValueIndex{value}, std::move(verdicts));
    }
    results.push_back(std::move(result));
  }
  return results;
}

}  // namespace subrosa
