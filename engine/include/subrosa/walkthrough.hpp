// One conversation: which question comes next, given the answers so far. Pure: no input, no output.
#pragma once

#include <optional>
#include <vector>

#include "subrosa/engine.hpp"

namespace subrosa {

/// The question to put now, in the rules' order; none when the verdict is certain, or when what is
/// open was asked already.
[[nodiscard]] std::optional<FactIndex> next_question(const Decision& decision);

/// Asks, in the rules' order, only what the verdict can still depend on; what the rules would
/// assume for a case file is asked here. The engine must outlive it.
class Walkthrough {
 public:
  /// `as_of` must be a day that the rules cover, and the rules small enough to compute.
  Walkthrough(Engine& engine, Date as_of, Date known_on, Date today);

  [[nodiscard]] const Decision& decision() const { return decision_; }
  [[nodiscard]] std::optional<FactIndex> next() const { return next_question(decision_); }
  /// The questions answered, in the order in which they were put.
  [[nodiscard]] const std::vector<FactIndex>& asked() const { return asked_; }

  /// Takes an answer, or another one to a question answered before; the others are kept. False, and
  /// nothing is taken, when it contradicts them.
  bool answer(FactIndex fact, Answer answer);
  /// Undoes the last answer: one that was put in the place of another gives way to it again, a
  /// first one is taken back. False when there is none.
  bool back();

 private:
  /// One answer, and what stood there before.
  struct Change {
    FactIndex fact;
    Answer before;
  };

  bool decide();

  Engine& engine_;
  Date today_;
  Situation situation_;
  std::vector<FactIndex> asked_;
  std::vector<Change> changes_;  ///< the latest last
  Decision decision_;
};

}  // namespace subrosa
