// An edition as decision diagrams: a small one for each provision, and the verdict's, combined from
// them. All editions of a rule set share one manager, one order of levels and their trees, so that
// what they have in common is computed once and compared as one integer.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
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
  std::vector<std::uint32_t> says;  ///< for each step: a number for what it says as an end
};

/// Numbers what ends of trees say, their effect, reason, duties and limits: the same for the same.
class Ends {
 public:
  [[nodiscard]] std::uint32_t number(const RuleSet& rules, const Step& step);

 private:
  using Said = std::tuple<Effect, std::string, std::vector<DutyIndex>, std::vector<LimitIndex>>;
  std::map<Said, std::uint32_t> numbers_;
};

/// The facts of a rule set as levels, and every tree over them. A level is a fact, its values are
/// the fact's; where two rule sets share the levels, a level is a fact's id and its values are all
/// that either knows.
struct Forest {
  const RuleSet* rules = nullptr;
  std::shared_ptr<Diagrams> diagrams;
  std::vector<FactIndex> fact_at;  ///< for each level; of a level that only the other set has: none
  std::vector<Level> level_of;     ///< for each fact
  std::vector<std::vector<std::uint32_t>> value_of;  ///< for each fact and value: of its level
  std::vector<Ref> excluded;  ///< for each constraint: 1 where it excludes the situation
  Ref allowed;                ///< 1 where no constraint excludes the situation
  std::vector<std::vector<std::optional<CompiledTree>>> trees;  ///< for each provision and version
  Operation strongest;  ///< of effects; the others as the functions of the same names
  Operation counting;
  Operation deciding;
  Operation differing;
  Ends ends;

  [[nodiscard]] Ref test(FactIndex fact, std::uint64_t values) const;
};
constexpr FactIndex no_fact{0xFFFF'FFFFU};

struct CompiledProvision {
  const Version* version = nullptr;  ///< null: none in force
  CompiledTree tree;
  CompiledTree annulled;  ///< of the version that would be in force, had it not been annulled
  Ref effective;          ///< the effect, `none` where another provision sets this one aside
};

struct CompiledEdition {
  std::shared_ptr<Forest> forest;
  Edition edition;
  std::vector<CompiledProvision> provisions;
  Ref winner;  ///< see `impossible`
};

/// A rule set's own forest. Of two orders of levels (see order.hpp) it takes the one that gives the
/// smaller verdict's diagram for the newest law. Throws DiagramTooLarge when neither fits.
[[nodiscard]] std::shared_ptr<Forest> plant(const RuleSet& rules, Budget budget = {});

/// A forest with its levels in the order of the facts, which is the order of asking.
[[nodiscard]] std::shared_ptr<Forest> plant_in_asking_order(const RuleSet& rules);

/// Two rule sets over the same levels, so that their functions can be compared. Facts and values
/// are the same where their ids are; situations that one of them has no words for are excluded from
/// it.
struct TwoForests {
  std::shared_ptr<Forest> older;
  std::shared_ptr<Forest> newer;
};
[[nodiscard]] TwoForests plant_together(const RuleSet& older, const RuleSet& newer,
                                        Budget budget = {});

/// Compiles one edition. Throws DiagramTooLarge.
[[nodiscard]] CompiledEdition compile(const std::shared_ptr<Forest>& forest,
                                      const Edition& edition);
/// The same, with the rules' own forest planted for it.
[[nodiscard]] CompiledEdition compile(const RuleSet& rules, const Edition& edition);

/// A condition as a function that is 1 where it holds.
[[nodiscard]] Ref compile_condition(const Condition& condition, const Forest& forest);

/// A step that always goes one way: to `next`, or out of its provision.
struct Forced {
  StepIndex step;
  std::optional<StepIndex> next;
};
/// A tree; the same with one step forced. Other steps that test the same stay as they are.
[[nodiscard]] CompiledTree compile_tree(const Tree& tree, Forest& forest);
[[nodiscard]] CompiledTree with_forced_step(const Tree& tree, const CompiledTree& compiled,
                                            const Forest& forest, const Forced& forced);

/// An edition with one provision's tree replaced by another, for example one with a forced step.
[[nodiscard]] CompiledEdition with_tree(const CompiledEdition& compiled, ProvisionIndex provision,
                                        const CompiledTree& tree);

/// The plain situation that the rules declare, by level; open where they declare nothing.
[[nodiscard]] Assignment plain_situation(const Forest& forest);

/// The situation that a path of a diagram describes: what it tests is known, the rest is not asked.
[[nodiscard]] Situation situation_on(const Forest& forest, const Edition& edition,
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

/// A winner's diagram with each effect replaced by its verdict, `impossible` kept.
[[nodiscard]] Ref verdict_of_winner(Diagrams& diagrams, Ref winner);

}  // namespace subrosa
