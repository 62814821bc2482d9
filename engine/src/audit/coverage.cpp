#include "subrosa/coverage.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

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

class Coverage {
 public:
  explicit Coverage(const Rules& rules) : rules_(*rules) {}

  std::vector<StepOutcome> run(const std::vector<Decision>& decisions) {
    for (const Decision& decision : decisions) {
      for (const ProvisionResult& result : decision.provisions) {
        if (result.version) take(result);
      }
    }
    for (const Edition& edition : all_editions(rules_)) look_at(edition);
    std::vector<StepOutcome> all;
    for (auto& [key, outcome] : outcomes_) {
      outcome.covered = taken_.count(key) != 0;
      all.push_back(std::move(outcome));
    }
    std::stable_sort(all.begin(), all.end(), [](const StepOutcome& a, const StepOutcome& b) {
      return std::tie(a.provision, a.version) < std::tie(b.provision, b.version);
    });
    return all;
  }

 private:
  /// Marks what one decision reaches for certain.
  void take(const ProvisionResult& result) {
    const Tree& tree = rules_.provisions[result.provision].versions[*result.version].tree;
    for (const StepResult& step : result.steps) {
      const Step& row = tree.steps[step.step];
      switch (step.state) {
        case StepResult::State::passed: taken_.insert(key_of(tree, step.step, row.next)); break;
        case StepResult::State::taken:
          taken_.insert(key_of(tree, step.step, row.branches[step.answers.front().value->value]));
          break;
        case StepResult::State::failed:
        case StepResult::State::reached:
          taken_.insert(key_of(tree, step.step, std::nullopt));
          break;
        case StepResult::State::open: return;
      }
    }
  }

  void look_at(const Edition& edition) {
    CompiledEdition compiled = compile(rules_, edition);
    for (std::size_t row = 0; row < compiled.provisions.size(); ++row) {
      const CompiledProvision& provision = compiled.provisions[row];
      if (provision.version == nullptr) continue;
      const Tree& tree = provision.version->tree;
      for (const WayOut& way : ways_out(compiled, tree, provision.tree)) {
        const Key key = key_of(tree, way.step, way.next);
        if (way.where == Diagrams::leaf(0) || outcomes_.count(key) != 0) continue;
        const Step& step = tree.steps[way.step];
        outcomes_.emplace(
            key, StepOutcome{ProvisionIndex{static_cast<std::uint32_t>(row)},
                             *edition.versions[row], step.id, words_for(rules_, step, way), false,
                             example(compiled, way.where)});
      }
    }
  }

  Situation example(const CompiledEdition& compiled, Ref where) const {
    const auto path = nearest(*compiled.diagrams, where, {1}, plain_situation(rules_, compiled));
    return situation_on(rules_, compiled, *path);
  }

  const RuleSet& rules_;
  std::set<Key> taken_;
  std::map<Key, StepOutcome> outcomes_;
};

}  // namespace

std::vector<StepOutcome> coverage(const Rules& rules, const std::vector<Decision>& decisions) {
  return Coverage(rules).run(decisions);
}

}  // namespace subrosa
