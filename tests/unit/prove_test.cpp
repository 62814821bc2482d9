// Properties over every situation, against the plain evaluator on random rules and over the real
// ones.
#include "subrosa/prove.hpp"

#include <catch2/catch.hpp>

#include "subrosa/edition.hpp"
#include "support/plain_evaluator.hpp"
#include "support/random_rules.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;

namespace {

Claim random_claim(const RuleSet& rules, Random& random, int depth) {
  Claim claim;
  const std::uint32_t kind = depth == 0 ? 3 + pick(random, 5) : pick(random, 8);
  switch (kind) {
    case 0:
    case 1:
    case 2:
      claim.kind = static_cast<Claim::Kind>(kind);
      for (int i = 0; i < (kind == 2 ? 1 : 2); ++i) {
        claim.parts.push_back(random_claim(rules, random, depth - 1));
      }
      break;
    case 3:
      claim.kind = Claim::Kind::fact;
      claim.fact = FactIndex{pick(random, rules.facts.size())};
      claim.values = 1 + pick(random, 3);
      break;
    case 4:
      claim.kind = Claim::Kind::verdict;
      claim.values = 1 + pick(random, 30);
      break;
    case 5:
      claim.kind = Claim::Kind::effect;
      claim.provision = ProvisionIndex{pick(random, rules.provisions.size())};
      claim.values = 1 + pick(random, 254);
      break;
    case 6:
      claim.kind = Claim::Kind::duty;
      claim.duty = DutyIndex{pick(random, rules.duties.size())};
      break;
    default:
      claim.kind = Claim::Kind::depends_on;
      claim.fact = FactIndex{pick(random, rules.facts.size())};
      break;
  }
  return claim;
}

/// The claim, said of one world by trying.
bool holds(const Claim& claim, const RuleSet& rules, const Edition& edition,
           const plain::World& world) {
  const plain::Verdicts verdicts = plain::evaluate(rules, edition, world);
  const auto part = [&](const Claim& p) { return holds(p, rules, edition, world); };
  switch (claim.kind) {
    case Claim::Kind::all: return part(claim.parts[0]) && part(claim.parts[1]);
    case Claim::Kind::any: return part(claim.parts[0]) || part(claim.parts[1]);
    case Claim::Kind::negation: return !part(claim.parts[0]);
    case Claim::Kind::fact: return ((claim.values >> world[claim.fact.value]) & 1U) != 0;
    case Claim::Kind::verdict:
      return ((claim.values >> static_cast<unsigned>(verdict_of(verdicts.winner))) & 1U) != 0;
    case Claim::Kind::effect:
      return ((claim.values >> static_cast<unsigned>(verdicts.effects[claim.provision.value])) &
              1U) != 0;
    case Claim::Kind::duty: return verdicts.duties.count(rules.duties[claim.duty].id) == 1;
    case Claim::Kind::limit: return false;
    case Claim::Kind::depends_on:
      for (std::uint32_t v = 0; v < rules.facts[claim.fact].values.size(); ++v) {
        plain::World other = world;
        other[claim.fact.value] = v;
        const plain::Verdicts there = plain::evaluate(rules, edition, other);
        if (there.allowed && verdict_of(there.winner) != verdict_of(verdicts.winner)) return true;
      }
      return false;
  }
  return false;
}

/// Whether the claim holds in every allowed world, under every reading.
bool always(const Claim& claim, const Rules& rules, const Edition& edition) {
  RuleSet asked = *rules;
  for (std::size_t i = 0; i < asked.facts.size(); ++i) {
    auto& reading = asked.facts[FactIndex{static_cast<std::uint32_t>(i)}].reading;
    if (reading) reading->prevailing.reset();
  }
  Situation open;
  open.as_of = edition.as_of;
  open.known_on = edition.known_on;
  open.assume = false;
  open.answers.resize(asked.facts.size());
  for (const plain::World& world : plain::completions(asked, open)) {
    if (plain::evaluate(asked, edition, world).allowed && !holds(claim, asked, edition, world))
      return false;
  }
  return true;
}

}  // namespace

TEST_CASE("proofs agree with trying every situation, on random rules", "[prove][brute]") {
  const unsigned seed = 353;
  INFO("seed " << seed);
  Random random(seed);
  int proved = 0;
  int broken = 0;
  for (int base = 0; base < times(300); ++base) {
    auto rules = std::make_shared<RuleSet>(*random_rules(random));
    for (int i = 0; i < 6; ++i) {
      rules->properties = {{"p", TextIndex{}, random_claim(*rules, random, 2), {}, {}, {}, {}, {}}};
      INFO("base " << base << ", claim " << i);
      const Edition edition = all_editions(*rules).front();
      const bool expected = always(rules->properties[0].always, rules, edition);
      const auto violations = prove(rules).value();
      CHECK(violations.empty() == expected);
      ++(expected ? proved : broken);
      if (violations.empty()) continue;
      // Whatever completes the situation given breaks the property.
      for (const plain::World& world : plain::completions(*rules, [&] {
             Situation s = violations[0].situation;
             s.assume = false;
             return s;
           }())) {
        if (!plain::evaluate(*rules, edition, world).allowed) continue;
        CHECK_FALSE(holds(rules->properties[0].always, *rules, edition, world));
      }
    }
  }
  CHECK(proved > 20);
  CHECK(broken > 20);
}

TEST_CASE("a property counts only on its dates", "[prove]") {
  // `no-duty-since-the-ruling` fails for whoever knows the law of before, and is not asked there.
  CHECK(prove(small_rules()).value().empty());
  auto files = small_rule_files();
  for (FileText& file : files) {
    const std::string period = "    known_on: {from: 2019-03-14}\n";
    const std::size_t at =
        file.path == "properties.yaml" ? file.text.find(period) : std::string::npos;
    if (at != std::string::npos) file.text.erase(at, period.size());
  }
  const Rules rules = load_sound(files);
  const auto violations = prove(rules).value();
  REQUIRE(violations.size() == 1);
  CHECK(iso(violations[0].situation.as_of) == "2017-09-01");
}

TEST_CASE("every property of the real rules holds in every situation", "[prove][rules]") {
  const Rules rules = belgium();
  const Diagnostics broken = audit_properties(rules);
  for (const Diagnostic& d : broken) WARN(say(d.observation, Language::fr));
  CHECK(broken.empty());
}
