// Which open facts the verdict can still depend on.
#include <algorithm>

#include "decide/query.hpp"
#include "diagram/answers.hpp"
#include "diagram/queries.hpp"

namespace subrosa {

namespace {

/// For each open fact, the open facts that constraints tie to it, itself among them, by level.
class Ties {
 public:
  explicit Ties(const Query& query) : group_(query.d.levels()) {
    for (Level level = 0; level < group_.size(); ++level) group_[level] = level;
    for (const Ref constraint : query.compiled.forest->excluded) {
      const auto tied = query.d.support(query.filled(constraint));
      for (const Level level : tied) join(tied.front(), level);
    }
  }

  [[nodiscard]] std::vector<Level> with(Level level) const {
    std::vector<Level> tied;
    for (Level other = 0; other < group_.size(); ++other) {
      if (group_[other] == group_[level]) tied.push_back(other);
    }
    return tied;
  }

 private:
  void join(Level a, Level b) {
    const Level from = group_[b];
    const Level to = group_[a];
    std::replace(group_.begin(), group_.end(), from, to);
  }

  std::vector<Level> group_;
};

/// Whether the answer of a fact, together with what constraints tie to it, changes which verdicts
/// are possible, whatever the other facts are.
bool matters_with_its_ties(const Query& query, Ref verdict, Level level, const Ties& ties) {
  Ref possible =
      query.d.map(verdict, [](std::uint32_t v) { return v == impossible ? 0U : 1U << v; });
  std::vector<bool> others(query.d.levels());
  for (const Level tied : ties.with(level)) others[tied] = tied != level;
  possible = unite(query.d, possible, others);
  return depends_on(query.d, possible, level, 0);
}

}  // namespace

std::vector<FactIndex> relevant_facts(const Query& query) {
  const Ref verdict = verdict_of_winner(query.d, query.winner);
  std::vector<FactIndex> relevant;
  std::vector<Level> others;
  bool left_to_ask = false;
  for (const Level level : query.d.support(verdict)) {
    const FactIndex fact = query.compiled.forest->fact_at[level];
    if (!query.open(fact)) continue;
    if (!depends_on(query.d, verdict, level, impossible)) {
      others.push_back(level);
      continue;
    }
    relevant.push_back(fact);
    const auto state = query.situation.answer(fact).state;
    left_to_ask = left_to_ask || state == Answer::State::not_asked;
  }
  if (!left_to_ask && query.verdicts(query.winner).size() > 1) {
    const Ties ties(query);
    for (const Level level : others) {
      if (matters_with_its_ties(query, verdict, level, ties)) {
        relevant.push_back(query.compiled.forest->fact_at[level]);
      }
    }
  }
  std::sort(relevant.begin(), relevant.end());
  return relevant;
}

}  // namespace subrosa
