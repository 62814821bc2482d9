// What a decision says, asked of a solver: the rules as one formula over the values of the facts.
// Shares nothing with the engine but the model.
#pragma once

#include <array>
#include <map>
#include <set>

#include "subrosa/edition.hpp"
#include "subrosa/situation.hpp"
#include "support/sat_formula.hpp"

namespace sat {

/// One situation and what follows from it, as literals of a formula.
struct Encoding {
  std::vector<Literals> value;                            ///< of each fact: exactly one holds
  Literal allowed = 0;                                    ///< the constraints allow the situation
  std::array<Literal, subrosa::verdict_count> verdict{};  ///< exactly one holds
  std::array<Literal, subrosa::verdict_count> misses{};   ///< allowed, with another verdict
};

/// How much of a situation is changed, as literals of a formula: bounds, each true when it must be.
struct Weights {
  Literals changed;   ///< of each fact; does not count where nobody can change it
  Literals at_least;  ///< row `k` holds when the changed facts weigh `k` or more
};

/// Other answers to some facts.
using Change = std::map<subrosa::FactIndex, subrosa::ValueIndex>;

struct Lightest {
  std::uint32_t weight = 0;
  std::set<Change> changes;
};

/// Answers questions on the situations of one edition, over all completions that the constraints
/// allow. A reading that is not fixed takes what prevails; nothing is assumed, whatever
/// `Situation::assume` says. Keeps a reference to the rules.
class SatOracle {
 public:
  SatOracle(const subrosa::RuleSet& rules, const subrosa::Edition& edition);

  /// Whether some completion gives the verdict.
  [[nodiscard]] bool reaches(const subrosa::Situation& situation, subrosa::Verdict verdict);

  /// None: the constraints exclude the situation.
  [[nodiscard]] std::set<subrosa::Verdict> possible(const subrosa::Situation& situation);

  /// The open facts, readings apart, for which two completions that differ in that fact alone
  /// differ in verdict.
  [[nodiscard]] std::set<subrosa::FactIndex> relevant(const subrosa::Situation& situation);

  /// How few of the answers given force the verdict, whatever everything else is. The situation
  /// must determine that verdict.
  [[nodiscard]] std::size_t smallest_reason(const subrosa::Situation& situation,
                                            subrosa::Verdict verdict);

  /// The lightest changes of given answers that make a verdict certain, which the situation
  /// excludes; `most` of them when there are more.
  [[nodiscard]] Lightest lightest_changes(const subrosa::Situation& situation,
                                          subrosa::Verdict verdict, std::size_t most);

 private:
  const subrosa::RuleSet& rules_;
  Formula one_;
  Encoding encoding_;
  Weights weights_;
  Formula two_;  ///< two situations side by side
  Encoding left_;
  Encoding right_;
  Literals same_;        ///< assumed of a fact: its value is the same in both
  Literal differs_ = 0;  ///< assumed: the verdict is not
};

}  // namespace sat
