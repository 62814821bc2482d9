// Why this verdict, and what would change it: exact, over all situations, read off the verdict's
// diagram.
#include <algorithm>
#include <limits>
#include <unordered_map>

#include "decide/query.hpp"
#include "diagram/queries.hpp"

namespace subrosa {

namespace {

constexpr std::size_t most_changes = 1000;  ///< for each verdict; far more than the rules give

bool is_given(const Query& query, FactIndex fact) {
  return query.situation.answer(fact).state == Answer::State::known &&
         !query.rules.facts[fact].reading;
}

/// What is filled in without having been answered: assumptions and the readings that are taken.
Assignment background(const Query& query) {
  Assignment filled = query.given;
  for (Level level = 0; level < filled.size(); ++level) {
    if (is_given(query, query.compiled.forest->fact_at[level])) filled[level].reset();
  }
  return filled;
}

/// For each set of answers that are kept, whether they force the verdict: a diagram with a level of
/// two values, dropped and kept, for each level of the verdict's diagram.
class Forcing {
 public:
  Forcing(const Query& query, std::uint32_t verdict)
      : query_(query), verdict_(verdict), kept_(std::vector<std::uint32_t>(query.d.levels(), 2)) {}

  /// The levels kept in a smallest set that forces the verdict.
  std::vector<Level> smallest(Ref f) {
    const Assignment none(query_.d.levels(), 0U);
    const auto path = nearest(kept_, forces(f), {1}, none);
    std::vector<Level> levels;
    for (Level level = 0; level < path->size(); ++level) {
      if ((*path)[level] == std::optional(1U)) levels.push_back(level);
    }
    return levels;
  }

 private:
  Ref forces(Ref f) {
    if (Diagrams::is_leaf(f)) {
      const std::uint32_t value = Diagrams::value(f);
      return Diagrams::leaf(value == verdict_ || value == impossible ? 1 : 0);
    }
    if (const auto found = done_.find(f.bits); found != done_.end()) return found->second;
    const Level at = query_.d.level(f);
    Ref whatever = Diagrams::leaf(1);
    for (std::uint32_t v = 0; v < query_.d.arity(at); ++v) {
      whatever = kept_.both(whatever, forces(query_.d.child(f, at, v)));
    }
    const FactIndex fact = query_.compiled.forest->fact_at[at];
    Ref result = whatever;
    if (is_given(query_, fact)) {
      const std::uint32_t answer = query_.situation.answer(fact).value.value;
      result = kept_.make(at, std::array{whatever, forces(query_.d.child(f, at, answer))});
    }
    return done_[f.bits] = result;
  }

  const Query& query_;
  std::uint32_t verdict_;
  Diagrams kept_;
  std::unordered_map<std::uint32_t, Ref> done_;
};

/// How hard it is to change a fact; nothing for one that nobody can change.
std::optional<std::uint32_t> weight_of(const Query& query, FactIndex fact) {
  if (!is_given(query, fact)) return std::nullopt;
  switch (query.rules.facts[fact].changed_by) {
    case Changer::worker: return 1;
    case Changer::person: return 2;
    case Changer::third_party: return 3;
    case Changer::nobody: return std::nullopt;
  }
  return std::nullopt;
}

/// The lightest paths to one verdict through a diagram over the facts that could be changed.
class Lightest {
 public:
  Lightest(const Query& query, std::uint32_t target) : query_(query), target_(target) {}

  std::vector<Change> changes(Ref f, Verdict verdict) {
    if (cost(f) == never) return {};
    weight_ = cost(f);
    verdict_ = verdict;
    collect(f, {});
    return std::move(found_);
  }

 private:
  static constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();

  std::uint32_t step_cost(Level at, std::uint32_t v) const {
    const FactIndex fact = query_.compiled.forest->fact_at[at];
    return query_.situation.answer(fact).value.value == v ? 0 : weight_of(query_, fact).value_or(0);
  }

  std::uint32_t through(Ref f, Level at, std::uint32_t v) {
    const std::uint32_t below = cost(query_.d.child(f, at, v));
    return below == never ? never : below + step_cost(at, v);
  }

  std::uint32_t cost(Ref f) {
    if (Diagrams::is_leaf(f)) return Diagrams::value(f) == target_ ? 0 : never;
    if (const auto found = costs_.find(f.bits); found != costs_.end()) return found->second;
    std::uint32_t best = never;
    const Level at = query_.d.level(f);
    for (std::uint32_t v = 0; v < query_.d.arity(at); ++v) best = std::min(best, through(f, at, v));
    return costs_[f.bits] = best;
  }

  void collect(Ref f, std::vector<FactAnswer> set) {
    if (found_.size() >= most_changes) return;
    if (Diagrams::is_leaf(f)) {
      std::sort(set.begin(), set.end(),
                [](const auto& a, const auto& b) { return a.fact < b.fact; });
      found_.push_back({std::move(set), verdict_, weight_});
      return;
    }
    const Level at = query_.d.level(f);
    for (std::uint32_t v = 0; v < query_.d.arity(at); ++v) {
      if (through(f, at, v) != cost(f)) continue;
      std::vector<FactAnswer> longer = set;
      const FactIndex fact = query_.compiled.forest->fact_at[at];
      if (query_.situation.answer(fact).value.value != v) longer.push_back({fact, ValueIndex{v}});
      collect(query_.d.child(f, at, v), std::move(longer));
    }
  }

  const Query& query_;
  std::uint32_t target_;
  Verdict verdict_{};
  std::uint32_t weight_ = 0;
  std::unordered_map<std::uint32_t, std::uint32_t> costs_;
  std::vector<Change> found_;
};

}  // namespace

std::vector<FactAnswer> sufficient_reason(const Query& query, Verdict verdict) {
  const Ref f =
      verdict_of_winner(query.d, query.d.restrict(query.compiled.winner, background(query)));
  std::vector<FactAnswer> reason;
  for (const Level level : Forcing(query, static_cast<std::uint32_t>(verdict)).smallest(f)) {
    const FactIndex fact = query.compiled.forest->fact_at[level];
    reason.push_back({fact, query.situation.answer(fact).value});
  }
  std::sort(reason.begin(), reason.end(),
            [](const auto& a, const auto& b) { return a.fact < b.fact; });
  return reason;
}

std::vector<Change> smallest_changes(const Query& query, Verdict verdict) {
  Assignment kept = query.given;
  std::vector<bool> open(kept.size());
  for (Level level = 0; level < kept.size(); ++level) {
    open[level] = !kept[level];
    if (weight_of(query, query.compiled.forest->fact_at[level])) kept[level].reset();
  }
  const Ref verdicts =
      query.d.map(verdict_of_winner(query.d, query.d.restrict(query.compiled.winner, kept)),
                  [](std::uint32_t v) { return v == impossible ? 0U : 1U << v; });
  const Ref possible = unite(query.d, verdicts, open);
  std::vector<Change> changes;
  for (std::size_t i = 0; i < verdict_count; ++i) {
    const auto other = static_cast<Verdict>(i);
    if (other == verdict) continue;
    const auto found = Lightest(query, 1U << i).changes(possible, other);
    changes.insert(changes.end(), found.begin(), found.end());
  }
  std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) {
    const auto key = [](const FactAnswer& answer) { return std::pair(answer.fact, answer.value); };
    if (a.weight != b.weight) return a.weight < b.weight;
    return std::lexicographical_compare(
        a.set.begin(), a.set.end(), b.set.begin(), b.set.end(),
        [&](const auto& x, const auto& y) { return key(x) < key(y); });
  });
  return changes;
}

}  // namespace subrosa
