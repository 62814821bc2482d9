// All provisions of an edition -> a map by the answers to one question.
#include <algorithm>
#include <map>

#include "subrosa/drawing.hpp"
#include "subrosa/edition.hpp"
#include "subrosa/explanation.hpp"

namespace subrosa {

namespace {

/// What a provision can do when only one answer is known. Nothing else is taken into account, so
/// that this is at most too much.
class Reach {
 public:
  Reach(const Tree& tree, FactIndex fact, std::size_t value)
      : tree_(tree), fact_(fact), value_(value) {}

  std::vector<Effect> effects() {
    std::vector<bool> reached(tree_.steps.size(), false);
    reached[tree_.root.value] = true;
    for (std::size_t i = 0; i < tree_.steps.size(); ++i) {
      if (reached[i]) visit(tree_.steps[Table<StepIndex, Step>::index(i)], reached);
    }
    std::sort(effects_.begin(), effects_.end());
    effects_.erase(std::unique(effects_.begin(), effects_.end()), effects_.end());
    return effects_;
  }

 private:
  void visit(const Step& step, std::vector<bool>& reached) {
    if (step.kind == Step::Kind::leaf && step.effect != Effect::none)
      effects_.push_back(step.effect);
    if (step.kind == Step::Kind::require && can_be(step.condition, true))
      reached[step.next.value] = true;
    if (step.kind != Step::Kind::ask) return;
    for (std::size_t i = 0; i < step.branches.size(); ++i) {
      if (step.fact != fact_ || i == value_) reached[step.branches[i].value] = true;
    }
  }

  bool can_be(const Condition& condition, bool wanted) const {
    const auto part_can = [&](const Condition& part) { return can_be(part, wanted); };
    const auto& parts = condition.parts;
    switch (condition.kind) {
      case Condition::Kind::test:
        return condition.fact != fact_ || ((condition.values >> value_ & 1) != 0) == wanted;
      case Condition::Kind::negation: return can_be(parts.front(), !wanted);
      case Condition::Kind::all:
        return wanted ? std::all_of(parts.begin(), parts.end(), part_can)
                      : std::any_of(parts.begin(), parts.end(), part_can);
      case Condition::Kind::any:
        return wanted ? std::any_of(parts.begin(), parts.end(), part_can)
                      : std::all_of(parts.begin(), parts.end(), part_can);
    }
    return true;
  }

  const Tree& tree_;
  FactIndex fact_;
  std::size_t value_;
  std::vector<Effect> effects_;
};

std::vector<std::vector<Effect>> effects_by(const Tree& tree, const RuleSet& rules,
                                            FactIndex fact) {
  std::vector<std::vector<Effect>> all;
  for (std::size_t value = 0; value < rules.facts[fact].values.size(); ++value)
    all.push_back(Reach(tree, fact, value).effects());
  return all;
}

const Version* version_in(const RuleSet& rules, const Edition& edition, std::size_t provision) {
  const auto& version = edition.versions[provision];
  if (!version) return nullptr;
  return &rules.provisions[Table<ProvisionIndex, Provision>::index(provision)].versions[*version];
}

/// The question whose answers close the most provisions: the first of them.
FactIndex gate_of(const RuleSet& rules, const Edition& edition) {
  FactIndex gate;
  std::size_t most = 0;
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    const FactIndex fact = Table<FactIndex, Fact>::index(i);
    if (rules.facts[fact].reading) continue;
    std::size_t closed = 0;
    for (std::size_t p = 0; p < rules.provisions.size(); ++p) {
      const Version* version = version_in(rules, edition, p);
      if (version == nullptr) continue;
      for (const auto& effects : effects_by(version->tree, rules, fact))
        closed += effects.empty() ? 1 : 0;
    }
    if (closed > most) {
      most = closed;
      gate = fact;
    }
  }
  return gate;
}

}  // namespace

RuleMap map_of(const RuleSet& rules, Date as_of, Date known_on, Language language) {
  const Edition edition = edition_of(rules, as_of, known_on);
  const FactIndex gate = gate_of(rules, edition);
  RuleMap map;
  map.title = rules.text(rules.title, language);
  map.subtitle =
      as_of == known_on
          ? say(message("Droit en vigueur et connu le {0}.", day_words(as_of, language)), language)
          : say(message("Pour un acte du {0}, avec ce qu'on sait du droit le {1}.",
                        day_words(as_of, language), day_words(known_on, language)),
                language);
  map.question = rules.text(rules.facts[gate].question, language);
  for (const Value& value : rules.facts[gate].values)
    map.answers.push_back(rules.text(value.label, language));
  std::map<ProvisionIndex, std::size_t> numbers;
  for (std::size_t p = 0; p < rules.provisions.size(); ++p) {
    const Version* version = version_in(rules, edition, p);
    if (version == nullptr) continue;
    const ProvisionIndex index = Table<ProvisionIndex, Provision>::index(p);
    numbers[index] = map.rows.size() + 1;
    map.rows.push_back({index,
                        numbers[index],
                        rules.text(rules.provisions[index].title, language),
                        rules.text(version->article, language),
                        {},
                        effects_by(version->tree, rules, gate)});
  }
  for (RuleMap::Row& row : map.rows) {
    for (const ProvisionIndex aside : rules.provisions[row.provision].overrides) {
      if (numbers.count(aside) != 0) row.set_aside.push_back(numbers[aside]);
    }
  }
  return map;
}

std::string sign_of(Effect effect) {
  switch (effect) {
    case Effect::none: return "";
    case Effect::refers: return "→";
    case Effect::forbids: return "■";
    case Effect::requires_: return "!";
    case Effect::exempts: return "○";
    case Effect::permits: return "✔";
    case Effect::prohibits: return "✘";
    case Effect::warns: return "+";
  }
  return "";
}

std::vector<std::string> legend_of(const RuleMap& map, Language language) {
  std::vector<std::string> legend;
  for (std::size_t i = 0; i < effect_count; ++i) {
    const auto effect = static_cast<Effect>(i);
    const bool occurs = std::any_of(map.rows.begin(), map.rows.end(), [&](const auto& row) {
      return std::any_of(row.effects.begin(), row.effects.end(), [&](const auto& effects) {
        return std::find(effects.begin(), effects.end(), effect) != effects.end();
      });
    });
    if (occurs) legend.push_back(sign_of(effect) + " " + effect_words(effect, language));
  }
  return legend;
}

}  // namespace subrosa
