#include "decide/questions.hpp"

#include <algorithm>

#include "diagram/queries.hpp"

namespace subrosa {

namespace {

Assignment prevailing(const Forest& forest) {
  Assignment taken(forest.fact_at.size());
  for (std::size_t i = 0; i < forest.rules->facts.size(); ++i) {
    const Fact& fact = forest.rules->facts[Table<FactIndex, Fact>::index(i)];
    if (fact.reading && fact.reading->prevailing) {
      taken[forest.level_of[i]] = fact.reading->prevailing->value;
    }
  }
  return taken;
}

}  // namespace

Questions::Questions(const std::shared_ptr<Forest>& in_asking_order, const Edition& edition)
    : forest_(in_asking_order) {
  const CompiledEdition compiled = compile(forest_, edition);
  verdict_ = verdict_of_winner(*forest_->diagrams, compiled.winner);
  usual_ = forest_->diagrams->restrict(verdict_, prevailing(*forest_));
}

std::uint32_t Questions::at_most(const Query& query) {
  Diagrams& d = *forest_->diagrams;
  const Scratch scratch(d);
  const std::size_t lasting = d.node_count();
  Assignment given(d.levels());
  bool usual = true;
  for (std::size_t i = 0; i < query.rules.facts.size(); ++i) {
    const FactIndex fact = Table<FactIndex, Fact>::index(i);
    if (const auto value = query.value(fact)) given[forest_->level_of[i]] = value->value;
    const bool known = query.situation.answer(fact).state == Answer::State::known;
    usual = usual && !(query.rules.facts[fact].reading && known);
  }
  const std::uint32_t found = most(d.restrict(usual ? usual_ : verdict_, given));
  std::erase_if(of_, [&](const auto& row) { return row.first >= lasting; });
  return found;
}

/// The question that comes next: the first level, in asking order, on which the verdict depends;
/// where only constraints tie what is left together, the first that is tested at all. None when one
/// verdict is left.
std::optional<Level> Questions::next(Ref left) const {
  Diagrams& d = *forest_->diagrams;
  // The root is the first level in asking order: mostly that is the one.
  if (root_matters(d, left, impossible)) return d.level(left);
  const auto verdicts = d.leaves(left);
  const auto possible = std::count_if(verdicts.begin(), verdicts.end(),
                                      [](std::uint32_t verdict) { return verdict != impossible; });
  if (possible < 2) return std::nullopt;
  for (const Level level : d.support(left)) {
    if (depends_on(d, left, level, impossible)) return level;
  }
  return d.level(left);
}

std::uint32_t Questions::most(Ref left) {
  Diagrams& d = *forest_->diagrams;
  if (Diagrams::is_leaf(left)) return 0;
  if (const auto found = of_.find(left.bits); found != of_.end()) return found->second;
  std::uint32_t longest = 0;
  if (const auto level = next(left)) {
    Assignment answer(d.levels());
    for (std::uint32_t v = 0; v < d.arity(*level); ++v) {
      answer[*level] = v;
      const Ref after = d.restrict(left, answer);
      if (after != Diagrams::leaf(impossible)) longest = std::max(longest, 1 + most(after));
    }
  }
  of_[left.bits] = longest;
  return longest;
}

}  // namespace subrosa
