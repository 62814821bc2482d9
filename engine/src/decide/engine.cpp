#include "subrosa/engine.hpp"

#include <algorithm>
#include <map>

#include "decide/query.hpp"
#include "decide/questions.hpp"
#include "diagram/queries.hpp"

namespace subrosa {

namespace {

/// The fewest constraints, taken off one by one, that the answers break together.
Contradiction contradiction(const Query& query) {
  Contradiction found;
  std::vector<Ref> excluded;
  for (std::size_t i = 0; i < query.rules.constraints.size(); ++i) {
    excluded.push_back(query.filled(query.compiled.forest->excluded[i]));
    if (excluded.back() != Diagrams::leaf(0)) found.constraints.push_back(i);
  }
  const auto contradict = [&](const std::vector<std::size_t>& constraints) {
    Ref left = Diagrams::leaf(1);
    for (const std::size_t i : constraints)
      left = query.d.choose(excluded[i], Diagrams::leaf(0), left);
    return left == Diagrams::leaf(0);
  };
  const std::vector<std::size_t> all = found.constraints;
  for (const std::size_t i : all) {
    std::vector<std::size_t> fewer = found.constraints;
    std::erase(fewer, i);
    if (contradict(fewer)) found.constraints = std::move(fewer);
  }
  for (const std::size_t i : found.constraints) {
    for (const FactIndex fact : facts_of(query.rules.constraints[i].never)) {
      const bool listed =
          std::find(found.facts.begin(), found.facts.end(), fact) != found.facts.end();
      if (query.value(fact) && !listed) found.facts.push_back(fact);
    }
  }
  return found;
}

/// Takes out of a witness the answers without which the others already force its verdict:
/// constraints put some on the path that say nothing.
void prune(const Query& query, Witness& witness) {
  Assignment fixed(query.given.size());
  for (const FactAnswer& answer : witness.answers)
    fixed[query.level(answer.fact)] = answer.value->value;
  std::erase_if(witness.answers, [&](const FactAnswer& answer) {
    auto& here = fixed[query.level(answer.fact)];
    const auto kept = here;
    here.reset();
    const Ref left = query.d.restrict(query.winner, fixed);
    const bool idle = query.verdicts(left) == std::vector<Verdict>{witness.verdict};
    if (!idle) here = kept;
    return idle;
  });
}

std::vector<Witness> witnesses(const Query& query, const std::vector<Verdict>& possible) {
  const Assignment plain = plain_situation(*query.compiled.forest);
  std::vector<Witness> found;
  for (const Verdict verdict : possible) {
    std::vector<std::uint32_t> targets;
    for (std::uint32_t effect = 0; effect < effect_count; ++effect) {
      if (verdict_of(static_cast<Effect>(effect)) == verdict) targets.push_back(effect);
    }
    const auto path = nearest(query.d, query.winner, targets, plain);
    Witness witness{verdict, {}};
    for (std::size_t i = 0; i < query.rules.facts.size(); ++i) {
      const FactIndex fact = Table<FactIndex, Fact>::index(i);
      if (const auto& value = (*path)[query.level(fact)]) {
        witness.answers.push_back({fact, ValueIndex{*value}});
      }
    }
    prune(query, witness);
    found.push_back(std::move(witness));
  }
  return found;
}

std::vector<OpenFact> open_facts(const Query& query, const std::vector<FactIndex>& facts) {
  std::vector<OpenFact> open;
  for (const FactIndex fact : facts) {
    open.push_back({fact, query.situation.answer(fact).state == Answer::State::unknown});
  }
  return open;
}

/// Those that decide in every completion; if none does, those that do in some.
void find_deciding(const Query& query, Decision& decision) {
  std::vector<ProvisionIndex> sometimes;
  for (std::size_t i = 0; i < query.compiled.provisions.size(); ++i) {
    const ProvisionIndex provision{static_cast<std::uint32_t>(i)};
    const auto decides = query.values(query.decides(provision));
    if (decides == std::vector<std::uint32_t>{1}) decision.deciding.push_back(provision);
    if (decides.size() == 2) sometimes.push_back(provision);
  }
  decision.deciding_certain = !decision.deciding.empty() || sometimes.empty();
  if (!decision.deciding_certain) decision.deciding = std::move(sometimes);
}

/// The facts that were not asked and that what is left of the verdict tests.
std::uint32_t not_asked(const Query& query) {
  std::uint32_t count = 0;
  for (const Level level : query.d.support(query.winner)) {
    const FactIndex fact = query.compiled.forest->fact_at[level];
    const bool asked = query.situation.answer(fact).state != Answer::State::not_asked;
    if (!asked && !query.rules.facts[fact].reading) ++count;
  }
  return count;
}

/// Whether an answer was `unknown`, or a reading stays open: then every question that still matters
/// can come.
bool something_in_vain(const Query& query) {
  for (std::size_t i = 0; i < query.rules.facts.size(); ++i) {
    const FactIndex fact = Table<FactIndex, Fact>::index(i);
    const bool unknown = query.situation.answer(fact).state == Answer::State::unknown;
    if (unknown || (query.rules.facts[fact].reading && !query.value(fact))) return true;
  }
  return false;
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
  if (decision.verdict) {
    decision.sufficient = sufficient_reason(query, *decision.verdict);
    decision.changes = smallest_changes(query, *decision.verdict);
  }
  decision.provisions = provision_results(query);
  find_deciding(query, decision);
  Accompaniments with = accompaniments(query, decision.verdict.has_value());
  decision.duties = std::move(with.duties);
  decision.limits = std::move(with.limits);
  decision.open = open_facts(query, relevant_facts(query));
  std::erase_if(with.depend_on, [&](FactIndex fact) { return !query.open(fact); });
  if (decision.verdict) decision.to_complete = open_facts(query, with.depend_on);
  decision.readings = reading_results(query);
  Advice shown = advice(query, decision.verdict);
  decision.scripts = std::move(shown.scripts);
  decision.contacts = std::move(shown.contacts);
  decision.freshness = freshness_of(*rules, decision);
  return decision;
}

}  // namespace

/// What is kept of an edition from one decision to the next.
struct EditionState {
  CompiledEdition compiled;
  std::unique_ptr<Questions> questions;  ///< made when first needed
  bool countable = true;                 ///< false: the questions are too many to count
};

struct Engine::State {
  Rules rules;
  std::shared_ptr<Forest> forest;           ///< planted when first needed
  std::shared_ptr<Forest> in_asking_order;  ///< the same
  using Versions = std::vector<std::optional<std::size_t>>;
  /// By the versions in force and those that an annulment keeps out.
  std::map<std::pair<Versions, Versions>, EditionState> editions;

  EditionState& state_of(const Edition& edition) {
    if (!forest) forest = plant(*rules);
    const auto key = std::pair(edition.versions, edition.annulled);
    auto found = editions.find(key);
    if (found == editions.end()) {
      EditionState fresh{compile(forest, edition), nullptr};
      found = editions.emplace(key, std::move(fresh)).first;
    }
    return found->second;
  }

  std::uint32_t at_most_questions(EditionState& state, const Query& query,
                                  std::uint32_t otherwise) {
    if (!state.countable) return otherwise;
    try {
      if (!in_asking_order) in_asking_order = plant_in_asking_order(*rules);
      if (!state.questions) {
        state.questions = std::make_unique<Questions>(in_asking_order, state.compiled.edition);
      }
      return state.questions->at_most(query);
    } catch (const DiagramTooLarge&) {
      state.countable = false;
      return otherwise;
    }
  }
};

Engine::Engine(Rules rules) : state_(new State{std::move(rules), nullptr, nullptr, {}}) {}
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
    EditionState& state = state_->state_of(edition);
    state.compiled.edition = edition;
    const Scratch scratch(*state.compiled.forest->diagrams);
    const Query query(rules, state.compiled, situation);
    if (query.allowed == Diagrams::leaf(0)) return contradiction(query);
    Decision decision = decide_query(query, state_->rules, today);
    const bool left_to_ask = std::any_of(decision.open.begin(), decision.open.end(),
                                         [](const OpenFact& fact) { return !fact.asked; });
    if (!decision.verdict && left_to_ask) {
      const std::uint32_t all_that_matters = not_asked(query);
      decision.at_most_questions = something_in_vain(query)
                                       ? all_that_matters
                                       : state_->at_most_questions(state, query, all_that_matters);
    }
    return decision;
  } catch (const DiagramTooLarge&) {
    return RulesTooLarge{};
  }
}

std::optional<std::vector<Verdict>> Engine::possible(const Situation& situation) {
  const RuleSet& rules = *state_->rules;
  if (!rules.covers.contains(situation.as_of)) return std::nullopt;
  const Edition edition = edition_of(rules, situation.as_of, situation.known_on);
  try {
    EditionState& state = state_->state_of(edition);
    state.compiled.edition = edition;
    const Scratch scratch(*state.compiled.forest->diagrams);
    const Query query(rules, state.compiled, situation);
    if (query.allowed == Diagrams::leaf(0)) return std::nullopt;
    return query.verdicts(query.winner);
  } catch (const DiagramTooLarge&) {
    return std::nullopt;
  }
}

}  // namespace subrosa
