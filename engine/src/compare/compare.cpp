#include "subrosa/compare.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "diagram/answers.hpp"
#include "diagram/carried.hpp"
#include "diagram/count.hpp"
#include "diagram/queries.hpp"
#include "subrosa/rename.hpp"

namespace subrosa {

namespace {

constexpr std::uint32_t excluded = verdict_count;  ///< in place of a verdict
constexpr std::uint32_t sides = verdict_count + 1;
constexpr std::uint32_t reasons_bit = 1;
constexpr std::uint32_t duties_bit = 2;

std::uint32_t class_of(std::uint32_t before, std::uint32_t after) { return before * sides + after; }

std::optional<Verdict> verdict_in(std::uint32_t number) {
  return number == excluded ? std::nullopt : std::optional(static_cast<Verdict>(number));
}

/// Fixes each reading that prevails, in every function of the edition.
void take_prevailing(CompiledEdition& compiled, Ref& allowed) {
  Diagrams& d = *compiled.forest->diagrams;
  Assignment taken(d.levels());
  const auto& facts = compiled.forest->rules->facts;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const Fact& fact = facts[Table<FactIndex, Fact>::index(i)];
    if (!fact.reading || !fact.reading->prevailing) continue;
    taken[compiled.forest->level_of[i]] =
        compiled.forest->value_of[i][fact.reading->prevailing->value];
  }
  for (CompiledProvision& provision : compiled.provisions) {
    provision.tree.route = d.restrict(provision.tree.route, taken);
    provision.tree.effect = d.restrict(provision.tree.effect, taken);
    provision.effective = d.restrict(provision.effective, taken);
  }
  compiled.winner = d.restrict(compiled.winner, taken);
  allowed = d.restrict(compiled.forest->allowed, taken);
}

/// One of the two laws, with the readings that prevail taken.
struct Side {
  Side(const std::shared_ptr<Forest>& forest, const Edition& edition)
      : compiled(compile(forest, edition)), rules(*forest->rules) {
    take_prevailing(compiled, allowed);
    verdict = forest->diagrams->map(verdict_of_winner(*forest->diagrams, compiled.winner),
                                    [](std::uint32_t v) { return v == impossible ? excluded : v; });
  }

  CompiledEdition compiled;
  const RuleSet& rules;
  Ref allowed;
  Ref verdict;  ///< by `Verdict`, or `excluded`

  [[nodiscard]] const CompiledProvision* provision(const std::string& id) const {
    const auto index = rules.provision_named(id);
    return index ? &compiled.provisions[index->value] : nullptr;
  }
};

/// The ids of both, in the order of the newer, then those only the older has.
template <class Rows>
std::vector<std::string> ids_of(const Rows& newer, const Rows& older) {
  std::vector<std::string> ids;
  for (const auto* rows : {&newer, &older}) {
    for (const auto& row : *rows) {
      if (std::find(ids.begin(), ids.end(), row.id) == ids.end()) ids.push_back(row.id);
    }
  }
  return ids;
}

class Comparing {
 public:
  Comparing(const Law& older, const Law& newer, const TwoForests& forests)
      : d_(*forests.newer->diagrams),
        older_(forests.older, edition_of(*older.rules, older.as_of, older.known_on)),
        newer_(forests.newer, edition_of(*newer.rules, newer.as_of, newer.known_on)),
        counted_(counted_levels()) {
    made_.older = older;
    made_.newer = newer;
  }

  Comparison run() {
    classes_ = d_.combine(older_.verdict, newer_.verdict,
                          [](std::uint32_t a, std::uint32_t b) { return class_of(a, b); });
    const Ref allowed = d_.either(older_.allowed, newer_.allowed);
    const auto all = count_values(d_, allowed, counted_);
    if (const auto some = all.find(1); some != all.end()) {
      made_.situations = some->second.number;
      of_allowed_ = some->second.share;
    }
    find_classes();
    find_rest();
    find_provisions();
    return std::move(made_);
  }

  std::vector<VerdictShare> shares() {
    std::vector<VerdictShare> all;
    of_allowed_ = 1 - share_of(count_values(d_, newer_.verdict, counted_), excluded);
    for (const auto& [verdict, count] : count_values(d_, newer_.verdict, counted_)) {
      if (verdict == excluded) continue;
      all.push_back(
          {static_cast<Verdict>(verdict), amount(count), example(newer_.verdict, verdict, newer_)});
    }
    return all;
  }

 private:
  using Counts = std::map<std::uint32_t, Counted>;

  static double share_of(const Counts& counts, std::uint32_t value) {
    const auto found = counts.find(value);
    return found == counts.end() ? 0 : found->second.share;
  }

  Amount amount(const Counted& counted) const {
    return {counted.number, counted.share / of_allowed_};
  }

  /// Every level but those of readings that prevail on both sides.
  std::vector<bool> counted_levels() const {
    std::vector<bool> counted(d_.levels());
    for (const Side* side : {&older_, &newer_}) {
      for (std::size_t i = 0; i < side->rules.facts.size(); ++i) {
        const Fact& fact = side->rules.facts[Table<FactIndex, Fact>::index(i)];
        const bool taken = fact.reading && fact.reading->prevailing;
        const Level level = side->compiled.forest->level_of[i];
        counted[level] = counted[level] || !taken;
      }
    }
    return counted;
  }

  Situation example(Ref f, std::uint32_t value, const Side& side) {
    const Forest& forest = *side.compiled.forest;
    const auto path = nearest(d_, f, {value}, plain_situation(forest));
    return situation_on(forest, side.compiled.edition, *path);
  }

  /// Where the effect of a provision differs and decides on one side.
  Ref responsible(const std::string& id) {
    const auto decides = [&](const Side& side) {
      const CompiledProvision* provision = side.provision(id);
      const Ref effective = provision == nullptr ? Diagrams::leaf(0) : provision->effective;
      return d_.combine(effective, side.compiled.winner, [](std::uint32_t e, std::uint32_t wins) {
        return e == wins && e != 0 ? e : 0U;
      });
    };
    const auto effective = [&](const Side& side) {
      const CompiledProvision* provision = side.provision(id);
      return provision == nullptr ? Diagrams::leaf(0) : provision->effective;
    };
    if (effective(older_) == effective(newer_)) return Diagrams::leaf(0);
    const Ref differ =
        d_.combine(effective(older_), effective(newer_),
                   [](std::uint32_t a, std::uint32_t b) { return a != b ? 1U : 0U; });
    return d_.both(differ, d_.either(decides(older_), decides(newer_)));
  }

  void find_classes() {
    constexpr std::uint32_t elsewhere = sides * sides;
    std::map<std::uint32_t, ChangedClass> classes;
    const Counts counts = count_values(d_, classes_, counted_);
    for (const auto& [number, count] : counts) {
      if (number / sides == number % sides) continue;
      const auto before = verdict_in(number / sides);
      const auto after = verdict_in(number % sides);
      classes[number] = {
          before, after, amount(count), example(classes_, number, after ? newer_ : older_), {}};
    }
    for (const std::string& id : ids_of(newer_.rules.provisions, older_.rules.provisions)) {
      const Ref where = responsible(id);
      if (classes.empty() || where == Diagrams::leaf(0)) continue;
      for (const auto& [number, count] :
           count_values(d_, d_.choose(where, classes_, Diagrams::leaf(elsewhere)), counted_)) {
        const auto found = classes.find(number);
        if (found == classes.end()) continue;
        found->second.provisions.push_back({id, count.share / share_of(counts, number)});
      }
    }
    for (auto& [number, one] : classes) {
      std::stable_sort(one.provisions.begin(), one.provisions.end(),
                       [](const auto& a, const auto& b) { return a.share > b.share; });
      made_.verdicts.push_back(std::move(one));
    }
    std::stable_sort(
        made_.verdicts.begin(), made_.verdicts.end(), [](const auto& a, const auto& b) {
          return std::pair(weight(a), a.amount.share) > std::pair(weight(b), b.amount.share);
        });
  }

  /// What costs most when missed comes first: between speech and silence.
  static int weight(const ChangedClass& one) {
    const auto speaks = [](std::optional<Verdict> verdict) {
      return verdict == Verdict::may_disclose || verdict == Verdict::must_disclose;
    };
    const bool turns = speaks(one.before) != speaks(one.after);
    return one.before && one.after && turns ? 1 : 0;
  }

  /// Where the deciding and warning provisions, or their reasons, differ.
  Ref reasons_differ() {
    std::map<std::pair<Effect, std::string>, std::uint32_t> numbers;
    const auto reason = [&](const Side& side, const std::string& id) {
      const CompiledProvision* provision = side.provision(id);
      if (provision == nullptr || provision->version == nullptr) return Diagrams::leaf(0);
      const Tree& tree = provision->version->tree;
      const Ref said = d_.map(provision->tree.route, [&](std::uint32_t end) {
        const Step& step = tree.steps[StepIndex{end}];
        const auto fresh = static_cast<std::uint32_t>(numbers.size() + 1);
        return numbers.try_emplace({step.effect, side.rules.texts[step.text].french}, fresh)
            .first->second;
      });
      return d_.choose(counts(*side.compiled.forest, provision->effective, side.compiled.winner),
                       said, Diagrams::leaf(0));
    };
    Ref differ = Diagrams::leaf(0);
    for (const std::string& id : ids_of(newer_.rules.provisions, older_.rules.provisions)) {
      const Ref before = reason(older_, id);
      const Ref after = reason(newer_, id);
      if (before == after) continue;
      differ =
          d_.either(d_.combine(before, after,
                               [](std::uint32_t a, std::uint32_t b) { return a != b ? 1U : 0U; }),
                    differ);
    }
    return differ;
  }

  /// Where the answer carries an id of this table.
  template <class I>
  Ref carried(const Side& side, const Table<I, Duty>& table, std::vector<I> Step::*in,
              const std::string& id) {
    for (std::size_t i = 0; i < table.size(); ++i) {
      const I index = Table<I, Duty>::index(i);
      if (table[index].id != id) continue;
      return carried_by_answer(side.compiled, side.allowed, side.compiled.winner, in, index);
    }
    return Diagrams::leaf(0);
  }

  template <class I>
  Ref carried_differ(Table<I, Duty> RuleSet::*table, std::vector<I> Step::*in) {
    Ref differ = Diagrams::leaf(0);
    const auto& older = older_.rules.*table;
    const auto& newer = newer_.rules.*table;
    for (const std::string& id : ids_of(newer, older)) {
      const Ref before = carried(older_, older, in, id);
      const Ref after = carried(newer_, newer, in, id);
      if (before == after) continue;
      differ =
          d_.either(d_.combine(before, after,
                               [](std::uint32_t a, std::uint32_t b) { return a != b ? 1U : 0U; }),
                    differ);
    }
    return differ;
  }

  void find_rest() {
    const Ref reasons = reasons_differ();
    const Ref duties = d_.either(carried_differ(&RuleSet::duties, &Step::duties),
                                 carried_differ(&RuleSet::limits, &Step::limits));
    const Ref what = d_.combine(reasons, duties, [](std::uint32_t r, std::uint32_t c) {
      return (r != 0 ? reasons_bit : 0U) | (c != 0 ? duties_bit : 0U);
    });
    constexpr std::uint32_t elsewhere = verdict_count * 4;
    const Ref rest = d_.combine(classes_, what, [&](std::uint32_t number, std::uint32_t bits) {
      const std::uint32_t verdict = number / sides;
      const bool same = verdict == number % sides && verdict != excluded && bits != 0;
      return same ? verdict * 4 + bits : elsewhere;
    });
    for (const auto& [number, count] : count_values(d_, rest, counted_)) {
      if (number == elsewhere) continue;
      made_.rest.push_back({static_cast<Verdict>(number / 4), (number & reasons_bit) != 0,
                            (number & duties_bit) != 0, amount(count),
                            example(rest, number, newer_)});
    }
    std::stable_sort(made_.rest.begin(), made_.rest.end(),
                     [](const auto& a, const auto& b) { return a.amount.share > b.amount.share; });
  }

  void find_provisions() {
    const auto article = [](const CompiledProvision* provision) {
      return provision == nullptr || provision->version == nullptr
                 ? std::nullopt
                 : std::optional(provision->version->article);
    };
    const auto french = [](const Side& side, std::optional<TextIndex> text) {
      return text ? side.rules.texts[*text].french : std::string();
    };
    const auto version = [](const CompiledProvision* provision) {
      return provision == nullptr ? nullptr : provision->version;
    };
    for (const std::string& id : ids_of(newer_.rules.provisions, older_.rules.provisions)) {
      const CompiledProvision* before = older_.provision(id);
      const CompiledProvision* after = newer_.provision(id);
      const bool one_rule_set = &older_.rules == &newer_.rules;
      const bool same = one_rule_set
                            ? version(before) == version(after)
                            : french(older_, article(before)) == french(newer_, article(after));
      if (!same) made_.provisions.push_back({id, article(before), article(after)});
    }
  }

  Diagrams& d_;
  Side older_;
  Side newer_;
  std::vector<bool> counted_;
  double of_allowed_ = 1;  ///< the share of all combinations that some law allows
  Ref classes_;
  Comparison made_;
};

bool covered(const Law& law) { return law.rules->covers.contains(law.as_of); }

}  // namespace

std::optional<Comparison> compare(const Law& as_named, const Law& newer) {
  if (!covered(as_named) || !covered(newer)) return std::nullopt;
  const Law older{with_present_names(as_named.rules, *newer.rules), as_named.as_of,
                  as_named.known_on};
  try {
    TwoForests forests;
    if (older.rules == newer.rules) {
      forests.older = forests.newer = plant(*newer.rules);
    } else {
      forests = plant_together(*older.rules, *newer.rules);
    }
    return Comparing(older, newer, forests).run();
  } catch (const DiagramTooLarge&) {
    return std::nullopt;
  }
}

std::optional<std::vector<Comparison>> compare(const Rules& as_named, const Rules& newer) {
  const Rules older = with_present_names(as_named, *newer);
  std::set<std::pair<Date, Date>> dates;
  for (const Rules& rules : {older, newer}) {
    for (const Edition& edition : all_editions(*rules)) {
      dates.insert({edition.as_of, edition.known_on});
    }
  }
  std::vector<Comparison> found;
  try {
    const TwoForests forests = plant_together(*older, *newer);
    using Versions = std::vector<std::optional<std::size_t>>;
    std::set<std::pair<Versions, Versions>> seen;
    for (const auto& [as_of, known_on] : dates) {
      if (!older->covers.contains(as_of) || !newer->covers.contains(as_of)) continue;
      if (!seen.insert({edition_of(*older, as_of, known_on).versions,
                        edition_of(*newer, as_of, known_on).versions})
               .second) {
        continue;
      }
      Comparison one = Comparing({older, as_of, known_on}, {newer, as_of, known_on}, forests).run();
      if (!one.empty()) found.push_back(std::move(one));
    }
  } catch (const DiagramTooLarge&) {
    return std::nullopt;
  }
  return found;
}

std::optional<std::vector<VerdictShare>> shares(const Law& law) {
  if (!covered(law)) return std::nullopt;
  try {
    const auto forest = plant(*law.rules);
    return Comparing(law, law, {forest, forest}).shares();
  } catch (const DiagramTooLarge&) {
    return std::nullopt;
  }
}

}  // namespace subrosa
