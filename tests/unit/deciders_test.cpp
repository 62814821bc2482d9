// Two deciders on whole situations, as many as time allows: the engine's query and the plain
// evaluator agree on versions, verdict, effects, ends, duties and limits.
//   SUBROSA_RANDOM=50 SUBROSA_FIGURES=FILE subrosa_tests "[whole]"   compares over two millions.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "decide/query.hpp"
#include "subrosa/edition.hpp"
#include "subrosa/engine.hpp"
#include "support/figures.hpp"
#include "support/plain_evaluator.hpp"
#include "support/random_rules.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;
using plain::World;

namespace {

/// A situation in which every fact and reading is known.
Situation whole(const World& world, const Edition& edition) {
  Situation situation;
  situation.as_of = edition.as_of;
  situation.known_on = edition.known_on;
  for (const std::uint32_t value : world)
    situation.answers.push_back({Answer::State::known, ValueIndex{value}});
  return situation;
}

/// Whether what the plain evaluator says of a whole situation is what is left of the diagrams.
bool same(const Query& query, const plain::Verdicts& expected) {
  if (query.allowed != Diagrams::leaf(expected.allowed ? 1 : 0)) return false;
  if (!expected.allowed) return true;
  const bool verdict =
      query.verdicts(query.winner) == std::vector<Verdict>{plain::verdict_for(expected.winner)};
  if (!verdict || query.winner != Diagrams::leaf(static_cast<std::uint32_t>(expected.winner)))
    return false;
  for (std::size_t row = 0; row < expected.effects.size(); ++row) {
    const auto effect = static_cast<std::uint32_t>(expected.effects[row]);
    if (query.effective[row] != Diagrams::leaf(effect)) return false;
    const auto& path = expected.runs[row].path;
    if (!path.empty() && query.routes[row] != Diagrams::leaf(path.back().step.value)) return false;
  }
  return true;
}

template <class I, class Row>
std::set<std::string> ids(const Table<I, Row>& table, const std::vector<Carried<I>>& carried) {
  std::set<std::string> ids;
  for (const Carried<I>& one : carried) ids.insert(table[one.id].id);
  return ids;
}

/// One edition of a rule set, asked again and again.
class Asked {
 public:
  Asked(const RuleSet& rules, const std::shared_ptr<Forest>& forest, Date as_of, Date known_on)
      : rules_(rules),
        compiled_(compile(forest, edition_of(rules, as_of, known_on))),
        edition_(plain::edition_on(rules, as_of, known_on)) {
    CHECK(compiled_.edition.versions == edition_.versions);
    CHECK(compiled_.edition.annulled == edition_.annulled);
  }

  /// Compares one situation; of some also the duties and limits.
  void compare(const World& world, bool with_duties) {
    const Scratch scratch(*compiled_.forest->diagrams);
    const Situation situation = whole(world, edition_);
    const Query query(rules_, compiled_, situation);
    const plain::Verdicts expected = plain::evaluate(rules_, edition_, world);
    bool agree = same(query, expected);
    if (agree && expected.allowed && with_duties) {
      const Accompaniments with = accompaniments(query, true);
      agree = ids(rules_.duties, with.duties) == expected.duties &&
              ids(rules_.limits, with.limits) == expected.limits;
    }
    if (!agree) FAIL_CHECK(iso(edition_.as_of) << " " << in_words(rules_, situation));
  }

 private:
  const RuleSet& rules_;
  CompiledEdition compiled_;
  Edition edition_;
};

/// The next situation in counting order; false after the last.
bool next(World& world, const RuleSet& rules) {
  for (std::size_t i = 0; i < world.size(); ++i) {
    if (++world[i] < rules.facts[Table<FactIndex, Fact>::index(i)].values.size()) return true;
    world[i] = 0;
  }
  return false;
}

World random_world(const RuleSet& rules, Random& random) {
  World world;
  for (const Fact& fact : rules.facts) {
    const bool plain = fact.id == "matter" && pick(random, 8) != 0;
    world.push_back(plain ? fact.plain->value : pick(random, fact.values.size()));
  }
  return world;
}

/// Every pair of dates on which something begins or ends, and the days before.
std::vector<std::pair<Date, Date>> all_dates(const RuleSet& rules) {
  std::set<Date> acts{*rules.covers.from};
  std::set<Date> knowledge{*rules.covers.from};
  for (const Provision& provision : rules.provisions) {
    for (const Version& version : provision.versions) {
      for (const int before : {0, 1}) {
        acts.insert(*version.in_force.from - std::chrono::days{before});
        if (version.in_force.to) acts.insert(*version.in_force.to + std::chrono::days{before});
        if (version.annulled)
          knowledge.insert(version.annulled->decided - std::chrono::days{before});
      }
    }
  }
  std::vector<std::pair<Date, Date>> pairs;
  for (const Date act : acts) {
    if (!rules.covers.contains(act)) continue;
    pairs.emplace_back(act, act);
    for (const Date known : knowledge) pairs.emplace_back(act, known);
  }
  return pairs;
}

}  // namespace

TEST_CASE("whole situations agree, every one of random rules that change over time",
          "[deciders][whole]") {
  const unsigned seed = 1867;
  INFO("seed " << seed);
  Random random(seed);
  std::uint64_t situations = 0;
  const int bases = times(100);
  for (int base = 0; base < bases; ++base) {
    INFO("base " << base);
    const Rules rules = random_rules_over_time(random);
    const auto forest = plant(*rules);
    for (int dates = 0; dates < 2; ++dates) {
      const auto [as_of, known_on] = random_dates(*rules, random);
      Asked asked(*rules, forest, as_of, known_on);
      World world(rules->facts.size());
      do {
        asked.compare(world, situations++ % 4 == 0);
      } while (next(world, *rules));
    }
  }
  figure("random rules, whole situations", "rule bases made", static_cast<std::uint64_t>(bases));
  figure("random rules, whole situations", "whole situations, verdict and effects", situations);
}

TEST_CASE("whole situations agree, on the real rules on every pair of dates", "[deciders][whole]") {
  const unsigned seed = 1121;
  INFO("seed " << seed);
  Random random(seed);
  const Rules rules = belgium();
  const auto forest = plant(*rules);
  std::uint64_t situations = 0;
  const auto pairs = all_dates(*rules);
  for (const auto& [as_of, known_on] : pairs) {
    Asked asked(*rules, forest, as_of, known_on);
    for (int i = 0; i < times(40); ++i)
      asked.compare(random_world(*rules, random), situations++ % 8 == 0);
  }
  figure("real rules, whole situations", "pairs of dates", pairs.size());
  figure("real rules, whole situations", "whole situations, verdict and effects", situations);
}
