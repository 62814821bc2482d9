// A formula that grows, over the solver CaDiCaL: gates, sums, and solving under assumptions.
#pragma once

#include <cadical.hpp>
#include <cstdint>
#include <vector>

namespace sat {

/// A variable, or with a minus its negation.
using Literal = int;
using Literals = std::vector<Literal>;

class Formula {
 public:
  Formula();

  Literal fresh() { return ++variables_; }
  /// A literal that is always true.
  [[nodiscard]] Literal always() const { return 1; }

  /// At least one of them holds.
  void clause(const Literals& literals);
  /// A literal that holds exactly when all of them do.
  Literal all_of(const Literals& literals);
  /// A literal that holds exactly when one of them does.
  Literal any_of(const Literals& literals);

  struct Weighted {
    Literal literal = 0;
    std::uint32_t weight = 0;
  };
  /// Row `k` holds when those that hold weigh `k` or more together; else it may hold or not.
  Literals weigh(const std::vector<Weighted>& summands);

  /// Whether some assignment makes the formula and the assumptions true.
  bool solve(const Literals& assumptions);
  /// In the assignment found.
  [[nodiscard]] bool holds(Literal literal);
  /// Where there was no assignment: whether this assumption is among those that exclude one.
  [[nodiscard]] bool needed(Literal assumption) { return solver_.failed(assumption); }

 private:
  CaDiCaL::Solver solver_;
  int variables_ = 1;
};

}  // namespace sat
