#include "subrosa/pairs.hpp"

#include <algorithm>
#include <set>

#include "audit/power.hpp"
#include "decide/query.hpp"
#include "diagram/queries.hpp"

namespace subrosa {

namespace {

constexpr std::size_t most_differences = 4;  ///< facts that a step tests, at most, to look at

/// The levels that a step tests.
std::vector<Level> levels_of(const Forest& forest, const Step& step) {
  std::vector<Level> levels;
  if (step.kind == Step::Kind::require) {
    for (const FactIndex fact : facts_of(step.condition)) {
      levels.push_back(forest.level_of[fact.value]);
    }
  }
  if (step.kind == Step::Kind::ask) levels.push_back(forest.level_of[step.fact.value]);
  return levels;
}

/// A step of one edition, and where it alone decides.
struct Probe {
  const CompiledEdition& compiled;
  ProvisionIndex provision;
  StepIndex step;

  [[nodiscard]] const Tree& tree() const {
    return compiled.provisions[provision.value].version->tree;
  }
  [[nodiscard]] Diagrams& d() const { return *compiled.forest->diagrams; }
};

/// Finds the pair nearest to the plain situation that shows what a step does.
class PairSearch {
 public:
  PairSearch(const Probe& probe, Ref decides, bool by_verdict)
      : probe_(probe),
        forest_(*probe.compiled.forest),
        d_(probe.d()),
        by_verdict_(by_verdict),
        tested_(d_.levels()) {
    for (const Level level : levels_of(forest_, probe.tree().steps[probe.step])) {
      tested_[level] = true;
    }
    const Assignment taken = prevailing();
    plain_ = plain_situation(forest_);
    for (Level level = 0; level < d_.levels(); ++level) {
      if (taken[level]) plain_[level] = taken[level];
    }
    verdict_ = d_.restrict(verdict_of_winner(d_, probe.compiled.winner), taken);
    decides_ = d_.restrict(decides, taken);
  }

  std::optional<StepPair> run() {
    std::optional<StepPair> best;
    const auto ways = ways_of(forest_, probe_.tree(), probe_.step);
    for (std::size_t a = 0; a < ways.size() && !best; ++a) {
      for (std::size_t b = a + 1; b < ways.size() && !best; ++b) {
        best = between(ways[a].taken, ways[b].taken);
      }
    }
    return best;
  }

 private:
  /// Readings that prevail are taken, but for one that the step itself tests.
  Assignment prevailing() const {
    Assignment taken(d_.levels());
    for (std::size_t i = 0; i < forest_.rules->facts.size(); ++i) {
      const Fact& fact = forest_.rules->facts[Table<FactIndex, Fact>::index(i)];
      const Level level = forest_.level_of[i];
      if (fact.reading && fact.reading->prevailing && !tested_[level]) {
        taken[level] = fact.reading->prevailing->value;
      }
    }
    return taken;
  }

  /// For each situation that goes this way and in which the step decides: its verdict, as a bit.
  Ref verdicts_on(Ref way) {
    const Ref bits = d_.map(
        verdict_, [](std::uint32_t verdict) { return verdict == impossible ? 0U : 1U << verdict; });
    return d_.choose(d_.both(way, decides_), bits, Diagrams::leaf(0));
  }

  std::optional<StepPair> between(Ref one_way, Ref other_way) {
    const Ref one = verdicts_on(one_way);
    const Ref other = verdicts_on(other_way);
    const bool by_verdict = by_verdict_;
    const Ref there = d_.combine(unite(d_, one, tested_), unite(d_, other, tested_),
                                 [by_verdict](std::uint32_t a, std::uint32_t b) {
                                   const bool both = a != 0 && b != 0;
                                   const bool differ = a != b || (a & (a - 1)) != 0;
                                   return both && (differ || !by_verdict) ? 1U : 0U;
                                 });
    const auto path = nearest(d_, there, {1}, plain_);
    if (!path) return std::nullopt;
    return complete(*path, one, other);
  }

  /// Fills in what the step tests, on both sides of a path.
  std::optional<StepPair> complete(const Assignment& path, Ref one, Ref other) {
    Assignment rest = path;
    for (Level level = 0; level < rest.size(); ++level) {
      if (!tested_[level] && !rest[level]) rest[level] = plain_[level].value_or(0);
    }
    const Ref one_left = d_.restrict(one, rest);
    const Ref other_left = d_.restrict(other, rest);
    for (const std::uint32_t a : d_.leaves(one_left)) {
      for (const std::uint32_t b : d_.leaves(other_left)) {
        if (a == 0 || b == 0 || (by_verdict_ && a == b)) continue;
        Sides sides{rest, rest, a, b};
        take(sides.one, *nearest(d_, one_left, {a}, plain_));
        take(sides.other, *nearest(d_, other_left, {b}, plain_));
        return told(sides, one, other);
      }
    }
    return std::nullopt;
  }

  struct Sides {
    Assignment one;
    Assignment other;
    std::uint32_t bits_of_one;
    std::uint32_t bits_of_other;
  };

  void take(Assignment& to, const Assignment& from) const {
    for (Level level = 0; level < to.size(); ++level) {
      if (tested_[level]) to[level] = from[level].value_or(0);
    }
  }

  /// Opens every fact without which both sides stay certain.
  StepPair told(Sides sides, Ref one, Ref other) {
    for (Level level = 0; level < d_.levels(); ++level) {
      const auto kept = sides.one[level];
      // A fact left out takes what is assumed: only that may be left out, or one side could take it
      // and the other not.
      const auto& assumed = forest_.rules->facts[forest_.fact_at[level]].assumed;
      if (tested_[level] || (assumed && kept != assumed->value)) continue;
      sides.one[level].reset();
      sides.other[level].reset();
      if (certain(one, sides.one, sides.bits_of_one) &&
          certain(other, sides.other, sides.bits_of_other)) {
        continue;
      }
      sides.one[level] = sides.other[level] = kept;
    }
    return {situation(sides.one), situation(sides.other), verdict(sides.bits_of_one),
            verdict(sides.bits_of_other)};
  }

  /// Whether every completion that the constraints allow has exactly these bits.
  bool certain(Ref bits, const Assignment& given, std::uint32_t expected) {
    const Ref allowed = d_.restrict(forest_.allowed, given);
    const Ref left = d_.choose(allowed, d_.restrict(bits, given), Diagrams::leaf(expected));
    return left == Diagrams::leaf(expected);
  }

  /// Readings that prevail are taken anyway: a case file does not name them.
  Situation situation(const Assignment& given) const {
    Assignment without = given;
    for (std::size_t i = 0; i < forest_.rules->facts.size(); ++i) {
      const Level level = forest_.level_of[i];
      const auto& reading = forest_.rules->facts[Table<FactIndex, Fact>::index(i)].reading;
      if (reading && reading->prevailing && !tested_[level]) without[level].reset();
    }
    return situation_on(forest_, probe_.compiled.edition, without);
  }

  static Verdict verdict(std::uint32_t bit) {
    std::uint32_t number = 0;
    while ((bit >> number) != 1) ++number;
    return static_cast<Verdict>(number);
  }

  const Probe& probe_;
  const Forest& forest_;
  Diagrams& d_;
  bool by_verdict_;
  std::vector<bool> tested_;
  Assignment plain_;  ///< the plain situation, with the readings that prevail
  Ref verdict_;
  Ref decides_;
};

/// Two decisions of one edition that differ in a few given facts.
struct Near {
  std::size_t one;
  std::size_t other;
  std::vector<Level> levels;  ///< in which they differ
};

class Needs {
 public:
  Needs(const Rules& rules, const std::vector<Decision>& decisions, std::uint64_t most)
      : rules_(*rules), forest_(plant(*rules, budget_in_all(most))), d_(*forest_->diagrams) {
    for (const Edition& edition : all_editions(rules_)) {
      // An act whose law was known only before it is nobody's case.
      if (edition.known_on >= edition.as_of) editions_.push_back(compile(forest_, edition));
    }
    std::stable_sort(editions_.begin(), editions_.end(), [](const auto& a, const auto& b) {
      return a.edition.as_of > b.edition.as_of;
    });
    for (const Decision& decision : decisions) {
      if (decision.verdict) add(decision);
    }
    find_near();
  }

  std::vector<StepNeed> run() {
    for (std::size_t row = 0; row < rules_.provisions.size(); ++row) {
      const ProvisionIndex provision = Table<ProvisionIndex, Provision>::index(row);
      const auto& versions = rules_.provisions[provision].versions;
      for (std::size_t version = versions.size(); version-- > 0;) look_at(provision, version);
    }
    return std::move(needs_);
  }

 private:
  struct Told {
    const CompiledEdition* compiled;
    Assignment given;
  };

  void add(const Decision& decision) {
    const Edition edition =
        edition_of(rules_, decision.situation.as_of, decision.situation.known_on);
    const auto found =
        std::find_if(editions_.begin(), editions_.end(), [&](const CompiledEdition& compiled) {
          return compiled.edition.versions == edition.versions;
        });
    if (found == editions_.end()) return;
    const Scratch scratch(d_);
    told_.push_back({&*found, Query(rules_, *found, decision.situation).given});
  }

  void find_near() {
    for (std::size_t a = 0; a < told_.size(); ++a) {
      for (std::size_t b = a + 1; b < told_.size(); ++b) {
        d_.spend(1);
        if (told_[a].compiled != told_[b].compiled) continue;
        std::vector<Level> levels;
        for (Level level = 0; level < d_.levels() && levels.size() <= most_differences; ++level) {
          if (told_[a].given[level] != told_[b].given[level]) levels.push_back(level);
        }
        if (levels.empty() || levels.size() > most_differences) continue;
        if (near_.size() == most_near) throw DiagramTooLarge(NoResult::too_many_cases);
        near_.push_back({a, b, levels});
      }
    }
  }

  void look_at(ProvisionIndex provision, std::size_t version) {
    const Tree& tree = rules_.provisions[provision].versions[version].tree;
    for (std::uint32_t i = 0; i < tree.steps.size(); ++i) {
      const Step& step = tree.steps[StepIndex{i}];
      if (step.kind == Step::Kind::leaf) continue;
      if (!seen_.insert({step.span.file, step.span.begin}).second) continue;
      needs_.push_back(need(provision, version, StepIndex{i}, step));
    }
  }

  StepNeed need(ProvisionIndex provision, std::size_t version, StepIndex index, const Step& step) {
    StepNeed found{provision, version, step.id, false, std::nullopt};
    for (const Over over : {Over::verdict, Over::answer}) {
      for (const CompiledEdition& compiled : editions_) {
        if (!shows(compiled, provision, step)) continue;
        const Probe probe{compiled, provision, index};
        const Scratch scratch(d_);
        const std::vector<Near> candidates = near_pairs(probe);
        if (found.smallest && candidates.empty()) continue;
        const Ref decides = power_of(compiled, provision, index, over);
        if (decides == Diagrams::leaf(0)) continue;
        found.shown = std::any_of(candidates.begin(), candidates.end(), [&](const Near& near) {
          return shown(probe, near, decides, over);
        });
        if (found.shown) return found;
        if (!found.smallest) {
          found.smallest = PairSearch(probe, decides, over == Over::verdict).run();
        }
      }
      if (found.smallest) return found;
    }
    return found;
  }

  /// Whether the version that counts in an edition has this very step, as written.
  static bool shows(const CompiledEdition& compiled, ProvisionIndex provision, const Step& step) {
    const Version* version = compiled.provisions[provision.value].version;
    if (version == nullptr) return false;
    return std::any_of(version->tree.steps.begin(), version->tree.steps.end(), [&](const Step& s) {
      return s.span.begin == step.span.begin;  // a provision is one file
    });
  }

  /// The decisions under this edition that differ only in what the step tests, and go two ways.
  std::vector<Near> near_pairs(const Probe& probe) {
    const std::vector<Level> tested = levels_of(*forest_, probe.tree().steps[probe.step]);
    std::vector<Near> found;
    d_.spend(near_.size());
    for (const Near& near : near_) {
      const Told& one = told_[near.one];
      const bool only_tested =
          std::all_of(near.levels.begin(), near.levels.end(), [&](Level level) {
            return std::find(tested.begin(), tested.end(), level) != tested.end();
          });
      if (one.compiled != &probe.compiled || !only_tested) continue;
      const auto ways = ways_of(*forest_, probe.tree(), probe.step);
      const auto way_of_one = way(ways, one.given);
      const auto way_of_other = way(ways, told_[near.other].given);
      if (way_of_one && way_of_other && *way_of_one != *way_of_other) found.push_back(near);
    }
    return found;
  }

  bool shown(const Probe& probe, const Near& near, Ref decides, Over over) {
    const Assignment& one = told_[near.one].given;
    const Assignment& other = told_[near.other].given;
    return always(decides, one) && always(decides, other) &&
           (over == Over::answer || verdict(probe, one) != verdict(probe, other));
  }

  std::optional<std::size_t> way(const std::vector<Way>& ways, const Assignment& given) {
    for (std::size_t i = 0; i < ways.size(); ++i) {
      if (always(ways[i].taken, given)) return i;
    }
    return std::nullopt;
  }

  /// Whether a function is 1 in every completion that the constraints allow.
  bool always(Ref f, const Assignment& given) {
    const Ref left = d_.restrict(f, given);
    if (Diagrams::is_leaf(left)) return left == Diagrams::leaf(1);
    const Ref allowed = d_.restrict(forest_->allowed, given);
    return d_.choose(allowed, left, Diagrams::leaf(1)) == Diagrams::leaf(1);
  }

  std::uint32_t verdict(const Probe& probe, const Assignment& given) {
    const Ref left = d_.restrict(verdict_of_winner(d_, probe.compiled.winner), given);
    return d_.leaves(left).front();
  }

  const RuleSet& rules_;
  std::shared_ptr<Forest> forest_;
  Diagrams& d_;
  std::vector<CompiledEdition> editions_;  ///< the newest first
  std::vector<Told> told_;
  std::vector<Near> near_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> seen_;  ///< file and first byte of steps
  std::vector<StepNeed> needs_;
};

}  // namespace

Bounded<std::vector<StepNeed>> step_needs(const Rules& rules,
                                          const std::vector<Decision>& decisions,
                                          std::uint64_t most) {
  try {
    return Needs(rules, decisions, most).run();
  } catch (const DiagramTooLarge& too_large) {
    return too_large.why;
  }
}

}  // namespace subrosa
