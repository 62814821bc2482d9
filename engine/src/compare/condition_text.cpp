#include "compare/condition_text.hpp"

#include <vector>

namespace subrosa {

namespace {

/// `danger == grave`, `danger != none` where only one is left out, `danger in {grave, near}`.
std::string comparison_text(const std::string& subject, std::uint64_t values,
                            const std::vector<std::string>& words) {
  const auto listed = [&](bool named) {
    std::vector<std::string> found;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (((values >> i & 1) != 0) == named) found.push_back(words[i]);
    }
    return found;
  };
  const auto chosen = listed(true);
  const auto others = listed(false);
  if (chosen.size() == 1) return subject + " == " + chosen.front();
  if (others.size() == 1) return subject + " != " + others.front();
  std::string all;
  for (const std::string& word : chosen) all += (all.empty() ? "" : ", ") + word;
  return subject + " in {" + all + "}";
}

std::string fact_text(FactIndex index, std::uint64_t values, const RuleSet& rules) {
  const Fact& fact = rules.facts[index];
  std::vector<std::string> words;
  for (const Value& value : fact.values) words.push_back(value.id);
  return comparison_text(fact.id, values, words);
}

template <class Named>
std::vector<std::string> names(std::size_t count) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < count; ++i) words.emplace_back(name_of(static_cast<Named>(i)));
  return words;
}

std::string text_of(const Condition& one, const RuleSet& rules) {
  return fact_text(one.fact, one.values, rules);
}

/// Of a claim that has no parts.
std::string text_of(const Claim& one, const RuleSet& rules) {
  switch (one.kind) {
    case Claim::Kind::fact: return fact_text(one.fact, one.values, rules);
    case Claim::Kind::verdict:
      return comparison_text("verdict", one.values, names<Verdict>(verdict_count));
    case Claim::Kind::effect:
      return comparison_text("effect(" + rules.provisions[one.provision].id + ")", one.values,
                             names<Effect>(effect_count));
    case Claim::Kind::duty: return "duty(" + rules.duties[one.duty].id + ")";
    case Claim::Kind::limit: return "duty(" + rules.limits[one.limit].id + ")";
    case Claim::Kind::depends_on: return "depends_on(" + rules.facts[one.fact].id + ")";
    case Claim::Kind::all:
    case Claim::Kind::any:
    case Claim::Kind::negation: break;
  }
  return {};
}

/// `not (…)`; of `danger == grave` rather `danger != grave`.
std::string denied(const std::string& words, bool leaf) {
  const std::size_t equal = leaf ? words.find(" == ") : std::string::npos;
  if (equal == std::string::npos) return "not (" + words + ")";
  return words.substr(0, equal) + " != " + words.substr(equal + 4);
}

/// A part with `and` or `or` in it stands in parentheses.
template <class Tree>
std::string tree_text(const Tree& one, const RuleSet& rules) {
  if (one.parts.empty()) return text_of(one, rules);
  if (one.kind == Tree::Kind::negation)
    return denied(tree_text(one.parts.front(), rules), one.parts.front().parts.empty());
  std::string text;
  for (const Tree& part : one.parts) {
    const bool group = !part.parts.empty() && part.kind != Tree::Kind::negation;
    const std::string words = tree_text(part, rules);
    if (!text.empty()) text += one.kind == Tree::Kind::all ? " and " : " or ";
    text += group ? "(" + words + ")" : words;
  }
  return text;
}

}  // namespace

std::string condition_text(const Condition& condition, const RuleSet& rules) {
  return tree_text(condition, rules);
}

std::string claim_text(const Claim& claim, const RuleSet& rules) { return tree_text(claim, rules); }

}  // namespace subrosa
