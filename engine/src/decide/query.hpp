// One situation put to one compiled edition: what every part of a decision reads.
#pragma once

#include "diagram/compile.hpp"
#include "subrosa/decision.hpp"

namespace subrosa {

/// The diagrams of an edition with the answers filled in. Its `Ref`s live as long as the caller's
/// `Scratch`.
struct Query {
  Query(const RuleSet& rules, const CompiledEdition& compiled, const Situation& situation);

  const RuleSet& rules;
  const CompiledEdition& compiled;
  const Situation& situation;
  Diagrams& d;
  Assignment given;                 ///< answers, assumptions, and readings that are taken
  std::vector<FactAnswer> assumed;  ///< of those, the assumptions that can matter
  Operation filling;                ///< of the functions with these answers
  Ref allowed;
  Ref winner;
  std::vector<Ref> routes;     ///< for each provision
  std::vector<Ref> effective;  ///< for each provision

  [[nodiscard]] Level level(FactIndex fact) const { return compiled.forest->level_of[fact.value]; }
  [[nodiscard]] std::optional<ValueIndex> value(FactIndex fact) const;
  /// Not asked, or not known: not a reading, and nothing is taken for it.
  [[nodiscard]] bool open(FactIndex fact) const {
    return !value(fact) && !rules.facts[fact].reading;
  }

  /// The function where the constraints allow the situation, `elsewhere` where they do not.
  [[nodiscard]] Ref where_allowed(Ref f, std::uint32_t elsewhere) const;
  /// What is left of a function of the edition once the answers are filled in.
  [[nodiscard]] Ref filled(Ref f) const { return d.restrict(f, given, filling); }
  /// The values of a function over the completions that the constraints allow; some are allowed.
  [[nodiscard]] std::vector<std::uint32_t> values(Ref f) const;
  /// The verdicts that a winner's diagram still makes possible, in the order of `Verdict`.
  [[nodiscard]] std::vector<Verdict> verdicts(Ref winner) const;
  /// 1 where the provision's effect gives the verdict.
  [[nodiscard]] Ref decides(ProvisionIndex provision) const;

 private:
  void assume(const FactAnswer& assumption, const std::vector<Level>& matters);
  [[nodiscard]] std::vector<Level> levels_that_matter() const;
};

// The parts of a decision; each file of this folder makes one.

/// Every provision with its effects and its path.
[[nodiscard]] std::vector<ProvisionResult> provision_results(const Query& query);

struct Accompaniments {
  std::vector<Carried<DutyIndex>> duties;
  std::vector<Carried<LimitIndex>> limits;
  std::vector<FactIndex> depend_on;  ///< open facts on which some duty or limit depends
};
/// What the deciding provisions and those that warn carry in every completion; once the verdict is
/// certain, also the facts on which that depends.
[[nodiscard]] Accompaniments accompaniments(const Query& query, bool certain_verdict);

struct Advice {
  std::vector<ScriptIndex> scripts;
  std::vector<ContactIndex> contacts;
};
/// The words for this verdict, and whom to call: where `when` holds in every completion of the open
/// facts, and `possible` in some.
[[nodiscard]] Advice advice(const Query& query, std::optional<Verdict> verdict);

/// Facts whose answer alone can change the verdict, in the order of asking. Where each of those was
/// asked already, and some verdict is still open, also those whose answer can once the facts tied
/// to them follow: else nothing would be left to ask.
[[nodiscard]] std::vector<FactIndex> relevant_facts(const Query& query);

[[nodiscard]] std::vector<ReadingResult> reading_results(const Query& query);

/// A smallest set of the answers given that alone forces the verdict, whatever everything else is;
/// what is assumed and the readings that are taken stay as they are.
[[nodiscard]] std::vector<FactAnswer> sufficient_reason(const Query& query, Verdict verdict);

/// For each other verdict, all the lightest changes of given answers that make it certain, lightest
/// first.
[[nodiscard]] std::vector<Change> smallest_changes(const Query& query, Verdict verdict);

/// `decision` already has its provisions, deciding and verdict.
[[nodiscard]] Freshness freshness_of(const RuleSet& rules, const Decision& decision);

}  // namespace subrosa
