#include "diagram/diagrams.hpp"

#include <algorithm>
#include <set>

namespace subrosa {

Diagrams::Diagrams(std::vector<std::uint32_t> arity, std::size_t budget)
    : arity_(std::move(arity)), budget_(budget), unique_(64, Hash{this}, Same{this}) {}

std::size_t Diagrams::Hash::operator()(std::uint32_t node) const {
  const NodeRow& row = owner->nodes_[node];
  std::uint64_t hash = row.level + 0x9E3779B97F4A7C15ULL;
  for (std::uint32_t v = 0; v < owner->arity_[row.level]; ++v) {
    hash = (hash ^ owner->children_[row.first + v].bits) * 0xFF51AFD7ED558CCDULL;
    hash ^= hash >> 32U;
  }
  return hash;
}

bool Diagrams::Same::operator()(std::uint32_t a, std::uint32_t b) const {
  const NodeRow& left = owner->nodes_[a];
  const NodeRow& right = owner->nodes_[b];
  if (left.level != right.level) return false;
  const auto begin = owner->children_.begin();
  return std::equal(begin + left.first, begin + left.first + owner->arity_[left.level],
                    begin + right.first);
}

void Diagrams::forget_since(std::size_t count) {
  while (nodes_.size() > count) {
    unique_.erase(static_cast<std::uint32_t>(nodes_.size() - 1));
    children_.resize(nodes_.back().first);
    nodes_.pop_back();
  }
}

Ref Diagrams::make(Level level, const std::vector<Ref>& children) {
  const bool idle = std::all_of(children.begin(), children.end(),
                                [&](Ref child) { return child == children.front(); });
  if (idle) return children.front();
  const auto node = static_cast<std::uint32_t>(nodes_.size());
  nodes_.push_back({level, static_cast<std::uint32_t>(children_.size())});
  children_.insert(children_.end(), children.begin(), children.end());
  const auto [found, fresh] = unique_.insert(node);
  if (!fresh) {
    children_.resize(nodes_.back().first);
    nodes_.pop_back();
  } else if (nodes_.size() > budget_) {
    throw DiagramTooLarge();
  }
  return {*found};
}

Ref Diagrams::test(Level level, std::uint64_t mask) {
  std::vector<Ref> children(arity_[level]);
  for (std::uint32_t v = 0; v < arity_[level]; ++v) children[v] = leaf((mask >> v) & 1U);
  return make(level, children);
}

Ref Diagrams::choose(Ref condition, Ref yes, Ref no) {
  std::unordered_map<Triple, Ref, TripleHash> done;
  return choose_rest({condition, yes, no}, done);
}

Ref Diagrams::choose_rest(const Triple& of, std::unordered_map<Triple, Ref, TripleHash>& done) {
  if (is_leaf(of.condition)) return value(of.condition) != 0 ? of.yes : of.no;
  if (of.yes == of.no) return of.yes;
  if (const auto found = done.find(of); found != done.end()) return found->second;
  const Level at = std::min({level(of.condition), level(of.yes), level(of.no)});
  std::vector<Ref> children(arity_[at]);
  for (std::uint32_t v = 0; v < arity_[at]; ++v) {
    children[v] =
        choose_rest({child(of.condition, at, v), child(of.yes, at, v), child(of.no, at, v)}, done);
  }
  return done[of] = make(at, children);
}

Ref Diagrams::restrict(Ref f, const Assignment& assignment) {
  std::unordered_map<std::uint32_t, Ref> done;
  return restrict_rest(f, assignment, done);
}

Ref Diagrams::restrict_rest(Ref f, const Assignment& assignment,
                            std::unordered_map<std::uint32_t, Ref>& done) {
  if (is_leaf(f)) return f;
  if (const auto found = done.find(f.bits); found != done.end()) return found->second;
  const Level at = level(f);
  if (assignment[at]) {
    return done[f.bits] = restrict_rest(child(f, at, *assignment[at]), assignment, done);
  }
  std::vector<Ref> children(arity_[at]);
  for (std::uint32_t v = 0; v < arity_[at]; ++v) {
    children[v] = restrict_rest(child(f, at, v), assignment, done);
  }
  return done[f.bits] = make(at, children);
}

std::vector<Ref> Diagrams::nodes(Ref f) const {
  std::vector<Ref> found;
  std::unordered_set<std::uint32_t> seen;
  std::vector<Ref> open{f};
  while (!open.empty()) {
    const Ref node = open.back();
    open.pop_back();
    if (is_leaf(node) || !seen.insert(node.bits).second) continue;
    found.push_back(node);
    for (std::uint32_t v = 0; v < arity_[level(node)]; ++v)
      open.push_back(child(node, level(node), v));
  }
  return found;
}

std::vector<std::uint32_t> Diagrams::leaves(Ref f) const {
  std::set<std::uint32_t> values;
  if (is_leaf(f)) values.insert(value(f));
  for (const Ref node : nodes(f)) {
    for (std::uint32_t v = 0; v < arity_[level(node)]; ++v) {
      const Ref next = child(node, level(node), v);
      if (is_leaf(next)) values.insert(value(next));
    }
  }
  return {values.begin(), values.end()};
}

std::vector<Level> Diagrams::support(Ref f) const {
  std::set<Level> levels;
  for (const Ref node : nodes(f)) levels.insert(level(node));
  return {levels.begin(), levels.end()};
}

}  // namespace subrosa
