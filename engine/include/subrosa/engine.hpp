// Deciding. An `Engine` compiles each edition of its rules once, when it is first needed.
#pragma once

#include <memory>
#include <variant>

#include "subrosa/decision.hpp"

namespace subrosa {

/// Answers that cannot all be true of one situation.
struct Contradiction {
  std::vector<std::size_t> constraints;  ///< of the rule set, those that the answers break together
  std::vector<FactIndex> facts;          ///< the answered facts that they name
};

/// The date of the act is outside the dates that the rules cover.
struct OutsideCoverage {
  Date as_of;
  Period covers;
};

/// The provisions share more questions than can be computed; `subrosa check` names them.
struct RulesTooLarge {};

using Outcome = std::variant<Decision, Contradiction, OutsideCoverage, RulesTooLarge>;

/// Not for use from several threads at once.
class Engine {
 public:
  explicit Engine(Rules rules);
  ~Engine();
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;

  [[nodiscard]] const Rules& rules() const;

  /// Decides one situation, exactly: every statement of the decision holds over all completions of
  /// the open facts that the constraints allow. `today` serves only to see which checks of sources
  /// are overdue. Cost: a few walks over what is left of the edition's diagrams; the first use of
  /// an edition also compiles it.
  [[nodiscard]] Outcome decide(const Situation& situation, Date today);

  /// Only `Decision::possible` of what `decide` returns, for a tenth of its cost; nothing where it
  /// returns no decision.
  [[nodiscard]] std::optional<std::vector<Verdict>> possible(const Situation& situation);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace subrosa
