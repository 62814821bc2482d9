#include "screen/condition_words.hpp"

namespace subrosa::gui {

namespace {

class Words {
 public:
  Words(const RuleSet& rules, Language language) : rules_(rules), language_(language) {}

  std::string of(const Condition& condition) const {
    switch (condition.kind) {
      case Condition::Kind::all: return joined(condition, message("{0} ; et {1}"));
      case Condition::Kind::any: return joined(condition, message("{0} ; ou {1}"));
      case Condition::Kind::negation: return denied(condition.parts.front());
      case Condition::Kind::test: return test(condition, true);
    }
    return {};
  }

 private:
  std::string tr(const Message& words) const { return say(words, language_); }

  /// `form` says how two parts are joined.
  std::string joined(const Condition& condition, Message form) const {
    std::string words;
    for (const Condition& part : condition.parts) {
      form.args = {words, within(part)};
      words = words.empty() ? within(part) : tr(form);
    }
    return words;
  }

  std::string within(const Condition& part) const {
    const bool several = part.parts.size() > 1;
    return several ? "(" + of(part) + ")" : of(part);
  }

  std::string denied(const Condition& condition) const {
    switch (condition.kind) {
      case Condition::Kind::all:
        return tr(message("pas tout cela à la fois : {0}", within(condition)));
      case Condition::Kind::any: return tr(message("rien de tout cela : {0}", within(condition)));
      case Condition::Kind::negation: return of(condition.parts.front());
      case Condition::Kind::test: return test(condition, false);
    }
    return {};
  }

  /// Names whichever are fewer: the answers that fit, or the others.
  std::string test(const Condition& condition, bool holds) const {
    const Fact& fact = rules_.facts[condition.fact];
    std::vector<ValueIndex> fits;
    std::vector<ValueIndex> others;
    for (std::uint32_t i = 0; i < fact.values.size(); ++i) {
      const bool among = ((condition.values >> i) & 1U) != 0;
      (among == holds ? fits : others).push_back({i});
    }
    const std::string& question = rules_.text(fact.question, language_);
    const bool name_others = !others.empty() && (others.size() < fits.size() || fits.empty());
    const auto& named = name_others ? others : fits;
    const std::string labels = labels_of(rules_, condition.fact, named, language_);
    return name_others ? tr(message("{0} — tout sauf : {1}", question, labels))
                       : tr(message("{0} — {1}", question, labels));
  }

  const RuleSet& rules_;
  Language language_;
};

}  // namespace

std::string condition_words(const RuleSet& rules, const Condition& condition, Language language) {
  return Words(rules, language).of(condition);
}

std::string labels_of(const RuleSet& rules, FactIndex fact, const std::vector<ValueIndex>& values,
                      Language language) {
  std::string words;
  for (const ValueIndex value : values) {
    if (!words.empty()) words += say(message(" ou "), language);
    words += rules.text(rules.facts[fact].values[value.value].label, language);
  }
  return words;
}

}  // namespace subrosa::gui
