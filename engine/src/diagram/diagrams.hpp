// Reduced ordered multi-valued decision diagrams. A diagram is a function from the values of some
// variables, one for each level, to a small number. Equal functions are the same node, so comparing
// them is comparing two integers; a node that would not test anything is never made.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace subrosa {

using Level = std::uint32_t;
using Assignment = std::vector<std::optional<std::uint32_t>>;  ///< a value, or open, for each level

/// A node of one `Diagrams`.
struct Ref {
  std::uint32_t bits = 0;
  friend auto operator<=>(const Ref&, const Ref&) = default;
};

/// More nodes than the budget allows: the rules share too many questions without a gate.
struct DiagramTooLarge : std::runtime_error {
  DiagramTooLarge() : std::runtime_error("decision diagram too large") {}
};

class Diagrams {
 public:
  /// `arity[level]` is the number of values of that level's variable.
  explicit Diagrams(std::vector<std::uint32_t> arity, std::size_t budget = 250'000);
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

  /// Forgets every node made since the count was `count`; no `Ref` to one may be kept.
  void forget_since(std::size_t count);

  /// The function that goes to `children[v]` for value v; one child for each value. Throws
  /// DiagramTooLarge.
  [[nodiscard]] Ref make(Level level, const std::vector<Ref>& children);
  /// 1 for the values among the bits of `mask`, else 0.
  [[nodiscard]] Ref test(Level level, std::uint64_t mask);
  /// `condition` where it is not 0 selects `yes`, else `no`.
  [[nodiscard]] Ref choose(Ref condition, Ref yes, Ref no);
  /// The function with some variables fixed.
  [[nodiscard]] Ref restrict(Ref f, const Assignment& assignment);

  /// The function with every value changed by `change(value)`.
  template <class Change>
  [[nodiscard]] Ref map(Ref f, Change change);
  /// `join(a, b)` of the values of two functions.
  template <class Join>
  [[nodiscard]] Ref combine(Ref f, Ref g, Join join);

  /// The values a function takes, in order.
  [[nodiscard]] std::vector<std::uint32_t> leaves(Ref f) const;
  /// Every node reachable from `f`, leaves left out.
  [[nodiscard]] std::vector<Ref> nodes(Ref f) const;
  /// Every level a node of `f` tests, in order.
  [[nodiscard]] std::vector<Level> support(Ref f) const;

 private:
  static constexpr std::uint32_t leaf_bit = 0x8000'0000U;

  struct NodeRow {
    Level level;
    std::uint32_t first;  ///< of its children in `children_`
  };
  struct Hash {
    const Diagrams* owner;
    std::size_t operator()(std::uint32_t node) const;
  };
  struct Same {
    const Diagrams* owner;
    bool operator()(std::uint32_t a, std::uint32_t b) const;
  };
  struct Triple {
    Ref condition;
    Ref yes;
    Ref no;
    friend bool operator==(const Triple&, const Triple&) = default;
  };
  struct TripleHash {
    std::size_t operator()(const Triple& of) const {
      std::uint64_t hash =
          (std::uint64_t{of.condition.bits} << 32U | of.yes.bits) * 0xFF51AFD7ED558CCDULL;
      hash = (hash ^ (hash >> 32U) ^ of.no.bits) * 0xC4CEB9FE1A85EC53ULL;
      return hash ^ (hash >> 32U);
    }
  };
  Ref choose_rest(const Triple& of, std::unordered_map<Triple, Ref, TripleHash>& done);
  template <class Change>
  Ref map_rest(Ref f, Change& change, std::unordered_map<std::uint32_t, Ref>& done);
  template <class Join>
  Ref combine_rest(Ref f, Ref g, Join& join, std::unordered_map<std::uint64_t, Ref>& done);
  Ref restrict_rest(Ref f, const Assignment& assignment,
                    std::unordered_map<std::uint32_t, Ref>& done);

  std::vector<std::uint32_t> arity_;
  std::size_t budget_;
  std::vector<NodeRow> nodes_;
  std::vector<Ref> children_;
  std::unordered_set<std::uint32_t, Hash, Same> unique_;
};

/// Forgets, at the end of a scope, the nodes made in it.
class Scratch {
 public:
  explicit Scratch(Diagrams& diagrams) : diagrams_(diagrams), count_(diagrams.node_count()) {}
  ~Scratch() { diagrams_.forget_since(count_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

 private:
  Diagrams& diagrams_;
  std::size_t count_;
};

template <class Change>
Ref Diagrams::map(Ref f, Change change) {
  std::unordered_map<std::uint32_t, Ref> done;
  return map_rest(f, change, done);
}

template <class Change>
Ref Diagrams::map_rest(Ref f, Change& change, std::unordered_map<std::uint32_t, Ref>& done) {
  if (is_leaf(f)) return leaf(static_cast<std::uint32_t>(change(value(f))));
  if (const auto found = done.find(f.bits); found != done.end()) return found->second;
  const Level at = level(f);
  std::vector<Ref> children(arity_[at]);
  for (std::uint32_t v = 0; v < arity_[at]; ++v)
    children[v] = map_rest(child(f, at, v), change, done);
  return done[f.bits] = make(at, children);
}

template <class Join>
Ref Diagrams::combine(Ref f, Ref g, Join join) {
  std::unordered_map<std::uint64_t, Ref> done;
  return combine_rest(f, g, join, done);
}

template <class Join>
Ref Diagrams::combine_rest(Ref f, Ref g, Join& join, std::unordered_map<std::uint64_t, Ref>& done) {
  if (is_leaf(f) && is_leaf(g)) return leaf(static_cast<std::uint32_t>(join(value(f), value(g))));
  const std::uint64_t key = (std::uint64_t{f.bits} << 32U) | g.bits;
  if (const auto found = done.find(key); found != done.end()) return found->second;
  const Level at = std::min(level(f), level(g));
  std::vector<Ref> children(arity_[at]);
  for (std::uint32_t v = 0; v < arity_[at]; ++v) {
    children[v] = combine_rest(child(f, at, v), child(g, at, v), join, done);
  }
  return done[key] = make(at, children);
}

}  // namespace subrosa
