#include "subrosa/compare.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "compare/dates.hpp"
#include "compare/side.hpp"
#include "diagram/carried.hpp"
#include "diagram/count.hpp"
#include "diagram/queries.hpp"
#include "subrosa/rename.hpp"

namespace subrosa {

namespace {

constexpr std::uint32_t sides = verdict_count + 1;
constexpr std::uint32_t reasons_bit = 1;
constexpr std::uint32_t duties_bit = 2;
constexpr std::uint32_t limits_bit = 4;
constexpr std::uint32_t all_bits = 8;

std::uint32_t class_of(std::uint32_t before, std::uint32_t after) { return before * sides + after; }

/// Whether a class is of situations with one and the same verdict.
bool keeps_verdict(std::uint32_t number) {
  return number / sides == number % sides && number / sides != excluded;
}

std::optional<Verdict> verdict_in(std::uint32_t number) {
  return number == excluded ? std::nullopt : std::optional(static_cast<Verdict>(number));
}

/// What costs most when missed comes first.
int weight(const ChangedClass& one) {
  if (!one.before || !one.after) return 0;
  if (*one.before == Verdict::refer || *one.after == Verdict::refer) return 1;
  if (*one.before == Verdict::must_not_disclose) return 4;
  if (*one.after == Verdict::must_not_disclose) return 3;
  return 2;
}

void sort_by_share(std::vector<Responsible>& rows) {
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return a.share > b.share; });
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
    return made_;
  }

  /// The same for two comparisons over the same levels in which the same situations change in the
  /// same way, with the same duties and limits, and because of the same versions of the same
  /// provisions: whoever reads one of them has read the other.
  [[nodiscard]] std::vector<std::uint32_t> key() {
    const Ref changed = d_.map(classes_, [](std::uint32_t number) {
      return number / sides == number % sides ? 0U : number + 1;
    });
    std::vector<std::uint32_t> key{changed.bits, rest_.bits};
    for (const ChangedClass& one : made_.verdicts) {
      for (const Responsible& row : one.provisions) add_versions(row.provision, key);
    }
    for (const SameVerdict& one : made_.rest) {
      for (const Responsible& row : one.provisions) add_versions(row.provision, key);
    }
    // A list ends where no row of the next can be taken for one of its own.
    key.push_back(static_cast<std::uint32_t>(made_.provisions.size()));
    for (const ChangedProvision& one : made_.provisions) {
      key.push_back(row_of(one.id, provision_ids()));
      add_versions(one.id, key);
    }
    key.insert(key.end(), carried_key_.begin(), carried_key_.end());
    return key;
  }

  std::vector<VerdictShare> shares() {
    std::vector<VerdictShare> all;
    of_allowed_ = 1 - share_of(count_values(d_, newer_.verdict, counted_), excluded);
    for (const auto& [verdict, count] : count_values(d_, newer_.verdict, counted_)) {
      if (verdict == excluded) continue;
      all.push_back({static_cast<Verdict>(verdict), amount(count),
                     *example(newer_.verdict, verdict, false, true).newer});
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

  /// How many situations make a function 1.
  Amount amount_of(Ref where) const {
    const Counts counts = count_values(d_, where, counted_);
    const auto found = counts.find(1);
    return found == counts.end() ? Amount{"0", 0} : amount(found->second);
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

  /// The plain situation of the newer rules, of the older for what only they ask.
  Assignment plain() const {
    Assignment plain = plain_situation(*newer_.compiled.forest);
    const Assignment of_older = plain_situation(*older_.compiled.forest);
    for (Level level = 0; level < plain.size(); ++level) {
      if (!plain[level]) plain[level] = of_older[level];
    }
    return plain;
  }

  Example example(Ref f, std::uint32_t value, bool in_older, bool in_newer) {
    const auto path = nearest(d_, f, {value}, plain());
    const auto on = [&](const Side& side) {
      Situation made = situation_on(*side.compiled.forest, side.compiled.edition, *path);
      // What the other law leaves open may stand on the path; where it prevails it is not fixed.
      for (std::size_t i = 0; i < made.answers.size(); ++i) {
        const auto& reading = side.rules.facts[Table<FactIndex, Fact>::index(i)].reading;
        if (reading && reading->prevailing) made.answers[i] = {};
      }
      return made;
    };
    Example made;
    if (in_older) made.older = on(older_);
    if (in_newer) made.newer = on(newer_);
    return made;
  }

  /// Where the effect of a provision differs and decides on one side.
  Ref responsible(const std::string& id) {
    const Ref differ = where_different(d_, older_.effective(id), newer_.effective(id));
    if (differ == Diagrams::leaf(0)) return differ;
    return d_.both(differ, d_.either(older_.decides(id), newer_.decides(id)));
  }

  /// Adds to each class in how much of it `where` is 1.
  template <class Class>
  void share_out(const std::string& id, Ref where, Ref of, const Counts& counts,
                 std::map<std::uint32_t, Class>& classes, std::vector<Responsible> Class::*rows) {
    constexpr std::uint32_t elsewhere = 1000;  // no class has this number
    if (classes.empty() || where == Diagrams::leaf(0)) return;
    for (const auto& [number, count] :
         count_values(d_, d_.choose(where, of, Diagrams::leaf(elsewhere)), counted_)) {
      const auto found = classes.find(number);
      if (found == classes.end()) continue;
      (found->second.*rows).push_back({id, count.share / share_of(counts, number)});
    }
  }

  [[nodiscard]] std::vector<std::string> provision_ids() const {
    return ids_of(newer_.rules.provisions, older_.rules.provisions);
  }

  void find_classes() {
    std::map<std::uint32_t, ChangedClass> classes;
    const Counts counts = count_values(d_, classes_, counted_);
    for (const auto& [number, count] : counts) {
      if (number / sides == number % sides) continue;
      ChangedClass& one = classes[number];
      one.before = verdict_in(number / sides);
      one.after = verdict_in(number % sides);
      one.amount = amount(count);
      one.example = example(classes_, number, one.before.has_value(), one.after.has_value());
    }
    if (classes.empty()) return;
    for (const std::string& id : provision_ids()) {
      share_out(id, responsible(id), classes_, counts, classes, &ChangedClass::provisions);
      share_out(id, older_.decides(id), classes_, counts, classes, &ChangedClass::deciding_before);
      share_out(id, newer_.decides(id), classes_, counts, classes, &ChangedClass::deciding_after);
    }
    for (auto& [number, one] : classes) {
      for (auto* rows : {&one.provisions, &one.deciding_before, &one.deciding_after}) {
        sort_by_share(*rows);
      }
      made_.verdicts.push_back(std::move(one));
    }
    std::stable_sort(
        made_.verdicts.begin(), made_.verdicts.end(), [](const auto& a, const auto& b) {
          return std::pair(weight(a), a.amount.share) > std::pair(weight(b), b.amount.share);
        });
  }

  /// What a step says at the end of a path, numbered: the same for the same words.
  using Said = std::tuple<Effect, std::string, std::vector<std::string>, std::vector<std::string>>;
  std::uint32_t number_of(const RuleSet& rules, const Step& step, bool with_conduct) {
    Said said{step.effect, rules.texts[step.text].french, {}, {}};
    if (with_conduct) {
      for (const DutyIndex duty : step.duties) std::get<2>(said).push_back(rules.duties[duty].id);
      for (const LimitIndex limit : step.limits)
        std::get<3>(said).push_back(rules.limits[limit].id);
    }
    const auto fresh = static_cast<std::uint32_t>(numbers_.size() + 1);
    return numbers_.try_emplace(std::move(said), fresh).first->second;
  }

  /// What a provision says, as numbers; 0 where it has no version.
  Ref said(const Side& side, const std::string& id, bool with_conduct) {
    const CompiledProvision* provision = side.provision(id);
    if (provision == nullptr || provision->version == nullptr) return Diagrams::leaf(0);
    const Tree& tree = provision->version->tree;
    return d_.map(provision->tree.route, [&](std::uint32_t end) {
      return number_of(side.rules, tree.steps[StepIndex{end}], with_conduct);
    });
  }

  /// The reason a provision gives where it decides or warns, as numbers; else 0.
  Ref reason(const Side& side, const std::string& id) {
    const Forest& forest = *side.compiled.forest;
    return d_.choose(counts(forest, side.effective(id), side.compiled.winner),
                     said(side, id, false), Diagrams::leaf(0));
  }

  /// For each provision, where its reason differs, if it does somewhere.
  std::map<std::string, Ref> reasons_differ() {
    std::map<std::string, Ref> found;
    for (const std::string& id : provision_ids()) {
      const Ref differ = where_different(d_, reason(older_, id), reason(newer_, id));
      if (differ != Diagrams::leaf(0)) found.emplace(id, differ);
    }
    return found;
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

  /// Where duties, or limits, differ; lists each that does under the same verdict.
  template <class I>
  Ref carried_differ(Table<I, Duty> RuleSet::*table, std::vector<I> Step::*in, bool limits) {
    Ref differ = Diagrams::leaf(0);
    const auto& older = older_.rules.*table;
    const auto& newer = newer_.rules.*table;
    const std::vector<std::string> ids = ids_of(newer, older);
    for (const std::string& id : ids) {
      const Ref before = carried(older_, older, in, id);
      const Ref after = carried(newer_, newer, in, id);
      if (before == after) continue;
      differ = d_.either(where_different(d_, before, after), differ);
      const Ref gained = kept_with(d_.both(after, d_.negated(before)));
      const Ref lost = kept_with(d_.both(before, d_.negated(after)));
      CarriedChange change{id, limits, amount_of(gained), amount_of(lost)};
      if (change.gained.number == "0" && change.lost.number == "0") continue;
      made_.carried.push_back(std::move(change));
      for (const std::uint32_t part :
           {std::uint32_t{limits}, row_of(id, ids), gained.bits, lost.bits}) {
        carried_key_.push_back(part);
      }
    }
    return differ;
  }

  /// A function where the verdict stays, else 0.
  Ref kept_with(Ref where) {
    return d_.combine(classes_, where, [](std::uint32_t number, std::uint32_t here) {
      return keeps_verdict(number) && here != 0 ? 1U : 0U;
    });
  }

  void find_rest() {
    const auto reasons = reasons_differ();
    Ref what = Diagrams::leaf(0);
    for (const auto& [id, differ] : reasons) what = d_.either(differ, what);
    const Ref duties = carried_differ(&RuleSet::duties, &Step::duties, false);
    const Ref limits = carried_differ(&RuleSet::limits, &Step::limits, true);
    const auto add = [&](Ref where, std::uint32_t bit) {
      what = d_.combine(what, where, [&](std::uint32_t bits, std::uint32_t here) {
        return bits | (here != 0 ? bit : 0U);
      });
    };
    add(duties, duties_bit);
    add(limits, limits_bit);
    constexpr std::uint32_t elsewhere = verdict_count * all_bits;
    rest_ = d_.combine(classes_, what, [&](std::uint32_t number, std::uint32_t bits) {
      return keeps_verdict(number) && bits != 0 ? number / sides * all_bits + bits : elsewhere;
    });
    list_rest(elsewhere, reasons);
  }

  void list_rest(std::uint32_t elsewhere, const std::map<std::string, Ref>& reasons) {
    std::map<std::uint32_t, SameVerdict> found;
    const Counts counts = count_values(d_, rest_, counted_);
    for (const auto& [number, count] : counts) {
      if (number == elsewhere) continue;
      SameVerdict& one = found[number];
      one.verdict = static_cast<Verdict>(number / all_bits);
      one.reasons = (number & reasons_bit) != 0;
      one.duties = (number & duties_bit) != 0;
      one.limits = (number & limits_bit) != 0;
      one.amount = amount(count);
      one.example = example(rest_, number, true, true);
    }
    for (const auto& [id, differ] : reasons) {
      share_out(id, differ, rest_, counts, found, &SameVerdict::provisions);
    }
    for (auto& [number, one] : found) {
      sort_by_share(one.provisions);
      made_.rest.push_back(std::move(one));
    }
    std::stable_sort(made_.rest.begin(), made_.rest.end(),
                     [](const auto& a, const auto& b) { return a.amount.share > b.amount.share; });
  }

  void find_provisions() {
    for (const std::string& id : provision_ids()) {
      ChangedProvision one{id,
                           article(older_, id),
                           article(newer_, id),
                           version(older_, id),
                           version(newer_, id),
                           {"0", 0},
                           {"0", 0}};
      const Ref words = where_different(d_, said(older_, id, true), said(newer_, id, true));
      if (words == Diagrams::leaf(0) && same_version(one)) continue;
      const auto effect = [&](const Side& side) {
        const CompiledProvision* provision = side.provision(id);
        return provision == nullptr ? Diagrams::leaf(0) : provision->tree.effect;
      };
      const Ref allowed = d_.either(older_.allowed, newer_.allowed);
      one.effect = amount_of(d_.both(allowed, where_different(d_, effect(older_), effect(newer_))));
      one.words = amount_of(d_.both(allowed, words));
      made_.provisions.push_back(std::move(one));
    }
  }

  static std::optional<TextIndex> article(const Side& side, const std::string& id) {
    const CompiledProvision* provision = side.provision(id);
    const bool none = provision == nullptr || provision->version == nullptr;
    return none ? std::nullopt : std::optional(provision->version->article);
  }

  static std::optional<std::size_t> version(const Side& side, const std::string& id) {
    const auto index = side.rules.provision_named(id);
    return index ? side.compiled.edition.versions[index->value] : std::nullopt;
  }

  /// The very same version; of two rule sets, one with the same dates and article.
  bool same_version(const ChangedProvision& one) const {
    if (&older_.rules == &newer_.rules) return one.version_before == one.version_after;
    if (!one.version_before || !one.version_after) return one.before == one.after;
    const auto in_force = [&](const Side& side) {
      return side.provision(one.id)->version->in_force;
    };
    return in_force(older_) == in_force(newer_) &&
           older_.rules.texts[*one.before].french == newer_.rules.texts[*one.after].french;
  }

  static std::uint32_t row_of(const std::string& id, const std::vector<std::string>& ids) {
    return static_cast<std::uint32_t>(std::find(ids.begin(), ids.end(), id) - ids.begin());
  }

  void add_versions(const std::string& id, std::vector<std::uint32_t>& key) const {
    key.push_back(static_cast<std::uint32_t>(version(older_, id).value_or(9999)));
    key.push_back(static_cast<std::uint32_t>(version(newer_, id).value_or(9999)));
  }

  Diagrams& d_;
  Side older_;
  Side newer_;
  std::vector<bool> counted_;
  double of_allowed_ = 1;  ///< the share of all combinations that some law allows
  Ref classes_;
  Ref rest_;
  std::map<Said, std::uint32_t> numbers_;
  std::vector<std::uint32_t> carried_key_;  ///< which duties and limits come or go, and where
  Comparison made_;
};

bool covered(const Law& law) { return law.rules->covers.contains(law.as_of); }

}  // namespace

Bounded<Comparison> compare(const Law& as_named, const Law& newer, std::uint64_t most) {
  if (!covered(as_named) || !covered(newer)) return NoResult::not_covered;
  const Law older{with_present_names(as_named.rules, *newer.rules), as_named.as_of,
                  as_named.known_on};
  try {
    TwoForests forests;
    if (older.rules == newer.rules) {
      forests.older = forests.newer = plant(*newer.rules, budget_in_all(most));
    } else {
      forests = plant_together(*older.rules, *newer.rules, budget_in_all(most));
    }
    return Comparing(older, newer, forests).run();
  } catch (const DiagramTooLarge& too_large) {
    return too_large.why;
  }
}

namespace {

/// Where two sets of versions are told: of laws known on another day than the act, the first such
/// day is enough.
struct Place {
  std::size_t comparison = 0;  ///< in `found`, or nothing changes
  std::optional<Date> known_on;
};

}  // namespace

Bounded<std::vector<Comparison>> compare(const Rules& as_named, const Rules& newer,
                                         std::uint64_t most) {
  const Rules older = with_present_names(as_named, *newer);
  constexpr std::size_t nothing = ~std::size_t{0};
  std::vector<Comparison> found;
  std::map<std::vector<std::uint32_t>, std::size_t> alike;
  std::map<std::pair<Versions, Versions>, Place> seen;
  try {
    const TwoForests forests = plant_together(*older, *newer, budget_in_all(most));
    const Dates dates(*older, *newer);
    for (const auto& [as_of, known_on] : dates.pairs()) {
      const ActDays days = dates.stretch(as_of, known_on);
      const auto [at, fresh] =
          seen.try_emplace(dates.versions(as_of, known_on), Place{nothing, days.known_on});
      if (fresh) {
        Comparing comparing({older, as_of, known_on}, {newer, as_of, known_on}, forests);
        Comparison one = comparing.run();
        if (one.empty()) continue;
        const auto [place, first] = alike.try_emplace(comparing.key(), found.size());
        if (first) found.push_back(std::move(one));
        at->second.comparison = place->second;
      }
      const Place& place = at->second;
      if (place.comparison == nothing || (days.known_on && days.known_on != place.known_on))
        continue;
      add_stretch(found[place.comparison].stretches, days);
    }
  } catch (const DiagramTooLarge& too_large) {
    return too_large.why;
  }
  return found;
}

Bounded<std::vector<VerdictShare>> shares(const Law& law) {
  if (!covered(law)) return NoResult::not_covered;
  try {
    const auto forest = plant(*law.rules, budget_in_all(most_branches));
    return Comparing(law, law, {forest, forest}).shares();
  } catch (const DiagramTooLarge& too_large) {
    return too_large.why;
  }
}

}  // namespace subrosa
