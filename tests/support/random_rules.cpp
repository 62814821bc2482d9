#include "support/random_rules.hpp"

#include <algorithm>
#include <cstdlib>

using namespace subrosa;

namespace {

constexpr std::size_t fact_total = 7;
constexpr std::size_t reading_total = 2;

Condition random_condition(const RuleSet& rules, Random& random, int depth) {
  Condition condition;
  const std::uint32_t kind = depth == 0 ? 3 : pick(random, 5);
  if (kind >= 3) {
    condition.fact = FactIndex{pick(random, rules.facts.size())};
    const std::size_t values = rules.facts[condition.fact].values.size();
    condition.values = 1 + pick(random, (std::size_t{1} << values) - 2);
    return condition;
  }
  condition.kind = static_cast<Condition::Kind>(kind);
  const int parts = condition.kind == Condition::Kind::negation ? 1 : 2;
  for (int i = 0; i < parts; ++i)
    condition.parts.push_back(random_condition(rules, random, depth - 1));
  return condition;
}

Step random_leaf(const RuleSet& rules, Random& random) {
  Step leaf;
  leaf.kind = Step::Kind::leaf;
  leaf.effect = static_cast<Effect>(pick(random, effect_count));
  for (std::uint32_t d = 0; d < rules.duties.size(); ++d) {
    if (pick(random, 3) == 0) leaf.duties.push_back(DutyIndex{d});
  }
  return leaf;
}

/// Steps that each lead only further down; the last is a leaf.
Tree random_tree(const RuleSet& rules, Random& random) {
  Tree tree;
  const std::uint32_t total = 3 + pick(random, 6);
  for (std::uint32_t i = 0; i < total; ++i) {
    const auto later = [&] { return StepIndex{i + 1 + pick(random, total - i - 1)}; };
    Step step;
    step.kind = i + 2 >= total ? Step::Kind::leaf : static_cast<Step::Kind>(pick(random, 3));
    switch (step.kind) {
      case Step::Kind::leaf: step = random_leaf(rules, random); break;
      case Step::Kind::require:
        step.condition = random_condition(rules, random, 2);
        step.next = later();
        break;
      case Step::Kind::ask:
        step.fact = FactIndex{pick(random, rules.facts.size())};
        for (std::size_t v = 0; v < rules.facts[step.fact].values.size(); ++v) {
          step.branches.push_back(later());
        }
        break;
    }
    step.id = "s" + std::to_string(i);
    tree.steps.add(std::move(step));
  }
  return tree;
}

/// Another effect, or one duty more or less, at one leaf.
void change_leaf(const RuleSet& rules, Tree& tree, Random& random) {
  std::vector<StepIndex> leaves;
  for (std::uint32_t i = 0; i < tree.steps.size(); ++i) {
    if (tree.steps[StepIndex{i}].kind == Step::Kind::leaf) leaves.push_back(StepIndex{i});
  }
  Step& leaf = tree.steps[leaves[pick(random, leaves.size())]];
  if (pick(random, 3) == 0) {
    leaf.effect = static_cast<Effect>(pick(random, effect_count));
    return;
  }
  const DutyIndex duty{pick(random, rules.duties.size())};
  if (std::erase(leaf.duties, duty) == 0) leaf.duties.push_back(duty);
}

Date random_day(const std::vector<const char*>& days, Random& random) {
  return *parse_date(days[pick(random, days.size())]);
}

/// A second version from some day on, where the first is in force before and on it.
void cut(Provision& provision, Random& random) {
  const Date from = random_day({"2005-01-01", "2010-01-01", "2015-01-01"}, random);
  for (std::size_t i = 0; i < provision.versions.size(); ++i) {
    Version& version = provision.versions[i];
    if (!version.in_force.contains(from) || version.in_force.from == from) continue;
    Version later = version;
    version.in_force.to = from - std::chrono::days{1};
    later.in_force.from = from;
    later.certainty = {{from, Certainty::settled}};
    provision.versions.insert(provision.versions.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                              std::move(later));
    return;
  }
}

void annul(Version& version, Random& random) {
  const Date decided = random_day({"2008-01-01", "2012-01-01", "2020-01-01"}, random);
  if (version.annulled || decided <= *version.in_force.from) {
    version.annulled.reset();
  } else {
    version.annulled = Version::Annulment{decided, SourceIndex{}};
  }
}

Provision& any_provision(RuleSet& rules, Random& random) {
  return rules.provisions[ProvisionIndex{pick(random, rules.provisions.size())}];
}

}  // namespace

int times(int count) {
  const char* factor = std::getenv("SUBROSA_RANDOM");
  return factor == nullptr ? count : count * std::max(1, std::atoi(factor));
}

Rules random_rules(Random& random) {
  auto rules = std::make_shared<RuleSet>();
  rules->covers = {parse_date("2000-01-01"), std::nullopt};
  rules->order = {Effect::refers,  Effect::forbids, Effect::requires_,
                  Effect::exempts, Effect::permits, Effect::prohibits};
  const TextIndex text = rules->texts.add({"t", "texte", "0", {}});
  for (std::size_t i = 0; i < fact_total; ++i) {
    Fact fact;
    fact.id = "f" + std::to_string(i);
    fact.question = text;
    const std::uint32_t values = 2 + pick(random, 2);
    for (std::uint32_t v = 0; v < values; ++v)
      fact.values.push_back({"v" + std::to_string(v), text, {}, {}});
    fact.plain = ValueIndex{0};
    fact.changed_by = static_cast<Changer>(pick(random, 4));
    if (i + reading_total >= fact_total) {
      fact.reading.emplace();
      if (pick(random, 2) == 0) fact.reading->prevailing = ValueIndex{pick(random, values)};
    } else if (pick(random, 4) == 0) {
      fact.assumed = ValueIndex{pick(random, values)};
    }
    rules->facts.add(std::move(fact));
  }
  for (const char* id : {"d0", "d1", "d2"}) rules->duties.add({id, text});
  const std::uint32_t provisions = 2 + pick(random, 4);
  for (std::uint32_t p = 0; p < provisions; ++p) {
    Provision provision;
    provision.id = "p" + std::to_string(p);
    provision.title = text;
    for (std::uint32_t other = p + 1; other < provisions; ++other) {
      if (pick(random, 4) == 0) provision.overrides.push_back(ProvisionIndex{other});
    }
    Version version;
    version.in_force = rules->covers;
    version.article = text;
    version.certainty = {{*rules->covers.from, Certainty::settled}};
    version.tree = random_tree(*rules, random);
    provision.versions.push_back(std::move(version));
    rules->provisions.add(std::move(provision));
  }
  for (std::uint32_t c = pick(random, 3); c-- > 0;) {
    rules->constraints.push_back({"c", random_condition(*rules, random, 1), text, {}});
  }
  return rules;
}

Rules random_dated_rules(Random& random) {
  auto rules = std::make_shared<RuleSet>(*random_rules(random));
  for (std::uint32_t p = 0; p < rules->provisions.size(); ++p) {
    Provision& provision = rules->provisions[ProvisionIndex{p}];
    for (std::uint32_t cuts = pick(random, 4); cuts-- > 0;) cut(provision, random);
    for (Version& version : provision.versions) {
      if (pick(random, 3) == 0) change_leaf(*rules, version.tree, random);
      if (pick(random, 4) == 0) annul(version, random);
    }
  }
  return rules;
}

Rules changed_a_little(const RuleSet& rules, Random& random) {
  auto made = std::make_shared<RuleSet>(rules);
  for (std::uint32_t times = 1 + pick(random, 3); times-- > 0;) {
    Provision& provision = any_provision(*made, random);
    if (pick(random, 4) == 0) cut(provision, random);
    for (Version& version : provision.versions) {
      if (pick(random, 2) == 0) change_leaf(*made, version.tree, random);
      if (pick(random, 4) == 0) annul(version, random);
    }
  }
  return made;
}

namespace {

Date day_in(int year, unsigned month) {
  return std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} / 1};
}

/// A tree whose leaves also carry limits.
Tree random_tree_with_limits(const RuleSet& rules, Random& random) {
  Tree tree = random_tree(rules, random);
  for (std::uint32_t i = 0; i < tree.steps.size(); ++i) {
    Step& step = tree.steps[StepIndex{i}];
    for (std::uint32_t l = 0; step.kind == Step::Kind::leaf && l < rules.limits.size(); ++l) {
      if (pick(random, 3) == 0) step.limits.push_back(LimitIndex{l});
    }
  }
  return tree;
}

/// Versions one after the other: the first may begin late, the last may end early.
std::vector<Version> random_versions(const RuleSet& rules, const Version& like, Random& random) {
  std::vector<Version> versions;
  const std::uint32_t total = 1 + pick(random, 3);
  Date from = pick(random, 2) == 0 ? *rules.covers.from : day_in(2003, 1 + pick(random, 3));
  for (std::uint32_t v = 0; v < total; ++v) {
    Version version = like;
    const Date next = day_in(2006 + static_cast<int>(v) * 4, 1 + pick(random, 3));
    const bool ends = v + 1 < total || pick(random, 3) == 0;
    version.in_force = {from, std::nullopt};
    if (ends) version.in_force.to = next - std::chrono::days{1};
    if (pick(random, 4) == 0)
      version.annulled = {day_in(2004 + 4 * static_cast<int>(pick(random, 3)), 6), SourceIndex{}};
    version.certainty = {{from, Certainty::settled}};
    version.tree = random_tree_with_limits(rules, random);
    versions.push_back(std::move(version));
    from = next;
  }
  return versions;
}

}  // namespace

Rules random_rules_over_time(Random& random) {
  auto rules = std::make_shared<RuleSet>(*random_rules(random));
  for (const char* id : {"l0", "l1"}) rules->limits.add({id, TextIndex{0}});
  rules->meanwhile = {DutyIndex{0}};
  for (std::uint32_t p = 0; p < rules->provisions.size(); ++p) {
    Provision& provision = rules->provisions[ProvisionIndex{p}];
    provision.versions = random_versions(*rules, provision.versions.front(), random);
  }
  return rules;
}

std::pair<Date, Date> random_dates(const RuleSet& rules, Random& random) {
  std::vector<Date> turns{*rules.covers.from};
  for (const Provision& provision : rules.provisions) {
    for (const Version& version : provision.versions) {
      turns.push_back(*version.in_force.from);
      if (version.in_force.to) turns.push_back(*version.in_force.to);
      if (version.annulled) turns.push_back(version.annulled->decided);
    }
  }
  const auto one = [&] {
    return turns[pick(random, turns.size())] + std::chrono::days{1} -
           std::chrono::days{pick(random, 3)};
  };
  const Date as_of = one();
  return {rules.covers.contains(as_of) ? as_of : *rules.covers.from, one()};
}

Situation random_situation(const RuleSet& rules, Random& random, double known) {
  Situation situation;
  situation.as_of = situation.known_on = *parse_date("2020-01-01");
  std::uniform_real_distribution<double> chance;
  for (const Fact& fact : rules.facts) {
    Answer answer;
    if (chance(random) < (fact.reading ? known / 2 : known)) {
      answer = {Answer::State::known, ValueIndex{pick(random, fact.values.size())}};
    } else if (!fact.reading && pick(random, 2) == 0) {
      answer.state = Answer::State::unknown;
    }
    situation.answers.push_back(answer);
  }
  return situation;
}
