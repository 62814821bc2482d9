#include "subrosa/prove.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "diagnostics/codes.hpp"
#include "diagram/carried.hpp"
#include "diagram/queries.hpp"
#include "prove/broken.hpp"
#include "subrosa/edition.hpp"

namespace subrosa {

namespace {

bool only_facts(const Claim& claim) {
  const bool joins = claim.kind == Claim::Kind::all || claim.kind == Claim::Kind::any ||
                     claim.kind == Claim::Kind::negation;
  return joins ? std::all_of(claim.parts.begin(), claim.parts.end(), only_facts)
               : claim.kind == Claim::Kind::fact;
}

/// A claim as a function that is 1 where it holds, among the situations in `care`; elsewhere it may
/// be anything.
class ClaimCompiler {
 public:
  ClaimCompiler(CompiledEdition& compiled, Ref care)
      : compiled_(compiled),
        d_(*compiled.forest->diagrams),
        care_(care),
        winner_(d_.choose(care, compiled.winner, Diagrams::leaf(impossible))) {}

  Ref compile(const Claim& claim) {
    switch (claim.kind) {
      case Claim::Kind::negation: return negated(compile(claim.parts.front()));
      case Claim::Kind::fact: return compiled_.forest->test(claim.fact, claim.values);
      case Claim::Kind::verdict:
        return d_.map(winner_, [&](std::uint32_t wins) {
          if (wins == impossible) return 0U;
          const auto verdict = static_cast<unsigned>(verdict_of(static_cast<Effect>(wins)));
          return static_cast<std::uint32_t>((claim.values >> verdict) & 1U);
        });
      case Claim::Kind::effect: {
        const Ref effective = compiled_.provisions[claim.provision.value].effective;
        return d_.map(d_.choose(care_, effective, Diagrams::leaf(0)), [&](std::uint32_t effect) {
          return static_cast<std::uint32_t>((claim.values >> effect) & 1U);
        });
      }
      case Claim::Kind::duty:
        return carried_by_answer(compiled_, care_, winner_, &Step::duties, claim.duty);
      case Claim::Kind::limit:
        return carried_by_answer(compiled_, care_, winner_, &Step::limits, claim.limit);
      case Claim::Kind::depends_on: return dependence(claim.fact);
      case Claim::Kind::all:
      case Claim::Kind::any: break;
    }
    const bool all = claim.kind == Claim::Kind::all;
    Ref joined = Diagrams::leaf(all ? 1 : 0);
    for (const Claim& part : claim.parts) {
      joined = all ? d_.both(joined, compile(part)) : d_.either(joined, compile(part));
    }
    return joined;
  }

  Ref negated(Ref f) { return d_.negated(f); }

 private:
  /// Where another answer to one fact gives another verdict.
  Ref dependence(FactIndex fact) {
    const Ref all = verdict_of_winner(d_, compiled_.winner);
    const Ref here = verdict_of_winner(d_, winner_);
    const Level level = compiled_.forest->level_of[fact.value];
    Ref depends = Diagrams::leaf(0);
    for (std::uint32_t value = 0; value < d_.arity(level); ++value) {
      Assignment other(d_.levels());
      other[level] = value;
      const Ref differs =
          d_.combine(here, d_.restrict(all, other), [](std::uint32_t a, std::uint32_t b) {
            return a != b && a != impossible && b != impossible ? 1U : 0U;
          });
      depends = d_.choose(differs, Diagrams::leaf(1), depends);
    }
    return depends;
  }

  CompiledEdition& compiled_;
  Diagrams& d_;
  Ref care_;
  Ref winner_;  ///< with `impossible` where nobody cares
};

/// Narrows a set of situations to those in which a claim can come out false (or true), as far as
/// facts alone tell. What is left is often a small part of an edition's diagrams.
class Narrowing {
 public:
  explicit Narrowing(CompiledEdition& compiled)
      : d_(*compiled.forest->diagrams), facts_(compiled, Diagrams::leaf(0)) {}

  Ref to(bool outcome, const Claim& claim, Ref care) {
    if (only_facts(claim)) {
      const Ref holds = facts_.compile(claim);
      return d_.choose(outcome ? holds : facts_.negated(holds), care, Diagrams::leaf(0));
    }
    if (claim.kind == Claim::Kind::negation) return to(!outcome, claim.parts.front(), care);
    // All parts of an `any` are false when it is; all parts of an `all` are true when it is.
    const bool every_part = claim.kind == (outcome ? Claim::Kind::all : Claim::Kind::any);
    for (std::size_t i = 0; every_part && i < claim.parts.size(); ++i)
      care = to(outcome, claim.parts[i], care);
    return care;
  }

 private:
  Diagrams& d_;
  ClaimCompiler facts_;
};

}  // namespace

Ref broken_where(CompiledEdition& compiled, const Claim& always, Ref among) {
  Diagrams& d = *compiled.forest->diagrams;
  const Ref care = Narrowing(compiled).to(false, always, among);
  ClaimCompiler claims(compiled, care);
  return d.choose(care, claims.negated(claims.compile(always)), Diagrams::leaf(0));
}

std::vector<Edition> editions_for(const RuleSet& rules, const Property& property) {
  std::set<Date> acts;
  std::set<Date> knowledge;
  for (const Edition& edition : all_editions(rules)) {
    acts.insert(edition.as_of);
    knowledge.insert(edition.known_on);
  }
  if (property.as_of.from) acts.insert(*property.as_of.from);
  if (property.known_on.from) knowledge.insert(*property.known_on.from);
  std::map<std::vector<std::optional<std::size_t>>, Edition> found;
  for (const Date as_of : acts) {
    std::set<Date> later = knowledge;
    later.insert(as_of);
    for (const Date known_on : later) {
      if (known_on < as_of || !rules.covers.contains(as_of)) continue;
      if (!property.as_of.contains(as_of) || !property.known_on.contains(known_on)) continue;
      Edition edition = edition_of(rules, as_of, known_on);
      found.emplace(edition.versions, edition);
    }
  }
  std::vector<Edition> all;
  for (auto& [versions, edition] : found) all.push_back(std::move(edition));
  return all;
}

namespace {

/// What was seen of every property over every edition.
struct Proof {
  std::vector<Violation> violations;
  std::vector<bool> speaks;  ///< for each property: there is a situation of which it speaks
};

bool speaks_of_something(CompiledEdition& compiled, const Property& property) {
  if (!property.when) return true;
  Diagrams& d = *compiled.forest->diagrams;
  const Ref care = Narrowing(compiled).to(true, *property.when, compiled.forest->allowed);
  const Ref holds = ClaimCompiler(compiled, care).compile(*property.when);
  return d.choose(care, holds, Diagrams::leaf(0)) != Diagrams::leaf(0);
}

Proof proof_of(const Rules& rules, std::uint64_t most) {
  Proof proof;
  const auto forest = plant(*rules, budget_in_all(most));
  // Constraints that exclude everything are told of as such.
  proof.speaks.resize(rules->properties.size(), forest->allowed == Diagrams::leaf(0));
  std::map<std::vector<std::optional<std::size_t>>, CompiledEdition> compiled_editions;
  for (std::size_t i = 0; i < rules->properties.size(); ++i) {
    const Property& property = rules->properties[i];
    for (const Edition& edition : editions_for(*rules, property)) {
      auto found = compiled_editions.find(edition.versions);
      if (found == compiled_editions.end()) {
        found =
            compiled_editions.emplace(edition.versions, subrosa::compile(forest, edition)).first;
      }
      CompiledEdition& compiled = found->second;
      compiled.edition = edition;
      Diagrams& d = *compiled.forest->diagrams;
      const Scratch scratch(d);
      const Ref broken = broken_where(compiled, property.always, forest->allowed);
      const auto path = nearest(d, broken, {1}, plain_situation(*compiled.forest));
      if (path) proof.violations.push_back({i, situation_on(*forest, edition, *path)});
      proof.speaks[i] = proof.speaks[i] || speaks_of_something(compiled, property);
    }
  }
  return proof;
}

}  // namespace

Bounded<std::vector<Violation>> prove(const Rules& rules, std::uint64_t most) {
  try {
    return proof_of(rules, most).violations;
  } catch (const DiagramTooLarge& too_large) {
    return too_large.why;
  }
}

namespace {

void report_idle(const RuleSet& rules, const std::vector<bool>& speaks, Diagnostics& out) {
  for (std::size_t i = 0; i < speaks.size(); ++i) {
    const Property& property = rules.properties[i];
    if (speaks[i]) continue;
    out.push_back(
        diagnose(Code::idle_property, property.span,
                 message("`{0}` ne parle d'aucune situation : rien n'est prouvé", property.id), {},
                 message("corrigez `when` ou ses dates, ou retirez-la")));
    out.back().about = property.id;
  }
}

}  // namespace

Diagnostics audit_properties(const Rules& rules, std::uint64_t most) {
  Diagnostics out;
  Proof proof;
  try {
    proof = proof_of(rules, most);
  } catch (const DiagramTooLarge& too_large) {
    out.push_back(diagnose(
        Code::diagram_too_large, rules->span,
        too_large.why == NoResult::too_long
            ? message("les propriétés n'ont pas toutes pu être prouvées : ce serait trop long")
            : message("les propriétés n'ont pas toutes pu être prouvées : trop de questions en "
                      "commun")));
    return out;
  }
  for (const Violation& violation : proof.violations) {
    const Property& property = rules->properties[violation.property];
    out.push_back(
        diagnose(Code::broken_property, property.span,
                 message("`{0}` n'est pas vrai au {1} (connu le {2}) : {3}", property.id,
                         iso(violation.situation.as_of), iso(violation.situation.known_on),
                         in_words(*rules, violation.situation))));
  }
  report_idle(*rules, proof.speaks, out);
  return out;
}

}  // namespace subrosa
