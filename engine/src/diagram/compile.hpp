// An edition as decision diagrams: a small one for each provision, and the verdict's, combined from
// them.
#pragma once

#include <memory>
#include <vector>

#include "diagram/diagrams.hpp"
#include "subrosa/edition.hpp"
#include "subrosa/situation.hpp"

namespace subrosa {

/// Values of the verdict's diagram: the winning `Effect`, or `impossible` where the constraints
/// exclude the situation. `Effect::none` wins where no rule speaks.
constexpr std::uint32_t impossible = effect_count;

/// A tree as functions of the facts.
struct CompiledTree {
  Ref route = Diagrams::leaf(0);   ///< the step at which it ends: a leaf, or a `require` that fails
  Ref effect = Diagrams::leaf(0);  ///< the effect of that step
  std::vector<Ref> conditions;     ///< for each step: of a `require`, where it holds
};

struct CompiledProvision {
  const Version* version = nullptr;  ///< null: none in force
  CompiledTree tree;
  CompiledTree annulled;  ///< of the version that would be in force, had it not been annulled
  Ref effective;          ///< the effect, `none` where another provision sets this one aside
};

struct CompiledEdition {
  Edition edition;
  std::vector<FactIndex> fact_at;  ///< for each level
  std::vector<Level> level_of;     ///< for each fact
  std::unique_ptr<Diagrams> diagrams;
  std::vector<CompiledProvision> provisions;
  std::vector<Ref> excluded;  ///< for each constraint: 1 where it excludes the situation
  Ref allowed;                ///< 1 where no constraint excludes the situation
  Ref winner;                 ///< see `impossible`
};

/// Compiles one edition. The order of levels puts first the gates, the facts that most provisions
/// test, then each fact as the trees first use it; the same rules always give the same order.
/// Throws DiagramTooLarge.
[[nodiscard]] CompiledEdition compile(const RuleSet& rules, const Edition& edition);

/// A condition as a function that is 1 where it holds.
[[nodiscard]] Ref compile_condition(const Condition& condition, CompiledEdition& compiled);

/// The plain situation that the rules declare, by level; open where they declare nothing.
[[nodiscard]] Assignment plain_situation(const RuleSet& rules, const CompiledEdition& compiled);

/// The situation that a path of a diagram describes: what it tests is known, the rest is not asked.
[[nodiscard]] Situation situation_on(const RuleSet& rules, const CompiledEdition& compiled,
                                     const Assignment& path);

/// What is known of a situation: `recipient: police, danger: none`.
[[nodiscard]] std::string in_words(const RuleSet& rules, const Situation& situation);

/// What makes diagrams grow: the provisions that do not test the first gate, and the facts that
/// several of them test.
struct Ungated {
  std::vector<ProvisionIndex> provisions;
  std::vector<FactIndex> shared;
};
[[nodiscard]] Ungated ungated(const RuleSet& rules, const Edition& edition);

/// The stronger of two effects in the order of the rule set; `none` and `warns` are weaker than
/// any.
[[nodiscard]] Effect stronger(const RuleSet& rules, Effect a, Effect b);

}  // namespace subrosa
