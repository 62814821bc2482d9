// Condition -> words.
#include <bit>

#include "drawing/answer_words.hpp"
#include "subrosa/drawing.hpp"

namespace subrosa {

std::string question_words(const Fact& fact, const RuleSet& rules, Language language) {
  const std::string& question = rules.text(fact.question, language);
  return fact.reading ? say(message("Lecture du droit : {0}", question), language) : question;
}

std::string answers_words(const Fact& fact, std::uint64_t values, const RuleSet& rules,
                          Language language) {
  std::string words;
  for (std::size_t i = 0; i < fact.values.size(); ++i) {
    if ((values >> i & 1) == 0) continue;
    const std::string label =
        say(message("« {0} »", rules.text(fact.values[i].label, language)), language);
    words += (words.empty() ? "" : say(message(" ou "), language)) + label;
  }
  return words;
}

namespace {

std::uint64_t all_values(const Fact& fact) {
  return ~std::uint64_t{0} >> (64 - fact.values.size());
}

class Teller {
 public:
  Teller(const RuleSet& rules, Language language) : rules_(rules), language_(language) {}

  /// `not` is pushed down to the tests, where it is another choice of answers.
  Outline told(const Condition& condition, bool negated) const {
    switch (condition.kind) {
      case Condition::Kind::negation: return told(condition.parts.front(), !negated);
      case Condition::Kind::test: return {test(condition, negated), {}};
      case Condition::Kind::all:
      case Condition::Kind::any: break;
    }
    const bool all = (condition.kind == Condition::Kind::all) != negated;
    Outline group{all ? say(message("Tout ceci à la fois :"), language_)
                      : say(message("L'un au moins de ces points :"), language_),
                  {}};
    for (const Condition& part : condition.parts) {
      Outline words = told(part, negated);
      if (words.words == group.words) {
        group.under.insert(group.under.end(), words.under.begin(), words.under.end());
      } else {
        group.under.push_back(std::move(words));
      }
    }
    return group.under.size() == 1 ? group.under.front() : group;
  }

 private:
  /// The shorter of what is chosen and what is left out.
  std::string test(const Condition& condition, bool negated) const {
    const Fact& fact = rules_.facts[condition.fact];
    const std::uint64_t every = all_values(fact);
    const std::uint64_t chosen = (negated ? ~condition.values : condition.values) & every;
    const std::uint64_t others = every & ~chosen;
    const bool shorter = others != 0 && std::popcount(others) + 1 < std::popcount(chosen);
    const std::string answers = answers_words(fact, shorter ? others : chosen, rules_, language_);
    return question_words(fact, rules_, language_) + " — " +
           (shorter ? say(message("tout sauf {0}", answers), language_) : answers);
  }

  const RuleSet& rules_;
  Language language_;
};

}  // namespace

Outline condition_words(const Condition& condition, const RuleSet& rules, Language language) {
  return Teller(rules, language).told(condition, false);
}

std::string on_one_line(const Outline& outline) {
  std::string line = outline.words;
  for (std::size_t i = 0; i < outline.under.size(); ++i) {
    const Outline& part = outline.under[i];
    const std::string words = on_one_line(part);
    line += (i == 0 ? " " : " · ") + (part.under.empty() ? words : "(" + words + ")");
  }
  return line;
}

}  // namespace subrosa
