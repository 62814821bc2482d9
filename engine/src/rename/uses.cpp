#include "rename/uses.hpp"

#include <algorithm>

namespace subrosa {

namespace {

void visit_list(const std::vector<DraftStep>& steps,
                const std::function<void(const DraftStep&)>& on_step) {
  for (const DraftStep& step : steps) {
    on_step(step);
    for (const DraftBranch& branch : step.branches) visit_list(branch.steps, on_step);
  }
}

class Visitor {
 public:
  Visitor(const Draft& draft, const OnName& on_name) : draft_(draft), on_name_(on_name) {}

  void visit() {
    for (const DraftNamed& duty : draft_.duties) name(NameKind::duty, duty.id);
    for (const DraftNamed& limit : draft_.limits) name(NameKind::limit, limit.id);
    for (const DraftSource& source : draft_.sources) name(NameKind::source, source.id);
    for (const DraftFact& one : draft_.facts) fact(one);
    for (const DraftConstraint& one : draft_.constraints) condition(one.never);
    for (const DraftProperty& one : draft_.properties) property(one);
    for (const DraftContact& one : draft_.contacts) contact(one);
    for (const DraftScript& one : draft_.scripts) script(one);
    for (const DraftProvision& one : draft_.provisions) provision(one);
    visit_steps(draft_, [this](const DraftStep& one) { step(one); });
    if (draft_.head) head(*draft_.head);
  }

 private:
  void name(NameKind kind, const Word& word) { on_name_(kind, word, nullptr); }
  void names(NameKind kind, const std::vector<Word>& words) {
    for (const Word& word : words) name(kind, word);
  }
  void value(const Word& word, const Word& fact) { on_name_(NameKind::value, word, &fact); }
  void value_if(const std::optional<Word>& word, const Word& fact) {
    if (word) value(*word, fact);
  }

  void head(const DraftHead& head) {
    names(NameKind::provision, head.provisions);
    names(NameKind::duty, head.meanwhile);
  }

  void fact(const DraftFact& fact) {
    name(NameKind::fact, fact.id);
    for (const DraftValue& one : fact.values) {
      value(one.id, fact.id);
      names(NameKind::source, one.sources);
    }
    for (const auto& word : {fact.plain, fact.assumed, fact.prevailing}) value_if(word, fact.id);
  }

  void condition(const std::optional<Expression>& expression) {
    if (expression) expression_names(*expression);
  }

  void expression_names(const Expression& e) {
    for (const Expression& part : e.parts) expression_names(part);
    if (e.kind != Expression::Kind::test) return;
    if (e.function) {
      call(*e.function, e.subject);
    } else if (e.subject.text != "verdict") {
      name(NameKind::fact, e.subject);
      for (const Word& word : e.values) value(word, e.subject);
    }
  }

  void call(const Word& function, const Word& argument) {
    if (function.text == "effect") name(NameKind::provision, argument);
    if (function.text == "depends_on") name(NameKind::fact, argument);
    if (function.text != "duty") return;
    // A limit is asked for in the same words, and wins where both have the name.
    const auto limit =
        std::find_if(draft_.limits.begin(), draft_.limits.end(),
                     [&](const DraftNamed& one) { return one.id.text == argument.text; });
    name(limit == draft_.limits.end() ? NameKind::duty : NameKind::limit, argument);
  }

  void property(const DraftProperty& property) {
    condition(property.claim);
    condition(property.when);
    names(NameKind::source, property.sources);
  }

  void contact(const DraftContact& contact) {
    condition(contact.when);
    condition(contact.possible);
  }

  void script(const DraftScript& script) {
    condition(script.when);
    condition(script.possible);
    names(NameKind::source, script.sources);
  }

  void provision(const DraftProvision& provision) {
    name(NameKind::provision, provision.id);
    names(NameKind::provision, provision.overrides);
    for (const DraftVersion& version : provision.versions) {
      names(NameKind::source, version.sources);
      if (version.annulled_on) name(NameKind::source, version.annulled_by);
    }
  }

  void step(const DraftStep& step) {
    if (step.kind == Step::Kind::require) condition(step.condition);
    if (step.kind == Step::Kind::ask) name(NameKind::fact, step.written);
    for (const DraftBranch& branch : step.branches) {
      for (const Word& word : branch.values) value(word, step.written);
    }
    if (step.sources) names(NameKind::source, *step.sources);
    names(NameKind::duty, step.duties);
    names(NameKind::limit, step.limits);
  }

  const Draft& draft_;
  const OnName& on_name_;
};

}  // namespace

void visit_steps(const Draft& draft, const std::function<void(const DraftStep&)>& on_step) {
  for (const DraftProvision& provision : draft.provisions) {
    for (const DraftVersion& version : provision.versions) visit_list(version.tree, on_step);
  }
}

void visit_names(const Draft& draft, const OnName& on_name) { Visitor(draft, on_name).visit(); }

}  // namespace subrosa
