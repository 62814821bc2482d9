#include "mutation/hunt.hpp"

#include <algorithm>

#include "decide/query.hpp"
#include "diagram/answers.hpp"
#include "diagram/queries.hpp"
#include "prove/broken.hpp"
#include "subrosa/audit.hpp"
#include "subrosa/edition.hpp"
#include "subrosa/expectation.hpp"

namespace mutation {

using namespace subrosa;

namespace {

/// Puts a mutant into the rules, and takes it out at the end of a scope.
class Applied {
 public:
  Applied(RuleSet& rules, const Mutant& mutant) : rules_(rules), mutant_(mutant) {
    kept_ = step(mutant.versions.front());
    for (const std::size_t version : mutant.versions) step(version) = mutant.changed;
  }
  ~Applied() {
    for (const std::size_t version : mutant_.versions) step(version) = kept_;
  }
  Applied(const Applied&) = delete;
  Applied& operator=(const Applied&) = delete;

 private:
  Step& step(std::size_t version) {
    return rules_.provisions[mutant_.provision].versions[version].tree.steps[mutant_.step];
  }

  RuleSet& rules_;
  const Mutant& mutant_;
  Step kept_;
};

bool shows(const Mutant& mutant, const Edition& edition) {
  const auto& version = edition.versions[mutant.provision.value];
  return version && std::find(mutant.versions.begin(), mutant.versions.end(), *version) !=
                        mutant.versions.end();
}

/// As much of a decision as expectations are held against.
Decision expected_part(const Rules& rules, const Query& query) {
  Decision decision;
  decision.rules = rules;
  decision.possible = query.verdicts(query.winner);
  if (decision.possible.size() == 1) decision.verdict = decision.possible.front();
  if (!decision.verdict) decision.meanwhile = rules->meanwhile;
  for (std::uint32_t row = 0; row < rules->provisions.size(); ++row) {
    ProvisionResult result;
    result.provision = ProvisionIndex{row};
    for (const std::uint32_t effect : query.values(query.effective[row]))
      result.effects.push_back(static_cast<Effect>(effect));
    decision.provisions.push_back(std::move(result));
  }
  Accompaniments with = accompaniments(query, decision.verdict.has_value());
  decision.duties = std::move(with.duties);
  decision.limits = std::move(with.limits);
  return decision;
}

/// Everything that a case could expect of a decision.
std::set<std::string> expectable(const Decision& decision) {
  const RuleSet& rules = *decision.rules;
  std::set<std::string> all;
  for (const Verdict verdict : decision.possible)
    all.insert("verdict=" + std::string(name_of(verdict)));
  for (const ProvisionResult& result : decision.provisions) {
    const std::string& id = rules.provisions[result.provision].id;
    const auto& effects = result.effects;
    if (std::find(effects.begin(), effects.end(), Effect::none) == effects.end())
      all.insert("applies=" + id);
    if (effects == std::vector<Effect>{Effect::none}) all.insert("not=" + id);
  }
  for (const auto& duty : decision.duties) all.insert(rules.duties[duty.id].id);
  for (const auto& limit : decision.limits) all.insert(rules.limits[limit.id].id);
  return all;
}

/// Whether something that a claim speaks of, beside the facts, is not what it was.
bool speaks_of_change(const Claim& claim, const CompiledEdition& before,
                      const CompiledEdition& after, bool other_answers) {
  switch (claim.kind) {
    case Claim::Kind::fact: return false;
    case Claim::Kind::verdict:
    case Claim::Kind::depends_on: return before.winner != after.winner;
    case Claim::Kind::effect:
      return before.provisions[claim.provision.value].effective !=
             after.provisions[claim.provision.value].effective;
    case Claim::Kind::duty:
    case Claim::Kind::limit: return other_answers;
    case Claim::Kind::all:
    case Claim::Kind::any:
    case Claim::Kind::negation: break;
  }
  return std::any_of(claim.parts.begin(), claim.parts.end(), [&](const Claim& part) {
    return speaks_of_change(part, before, after, other_answers);
  });
}

/// Whether a claim also speaks of what follows in other situations than the one it is held against.
bool looks_elsewhere(const Claim& claim) {
  return claim.kind == Claim::Kind::depends_on ||
         std::any_of(claim.parts.begin(), claim.parts.end(), looks_elsewhere);
}

Difference difference_of(const CompiledEdition& before, const CompiledEdition& after) {
  const Forest& forest = *before.forest;
  Diagrams& d = *forest.diagrams;
  Difference found;
  found.verdicts = verdicts_differ(before, after);
  found.answers = d.either(contributions_differ(before, after), found.verdicts);
  found.anywhere = found.answers;
  for (std::size_t row = 0; row < before.provisions.size(); ++row) {
    const Ref one = before.provisions[row].effective;
    const Ref other = after.provisions[row].effective;
    if (one == other) continue;
    const Ref here =
        d.combine(one, other, [](std::uint32_t x, std::uint32_t y) { return x != y ? 1U : 0U; });
    found.anywhere = d.either(d.both(forest.allowed, here), found.anywhere);
  }
  return found;
}

std::string verdict_at(const CompiledEdition& compiled, const Situation& situation) {
  const Forest& forest = *compiled.forest;
  Assignment given(forest.fact_at.size());
  for (std::size_t i = 0; i < situation.answers.size(); ++i) {
    if (situation.answers[i].state == Answer::State::known)
      given[forest.level_of[i]] = situation.answers[i].value.value;
  }
  std::string words;
  for (const std::uint32_t effect :
       forest.diagrams->leaves(forest.diagrams->restrict(compiled.winner, given))) {
    if (effect == impossible) continue;
    words +=
        (words.empty() ? "" : "/") + std::string(name_of(verdict_of(static_cast<Effect>(effect))));
  }
  return words;
}

/// The situation nearest to the plain one in which two editions differ, and what they say there.
std::string example(const CompiledEdition& before, const CompiledEdition& after, Ref differ) {
  const Forest& forest = *before.forest;
  const auto path = nearest(*forest.diagrams, differ, {1}, plain_situation(forest));
  if (!path) return "";
  const Situation there = situation_on(forest, before.edition, *path);
  return iso(before.edition.as_of) + " known on " + iso(before.edition.known_on) + ", " +
         verdict_at(before, there) + " -> " + verdict_at(after, there) + ": " +
         in_words(*forest.rules, there);
}

std::string key_of(const Diagnostic& finding) {
  return std::string(code_text(finding)) + " " + std::to_string(finding.span.file) + " " +
         std::to_string(finding.span.begin);
}

}  // namespace

Hunt::Hunt(const Rules& rules, const std::vector<Case>& cases, Date today)
    : rules_(std::make_shared<RuleSet>(*rules)), cases_(cases), forest_(plant(*rules_)) {
  for (const Edition& one : all_editions(*rules_)) edition(one);
  for (std::size_t i = 0; i < rules_->properties.size(); ++i) {
    for (const Edition& one : editions_for(*rules_, rules_->properties[i])) {
      edition(one);
      editions_.at(one.versions).properties.push_back(i);
    }
  }
  for (const Case& one : cases_) add(one, today);
  for (const Diagnostic& finding : audit_rules(rules_)) found_before_.insert(key_of(finding));
}

CompiledEdition& Hunt::edition(const Edition& wanted) {
  auto found = editions_.find(wanted.versions);
  if (found == editions_.end())
    found = editions_.emplace(wanted.versions, Spoken{compile(forest_, wanted), {}}).first;
  return found->second.compiled;
}

void Hunt::add(const Case& one, Date today) {
  if (!one.expect) return;
  Tried tried{&one, one.situation(today), {}, {}};
  const CompiledEdition& whole =
      edition(edition_of(*rules_, tried.situation.as_of, tried.situation.known_on));
  const Query query(*rules_, whole, tried.situation);
  tried.given = query.given;
  tried.left = whole;
  tried.left.winner = query.winner;
  for (std::size_t row = 0; row < whole.provisions.size(); ++row) {
    CompiledProvision& provision = tried.left.provisions[row];
    provision.effective = query.effective[row];
    provision.tree.route = query.routes[row];
    provision.tree.effect = query.filled(provision.tree.effect);
  }
  if (!meets(tried, tried.left)) {
    unsound_.push_back(one.id);
    return;
  }
  tried_.push_back(std::move(tried));
}

bool Hunt::meets(const Tried& tried, const CompiledEdition& compiled) const {
  const Query query(*rules_, compiled, tried.situation);
  return query.allowed != Diagrams::leaf(0) &&
         unmet(*tried.one->expect, expected_part(rules_, query)).empty();
}

Fate Hunt::fate_of(const Mutant& mutant) {
  const Scratch scratch(*forest_->diagrams);
  const Applied applied(*rules_, mutant);
  const Tree& changed = rules_->provisions[mutant.provision].versions[mutant.versions.front()].tree;
  const CompiledTree tree = compile_tree(changed, *forest_);
  Fate fate;
  fate.by = by_case(mutant, tree);
  if (!fate.by.empty()) {
    fate.noticed = Noticed::by_case;
    return fate;
  }
  by_edition(mutant, tree, fate);
  if (fate.noticed != Noticed::by_nothing) return fate;
  if (const std::string code = by_check(); !code.empty()) {
    fate.noticed = Noticed::by_check;
    fate.by = code;
  }
  return fate;
}

/// What a case's answers leave of its edition with the mutant in it; nothing where the mutant
/// changes nothing of that.
std::optional<CompiledEdition> Hunt::changed(const Tried& tried, const Mutant& mutant,
                                             const CompiledTree& tree) const {
  if (!shows(mutant, tried.left.edition)) return std::nullopt;
  Diagrams& d = *forest_->diagrams;
  const CompiledTree& before = tried.left.provisions[mutant.provision.value].tree;
  CompiledTree left = tree;
  const Operation filling = d.walk();
  left.route = d.restrict(tree.route, tried.given, filling);
  left.effect = d.restrict(tree.effect, tried.given, filling);
  if (left.route == before.route && left.effect == before.effect) return std::nullopt;
  return with_tree(tried.left, mutant.provision, left);
}

/// The first case whose expectations no longer hold; empty when there is none.
std::string Hunt::by_case(const Mutant& mutant, const CompiledTree& tree) {
  for (const Tried& tried : tried_) {
    const auto compiled = changed(tried, mutant, tree);
    if (compiled && !meets(tried, *compiled)) return tried.one->id;
  }
  return "";
}

std::vector<std::string> Hunt::near_misses(const Mutant& mutant) {
  const Scratch scratch(*forest_->diagrams);
  std::vector<std::string> lines;
  for (const Tried& tried : tried_) {
    const std::set<std::string> before =
        expectable(expected_part(rules_, Query(*rules_, tried.left, tried.situation)));
    const Applied applied(*rules_, mutant);
    const auto& versions = rules_->provisions[mutant.provision].versions;
    const CompiledTree tree = compile_tree(versions[mutant.versions.front()].tree, *forest_);
    const auto compiled = changed(tried, mutant, tree);
    if (!compiled) continue;
    const std::set<std::string> after =
        expectable(expected_part(rules_, Query(*rules_, *compiled, tried.situation)));
    std::string lost;
    for (const std::string& one : before) {
      if (after.count(one) == 0) lost += " " + one;
    }
    if (!lost.empty()) lines.push_back(tried.one->id + ":" + lost);
  }
  return lines;
}

/// Whether anything differs in any edition, and whether a property is broken there.
void Hunt::by_edition(const Mutant& mutant, const CompiledTree& tree, Fate& fate) {
  fate.noticed = Noticed::equivalent;
  Diagrams& d = *forest_->diagrams;
  for (const auto& [versions, spoken] : editions_) {
    if (!shows(mutant, spoken.compiled.edition)) continue;
    const Scratch scratch(d);
    CompiledEdition changed = with_tree(spoken.compiled, mutant.provision, tree);
    const Difference difference = difference_of(spoken.compiled, changed);
    if (difference.anywhere == Diagrams::leaf(0)) continue;
    const std::string property = broken_property(spoken, changed, difference);
    if (!property.empty()) {
      fate = {Noticed::by_property, property, false};
      return;
    }
    const bool other_verdict = difference.verdicts != Diagrams::leaf(0);
    if (difference.answers == Diagrams::leaf(0)) continue;
    if (fate.noticed == Noticed::equivalent || (other_verdict && !fate.verdict_differs)) {
      const Ref where = other_verdict ? difference.verdicts : difference.answers;
      fate = {Noticed::by_nothing, example(spoken.compiled, changed, where), other_verdict};
    }
  }
}

/// The first property that no longer holds; empty when there is none.
std::string Hunt::broken_property(const Spoken& spoken, CompiledEdition& changed,
                                  const Difference& difference) const {
  const bool other_answers = difference.answers != Diagrams::leaf(0);
  for (const std::size_t row : spoken.properties) {
    const Property& property = rules_->properties[row];
    if (!speaks_of_change(property.always, spoken.compiled, changed, other_answers)) continue;
    const Scratch scratch(*forest_->diagrams);
    const Ref among = looks_elsewhere(property.always) ? forest_->allowed : difference.anywhere;
    if (broken_where(changed, property.always, among) != Diagrams::leaf(0)) return property.id;
  }
  return "";
}

/// The code of the first finding that was not there before; empty when there is none.
std::string Hunt::by_check() const {
  for (const Diagnostic& finding : audit_rules(rules_)) {
    if (found_before_.count(key_of(finding)) == 0) return code_text(finding);
  }
  return "";
}

}  // namespace mutation
