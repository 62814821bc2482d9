// What became of each provision: its possible effects and its path, step by step.
#include <algorithm>

#include "decide/query.hpp"

namespace subrosa {

namespace {

/// Walks one tree with the answers given.
class Path {
 public:
  Path(const Query& query, std::size_t row)
      : query_(query),
        compiled_(query.compiled.provisions[row]),
        tree_(compiled_.version->tree),
        ends_(query.values(query.routes[row])) {}

  std::vector<StepResult> walk() {
    std::vector<StepResult> path;
    std::optional<StepIndex> at = tree_.root;
    while (at) {
      const Step& step = tree_.steps[*at];
      path.push_back({*at, StepResult::State::reached, answers(step)});
      switch (step.kind) {
        case Step::Kind::leaf: return path;
        case Step::Kind::require: at = after_require(*at, step, path.back()); break;
        case Step::Kind::ask: at = after_ask(step, path.back()); break;
      }
    }
    return path;
  }

 private:
  std::vector<FactAnswer> answers(const Step& step) const {
    std::vector<FactIndex> facts;
    if (step.kind == Step::Kind::require) facts = facts_of(step.condition);
    if (step.kind == Step::Kind::ask) facts.push_back(step.fact);
    std::vector<FactAnswer> given;
    for (const FactIndex fact : facts) given.push_back({fact, query_.value(fact)});
    return given;
  }

  bool may_end_at(StepIndex step) const {
    return std::find(ends_.begin(), ends_.end(), step.value) != ends_.end();
  }

  /// The next step, or none where the path ends or stays open.
  std::optional<StepIndex> after_require(StepIndex at, const Step& step, StepResult& result) const {
    const auto held = query_.values(query_.filled(compiled_.tree.conditions[at.value]));
    if (held == std::vector<std::uint32_t>{0}) {
      result.state = StepResult::State::failed;
      return std::nullopt;
    }
    const bool open = held.size() > 1 && may_end_at(at);
    result.state = open ? StepResult::State::open : StepResult::State::passed;
    // Past an open step the path goes on only to tell what fails all the same further down.
    return open && !ends_without_effect() ? std::nullopt : std::optional(step.next);
  }

  std::optional<StepIndex> after_ask(const Step& step, StepResult& result) const {
    if (const auto value = query_.value(step.fact)) {
      result.state = StepResult::State::taken;
      return step.branches[value->value];
    }
    result.state = StepResult::State::open;
    // The branches that some completion takes; past an open step the path goes on only where they
    // meet.
    std::vector<StepIndex> branches;
    for (std::uint32_t v = 0; v < step.branches.size(); ++v) {
      Assignment one(query_.given.size());
      one[query_.level(step.fact)] = v;
      if (query_.d.restrict(query_.allowed, one) != Diagrams::leaf(0))
        branches.push_back(step.branches[v]);
    }
    const bool same = std::all_of(branches.begin(), branches.end(),
                                  [&](StepIndex b) { return b == branches.front(); });
    if (same) return branches.front();
    const auto end = std::find_if(branches.begin(), branches.end(), [&](StepIndex b) {
      return ends_.size() == 1 && b.value == ends_.front();
    });
    return end == branches.end() ? std::nullopt : std::optional(*end);
  }

  /// Whether the tree ends without effect in every completion.
  bool ends_without_effect() const {
    return std::all_of(ends_.begin(), ends_.end(), [&](std::uint32_t end) {
      return tree_.steps[StepIndex{end}].effect == Effect::none;
    });
  }

  const Query& query_;
  const CompiledProvision& compiled_;
  const Tree& tree_;
  std::vector<std::uint32_t> ends_;  ///< the steps at which some completion ends
};

/// The provisions that set `row` aside, if it is set aside in every completion: each does in some.
std::vector<ProvisionIndex> set_aside_by(const Query& query, ProvisionIndex row) {
  const CompiledProvision& compiled = query.compiled.provisions[row.value];
  const auto own = query.values(query.filled(compiled.tree.effect));
  const bool applies = std::find(own.begin(), own.end(), 0U) == own.end();
  if (!applies || query.values(query.effective[row.value]) != std::vector<std::uint32_t>{0}) {
    return {};
  }
  std::vector<ProvisionIndex> by;
  for (std::size_t i = 0; i < query.rules.provisions.size(); ++i) {
    const ProvisionIndex other{static_cast<std::uint32_t>(i)};
    const auto& aside = query.rules.provisions[other].overrides;
    if (std::find(aside.begin(), aside.end(), row) == aside.end()) continue;
    if (query.values(query.effective[i]) != std::vector<std::uint32_t>{0}) by.push_back(other);
  }
  return by;
}

}  // namespace

std::vector<ProvisionResult> provision_results(const Query& query) {
  std::vector<ProvisionResult> results;
  for (std::size_t i = 0; i < query.compiled.provisions.size(); ++i) {
    ProvisionResult result;
    result.provision = ProvisionIndex{static_cast<std::uint32_t>(i)};
    result.version = query.compiled.edition.versions[i];
    result.annulled = query.compiled.edition.annulled[i];
    for (const std::uint32_t effect : query.values(query.effective[i])) {
      result.effects.push_back(static_cast<Effect>(effect));
    }
    if (result.annulled) {
      const Ref effect = query.compiled.provisions[i].annulled.effect;
      for (const std::uint32_t would : query.values(query.filled(effect))) {
        result.annulled_effects.push_back(static_cast<Effect>(would));
      }
    }
    if (result.version) {
      result.set_aside_by = set_aside_by(query, result.provision);
      for (const std::uint32_t end : query.values(query.routes[i])) {
        result.ends.push_back(StepIndex{end});
      }
      result.steps = Path(query, i).walk();
    }
    results.push_back(std::move(result));
  }
  return results;
}

}  // namespace subrosa
