// Reduced ordered multi-valued decision diagrams. A diagram is a function from the values of some
// variables, one for each level, to a small number. Equal functions are the same node, so comparing
// them is comparing two integers; a node that would not test anything is never made. Results of
// operations are remembered in one table of the manager, so that what two calls, or two editions of
// the rules, have in common is computed once.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <stdexcept>
#include <vector>

#include "subrosa/bounded.hpp"

namespace subrosa {

using Level = std::uint32_t;
using Assignment = std::vector<std::optional<std::uint32_t>>;  ///< a value, or open, for each level

constexpr std::size_t most_values = 64;  ///< of one variable

/// A node of one `Diagrams`.
struct Ref {
  std::uint32_t bits = 0;
  friend auto operator<=>(const Ref&, const Ref&) = default;
};

/// How large a computation may grow. Steps stand for time, so that every machine refuses the same
/// rules: this many take about 250 ms.
struct Budget {
  std::size_t nodes = 250'000;
  std::size_t steps = 4'000'000;
  std::size_t kept = 4'000'000;  ///< nodes of all computations whose results are kept together
  /// Branches followed in all, never renewed. Who decides one situation after another has no such
  /// end; a walk over all editions does.
  std::uint64_t in_all = std::numeric_limits<std::uint64_t>::max();
};

/// The budget of a walk over all editions.
constexpr Budget budget_in_all(std::uint64_t most) {
  Budget budget;
  budget.in_all = most;
  return budget;
}

/// More nodes or steps than the budget allows: the rules share too many questions without a gate.
struct DiagramTooLarge : std::runtime_error {
  explicit DiagramTooLarge(NoResult reason = NoResult::too_large)
      : std::runtime_error("decision diagram too large"), why(reason) {}
  NoResult why;  ///< `too_long` when it was `Budget::in_all`
};

/// Names a kind of `combine`, whose results are then remembered from one call to the next.
struct Operation {
  std::uint32_t id = 0;
};

class Diagrams {
 public:
  /// `arity[level]` is the number of values of that level's variable.
  explicit Diagrams(std::vector<std::uint32_t> arity, Budget budget = {});
  Diagrams(const Diagrams&) = delete;
  Diagrams& operator=(const Diagrams&) = delete;

  [[nodiscard]] static Ref leaf(std::uint32_t value) { return {value | leaf_bit}; }
  [[nodiscard]] static bool is_leaf(Ref f) { return (f.bits & leaf_bit) != 0; }
  [[nodiscard]] static std::uint32_t value(Ref f) { return f.bits & ~leaf_bit; }

  [[nodiscard]] std::uint32_t arity(Level level) const { return arity_[level]; }
  [[nodiscard]] std::size_t levels() const { return arity_.size(); }
  [[nodiscard]] std::size_t node_count() const { return nodes_.size(); }
  /// The level a node tests; past every level for a leaf.
  [[nodiscard]] Level level(Ref f) const {
    return is_leaf(f) ? static_cast<Level>(arity_.size()) : nodes_[f.bits].level;
  }
  /// The function for one value of a level at or above the node's own.
  [[nodiscard]] Ref child(Ref f, Level at, std::uint32_t choice) const {
    return level(f) == at ? children_[nodes_[f.bits].first + choice] : f;
  }

  /// Begins a computation: the budget counts from here.
  void renew_budget();
  /// Counts branches that are followed without making nodes. Throws DiagramTooLarge.
  void spend(std::uint64_t branches) const {
    if ((followed_ += branches) > budget_.in_all) throw DiagramTooLarge(NoResult::too_long);
  }
  /// Branches followed since the manager was made.
  [[nodiscard]] std::uint64_t followed() const { return followed_; }
  /// An operation of its own, for `combine` with the same `join` each time. Up to 1,000 of them.
  [[nodiscard]] Operation operation() { return {++named_}; }
  /// An operation for one walk: nothing is remembered after it.
  [[nodiscard]] Operation walk();
  /// The result of a walk that visits (a, b): `compute()`, or what it was before. A result that is
  /// a number stands as a leaf.
  template <class Compute>
  [[nodiscard]] Ref visit(Operation operation, Ref a, Ref b, Compute compute) {
    if (const auto& row = remembered(operation.id, a, b, b); holds(row, operation.id, a, b, b)) {
      return row.result;
    }
    return remember(operation.id, a, b, b, compute());
  }

  /// The function that goes to `children[v]` for value v; one child for each value. Throws
  /// DiagramTooLarge.
  [[nodiscard]] Ref make(Level level, std::span<const Ref> children);
  /// 1 for the values among the bits of `mask`, else 0.
  [[nodiscard]] Ref test(Level level, std::uint64_t mask);
  /// `condition` where it is not 0 selects `yes`, else `no`.
  [[nodiscard]] Ref choose(Ref condition, Ref yes, Ref no);
  /// 1 where both are not 0, else 0; for functions that are 0 or 1.
  [[nodiscard]] Ref both(Ref f, Ref g) { return choose(f, g, leaf(0)); }
  /// 1 where one is not 0, else 0; for functions that are 0 or 1.
  [[nodiscard]] Ref either(Ref f, Ref g) { return choose(f, leaf(1), g); }
  /// 1 where the function is 0, else 0.
  [[nodiscard]] Ref negated(Ref f) { return choose(f, leaf(0), leaf(1)); }
  /// The function with some variables fixed.
  [[nodiscard]] Ref restrict(Ref f, const Assignment& assignment);
  /// The same as one of several with the same assignment; `filling` is then their walk.
  [[nodiscard]] Ref restrict(Ref f, const Assignment& assignment, Operation filling) {
    return restrict_rest(f, assignment, filling);
  }

  /// The function with every value changed by `change(value)`.
  template <class Change>
  [[nodiscard]] Ref map(Ref f, Change change) {
    return map_rest(f, change, walk());
  }
  /// `join(a, b)` of the values of two functions.
  template <class Join>
  [[nodiscard]] Ref combine(Ref f, Ref g, Join join) {
    return combine_rest(f, g, join, walk());
  }
  template <class Join>
  [[nodiscard]] Ref combine(Ref f, Ref g, Join join, Operation operation) {
    return combine_rest(f, g, join, operation);
  }
  /// The same for a `join` that gives 0 wherever `f` is 0: there `g` is not looked at.
  template <class Join>
  [[nodiscard]] Ref combine_within(Ref f, Ref g, Join join, Operation operation) {
    if (f == leaf(0)) return f;
    if (is_leaf(f) && is_leaf(g)) return combine_rest(f, g, join, operation);
    return visit(operation, f, g, [&] {
      const Level at = std::min(level(f), level(g));
      Children children;
      for (std::uint32_t v = 0; v < arity_[at]; ++v) {
        children[v] = combine_within(child(f, at, v), child(g, at, v), join, operation);
      }
      return make(at, {children.data(), arity_[at]});
    });
  }

  /// The value where every variable is known: `values[level]`.
  [[nodiscard]] std::uint32_t at(Ref f, std::span<const std::uint32_t> values) const {
    while (!is_leaf(f)) {
      const NodeRow& row = nodes_[f.bits];
      f = children_[row.first + values[row.level]];
    }
    return value(f);
  }
  /// The values a function takes, in order.
  [[nodiscard]] std::vector<std::uint32_t> leaves(Ref f) const;
  /// Every node reachable from `f`, leaves left out, each after those below it.
  [[nodiscard]] std::vector<Ref> nodes(Ref f) const;
  /// Every level a node of `f` tests, in order.
  [[nodiscard]] std::vector<Level> support(Ref f) const;

 private:
  friend class Scratch;
  static constexpr std::uint32_t leaf_bit = 0x8000'0000U;
  static constexpr std::uint32_t choosing = 1;       ///< the operation `choose`
  static constexpr std::uint32_t first_once = 1024;  ///< operations of one call are numbered above

  using Children = std::array<Ref, most_values>;
  struct NodeRow {
    Level level;
    std::uint32_t first;  ///< of its children in `children_`
    std::uint32_t hash;
  };
  /// A remembered result; good for ever, or until a scratch ends.
  struct Remembered {
    std::uint32_t operation = 0;
    Ref a;
    Ref b;
    Ref c;
    Ref result;
    std::uint32_t era = 0;
  };

  [[nodiscard]] bool same(const NodeRow& row, Level level, std::span<const Ref> children) const;
  void grow_slots();
  void forget_since(std::size_t count);
  [[nodiscard]] Remembered& remembered(std::uint32_t operation, Ref a, Ref b, Ref c);
  [[nodiscard]] bool holds(const Remembered& row, std::uint32_t operation, Ref a, Ref b,
                           Ref c) const {
    return row.operation == operation && row.a == a && row.b == b && row.c == c &&
           (row.era == for_ever || row.era == era_);
  }
  Ref remember(std::uint32_t operation, Ref a, Ref b, Ref c, Ref result);

  template <class Change>
  Ref map_rest(Ref f, Change& change, Operation operation);
  template <class Join>
  Ref combine_rest(Ref f, Ref g, Join& join, Operation operation);
  Ref restrict_rest(Ref f, const Assignment& assignment, Operation operation);

  static constexpr std::uint32_t for_ever = 0;

  std::vector<std::uint32_t> arity_;
  Budget budget_;
  std::size_t nodes_before_ = 0;        ///< when the computation began
  std::size_t steps_ = 0;               ///< since then
  mutable std::uint64_t followed_ = 0;  ///< branches in all
  std::vector<NodeRow> nodes_;
  std::vector<Ref> children_;
  std::vector<std::uint32_t> slots_;            ///< the unique table: node + 1, or 0
  mutable std::vector<std::uint32_t> seen_in_;  ///< for each node: the last look that met it
  mutable std::uint32_t looks_ = 0;             ///< how often `nodes` was asked
  std::vector<Remembered> memory_;
  std::uint32_t named_ = choosing;
  std::uint32_t once_ = first_once;
  std::uint32_t era_ = 1;        ///< changes when nodes are forgotten
  std::uint32_t scratches_ = 0;  ///< open; without one, nodes are never forgotten
};

/// Forgets, at the end of a scope, the nodes made in it; no `Ref` to one may be kept. Scopes nest.
class Scratch {
 public:
  explicit Scratch(Diagrams& diagrams) : diagrams_(diagrams), count_(diagrams.node_count()) {
    ++diagrams_.scratches_;
    diagrams_.renew_budget();
  }
  ~Scratch() {
    diagrams_.forget_since(count_);
    --diagrams_.scratches_;
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

 private:
  Diagrams& diagrams_;
  std::size_t count_;
};

template <class Change>
Ref Diagrams::map_rest(Ref f, Change& change, Operation operation) {
  if (is_leaf(f)) return leaf(static_cast<std::uint32_t>(change(value(f))));
  return visit(operation, f, f, [&] {
    const Level at = level(f);
    Children children;
    for (std::uint32_t v = 0; v < arity_[at]; ++v)
      children[v] = map_rest(child(f, at, v), change, operation);
    return make(at, {children.data(), arity_[at]});
  });
}

template <class Join>
Ref Diagrams::combine_rest(Ref f, Ref g, Join& join, Operation operation) {
  if (is_leaf(f) && is_leaf(g)) return leaf(static_cast<std::uint32_t>(join(value(f), value(g))));
  return visit(operation, f, g, [&] {
    const Level at = std::min(level(f), level(g));
    Children children;
    for (std::uint32_t v = 0; v < arity_[at]; ++v) {
      children[v] = combine_rest(child(f, at, v), child(g, at, v), join, operation);
    }
    return make(at, {children.data(), arity_[at]});
  });
}

}  // namespace subrosa
