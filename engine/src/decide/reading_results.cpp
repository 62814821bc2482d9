// What each view of a divided question would give, the other readings staying as they are taken.
#include <algorithm>

#include "decide/query.hpp"

namespace subrosa {

std::vector<ReadingResult> reading_results(const Query& query) {
  std::vector<ReadingResult> results;
  for (std::size_t i = 0; i < query.rules.facts.size(); ++i) {
    const FactIndex reading = Table<FactIndex, Fact>::index(i);
    const Fact& fact = query.rules.facts[reading];
    if (!fact.reading) continue;
    const Level level = query.level(reading);
    Assignment others = query.given;
    others[level].reset();
    const Ref winner = query.d.restrict(query.compiled.winner, others);
    const auto support = query.d.support(winner);
    if (std::find(support.begin(), support.end(), level) == support.end()) continue;
    ReadingResult result;
    result.reading = reading;
    result.taken = query.value(reading);
    result.fixed = query.situation.answer(reading).state == Answer::State::known;
    for (std::uint32_t value = 0; value < fact.values.size(); ++value) {
      others[level] = value;
      result.verdicts.emplace_back(ValueIndex{value},
                                   query.verdicts(query.d.restrict(query.compiled.winner, others)));
      result.turns =
          result.turns || result.verdicts.back().second != result.verdicts.front().second;
    }
    results.push_back(std::move(result));
  }
  return results;
}

}  // namespace subrosa
