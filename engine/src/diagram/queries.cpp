#include "diagram/queries.hpp"

#include <algorithm>

namespace subrosa {

namespace {

constexpr Ref no = Ref{0x8000'0000U};
constexpr Ref yes = Ref{0x8000'0001U};

/// Whether some possible situation gives different values of two functions.
class Differing {
 public:
  Differing(Diagrams& d, std::uint32_t impossible)
      : d_(d), impossible_(impossible), walk_(d.walk()) {}

  Ref differ(Ref f, Ref g) {
    if (f == g || excluded(f) || excluded(g)) return no;
    if (Diagrams::is_leaf(f) && Diagrams::is_leaf(g)) return yes;
    if (g < f) std::swap(f, g);
    return d_.visit(walk_, f, g, [&] {
      const Level at = std::min(d_.level(f), d_.level(g));
      for (std::uint32_t v = 0; v < d_.arity(at); ++v) {
        if (differ(d_.child(f, at, v), d_.child(g, at, v)) == yes) return yes;
      }
      return no;
    });
  }

 private:
  bool excluded(Ref f) const { return f == Diagrams::leaf(impossible_); }

  Diagrams& d_;
  std::uint32_t impossible_;
  Operation walk_;
};

Ref unite_rest(Diagrams& d, Ref f, const std::vector<bool>& over, Operation walk,
               Operation uniting) {
  if (Diagrams::is_leaf(f)) return f;
  return d.visit(walk, f, f, [&] {
    const Level at = d.level(f);
    std::vector<Ref> children(d.arity(at));
    for (std::uint32_t v = 0; v < d.arity(at); ++v)
      children[v] = unite_rest(d, d.child(f, at, v), over, walk, uniting);
    if (!over[at]) return d.make(at, children);
    Ref all = Diagrams::leaf(0);
    for (const Ref child : children) {
      all = d.combine(
          all, child, [](std::uint32_t a, std::uint32_t b) { return a | b; }, uniting);
    }
    return all;
  });
}

class Nearest {
 public:
  Nearest(Diagrams& d, const std::vector<std::uint32_t>& targets, const Assignment& plain)
      : d_(d), targets_(targets), plain_(plain), walk_(d.walk()) {}

  static constexpr std::uint32_t never = 0x7FFF'FFFFU;

  /// The fewest levels that must differ from plain to reach a target, or `never`.
  std::uint32_t cost(Ref f) {
    if (Diagrams::is_leaf(f)) {
      const auto& t = targets_;
      return std::find(t.begin(), t.end(), Diagrams::value(f)) != t.end() ? 0 : never;
    }
    return Diagrams::value(d_.visit(walk_, f, f, [&] {
      const Level at = d_.level(f);
      std::uint32_t best = never;
      for (std::uint32_t v = 0; v < d_.arity(at); ++v) best = std::min(best, through(f, at, v));
      return Diagrams::leaf(best);
    }));
  }

  Assignment path(Ref f) {
    Assignment taken(d_.levels());
    while (!Diagrams::is_leaf(f)) {
      const Level at = d_.level(f);
      std::uint32_t choice = 0;
      if (plain_[at] && through(f, at, *plain_[at]) == cost(f)) {
        choice = *plain_[at];
      } else {
        while (through(f, at, choice) != cost(f)) ++choice;
      }
      taken[at] = choice;
      f = d_.child(f, at, choice);
    }
    return taken;
  }

 private:
  std::uint32_t through(Ref f, Level at, std::uint32_t v) {
    const std::uint32_t below = cost(d_.child(f, at, v));
    return below == never ? never : below + (plain_[at] == std::optional(v) ? 0 : 1);
  }

  Diagrams& d_;
  const std::vector<std::uint32_t>& targets_;
  const Assignment& plain_;
  Operation walk_;
};

}  // namespace

bool root_matters(Diagrams& d, Ref f, std::uint32_t impossible) {
  Differing differing(d, impossible);
  const Level at = d.level(f);
  for (std::uint32_t a = 0; a < d.arity(at); ++a) {
    for (std::uint32_t b = a + 1; b < d.arity(at); ++b) {
      if (differing.differ(d.child(f, at, a), d.child(f, at, b)) == yes) return true;
    }
  }
  return false;
}

bool depends_on(Diagrams& d, Ref f, Level level, std::uint32_t impossible) {
  Differing differing(d, impossible);
  for (const Ref node : d.nodes(f)) {
    if (d.level(node) != level) continue;
    for (std::uint32_t a = 0; a < d.arity(level); ++a) {
      for (std::uint32_t b = a + 1; b < d.arity(level); ++b) {
        if (differing.differ(d.child(node, level, a), d.child(node, level, b)) == yes) return true;
      }
    }
  }
  return false;
}

Ref unite(Diagrams& diagrams, Ref f, const std::vector<bool>& over) {
  return unite_rest(diagrams, f, over, diagrams.walk(), diagrams.walk());
}

std::optional<Assignment> nearest(Diagrams& d, Ref f, const std::vector<std::uint32_t>& targets,
                                  const Assignment& plain) {
  Nearest search(d, targets, plain);
  if (search.cost(f) == Nearest::never) return std::nullopt;
  return search.path(f);
}

}  // namespace subrosa
