#include "bench/plain_code.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <set>

using namespace subrosa;

namespace {

using Effects = std::set<Effect>;

const std::string parameter = "(const unsigned char* facts)";

std::uint64_t all_values(const Fact& fact) {
  return ~std::uint64_t{0} >> (64 - fact.values.size());
}

std::string fact_text(FactIndex fact) { return "facts[" + std::to_string(fact.value) + "]"; }

/// A test of one fact: a comparison where that says it, else one look at a mask.
std::string test_text(const RuleSet& rules, FactIndex fact, std::uint64_t values) {
  const std::uint64_t all = all_values(rules.facts[fact]);
  const std::uint64_t others = all & ~values;
  values &= all;
  if (values == 0) return "false";
  if (others == 0) return "true";
  if (std::has_single_bit(values))
    return fact_text(fact) + " == " + std::to_string(std::countr_zero(values));
  if (std::has_single_bit(others))
    return fact_text(fact) + " != " + std::to_string(std::countr_zero(others));
  return "among(" + fact_text(fact) + ", " + std::to_string(values) + "U)";
}

std::string condition_text(const RuleSet& rules, const Condition& condition) {
  using Kind = Condition::Kind;
  if (condition.kind == Kind::test) return test_text(rules, condition.fact, condition.values);
  if (condition.kind == Kind::negation) {
    return "!(" + condition_text(rules, condition.parts.front()) + ")";
  }
  const bool all = condition.kind == Kind::all;
  std::string text;
  for (const Condition& part : condition.parts) {
    const bool single = part.kind == Kind::test || part.kind == Kind::negation;
    const std::string one = condition_text(rules, part);
    text += (text.empty() ? "" : all ? " && " : " || ") + (single ? one : "(" + one + ")");
  }
  return text.empty() ? (all ? "true" : "false") : text;
}

/// The effect's name in the generated code: `requires` is a word of C++.
std::string effect_text(Effect effect) {
  return effect == Effect::requires_ ? "requires_" : std::string(name_of(effect));
}

/// The effects from the strongest to the weakest, as the generated code numbers them.
std::vector<Effect> by_strength(const RuleSet& rules) {
  std::vector<Effect> all = rules.order;
  all.push_back(Effect::warns);
  all.push_back(Effect::none);
  return all;
}

/// One tree as the body of a function that returns its effect: steps in the order written, which
/// leads only downwards, so that most of them follow the one before without a jump.
class TreeCode {
 public:
  /// Where `warnings` do not count, `warns` is as good as `none`.
  TreeCode(const RuleSet& rules, const Tree& tree, bool warnings)
      : rules_(rules), tree_(tree), warnings_(warnings), ends_(tree.steps.size()) {
    for (std::size_t i = tree.steps.size(); i-- > 0;) find_ends(StepIndex{number(i)});
  }

  /// Every effect that some path ends in, possible or not.
  [[nodiscard]] const Effects& effects() const { return ends_[tree_.root.value]; }

  [[nodiscard]] std::string body() {
    if (effects().size() == 1) return "  " + jump(tree_.root) + "\n";
    keep(tree_.root);
    std::string text;
    std::vector<std::string> parts;
    const std::vector<StepIndex> kept(kept_.begin(), kept_.end());
    for (std::size_t i = 0; i < kept.size(); ++i) {
      parts.push_back(
          step_text(kept[i], i + 1 < kept.size() ? std::optional(kept[i + 1]) : std::nullopt));
    }
    for (std::size_t i = 0; i < kept.size(); ++i) {
      if (jumped_to_.count(kept[i]) != 0) text += label(kept[i]) + ":\n";
      text += parts[i];
    }
    return text;
  }

 private:
  static std::uint32_t number(std::size_t i) { return static_cast<std::uint32_t>(i); }
  static std::string label(StepIndex step) { return "step_" + std::to_string(step.value); }

  void find_ends(StepIndex index) {
    const Step& step = tree_.steps[index];
    Effects& ends = ends_[index.value];
    if (step.kind == Step::Kind::leaf) {
      ends = {step.effect == Effect::warns && !warnings_ ? Effect::none : step.effect};
      return;
    }
    if (step.kind == Step::Kind::require) ends = {Effect::none};
    for (const StepIndex next : nexts(step)) {
      ends.insert(ends_[next.value].begin(), ends_[next.value].end());
    }
  }

  static std::vector<StepIndex> nexts(const Step& step) {
    if (step.kind == Step::Kind::leaf) return {};
    return step.kind == Step::Kind::require ? std::vector{step.next} : step.branches;
  }

  /// Whether all paths from a step end the same: then nothing needs to be tested there.
  [[nodiscard]] bool decided(StepIndex step) const { return ends_[step.value].size() == 1; }

  void keep(StepIndex step) {
    if (decided(step) || !kept_.insert(step).second) return;
    for (const StepIndex next : nexts(tree_.steps[step])) keep(next);
  }

  [[nodiscard]] std::string jump(StepIndex to) const {
    return decided(to) ? "return " + effect_text(*ends_[to.value].begin()) + ";"
                       : "goto " + label(to) + ";";
  }

  /// The same; nothing when `to` is what follows anyway.
  std::string go(StepIndex to, std::optional<StepIndex> follows) {
    if (to == follows) return "";
    if (!decided(to)) jumped_to_.insert(to);
    return jump(to);
  }

  std::string step_text(StepIndex index, std::optional<StepIndex> follows) {
    const Step& step = tree_.steps[index];
    std::string text = "  // " + step.id + facts_tested(step) + "\n";
    if (step.kind == Step::Kind::ask) return text + ask_text(step, follows);
    text += "  if (!(" + condition_text(rules_, step.condition) + ")) return none;\n";
    const std::string onward = go(step.next, follows);
    return onward.empty() ? text : text + "  " + onward + "\n";
  }

  /// `: recipient, request.form`.
  [[nodiscard]] std::string facts_tested(const Step& step) const {
    std::string text;
    for (const FactIndex fact :
         step.kind == Step::Kind::ask ? std::vector{step.fact} : facts_of(step.condition)) {
      text += (text.empty() ? ": " : ", ") + rules_.facts[fact].id;
    }
    return text;
  }

  /// The values that lead to the same place.
  struct Way {
    StepIndex to;
    std::uint64_t values = 0;
  };

  /// The ways out of an `ask`, each once.
  std::vector<Way> ways(const Step& step) const {
    std::vector<Way> found;
    for (std::size_t v = 0; v < step.branches.size(); ++v) {
      const StepIndex to = step.branches[v];
      auto same = std::find_if(found.begin(), found.end(),
                               [&](const Way& way) { return jump(way.to) == jump(to); });
      if (same == found.end()) same = found.insert(found.end(), {to, 0});
      same->values |= std::uint64_t{1} << v;
    }
    return found;
  }

  std::string ask_text(const Step& step, std::optional<StepIndex> follows) {
    std::vector<Way> found = ways(step);
    if (found.size() > 2) return switch_text(step, std::move(found), follows);
    if (found.front().to == follows) std::swap(found.front(), found.back());
    const std::string rest = go(found.back().to, follows);
    const std::string last = rest.empty() ? "" : "  " + rest + "\n";
    if (found.size() == 1) return last;
    return "  if (" + test_text(rules_, step.fact, found.front().values) + ") " +
           go(found.front().to, follows) + "\n" + last;
  }

  /// The way that most values take stands under `default`.
  std::string switch_text(const Step& step, std::vector<Way> found,
                          std::optional<StepIndex> follows) {
    std::stable_sort(found.begin(), found.end(), [](const Way& a, const Way& b) {
      return std::popcount(a.values) < std::popcount(b.values);
    });
    std::string text = "  switch (" + fact_text(step.fact) + ") {\n";
    for (std::size_t i = 0; i < found.size(); ++i) {
      const bool last = i + 1 == found.size();
      text += "   ";
      for (std::size_t v = 0; v < step.branches.size() && !last; ++v) {
        if (((found[i].values >> v) & 1U) != 0) text += " case " + std::to_string(v) + ":";
      }
      const std::string onward = go(found[i].to, follows);
      text += (last ? " default: " : " ") + (onward.empty() ? "break;" : onward) + "\n";
    }
    return text + "  }\n";
  }

  const RuleSet& rules_;
  const Tree& tree_;
  bool warnings_;
  std::vector<Effects> ends_;      ///< for each step, the effects in which its paths end
  std::set<StepIndex> kept_;       ///< the steps that are written
  std::set<StepIndex> jumped_to_;  ///< those of them that need a label
};

class EditionCode {
 public:
  EditionCode(const RuleSet& rules, const Edition& edition)
      : rules_(rules), edition_(edition), strength_(by_strength(rules)) {}

  std::string text() {
    for (std::size_t row = 0; row < rules_.provisions.size(); ++row) {
      if (tree(row) != nullptr && speaks(row)) in_strength_[strongest(row)].push_back(row);
    }
    std::string calls;
    for (const auto& [rank, rows] : in_strength_) calls += group_text(rank, rows);
    return head() + functions_ + verdict_function() + "\n}  // namespace\n\n" +
           "extern \"C\" int plain_verdict" + parameter + " {\n" + constraints() +
           "  Effect best = none;\n" + calls + "  return verdict_of(best);\n}\n";
  }

 private:
  const Provision& provision(std::size_t row) const {
    return rules_.provisions[Table<ProvisionIndex, Provision>::index(row)];
  }
  const Tree* tree(std::size_t row) const {
    const auto version = edition_.versions[row];
    return version ? &provision(row).versions[*version].tree : nullptr;
  }

  /// Those in force that set a provision aside where they apply.
  std::vector<std::size_t> overriders(std::size_t row) const {
    std::vector<std::size_t> found;
    for (std::size_t other = 0; other < rules_.provisions.size(); ++other) {
      const auto& named = provision(other).overrides;
      const bool names_it =
          std::any_of(named.begin(), named.end(), [&](ProvisionIndex p) { return p.value == row; });
      if (names_it && tree(other) != nullptr) found.push_back(other);
    }
    return found;
  }

  TreeCode code_of(std::size_t row) const {
    return {rules_, *tree(row), !provision(row).overrides.empty()};
  }

  std::size_t rank(Effect effect) const {
    return static_cast<std::size_t>(std::find(strength_.begin(), strength_.end(), effect) -
                                    strength_.begin());
  }
  bool wins(Effect effect) const { return rank(effect) < rules_.order.size(); }
  bool speaks(std::size_t row) const {
    const TreeCode code = code_of(row);
    return std::any_of(code.effects().begin(), code.effects().end(),
                       [&](Effect effect) { return wins(effect); });
  }
  std::size_t strongest(std::size_t row) const {
    std::size_t best = strength_.size();
    const TreeCode code = code_of(row);
    for (const Effect effect : code.effects()) best = std::min(best, rank(effect));
    return best;
  }

  /// `art29-30` -> `art29_30_15`: the row keeps two names apart that differ only in signs.
  std::string name(std::size_t row) const {
    std::string made = provision(row).id + "_" + std::to_string(row);
    for (char& c : made) {
      if (c == '-' || c == '.') c = '_';
    }
    return (made[0] >= '0' && made[0] <= '9' ? "rule_" : "") + made;
  }

  /// Writes the function that gives what is left of a provision, once; returns its name.
  std::string function(std::size_t row) {
    if (const auto known = written_.find(row); known != written_.end()) return known->second;
    TreeCode code = code_of(row);
    functions_ += "// " + provision(row).id + "\ninline Effect " + name(row) +
                  (code.effects().size() == 1 ? "(const unsigned char*)" : parameter) + " {\n" +
                  code.body() + "}\n\n";
    const std::vector<std::size_t> others = overriders(row);
    if (others.empty()) return written_[row] = name(row);
    std::string body = "  const Effect effect = " + name(row) + "(facts);\n";
    for (const std::size_t other : others) {
      body += "  if (effect != none && " + function(other) + "(facts) != none) return none;\n";
    }
    const std::string own = "left_of_" + name(row);
    functions_ += "inline Effect " + own + parameter + " {\n" + body + "  return effect;\n}\n\n";
    return written_[row] = own;
  }

  /// The provisions whose strongest effect is the same. When they are reached, nothing stronger has
  /// been found and nothing stronger is to come: the first that gives this effect decides.
  std::string group_text(std::size_t group, const std::vector<std::size_t>& rows) {
    const std::string effect = effect_text(strength_[group]);
    const std::string verdict = verdict_text(strength_[group]);
    std::string text = "  // At best " + effect + ".\n";
    const bool found_before = !kept_.empty() && *kept_.begin() <= group;
    if (found_before) text += "  if (best <= " + effect + ") return verdict_of(best);\n";
    for (const std::size_t row : rows) {
      const std::string call = function(row) + "(facts)";
      bool weaker = false;
      const TreeCode code = code_of(row);
      for (const Effect other : code.effects()) {
        if (!wins(other) || rank(other) == group) continue;
        kept_.insert(rank(other));
        weaker = true;
      }
      if (!weaker) {
        text += "  if (" + call + " == " + effect + ") return " + verdict + ";\n";
      } else {
        text += "  if (const Effect effect = " + call + "; effect == " + effect +
                ") {\n    return " + verdict +
                ";\n  } else if (effect < best) {\n    best = effect;\n  }\n";
      }
    }
    return text;
  }

  static std::string verdict_text(Effect winner) {
    return std::to_string(static_cast<int>(verdict_of(winner)));
  }

  std::string head() const {
    std::string effects;
    for (const Effect effect : strength_)
      effects += (effects.empty() ? "" : ", ") + effect_text(effect);
    return "// Generated from the rules `" + rules_.id + "` " + rules_.version + " as of " +
           iso(edition_.as_of) + ", known on " + iso(edition_.known_on) +
           ". Do not edit.\n\nnamespace {\n\n// The strongest first.\nenum Effect { " + effects +
           " };\n\ninline bool among(unsigned char value, unsigned long long values) {\n"
           "  return ((values >> value) & 1U) != 0;\n}\n\n";
  }

  std::string verdict_function() const {
    std::string text = "inline int verdict_of(Effect winner) {\n  switch (winner) {\n";
    for (const Effect effect : strength_) {
      text += "    case " + effect_text(effect) + ": return " + verdict_text(effect) + ";\n";
    }
    return text + "  }\n  return 0;\n}\n";
  }

  std::string constraints() const {
    std::string text;
    for (const Constraint& constraint : rules_.constraints) {
      text += "  // " + constraint.id + "\n  if (" + condition_text(rules_, constraint.never) +
              ") return -1;\n";
    }
    return text;
  }

  const RuleSet& rules_;
  const Edition& edition_;
  std::vector<Effect> strength_;
  std::map<std::size_t, std::vector<std::size_t>> in_strength_;  ///< rows by strongest effect
  std::map<std::size_t, std::string> written_;                   ///< functions by row
  std::string functions_;
  std::set<std::size_t> kept_;  ///< ranks that `best` may hold by now
};

}  // namespace

std::string plain_code(const RuleSet& rules, const Edition& edition) {
  return EditionCode(rules, edition).text();
}
