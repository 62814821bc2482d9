// What a larger rule base of the same shape costs, in nodes: the same on every machine.
#include <catch2/catch.hpp>

#include "bench/grown_rules.hpp"
#include "diagram/compile.hpp"
#include "subrosa/folder.hpp"
#include "support/approve.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;

namespace {

std::size_t nodes_of(Growth growth, unsigned factor) {
  const auto files = read_rule_folder(project("rules/belgium"));
  REQUIRE(files);
  const Rules rules = load_rules("rules", grown(*files, growth, factor)).rules;
  REQUIRE(rules);
  const auto forest = plant(*rules);
  const Date today = day("2026-11-21");
  return forest->diagrams->nodes(compile(forest, edition_of(*rules, today, today)).winner).size();
}

}  // namespace

TEST_CASE("a base of twice the size, with ungated provisions, stays under 50,000 nodes",
          "[growth]") {
  const std::size_t nodes = nodes_of(Growth::mixed, 2);
  CHECK(nodes < 50'000);
  CHECK(nodes > nodes_of(Growth::gated, 1));
}

TEST_CASE("gated bases grow about as much as they have provisions", "[growth]") {
  CHECK(nodes_of(Growth::gated, 8) < 20 * nodes_of(Growth::gated, 1));
}
