// Faults put into rules, one at a time, and who notices. The real rules' own are all tried by
// `subrosa_mutants` (ctest -C gates -R mutants); here a sample of them.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "mutation/hunt.hpp"
#include "mutation/loading.hpp"
#include "support/approve.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;
using mutation::Hunt;
using mutation::Mutant;
using mutation::mutants_of;
using mutation::Noticed;

namespace {

/// The small rules without their properties, which would notice much.
Rules without_properties() {
  auto rules = std::make_shared<RuleSet>(*small_rules());
  rules->properties.clear();
  return rules;
}

const Mutant& named(const std::vector<Mutant>& mutants, const std::string& id) {
  INFO(id);
  const auto found =
      std::find_if(mutants.begin(), mutants.end(), [&](const Mutant& m) { return m.id == id; });
  REQUIRE(found != mutants.end());
  return *found;
}

std::size_t surviving(Hunt& hunt, const std::vector<Mutant>& mutants) {
  return static_cast<std::size_t>(std::count_if(
      mutants.begin(), mutants.end(),
      [&](const Mutant& mutant) { return hunt.fate_of(mutant).noticed == Noticed::by_nothing; }));
}

}  // namespace

TEST_CASE("every mutant has its own name, and differs from what is written", "[mutation]") {
  const Rules rules = belgium();
  std::set<std::string> ids;
  for (const Mutant& mutant : mutants_of(*rules)) {
    INFO(mutant.id);
    CHECK(ids.insert(mutant.id).second);
    CHECK_FALSE(mutant.versions.empty());
  }
  CHECK(ids.size() > 5000);
}

TEST_CASE("without cases and properties mutants survive, and a hunt changes nothing",
          "[mutation]") {
  const Rules rules = without_properties();
  const auto mutants = mutants_of(*rules);
  Hunt hunt(rules, {}, day("2026-11-21"));
  const std::size_t first = surviving(hunt, mutants);
  CHECK(first > 0);
  CHECK(surviving(hunt, mutants) == first);  // each mutant is taken out again
  Hunt with_properties(small_rules(), {}, day("2026-11-21"));
  CHECK(surviving(with_properties, mutants) < first);
}

TEST_CASE("a mutant is noticed by a case only if that expects what it changes", "[mutation]") {
  const auto loading = mutation::load(project("rules/belgium"));
  REQUIRE(loading);
  const auto mutants = mutants_of(*loading->loaded.rules);
  const Mutant& mutant = named(mutants, "necessity@1990-01-01/no-other-way: turned round");
  std::vector<Case> one;
  for (const Case& c : loading->cases) {
    if (c.id == "brawl-emergency-call") one = {c};
  }
  REQUIRE(one.size() == 1);
  Hunt hunt(loading->loaded.rules, one, day("2026-11-21"));
  REQUIRE(hunt.unsound().empty());
  const mutation::Fate fate = hunt.fate_of(mutant);
  CHECK(fate.noticed == Noticed::by_case);
  CHECK(fate.by == "brawl-emergency-call");
  one.front().expect = Expectation{};
  Hunt unexpecting(loading->loaded.rules, one, day("2026-11-21"));
  CHECK(unexpecting.fate_of(mutant).noticed != Noticed::by_case);
  CHECK_FALSE(unexpecting.near_misses(mutant).empty());
}

TEST_CASE("a sample of the mutants of the real rules is noticed, or accepted with a reason",
          "[mutation]") {
  const auto loading = mutation::load(project("rules/belgium"));
  REQUIRE(loading);
  const auto accepted = mutation::accepted_in(project("tests/mutation/survivors.txt"));
  Hunt hunt(loading->loaded.rules, loading->cases, day("2026-11-21"));
  CHECK(hunt.unsound().empty());
  auto mutants = mutants_of(*loading->loaded.rules);
  std::erase_if(mutants, [](const Mutant& mutant) { return mutant.one_word; });
  for (std::size_t i = 0; i < mutants.size(); i += 60) {
    if (accepted.count(mutants[i].id) != 0) continue;
    const mutation::Fate fate = hunt.fate_of(mutants[i]);
    INFO(mutants[i].id << ": " << fate.by);
    CHECK(fate.noticed != Noticed::by_nothing);
  }
}
