#include "diagram/queries.hpp"

#include <algorithm>
#include <limits>

namespace subrosa {

namespace {

using Pairs = std::unordered_map<std::uint64_t, bool>;

/// Whether some possible situation gives different values of `f` and `g`.
bool differ(const Diagrams& d, Ref f, Ref g, std::uint32_t impossible, Pairs& done) {
  if (f == g) return false;
  if (Diagrams::is_leaf(f) && Diagrams::value(f) == impossible) return false;
  if (Diagrams::is_leaf(g) && Diagrams::value(g) == impossible) return false;
  if (Diagrams::is_leaf(f) && Diagrams::is_leaf(g)) return true;
  const std::uint64_t key = (std::uint64_t{f.bits} << 32U) | g.bits;
  if (const auto found = done.find(key); found != done.end()) return found->second;
  const Level at = std::min(d.level(f), d.level(g));
  bool different = false;
  for (std::uint32_t v = 0; v < d.arity(at) && !different; ++v) {
    different = differ(d, d.child(f, at, v), d.child(g, at, v), impossible, done);
  }
  return done[key] = different;
}

Ref unite_rest(Diagrams& d, Ref f, const std::vector<bool>& over,
               std::unordered_map<std::uint32_t, Ref>& done) {
  if (Diagrams::is_leaf(f)) return f;
  if (const auto found = done.find(f.bits); found != done.end()) return found->second;
  const Level at = d.level(f);
  std::vector<Ref> children(d.arity(at));
  for (std::uint32_t v = 0; v < d.arity(at); ++v)
    children[v] = unite_rest(d, d.child(f, at, v), over, done);
  if (!over[at]) return done[f.bits] = d.make(at, children);
  Ref all = Diagrams::leaf(0);
  for (const Ref child : children) {
    all = d.combine(all, child, [](std::uint32_t a, std::uint32_t b) { return a | b; });
  }
  return done[f.bits] = all;
}

constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();

class Nearest {
 public:
  Nearest(const Diagrams& d, const std::vector<std::uint32_t>& targets, const Assignment& plain)
      : d_(d), targets_(targets), plain_(plain) {}

  /// The fewest levels that must differ from plain to reach a target, or `never`.
  std::uint32_t cost(Ref f) {
    if (Diagrams::is_leaf(f)) {
      const auto& t = targets_;
      return std::find(t.begin(), t.end(), Diagrams::value(f)) != t.end() ? 0 : never;
    }
    if (const auto found = costs_.find(f.bits); found != costs_.end()) return found->second;
    const Level at = d_.level(f);
    std::uint32_t best = never;
    for (std::uint32_t v = 0; v < d_.arity(at); ++v) best = std::min(best, through(f, at, v));
    return costs_[f.bits] = best;
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

  const Diagrams& d_;
  const std::vector<std::uint32_t>& targets_;
  const Assignment& plain_;
  std::unordered_map<std::uint32_t, std::uint32_t> costs_;
};

}  // namespace

bool depends_on(const Diagrams& d, Ref f, Level level, std::uint32_t impossible) {
  Pairs done;
  for (const Ref node : d.nodes(f)) {
    if (d.level(node) != level) continue;
    for (std::uint32_t a = 0; a < d.arity(level); ++a) {
      for (std::uint32_t b = a + 1; b < d.arity(level); ++b) {
        if (differ(d, d.child(node, level, a), d.child(node, level, b), impossible, done))
          return true;
      }
    }
  }
  return false;
}

Ref unite(Diagrams& diagrams, Ref f, const std::vector<bool>& over) {
  std::unordered_map<std::uint32_t, Ref> done;
  return unite_rest(diagrams, f, over, done);
}

std::optional<Assignment> nearest(const Diagrams& d, Ref f,
                                  const std::vector<std::uint32_t>& targets,
                                  const Assignment& plain) {
  Nearest search(d, targets, plain);
  if (search.cost(f) == never) return std::nullopt;
  return search.path(f);
}

}  // namespace subrosa
