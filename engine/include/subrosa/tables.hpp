// One situation decided many times: on every date, and with every answer to one question.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "subrosa/engine.hpp"

namespace subrosa {

/// Days on which everything that a decision says is the same.
struct Piece {
  Period dates;
  Decision decision;  ///< of the first of these days
};

/// Days with the same verdict, or the same possible ones, for the same articles; what is to know
/// about the answer can differ from piece to piece.
struct Stretch {
  Period dates;
  std::vector<Piece> pieces;  ///< at least one

  [[nodiscard]] const Decision& decision() const { return pieces.front().decision; }
};

struct Timeline {
  Situation situation;
  Date today;
  bool as_then = false;            ///< the law as it was known on each day of the act
  std::vector<Stretch> stretches;  ///< every day that the rules cover, in order
};

/// Decides the situation for every day of the act that the rules cover. What is known of the law
/// stays that of the situation, or with `as_then` moves with the day. The situation's own `as_of`
/// need not be covered. Answers that contradict do so on every day. Cost: one decision for each
/// date on which something begins or ends.
[[nodiscard]] std::variant<Timeline, Contradiction, RulesTooLarge> timeline(
    Engine& engine, const Situation& situation, Date today, bool as_then);

struct MatrixRow {
  std::optional<ValueIndex> value;  ///< nothing: the case's own answer, where it is no value
  bool of_case = false;             ///< what the case itself answers
  std::variant<Decision, Contradiction> answer;
};

struct Matrix {
  Situation situation;
  FactIndex over;
  std::vector<MatrixRow> rows;  ///< each value in the order of the rules, then the one without

  /// The case as it stands: always decided.
  [[nodiscard]] const Decision& of_case() const;
};

/// Decides the situation with each value of one fact, or reading, the other answers kept; where the
/// case leaves it open, also as it stands. A contradiction of the whole only where the case itself
/// contradicts; that of a value stands in its row.
[[nodiscard]] std::variant<Matrix, Contradiction, OutsideCoverage, RulesTooLarge> matrix(
    Engine& engine, const Situation& situation, FactIndex over, Date today);

}  // namespace subrosa
