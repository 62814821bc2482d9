// What follows from a situation: the verdict, or exactly what is still possible, and everything
// that an explanation needs. Plain data; ids are looked up in the rule set.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "subrosa/situation.hpp"

namespace subrosa {

/// A fact and its answer; open when there is none.
struct FactAnswer {
  FactIndex fact;
  std::optional<ValueIndex> value;

  friend bool operator==(const FactAnswer&, const FactAnswer&) = default;
};

/// What became of one step on a provision's path.
struct StepResult {
  enum class State {
    passed,   ///< a `require` that holds
    failed,   ///< a `require` that fails: the provision does not apply
    taken,    ///< an `ask` that is answered
    open,     ///< depends on facts that are open
    reached,  ///< a leaf
  };
  StepIndex step;
  State state = State::open;
  std::vector<FactAnswer> answers;  ///< of the facts that the step tests
};

struct ProvisionResult {
  ProvisionIndex provision;
  std::optional<std::size_t> version;  ///< none in force: nothing
  std::optional<std::size_t>
      annulled;  ///< the version that would be in force, had it not been annulled
  std::vector<Effect> annulled_effects;  ///< every effect that version would then give
  std::vector<Effect> effects;  ///< every effect some completion gives; one when it is certain
  std::vector<ProvisionIndex>
      set_aside_by;               ///< if it is in every completion: those that do in some
  std::vector<StepResult> steps;  ///< the path, to its end or to the first step that stays open
  std::vector<StepIndex> ends;    ///< the steps at which some completion ends

  [[nodiscard]] std::optional<Effect> effect() const {
    return effects.size() == 1 ? std::optional(effects.front()) : std::nullopt;
  }
};

template <class I>
struct Carried {
  I id;
  ProvisionIndex provision;  ///< the first that carries it
  friend bool operator==(const Carried&, const Carried&) = default;
};

/// One situation that reaches a verdict: the answers to add to those given.
struct Witness {
  Verdict verdict{};
  std::vector<FactAnswer> answers;
};

/// Other answers to some facts that would make another verdict certain.
struct Change {
  std::vector<FactAnswer> set;
  Verdict verdict{};
  std::uint32_t weight =
      0;  ///< 1 for each answer the worker could change, 2 the person, 3 somebody else
};

struct OpenFact {
  FactIndex fact;
  bool asked = false;  ///< the answer was `unknown`
};

struct ReadingResult {
  FactIndex reading;
  std::optional<ValueIndex> taken;  ///< nothing: open
  bool fixed = false;               ///< by the case, not because it prevails
  bool turns = false;               ///< whether the verdicts below differ
  std::vector<std::pair<ValueIndex, std::vector<Verdict>>>
      verdicts;  ///< what each view makes possible
};

struct Freshness {
  std::optional<Date> checked_on;                ///< the oldest check on the path
  Certainty certainty = Certainty::settled;      ///< the weakest on the path
  ReviewState review = ReviewState::unreviewed;  ///< the weakest of the provisions on the path
  std::vector<ProvisionIndex> changed;           ///< of those, changed since they were reviewed
  std::vector<SourceIndex> sources;              ///< what the path rests on, in order of use
  std::vector<SourceIndex> overdue;              ///< of those, past their `review_by`
};

struct Decision {
  Rules rules;
  Situation situation;
  Date today;
  std::vector<FactAnswer> assumed;          ///< facts that the case leaves out and the rules assume
  std::optional<Verdict> verdict;           ///< nothing: undetermined
  std::vector<Verdict> possible;            ///< in the order of `Verdict`
  bool silent = false;                      ///< no rule speaks, in some completion
  std::vector<Witness> witnesses;           ///< while undetermined, one for each possible verdict
  std::vector<ProvisionResult> provisions;  ///< every provision, in reading order
  /// Those whose effect gives the verdict in every completion; if none does in all, those that do
  /// in some.
  std::vector<ProvisionIndex> deciding;
  bool deciding_certain = true;            ///< false: each of them decides only in some completions
  std::vector<Carried<DutyIndex>> duties;  ///< in every completion
  std::vector<Carried<LimitIndex>> limits;  ///< in every completion
  std::vector<DutyIndex> meanwhile;         ///< while undetermined
  std::vector<ScriptIndex> scripts;         ///< words to say that fit every completion
  std::vector<ContactIndex> contacts;       ///< whom to call
  /// While determined: a smallest set of the answers given that alone forces the verdict.
  std::vector<FactAnswer> sufficient;
  /// While determined: for each other verdict, all the lightest changes that make it certain,
  /// lightest first.
  std::vector<Change> changes;
  std::vector<OpenFact> open;  ///< facts on which the verdict depends, in asking order
  /// While undetermined: the most questions that can still come before the verdict is certain, in
  /// asking order and if each is answered. An answer `unknown` makes it every question that still
  /// matters. Nothing when nothing is left to ask.
  std::optional<std::uint32_t> at_most_questions;
  std::vector<OpenFact> to_complete;    ///< facts on which only duties or limits depend
  std::vector<ReadingResult> readings;  ///< those that can matter to the answers given
  Freshness freshness;
};

}  // namespace subrosa
