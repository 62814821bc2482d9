#include "diagram/diagrams.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <random>
#include <set>

#include "diagram/queries.hpp"

using namespace subrosa;

namespace {

using Values = std::vector<std::uint32_t>;
using Function = std::function<std::uint32_t(const Values&)>;

const Values arity{2, 3, 2, 4};

void for_each_values(const std::function<void(const Values&)>& visit) {
  Values at(arity.size(), 0);
  for (;;) {
    visit(at);
    std::size_t i = 0;
    while (i < at.size() && ++at[i] == arity[i]) at[i++] = 0;
    if (i == at.size()) return;
  }
}

std::uint32_t value_at(const Diagrams& d, Ref f, const Values& at) {
  while (!Diagrams::is_leaf(f)) f = d.child(f, d.level(f), at[d.level(f)]);
  return Diagrams::value(f);
}

/// A random function as a table and as a diagram built value by value.
struct Both {
  std::vector<std::uint32_t> table;
  Ref diagram;
};

std::size_t row_of(const Values& at) {
  std::size_t row = 0;
  for (std::size_t i = 0; i < at.size(); ++i) row = row * arity[i] + at[i];
  return row;
}

Both random_function(Diagrams& d, std::mt19937& random, std::uint32_t values) {
  Both both;
  both.table.resize(2 * 3 * 2 * 4);
  for (auto& v : both.table)
    v = random() % 3 == 0 ? 0 : static_cast<std::uint32_t>(random() % values);
  both.diagram = Diagrams::leaf(0);
  for_each_values([&](const Values& at) {
    Ref here = Diagrams::leaf(both.table[row_of(at)]);
    for (std::size_t i = arity.size(); i-- > 0;) {
      here = d.choose(d.test(static_cast<Level>(i), 1ULL << at[i]), here, Diagrams::leaf(99));
    }
    both.diagram = d.combine(here, both.diagram,
                             [](std::uint32_t a, std::uint32_t b) { return a == 99 ? b : a; });
  });
  return both;
}

}  // namespace

TEST_CASE("a diagram is its function", "[diagram]") {
  std::mt19937 random(7);
  Diagrams d(arity);
  for (int i = 0; i < 20; ++i) {
    const Both f = random_function(d, random, 4);
    const Both g = random_function(d, random, 4);
    const Ref sum =
        d.combine(f.diagram, g.diagram, [](std::uint32_t a, std::uint32_t b) { return 4 * a + b; });
    const Ref chosen = d.choose(f.diagram, g.diagram, Diagrams::leaf(77));
    const Assignment fixed{std::nullopt, 2, std::nullopt, 1};
    const Ref restricted = d.restrict(f.diagram, fixed);
    for_each_values([&](const Values& at) {
      const std::uint32_t a = f.table[row_of(at)];
      const std::uint32_t b = g.table[row_of(at)];
      CHECK(value_at(d, f.diagram, at) == a);
      CHECK(value_at(d, sum, at) == 4 * a + b);
      CHECK(value_at(d, chosen, at) == (a != 0 ? b : 77));
      CHECK(value_at(d, restricted, at) == f.table[row_of({at[0], 2, at[2], 1})]);
    });
    const auto leaves = d.leaves(f.diagram);
    std::set<std::uint32_t> values(f.table.begin(), f.table.end());
    CHECK(std::set<std::uint32_t>(leaves.begin(), leaves.end()) == values);
  }
}

TEST_CASE("equal functions are one node", "[diagram]") {
  Diagrams d(arity);
  const Ref a = d.test(0, 1);
  const Ref b = d.test(3, 5);
  const auto both = [](std::uint32_t x, std::uint32_t y) { return x & y; };
  CHECK(d.combine(a, b, both) == d.combine(b, a, both));
  CHECK(d.choose(a, b, b) == b);
  CHECK(d.test(1, 7) == Diagrams::leaf(1));
  CHECK(d.map(d.map(a, [](std::uint32_t v) { return 1 - v; }),
              [](std::uint32_t v) { return 1 - v; }) == a);
}

TEST_CASE("dependence and nearest situations agree with trying everything", "[diagram]") {
  std::mt19937 random(11);
  Diagrams d(arity);
  constexpr std::uint32_t impossible = 3;
  for (int i = 0; i < 60; ++i) {
    const Both f = random_function(d, random, 4);
    for (Level level = 0; level < arity.size(); ++level) {
      bool depends = false;
      for_each_values([&](const Values& at) {
        for (std::uint32_t v = 0; v < arity[level]; ++v) {
          Values other = at;
          other[level] = v;
          const std::uint32_t x = f.table[row_of(at)];
          const std::uint32_t y = f.table[row_of(other)];
          depends = depends || (x != y && x != impossible && y != impossible);
        }
      });
      CHECK(depends_on(d, f.diagram, level, impossible) == depends);
    }
    const Assignment plain{0, 1, 1, 3};
    const auto distance = [&](const Values& at) {
      std::size_t count = 0;
      for (std::size_t l = 0; l < at.size(); ++l) count += at[l] != *plain[l] ? 1 : 0;
      return count;
    };
    std::size_t best = 99;
    for_each_values([&](const Values& at) {
      if (f.table[row_of(at)] == 2) best = std::min(best, distance(at));
    });
    const auto path = nearest(d, f.diagram, {2}, plain);
    REQUIRE(path.has_value() == (best != 99));
    if (!path) continue;
    Values at;
    for (std::size_t l = 0; l < arity.size(); ++l) at.push_back((*path)[l].value_or(*plain[l]));
    CHECK(f.table[row_of(at)] == 2);
    CHECK(distance(at) == best);
  }
}

TEST_CASE("what a scope made is forgotten at its end", "[diagram]") {
  Diagrams d(arity);
  const Ref kept = d.test(0, 1);
  const std::size_t before = d.node_count();
  {
    const Scratch scratch(d);
    for (std::uint64_t mask = 1; mask < 15; ++mask) (void)d.test(3, mask);
    CHECK(d.node_count() > before);
  }
  CHECK(d.node_count() == before);
  CHECK(d.test(0, 1) == kept);
  CHECK(d.node_count() == before);
}

TEST_CASE("a diagram over its budget is refused", "[diagram]") {
  Diagrams small(arity, Budget{.nodes = 3});
  CHECK_THROWS_AS(([&] {
                    for (std::uint64_t mask = 1; mask < 15; ++mask) (void)small.test(3, mask);
                  })(),
                  DiagramTooLarge);
}

TEST_CASE("a computation of too many steps is refused, however few nodes it keeps", "[diagram]") {
  Diagrams slow(arity, Budget{.steps = 10});
  const auto ask_often = [&](int times) {
    for (int i = 0; i < times; ++i) (void)slow.test(3, 1);
  };
  CHECK_NOTHROW(ask_often(10));
  CHECK(slow.node_count() == 1);
  CHECK_THROWS_AS(ask_often(1), DiagramTooLarge);
  slow.renew_budget();
  CHECK_NOTHROW(ask_often(10));
}
