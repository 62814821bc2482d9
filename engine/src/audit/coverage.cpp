#include "subrosa/coverage.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "decide/query.hpp"
#include "diagram/queries.hpp"
#include "diagram/reach.hpp"

namespace subrosa {

namespace {

/// An outcome by the place of its step in the files and of the step that follows.
using Key = std::tuple<std::uint32_t, std::uint32_t, std::int64_t>;

Key key_of(const Tree& tree, StepIndex step, const std::optional<StepIndex>& next) {
  const Span span = tree.steps[step].span;
  return {span.file, span.begin, next ? std::int64_t{next->value} : -1};
}

std::string words_for(const RuleSet& rules, const Step& step, const WayOut& way) {
  if (step.kind == Step::Kind::leaf) return "reached";
  if (step.kind == Step::Kind::require) return way.next ? "passes" : "fails";
  std::string words;
  for (const ValueIndex value : way.values) {
    words += (words.empty() ? "" : ", ") + rules.facts[step.fact].values[value.value].id;
  }
  return words;
}

/// What a decision took as given, by level: answers, assumptions, readings that prevail.
Assignment given_in(const Decision& decision, const std::shared_ptr<Forest>& forest) {
  const Situation& asked = decision.situation;
  const CompiledEdition compiled =
      compile(forest, edition_of(*decision.rules, asked.as_of, asked.known_on));
  const Scratch scratch(*forest->diagrams);
  return Query(*decision.rules, compiled, asked).given;
}

class Coverage {
 public:
  Coverage(const Rules& rules, const std::vector<Decision>& decisions, std::uint64_t most)
      : rules_(*rules),
        forest_(plant(*rules, budget_in_all(most))),
        d_(*forest_->diagrams),
        decisions_(decisions) {
    for (const Decision& decision : decisions) given_.push_back(given_in(decision, forest_));
  }

  std::vector<StepOutcome> run() {
    for (const Edition& edition : all_editions(rules_)) {
      for (std::size_t row = 0; row < edition.versions.size(); ++row) {
        const auto version = edition.versions[row];
        const ProvisionIndex provision{static_cast<std::uint32_t>(row)};
        if (version && looked_at_.insert({row, *version}).second) {
          look_at(edition, provision, *version);
        }
      }
    }
    std::vector<StepOutcome> all;
    for (auto& [key, outcome] : outcomes_) all.push_back(std::move(outcome));
    std::stable_sort(all.begin(), all.end(), [](const StepOutcome& a, const StepOutcome& b) {
      return std::tie(a.provision, a.version) < std::tie(b.provision, b.version);
    });
    return all;
  }

 private:
  void look_at(const Edition& edition, ProvisionIndex provision, std::size_t version) {
    const Scratch scratch(d_);
    const Tree& tree = rules_.provisions[provision].versions[version].tree;
    for (const WayOut& way : ways_out(*forest_, tree, compile_tree(tree, *forest_))) {
      if (way.where == Diagrams::leaf(0)) continue;
      const Step& step = tree.steps[way.step];
      auto found = outcomes_.find(key_of(tree, way.step, way.next));
      if (found == outcomes_.end()) {
        StepOutcome outcome{provision, version,
                            step.id,   words_for(rules_, step, way),
                            false,     example(edition, way.where)};
        found = outcomes_.emplace(key_of(tree, way.step, way.next), std::move(outcome)).first;
      }
      bool& covered = found->second.covered;
      covered = covered || surely_taken(way.where, provision, version);
    }
  }

  /// Whether some decision under this version takes the way in every completion.
  bool surely_taken(Ref where, ProvisionIndex provision, std::size_t version) {
    for (std::size_t i = 0; i < decisions_.size(); ++i) {
      if (decisions_[i].provisions[provision.value].version != version) continue;
      const Ref left = d_.restrict(where, given_[i]);
      if (left == Diagrams::leaf(0)) continue;
      if (left == d_.restrict(forest_->allowed, given_[i])) return true;
    }
    return false;
  }

  Situation example(const Edition& edition, Ref where) {
    const auto path = nearest(d_, where, {1}, plain_situation(*forest_));
    return situation_on(*forest_, edition, *path);
  }

  const RuleSet& rules_;
  std::shared_ptr<Forest> forest_;
  Diagrams& d_;
  const std::vector<Decision>& decisions_;
  std::vector<Assignment> given_;
  std::set<std::pair<std::size_t, std::size_t>> looked_at_;  ///< provision and version
  std::map<Key, StepOutcome> outcomes_;
};

}  // namespace

Bounded<std::vector<StepOutcome>> coverage(const Rules& rules,
                                           const std::vector<Decision>& decisions,
                                           std::uint64_t most) {
  try {
    return Coverage(rules, decisions, most).run();
  } catch (const DiagramTooLarge& too_large) {
    return too_large.why;
  }
}

}  // namespace subrosa
