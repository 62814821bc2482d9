// Two laws compared, against trying every situation of random small rule sets.
#include "subrosa/compare.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "support/approve.hpp"
#include "support/plain_evaluator.hpp"
#include "support/random_rules.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;

namespace {

using Class = std::pair<std::optional<Verdict>, std::optional<Verdict>>;

/// What brute force counts: combinations of the answers that either rule set knows.
struct Counts {
  std::uint64_t allowed = 0;
  std::map<Class, std::uint64_t> classes;
  std::map<Verdict, std::uint64_t> other_duties;  ///< with the same verdict
  std::map<std::string, std::pair<std::uint64_t, std::uint64_t>>
      carried;  ///< each duty or limit: gained and lost with the same verdict
};

struct Said {
  std::optional<Verdict> verdict;  ///< none: excluded
  std::set<std::string> duties;
};

/// What one rule set says of a combination of values; its own readings that prevail are taken.
Said said_by(const RuleSet& rules, const plain::World& combination) {
  plain::World world = combination;
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    const Fact& fact = rules.facts[FactIndex{static_cast<std::uint32_t>(i)}];
    if (fact.reading && fact.reading->prevailing) world[i] = fact.reading->prevailing->value;
    if (world[i] >= fact.values.size()) return {};
  }
  const Edition edition = edition_of(rules, day("2020-01-01"), day("2020-01-01"));
  const plain::Verdicts verdicts = plain::evaluate(rules, edition, world);
  if (!verdicts.allowed) return {};
  return {verdict_of(verdicts.winner), verdicts.duties};
}

void count_carried(const std::set<std::string>& before, const std::set<std::string>& after,
                   Counts& counts) {
  for (const std::string& id : after) {
    if (before.count(id) == 0) ++counts.carried[id].first;
  }
  for (const std::string& id : before) {
    if (after.count(id) == 0) ++counts.carried[id].second;
  }
}

/// The random rule sets know the same facts, with two or three values each.
Counts brute_force(const RuleSet& older, const RuleSet& newer) {
  std::vector<std::uint32_t> arity;
  for (std::uint32_t i = 0; i < older.facts.size(); ++i) {
    const Fact& was = older.facts[FactIndex{i}];
    const Fact& is = newer.facts[FactIndex{i}];
    const auto values = static_cast<std::uint32_t>(std::max(was.values.size(), is.values.size()));
    const auto taken = [](const Fact& f) { return f.reading && f.reading->prevailing; };
    arity.push_back(taken(was) && taken(is) ? 1 : values);
  }
  Counts counts;
  plain::World at(arity.size(), 0);
  for (;;) {
    const Said before = said_by(older, at);
    const Said after = said_by(newer, at);
    if (before.verdict || after.verdict) {
      ++counts.allowed;
      ++counts.classes[{before.verdict, after.verdict}];
      const bool same = before.verdict && before.verdict == after.verdict;
      if (same && before.duties != after.duties) ++counts.other_duties[*before.verdict];
      if (same) count_carried(before.duties, after.duties, counts);
    }
    std::size_t i = 0;
    while (i < at.size() && ++at[i] == arity[i]) at[i++] = 0;
    if (i == at.size()) return counts;
  }
}

/// Whether every completion of the example that a law allows has the verdict of its side; a law
/// that excludes the situation has no example.
bool reaches(const Rules& rules, std::optional<Situation> example, std::optional<Verdict> verdict) {
  if (!verdict || !example) return !verdict && !example;
  example->assume = false;
  for (const plain::World& world : plain::completions(*rules, *example)) {
    const Said said = said_by(*rules, world);
    if (said.verdict && said.verdict != verdict) return false;
  }
  return true;
}

const std::vector<const char*> grid{"2000-01-01", "2004-12-31", "2005-01-01", "2008-01-01",
                                    "2010-01-01", "2012-01-01", "2014-06-30", "2015-01-01",
                                    "2020-01-01", "2026-11-21"};

std::string names_of(const std::vector<Responsible>& rows) {
  std::set<std::string> names;
  for (const Responsible& row : rows) names.insert(row.provision);
  std::string all;
  for (const std::string& name : names) all += " " + name;
  return all;
}

/// What a comparison tells, in lines, whatever their order.
std::set<std::string> content(const Comparison& comparison) {
  const auto word = [](std::optional<Verdict> verdict) {
    return verdict ? std::string(name_of(*verdict)) : "excluded";
  };
  const auto version = [](std::optional<std::size_t> index) {
    return index ? std::to_string(*index) : "none";
  };
  std::set<std::string> lines;
  if (comparison.empty()) return lines;
  for (const ChangedClass& one : comparison.verdicts)
    lines.insert(word(one.before) + " → " + word(one.after) + ": " + one.amount.number +
                 names_of(one.provisions));
  for (const SameVerdict& one : comparison.rest)
    lines.insert(word(one.verdict) + (one.reasons ? " reasons" : "") +
                 (one.duties ? " duties: " : ": ") + one.amount.number + names_of(one.provisions));
  for (const CarriedChange& one : comparison.carried)
    lines.insert(one.id + " +" + one.gained.number + " -" + one.lost.number);
  for (const ChangedProvision& one : comparison.provisions)
    lines.insert(one.id + " " + version(one.version_before) + " → " + version(one.version_after));
  return lines;
}

/// Two rule sets told on all dates, held against each pair of dates alone.
class EveryPair {
 public:
  EveryPair(const Rules& older, const Rules& newer) : older_(older), newer_(newer) {
    auto told = compare(older, newer);
    REQUIRE(told);
    told_ = std::move(*told);
  }

  void check(Date as_of, Date known_on) {
    INFO("act of " << iso(as_of) << ", law known on " << iso(known_on));
    const std::set<std::string>& truth = alone(as_of, known_on);
    std::size_t told = 0;
    bool somewhere = false;
    for (const Comparison& one : told_) {
      const bool covers = tells_of(one, as_of, known_on);
      if (covers) CHECK(content(one) == truth);
      told += covers ? 1 : 0;
      somewhere = somewhere || (content(one) == truth && counts_on(one, as_of, known_on));
    }
    CHECK(somewhere == !truth.empty());
    if (as_of == known_on) CHECK(told == (truth.empty() ? 0 : 1));
  }

 private:
  using Selected =
      std::pair<std::vector<std::optional<std::size_t>>, std::vector<std::optional<std::size_t>>>;
  Selected versions(Date as_of, Date known_on) const {
    return {edition_of(*older_, as_of, known_on).versions,
            edition_of(*newer_, as_of, known_on).versions};
  }

  /// What the two laws alone differ in; once for the same versions.
  const std::set<std::string>& alone(Date as_of, Date known_on) {
    const auto [at, fresh] = truths_.try_emplace(versions(as_of, known_on));
    if (fresh) {
      const auto one = compare({older_, as_of, known_on}, {newer_, as_of, known_on});
      REQUIRE(one);
      at->second = content(*one);
    }
    return at->second;
  }

  /// Whether one of its stretches is of this very pair.
  static bool tells_of(const Comparison& one, Date as_of, Date known_on) {
    return std::any_of(one.stretches.begin(), one.stretches.end(), [&](const ActDays& days) {
      return days.acts.contains(as_of) && days.known_on.value_or(as_of) == known_on;
    });
  }

  /// Whether one of its stretches is of a pair with the same versions.
  bool counts_on(const Comparison& one, Date as_of, Date known_on) const {
    for (const ActDays& days : one.stretches) {
      for (const char* other : grid) {
        if (!days.acts.contains(day(other))) continue;
        const Date known = days.known_on.value_or(day(other));
        if (versions(day(other), known) == versions(as_of, known_on)) return true;
      }
    }
    return false;
  }

  const Rules& older_;
  const Rules& newer_;
  std::vector<Comparison> told_;
  std::map<Selected, std::set<std::string>> truths_;
};

/// The small rules with two provisions more.
Rules with_two_more(const std::string& agreement, const std::string& quashed,
                    const std::string& overridden = "old-duty") {
  auto files = small_rule_files();
  std::string head = slurp(project("tests/small_rules/rules.yaml"));
  const std::string last = "old-duty, help]";
  head.replace(head.find(last), last.size(), "old-duty, help, agreement, quashed]");
  files = with_file(std::move(files), "rules.yaml", head);
  for (const auto& [id, versions] :
       {std::pair(std::string("agreement"), agreement), std::pair(std::string("quashed"), quashed)})
    files = with_file(std::move(files), "provisions/" + id + ".yaml",
                      "provision: " + id + "\ntitle: " + id +
                          "\nreview: {status: unreviewed}\noverrides: [" + overridden +
                          "]\nversions:\n" + versions);
  return load_sound(files);
}

/// One version of a provision that says the same of everybody.
std::string version_of(const std::string& dates, const std::string& leaf) {
  return "  - in_force: " + dates +
         "\n    article: art. 9\n    certainty: settled\n    sources: [act]\n    tree:\n      - " +
         leaf + "\n";
}

}  // namespace

TEST_CASE("two laws are compared as by trying every situation", "[compare][brute]") {
  for (int seed = 0; seed < times(2000); ++seed) {
    INFO("seed " << seed);
    Random random(static_cast<unsigned>(seed));
    const Rules older = random_rules(random);
    const Rules newer = random_rules(random);
    const Counts truth = brute_force(*older, *newer);
    const Date date = day("2020-01-01");
    const auto comparison = compare({older, date, date}, {newer, date, date});
    REQUIRE(comparison);
    REQUIRE(comparison->situations == std::to_string(truth.allowed));
    std::map<Class, std::uint64_t> left = truth.classes;
    for (const ChangedClass& one : comparison->verdicts) {
      const std::uint64_t number = left[{one.before, one.after}];
      left.erase({one.before, one.after});
      CHECK(one.before != one.after);
      CHECK(one.amount.number == std::to_string(number));
      CHECK(one.amount.share ==
            Approx(static_cast<double>(number) / static_cast<double>(truth.allowed)));
      CHECK(reaches(older, one.example.older, one.before));
      CHECK(reaches(newer, one.example.newer, one.after));
      double decided = 0;
      for (const Responsible& provision : one.deciding_after) decided += provision.share;
      CHECK((one.after == Verdict::must_not_disclose || !one.after || decided > 0.999999));
      for (const Responsible& provision : one.provisions) {
        CHECK((provision.share > 0 && provision.share < 1.000001));
      }
    }
    for (const auto& [of, number] : left) CHECK(of.first == of.second);
    std::map<Verdict, std::uint64_t> other_duties;
    for (const SameVerdict& one : comparison->rest) {
      if (one.duties || one.limits) other_duties[one.verdict] += std::stoull(one.amount.number);
      CHECK(reaches(older, one.example.older, one.verdict));
      CHECK(reaches(newer, one.example.newer, one.verdict));
    }
    CHECK(other_duties == truth.other_duties);
    std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> carried;
    for (const CarriedChange& change : comparison->carried) {
      carried[change.id] = {std::stoull(change.gained.number), std::stoull(change.lost.number)};
    }
    CHECK(carried == truth.carried);
  }
}

TEST_CASE("a law differs from itself in nothing", "[compare]") {
  for (const Rules& rules : {small_rules(), belgium()}) {
    const auto changes = compare(rules, rules);
    REQUIRE(changes);
    CHECK(changes->empty());
  }
}

TEST_CASE("the shares of a law are those of its verdicts, and add up", "[compare]") {
  const Date date = day("2026-11-21");
  const auto all = shares({belgium(), date, date});
  REQUIRE(all);
  double sum = 0;
  Engine engine(belgium());
  for (const VerdictShare& one : *all) {
    sum += one.amount.share;
    const Outcome outcome = engine.decide(one.example, date);
    REQUIRE(std::holds_alternative<Decision>(outcome));
    CHECK(std::get<Decision>(outcome).verdict == one.verdict);
  }
  CHECK(all->size() == verdict_count);
  CHECK(sum == Approx(1.0));
}

TEST_CASE("the annulled duty is what differs between 2018 as known then and now", "[compare]") {
  const Date act = day("2018-03-01");
  const auto comparison = compare({belgium(), act, act}, {belgium(), act, day("2026-11-21")});
  REQUIRE(comparison);
  CHECK_FALSE(comparison->verdicts.empty());
  for (const ChangedClass& one : comparison->verdicts) {
    CHECK(one.before == Verdict::must_disclose);
    CHECK(one.after != Verdict::must_disclose);
    REQUIRE_FALSE(one.provisions.empty());
    CHECK(one.provisions.front().provision == "art46bis1-active");
    CHECK(one.provisions.front().share == Approx(1.0));
    // That duty came before the rule on youth files, which then decides instead of it.
    for (std::size_t i = 1; i < one.provisions.size(); ++i) {
      CHECK(one.provisions[i].provision == "youth-aid");
      CHECK(one.after == Verdict::must_not_disclose);
    }
  }
}

TEST_CASE("a date outside what the rules cover is not compared", "[compare]") {
  const Date now = day("2026-11-21");
  CHECK_FALSE(compare({belgium(), day("1950-01-01"), now}, {belgium(), now, now}));
}

TEST_CASE("a changed file is compared on every date that it touches", "[compare]") {
  std::string text = slurp(project("tests/small_rules/provisions/secret.yaml"));
  const std::string judge = "permits: Devant le juge, vous choisissez.";
  text.replace(text.find(judge), judge.size(), "requires: Devant le juge, vous parlez.");
  const Rules newer = load_sound(with_file(small_rule_files(), "provisions/secret.yaml", text));
  const auto changes = compare(small_rules(), newer);
  REQUIRE(changes);
  REQUIRE_FALSE(changes->empty());
  for (const Comparison& one : *changes) {
    CHECK(one.newer.as_of >= day("2010-01-01"));
    REQUIRE(one.verdicts.size() == 1);
    CHECK(one.verdicts.front().before == Verdict::may_disclose);
    CHECK(one.verdicts.front().after == Verdict::must_disclose);
    CHECK(one.verdicts.front().provisions.front().provision == "secret");
  }
}

TEST_CASE("a fact or an answer that only one side knows is compared too", "[compare]") {
  std::string facts = slurp(project("tests/small_rules/facts.yaml"));
  const std::string colleague = "colleague: Un collègue";
  facts.replace(facts.find(colleague), colleague.size(), colleague + ", press: La presse");
  const Rules newer = load_sound(with_file(small_rule_files(), "facts.yaml", facts));
  const auto changes = compare(small_rules(), newer);
  REQUIRE(changes);
  REQUIRE_FALSE(changes->empty());
  for (const ChangedClass& one : changes->front().verdicts) {
    CHECK_FALSE(one.before);
    CHECK(one.after);
    const FactIndex recipient = *newer->fact_named("recipient");
    REQUIRE(one.example.newer);
    CHECK_FALSE(one.example.older);
    CHECK(one.example.newer->answer(recipient).value ==
          newer->facts[recipient].value_named("press"));
  }
}

TEST_CASE("what is alike on several dates is told once, with its days", "[compare]") {
  std::string text = slurp(project("tests/small_rules/provisions/secret.yaml"));
  const std::string leaf = "permits: Devant le juge, vous choisissez.";
  text.replace(text.find(leaf), leaf.size(), "requires: Devant le juge, vous parlez.");
  const Rules newer = load_sound(with_file(small_rule_files(), "provisions/secret.yaml", text));
  const auto changes = compare(small_rules(), newer);
  REQUIRE(changes);
  // The duty of 2017, and that it was annulled, change nothing for a judge.
  REQUIRE(changes->size() == 1);
  const auto& stretches = changes->front().stretches;
  REQUIRE_FALSE(stretches.empty());
  CHECK_FALSE(stretches.front().known_on);
  CHECK(stretches.front().acts.from == day("2010-01-01"));
  CHECK_FALSE(stretches.front().acts.to);
}

TEST_CASE("a change of a law that has ended ends with it", "[compare]") {
  std::string text = slurp(project("tests/small_rules/provisions/old-duty.yaml"));
  const auto replace = [&](const std::string& from, const std::string& to) {
    text.replace(text.find(from), from.size(), to);
  };
  replace("in_force: {from: 2017-09-01}", "in_force: {from: 2017-09-01, to: 2018-08-31}");
  const Rules older = load_sound(with_file(small_rule_files(), "provisions/old-duty.yaml", text));
  replace("requires: Vous deviez le dire.", "permits: Vous pouviez le dire.");
  const Rules newer = load_sound(with_file(small_rule_files(), "provisions/old-duty.yaml", text));
  const auto changes = compare(older, newer);
  REQUIRE(changes);
  REQUIRE(changes->size() == 1);
  const auto& stretches = changes->front().stretches;
  REQUIRE_FALSE(stretches.empty());
  CHECK(stretches.front().acts.from == day("2017-09-01"));
  CHECK(stretches.front().acts.to == day("2018-08-31"));
  for (const ActDays& one : stretches) CHECK(one.acts.to == day("2018-08-31"));
}

TEST_CASE("what is told of all dates is what each pair of dates tells alone", "[compare][brute]") {
  std::size_t told = 0;
  for (int seed = 0; seed < times(60); ++seed) {
    INFO("seed " << seed);
    Random random(static_cast<unsigned>(seed));
    const Rules older = random_dated_rules(random);
    const Rules newer = changed_a_little(*older, random);
    EveryPair pairs(older, newer);
    for (const char* as_of : grid) {
      for (const char* known_on : grid) pairs.check(day(as_of), day(known_on));
    }
    told += compare(older, newer)->size();
  }
  CHECK(told > 60);
}

TEST_CASE("acts that one law cuts out and an annulment that only the other knows are looked at",
          "[compare]") {
  const std::string none = "none: Rien.";
  const std::string permits = "permits: Vous pouvez le dire.";
  const Rules older = with_two_more(version_of("{from: 2000-01-01, to: 2024-12-31}", none) +
                                        version_of("{from: 2025-01-01, to: 2025-12-31}", permits) +
                                        version_of("{from: 2026-01-01}", none),
                                    version_of("{from: 2000-01-01}", none));
  const Rules newer = with_two_more(
      version_of("{from: 2000-01-01}", none),
      version_of("{from: 2000-01-01, to: 2023-12-31}", none) +
          version_of("{from: 2024-01-01}\n    annulled: {decided: 2026-06-01, source: ruling}",
                     permits));
  for (const bool turned : {false, true}) {
    const auto changes = turned ? compare(newer, older) : compare(older, newer);
    REQUIRE(changes);
    const auto speech = turned ? Verdict::must_not_disclose : Verdict::may_disclose;
    const auto silence = turned ? Verdict::may_disclose : Verdict::must_not_disclose;
    bool seen = false;
    for (const Comparison& one : *changes) {
      const bool of_2025 =
          std::any_of(one.stretches.begin(), one.stretches.end(), [](const ActDays& days) {
            return days.known_on == day("2026-06-01") && days.acts.contains(day("2025-06-01"));
          });
      if (!of_2025) continue;
      for (const ChangedClass& changed : one.verdicts)
        seen = seen || (changed.before == speech && changed.after == silence);
    }
    CHECK(seen);
  }
}

TEST_CASE("another duty from another day on is another change", "[compare]") {
  const std::string none = version_of("{from: 2000-01-01}", "none: Rien.");
  const std::string first = "{from: 2000-01-01, to: 2023-12-31}";
  const std::string second = "{from: 2024-01-01}";
  const std::string leaf = "permits: Vous pouvez le dire.";
  const std::string duties = "\n        duties: ";
  const std::string others = "danger-exception";  // whose duties are these too
  const Rules older =
      with_two_more(version_of(first, leaf) + version_of(second, leaf), none, others);
  const Rules newer = with_two_more(
      version_of(first, leaf + duties + "[sign]") + version_of(second, leaf + duties + "[abstain]"),
      none, others);
  const auto changes = compare(older, newer);
  REQUIRE(changes);
  std::map<std::string, std::set<std::string>> told;  // the duties of an act on each day
  for (const Comparison& one : *changes) {
    REQUIRE(one.carried.size() == 1);
    for (const char* acts :
         {"2001-01-01", "2018-06-01", "2023-12-31", "2024-01-01", "2026-11-21"}) {
      for (const ActDays& days : one.stretches) {
        if (!days.known_on && days.acts.contains(day(acts)))
          told[acts].insert(one.carried.front().id);
      }
    }
  }
  REQUIRE(told.size() == 5);
  for (const auto& [acts, duties_then] : told) {
    INFO(acts);
    CHECK(duties_then == std::set<std::string>{acts < "2024" ? "sign" : "abstain"});
  }
}

TEST_CASE("only acts that both laws cover are compared", "[compare]") {
  std::string late = slurp(project("tests/small_rules/rules.yaml"));
  const std::string covers = "covers: {from: 2000-01-01}";
  late.replace(late.find(covers), covers.size(), "covers: {from: 2009-07-01}");
  std::string text = slurp(project("tests/small_rules/provisions/help.yaml"));
  const std::string leaf = "warns: Aidez, ou faites aider.";
  text.replace(text.find(leaf), leaf.size(), "warns: Aidez vous-même.");
  const auto changed = with_file(small_rule_files(), "provisions/help.yaml", text);
  const Rules younger = load_sound(with_file(changed, "rules.yaml", late));
  const auto first_act = [](const Rules& older, const Rules& newer) {
    const auto changes = compare(older, newer);
    REQUIRE(changes);
    Date first = day("2026-11-21");
    for (const Comparison& one : *changes) {
      for (const ActDays& days : one.stretches) first = std::min(first, *days.acts.from);
    }
    return first;
  };
  CHECK(first_act(small_rules(), load_sound(changed)) == day("2000-01-01"));
  const Date before = day("2005-01-01");
  const Date now = day("2026-11-21");
  for (const auto& [older, newer] :
       {std::pair(small_rules(), younger), std::pair(younger, small_rules())}) {
    CHECK(first_act(older, newer) == day("2009-07-01"));
    CHECK_FALSE(compare({older, before, before}, {newer, before, before}));
    CHECK(compare({older, now, now}, {newer, now, now}));
  }
  CHECK_FALSE(shares({younger, before, before}));
}

TEST_CASE("the shares add up where no answers are excluded", "[compare]") {
  const Date date = day("2026-11-21");
  const auto all =
      shares({load_sound(with_file(small_rule_files(), "constraints.yaml", "constraints: []\n")),
              date, date});
  REQUIRE(all);
  double sum = 0;
  for (const VerdictShare& one : *all) sum += one.amount.share;
  CHECK(sum == Approx(1.0));
}

TEST_CASE("a version that ends, or has another article, is another version", "[compare]") {
  const std::string path = "provisions/danger-exception.yaml";
  const std::string text = slurp(project("tests/small_rules/" + path));
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string made = text;
    made.replace(made.find(from), from.size(), to);
    return load_sound(with_file(small_rule_files(), path, made));
  };
  const auto compared = [](const Rules& newer) {
    const Date date = day("2026-11-21");
    const auto comparison = compare({small_rules(), date, date}, {newer, date, date});
    REQUIRE(comparison);
    REQUIRE(comparison->provisions.size() == 1);
    CHECK(comparison->provisions.front().id == "danger-exception");
    return *comparison;
  };
  const Comparison ended = compared(
      with("in_force: {from: 2000-01-01}", "in_force: {from: 2000-01-01, to: 2025-12-31}"));
  CHECK_FALSE(ended.empty());
  CHECK(ended.provisions.front().version_before);
  CHECK_FALSE(ended.provisions.front().version_after);
  const Comparison named = compared(with("article: art. 2", "article: art. 2 nouveau"));
  CHECK(named.empty());  // it says the same
  CHECK(named.provisions.front().words.number == "0");
}

TEST_CASE("days between which nothing changes are not told as one stretch", "[compare]") {
  // In 2013 another provision sets aside the one whose words change.
  std::string head = slurp(project("tests/small_rules/rules.yaml"));
  const std::string last = "old-duty, help]";
  head.replace(head.find(last), last.size(), "old-duty, help, truce]");
  auto files = with_file(small_rule_files(), "rules.yaml", head);
  files = with_file(std::move(files), "provisions/truce.yaml",
                    "provision: truce\ntitle: Une trêve\nreview: {status: unreviewed}\n"
                    "overrides: [help]\nversions:\n" +
                        version_of("{from: 2013-01-01, to: 2013-12-31}", "warns: Patientez."));
  std::string text = slurp(project("tests/small_rules/provisions/help.yaml"));
  const std::string leaf = "warns: Aidez, ou faites aider.";
  text.replace(text.find(leaf), leaf.size(), "warns: Aidez vous-même.");
  const Rules newer = load_sound(with_file(files, "provisions/help.yaml", text));
  const auto changes = compare(load_sound(files), newer);
  REQUIRE(changes);
  const auto told = [&](const char* acts) {
    return std::any_of(changes->begin(), changes->end(), [&](const Comparison& one) {
      return std::any_of(one.stretches.begin(), one.stretches.end(), [&](const ActDays& days) {
        return !days.known_on && days.acts.contains(day(acts));
      });
    });
  };
  for (const char* acts : {"2012-12-31", "2014-01-01", "2026-11-21"}) CHECK(told(acts));
  for (const char* acts : {"2013-01-01", "2013-12-31"}) CHECK_FALSE(told(acts));
}
