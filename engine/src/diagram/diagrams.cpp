#include "diagram/diagrams.hpp"

namespace subrosa {

namespace {

std::uint32_t mixed(std::uint64_t hash) {
  hash *= 0xFF51AFD7ED558CCDULL;
  return static_cast<std::uint32_t>(hash >> 32U);
}

std::uint32_t hash_of(Level level, std::span<const Ref> children) {
  std::uint64_t hash = level + 0x9E3779B97F4A7C15ULL;
  for (const Ref child : children) {
    hash = (hash ^ child.bits) * 0xFF51AFD7ED558CCDULL;
    hash ^= hash >> 32U;
  }
  return mixed(hash);
}

}  // namespace

Diagrams::Diagrams(std::vector<std::uint32_t> arity, Budget budget)
    : arity_(std::move(arity)), budget_(budget), slots_(1024), memory_(4096) {}

void Diagrams::renew_budget() {
  nodes_before_ = nodes_.size();
  steps_ = 0;
}

bool Diagrams::same(const NodeRow& row, Level level, std::span<const Ref> children) const {
  return row.level == level &&
         std::equal(children.begin(), children.end(), children_.begin() + row.first);
}

/// Nodes go into the slots in the order in which they were made, so that taking out the last ones
/// never breaks the chain of an older one.
void Diagrams::grow_slots() {
  slots_.assign(slots_.size() * 2, 0);
  for (std::uint32_t node = 0; node < nodes_.size(); ++node) {
    std::size_t slot = nodes_[node].hash & (slots_.size() - 1);
    while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = node + 1;
  }
}

void Diagrams::forget_since(std::size_t count) {
  if (nodes_.size() == count) return;
  while (nodes_.size() > count) {
    const auto last = static_cast<std::uint32_t>(nodes_.size());
    std::size_t slot = nodes_.back().hash & (slots_.size() - 1);
    while (slots_[slot] != last) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = 0;
    children_.resize(nodes_.back().first);
    nodes_.pop_back();
  }
  if (++era_ != for_ever) return;
  memory_.assign(memory_.size(), {});
  era_ = 1;
}

Operation Diagrams::walk() {
  if (++once_ == 0) {
    memory_.assign(memory_.size(), {});
    once_ = first_once;
  }
  return {once_};
}

Diagrams::Remembered& Diagrams::remembered(std::uint32_t operation, Ref a, Ref b, Ref c) {
  std::uint64_t hash = (std::uint64_t{a.bits} << 32U | b.bits) * 0x9E3779B97F4A7C15ULL;
  hash = (hash ^ (hash >> 29U) ^ (std::uint64_t{operation} << 32U | c.bits));
  return memory_[mixed(hash) & (memory_.size() - 1)];
}

Ref Diagrams::remember(std::uint32_t operation, Ref a, Ref b, Ref c, Ref result) {
  spend(1);
  const std::uint32_t era = scratches_ == 0 ? for_ever : era_;
  remembered(operation, a, b, c) = {operation, a, b, c, result, era};
  return result;
}

Ref Diagrams::make(Level level, std::span<const Ref> children) {
  if (++steps_ > budget_.steps) throw DiagramTooLarge();
  spend(children.size());
  const bool idle = std::all_of(children.begin(), children.end(),
                                [&](Ref child) { return child == children.front(); });
  if (idle) return children.front();
  const std::uint32_t hash = hash_of(level, children);
  std::size_t slot = hash & (slots_.size() - 1);
  for (; slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1)) {
    const NodeRow& row = nodes_[slots_[slot] - 1];
    if (row.hash == hash && same(row, level, children)) return {slots_[slot] - 1};
  }
  const auto node = static_cast<std::uint32_t>(nodes_.size());
  nodes_.push_back({level, static_cast<std::uint32_t>(children_.size()), hash});
  children_.insert(children_.end(), children.begin(), children.end());
  slots_[slot] = node + 1;
  if (nodes_.size() * 2 > slots_.size()) {
    grow_slots();
    memory_.assign(slots_.size() * 2, {});
  }
  if (nodes_.size() - nodes_before_ > budget_.nodes || nodes_.size() > budget_.kept)
    throw DiagramTooLarge();
  return {node};
}

Ref Diagrams::test(Level level, std::uint64_t mask) {
  Children children;
  for (std::uint32_t v = 0; v < arity_[level]; ++v) children[v] = leaf((mask >> v) & 1U);
  return make(level, {children.data(), arity_[level]});
}

Ref Diagrams::choose(Ref condition, Ref yes, Ref no) {
  if (is_leaf(condition)) return value(condition) != 0 ? yes : no;
  if (yes == no) return yes;
  if (const auto& row = remembered(choosing, condition, yes, no);
      holds(row, choosing, condition, yes, no)) {
    return row.result;
  }
  const Level at = std::min({level(condition), level(yes), level(no)});
  Children children;
  for (std::uint32_t v = 0; v < arity_[at]; ++v) {
    children[v] = choose(child(condition, at, v), child(yes, at, v), child(no, at, v));
  }
  return remember(choosing, condition, yes, no, make(at, {children.data(), arity_[at]}));
}

Ref Diagrams::restrict(Ref f, const Assignment& assignment) {
  return restrict_rest(f, assignment, walk());
}

Ref Diagrams::restrict_rest(Ref f, const Assignment& assignment, Operation operation) {
  while (!is_leaf(f) && assignment[level(f)]) f = child(f, level(f), *assignment[level(f)]);
  if (is_leaf(f)) return f;
  return visit(operation, f, f, [&] {
    const Level at = level(f);
    Children children;
    for (std::uint32_t v = 0; v < arity_[at]; ++v) {
      children[v] = restrict_rest(child(f, at, v), assignment, operation);
    }
    return make(at, {children.data(), arity_[at]});
  });
}

std::vector<Ref> Diagrams::nodes(Ref f) const {
  std::vector<Ref> found;
  seen_in_.resize(nodes_.size());
  const std::uint32_t now = ++looks_;
  const auto visit = [&](const auto& self, Ref node) -> void {
    if (is_leaf(node) || seen_in_[node.bits] == now) return;
    seen_in_[node.bits] = now;
    const Level at = level(node);
    spend(arity_[at]);
    for (std::uint32_t v = 0; v < arity_[at]; ++v) self(self, child(node, at, v));
    found.push_back(node);
  };
  visit(visit, f);
  return found;
}

std::vector<std::uint32_t> Diagrams::leaves(Ref f) const {
  if (is_leaf(f)) return {value(f)};
  std::vector<std::uint32_t> values;
  for (const Ref node : nodes(f)) {
    for (std::uint32_t v = 0; v < arity_[level(node)]; ++v) {
      const Ref next = child(node, level(node), v);
      if (is_leaf(next)) values.push_back(value(next));
    }
  }
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

std::vector<Level> Diagrams::support(Ref f) const {
  std::vector<bool> tested(arity_.size());
  for (const Ref node : nodes(f)) tested[level(node)] = true;
  std::vector<Level> levels;
  for (Level level = 0; level < tested.size(); ++level) {
    if (tested[level]) levels.push_back(level);
  }
  return levels;
}

}  // namespace subrosa
