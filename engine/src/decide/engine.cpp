#include "subrosa/engine.hpp"

#include <algorithm>
#include <map>

#include "decide/query.hpp"
#include "diagram/queries.hpp"

namespace subrosa {

namespace {

bool not_asked_or_unknown(const Query& query, FactIndex fact) {
  return !query.value(fact) && !query.rules.facts[fact].reading;
}

Contradiction contradiction(const Query& query) {
  Contradiction found;
  for (const bool alone : {true, false}) {
    for (std::size_t i = 0; i < query.rules.constraints.size() && found.facts.empty(); ++i) {
      const Ref excluded = query.d.restrict(query.compiled.excluded[i], query.given);
      if (alone ? excluded == Diagrams::leaf(1) : excluded != Diagrams::leaf(0)) {
        found.constraints.push_back(i);
      }
    }
    if (!found.constraints.empty()) break;
  }
  for (const std::size_t i : found.constraints) {
    for (const Level level : query.d.support(query.compiled.excluded[i])) {
      const FactIndex fact = query.compiled.fact_at[level];
      const bool known =
          std::find(found.facts.begin(), found.facts.end(), fact) != found.facts.end();
      if (query.value(fact) && !known) found.facts.push_back(fact);
    }
  }
  return found;
}

/// The plain situation, as far as the rules declare one, by level.
Assignment plain_situation(const Query& query) {
  Assignment plain(query.given.size());
  for (std::size_t i = 0; i < query.rules.facts.size(); ++i) {
    const FactIndex fact = Table<FactIndex, Fact>::index(i);
    if (const auto value = query.rules.facts[fact].plain) plain[query.level(fact)] = value->value;
  }
  return plain;
}

std::vector<Witness> witnesses(const Query& query, const std::vector<Verdict>& possible) {
  const Assignment plain = plain_situation(query);
  std::vector<Witness> found;
  for (const Verdict verdict : possible) {
    std::vector<std::uint32_t> targets;
    for (std::uint32_t effect = 0; effect < effect_count; ++effect) {
      if (verdict_of(static_cast<Effect>(effect)) == verdict) targets.push_back(effect);
    }
    const auto path = nearest(query.d, query.winner, targets, plain);
    Witness witness{verdict, {}};
    for (std::size_t i = 0; path && i < query.rules.facts.size(); ++i) {
      const FactIndex fact = Table<FactIndex, Fact>::index(i);
      if (const auto& value = (*path)[query.level(fact)]) {
        witness.answers.push_back({fact, ValueIndex{*value}});
      }
    }
    found.push_back(std::move(witness));
  }
  return found;
}

/// Facts whose answer alone can change the verdict. Where constraints tie facts together so that
/// none can alone, those that the undetermined verdict still tests.
std::vector<FactIndex> relevant_facts(const Query& query) {
  const Ref verdict = query.d.map(query.winner, [](std::uint32_t effect) {
    return effect == impossible
               ? impossible
               : static_cast<std::uint32_t>(verdict_of(static_cast<Effect>(effect)));
  });
  std::vector<FactIndex> alone;
  std::vector<FactIndex> tested;
  for (const Level level : query.d.support(verdict)) {
    const FactIndex fact = query.compiled.fact_at[level];
    if (!not_asked_or_unknown(query, fact)) continue;
    tested.push_back(fact);
    if (depends_on(query.d, verdict, level, impossible)) alone.push_back(fact);
  }
  const bool open = query.verdicts(query.winner).size() > 1;
  auto& relevant = alone.empty() && open ? tested : alone;
  std::sort(relevant.begin(), relevant.end());
  return relevant;
}

std::vector<OpenFact> open_facts(const Query& query, const std::vector<FactIndex>& facts) {
  std::vector<OpenFact> open;
  for (const FactIndex fact : facts) {
    open.push_back({fact, query.situation.answer(fact).state == Answer::State::unknown});
  }
  return open;
}

std::vector<ProvisionIndex> deciding(const Query& query) {
  std::vector<ProvisionIndex> always;
  std::vector<ProvisionIndex> sometimes;
  for (std::size_t i = 0; i < query.compiled.provisions.size(); ++i) {
    const ProvisionIndex provision{static_cast<std::uint32_t>(i)};
    const auto decides = query.values(query.decides(provision));
    if (decides == std::vector<std::uint32_t>{1}) always.push_back(provision);
    if (decides.size() == 2) sometimes.push_back(provision);
  }
  return always.empty() ? sometimes : always;
}

Decision decide_query(const Query& query, const Rules& rules, Date today) {
  Decision decision;
  decision.rules = rules;
  decision.situation = query.situation;
  decision.today = today;
  decision.assumed = query.assumed;
  decision.possible = query.verdicts(query.winner);
  if (decision.possible.size() == 1) decision.verdict = decision.possible.front();
  const auto winners = query.d.leaves(query.winner);
  decision.silent = std::find(winners.begin(), winners.end(), 0U) != winners.end();
  if (!decision.verdict) {
    decision.witnesses = witnesses(query, decision.possible);
    decision.meanwhile = rules->meanwhile;
  }
  decision.provisions = provision_results(query);
  decision.deciding = deciding(query);
  Accompaniments with = accompaniments(query);
  decision.duties = std::move(with.duties);
  decision.limits = std::move(with.limits);
  const std::vector<FactIndex> relevant = relevant_facts(query);
  decision.open = open_facts(query, relevant);
  std::erase_if(with.depend_on, [&](FactIndex fact) {
    return !not_asked_or_unknown(query, fact) ||
           std::find(relevant.begin(), relevant.end(), fact) != relevant.end();
  });
  if (decision.verdict) decision.to_complete = open_facts(query, with.depend_on);
  decision.readings = reading_results(query);
  decision.freshness = freshness_of(*rules, decision);
  return decision;
}

}  // namespace

struct Engine::State {
  Rules rules;
  std::map<std::vector<std::optional<std::size_t>>, CompiledEdition> editions;
};

Engine::Engine(Rules rules) : state_(new State{std::move(rules), {}}) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

const Rules& Engine::rules() const { return state_->rules; }

Outcome Engine::decide(const Situation& situation, Date today) {
  const RuleSet& rules = *state_->rules;
  if (!rules.covers.contains(situation.as_of))
    return OutsideCoverage{situation.as_of, rules.covers};
  Edition edition = edition_of(rules, situation.as_of, situation.known_on);
  try {
    auto found = state_->editions.find(edition.versions);
    if (found == state_->editions.end()) {
      found = state_->editions.emplace(edition.versions, compile(rules, edition)).first;
    }
    CompiledEdition& compiled = found->second;
    compiled.edition = edition;
    const Scratch scratch(*compiled.diagrams);
    const Query query(rules, compiled, situation);
    if (query.allowed == Diagrams::leaf(0)) return contradiction(query);
    return decide_query(query, state_->rules, today);
  } catch (const DiagramTooLarge&) {
    return RulesTooLarge{};
  }
}

}  // namespace subrosa
