#include "check/check_tree.hpp"

#include <algorithm>

#include "check/check_condition.hpp"

namespace subrosa {

namespace {

using List = std::vector<DraftStep>;
using After = std::optional<StepIndex>;  ///< the step that follows a list, if any

class TreeBuilder {
 public:
  TreeBuilder(const std::string& provision, const std::vector<SourceIndex>& sources, Scope& scope)
      : provision_(provision), version_sources_(sources), scope_(scope) {}

  std::optional<Tree> build(const List& steps, Span where) {
    const std::size_t before = scope_.out.size();
    number(steps);
    if (steps.empty()) {
      scope_.out.push_back(diagnose(Code::no_leaf, where, message("l'arbre est vide")));
    } else {
      tree_.root = link(steps, std::nullopt, where);
    }
    if (scope_.out.size() != before) return std::nullopt;
    return std::move(tree_);
  }

 private:
  /// Gives every step its place, in the order written.
  void number(const List& steps) {
    for (const DraftStep& draft : steps) {
      places_[&draft] = tree_.steps.add({});
      for (const DraftBranch& branch : draft.branches) number(branch.steps);
    }
  }

  /// Fills the steps of a list; returns the step at which the list begins.
  StepIndex link(const List& steps, After after, Span where) {
    if (steps.empty() && !after) {
      scope_.out.push_back(diagnose(Code::no_leaf, where, message("ce chemin finit sans effet"), {},
                                    message("ajoutez un effet, par exemple `none: …`")));
    }
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const DraftStep& draft = steps[i];
      const bool last = i + 1 == steps.size();
      const After next = last ? after : After(places_[&steps[i + 1]]);
      fill(draft, next);
      if (draft.kind == Step::Kind::leaf && !last) {
        scope_.out.push_back(diagnose(Code::after_leaf, steps[i + 1].span,
                                      message("cette étape suit un effet, rien n'y mène")));
        scope_.out.back().others.push_back({draft.span, message("le chemin finit ici")});
      }
    }
    return steps.empty() ? after.value_or(StepIndex{}) : places_[&steps.front()];
  }

  void fill(const DraftStep& draft, After next) {
    Step step;
    step.kind = draft.kind;
    step.span = draft.span;
    step.sources = draft.sources ? scope_.source_list(*draft.sources) : version_sources_;
    switch (draft.kind) {
      case Step::Kind::require: fill_require(draft, next, step); break;
      case Step::Kind::ask: fill_ask(draft, next, step); break;
      case Step::Kind::leaf: fill_leaf(draft, step); break;
    }
    name(draft, step);
    if (draft.kind != Step::Kind::ask) {
      step.text = scope_.text("provision." + provision_ + "." + step.id, draft.text);
    }
    tree_.steps[places_[&draft]] = std::move(step);
  }

  void fill_require(const DraftStep& draft, After next, Step& step) {
    if (auto condition = check_condition(*draft.condition, scope_))
      step.condition = std::move(*condition);
    if (!next) {
      scope_.out.push_back(diagnose(Code::no_leaf, draft.span,
                                    message("ce chemin finit sans effet"), {},
                                    message("ajoutez un effet après cette étape")));
    }
    step.next = next.value_or(StepIndex{});
  }

  void fill_ask(const DraftStep& draft, After next, Step& step) {
    const auto fact = scope_.fact(draft.written);
    std::vector<std::optional<StepIndex>> taken;
    if (fact) {
      step.fact = *fact;
      taken.resize(scope_.rules.facts[*fact].values.size());
    }
    const DraftBranch* otherwise = nullptr;
    for (const DraftBranch& branch : draft.branches) {
      const StepIndex begin = link(branch.steps, next, branch.span);
      if (branch.otherwise) otherwise = &branch;
      if (fact) take(branch, scope_.rules.facts[*fact], begin, taken);
    }
    if (!fact) return;
    cover_rest(draft, scope_.rules.facts[*fact], otherwise, next, taken);
    for (const auto& begin : taken) step.branches.push_back(begin.value_or(StepIndex{}));
  }

  void take(const DraftBranch& branch, const Fact& fact, StepIndex begin,
            std::vector<std::optional<StepIndex>>& taken) {
    for (const Word& word : branch.values) {
      const auto value = scope_.value(fact, word);
      if (!value) continue;
      if (taken[value->value]) {
        scope_.out.push_back(diagnose(Code::repeated_value, word.span,
                                      message("`{0}` a déjà une suite", word.text)));
      }
      taken[value->value] = begin;
    }
  }

  void cover_rest(const DraftStep& draft, const Fact& fact, const DraftBranch* otherwise,
                  After next, std::vector<std::optional<StepIndex>>& taken) {
    std::string left;
    for (std::size_t i = 0; i < taken.size(); ++i) {
      if (taken[i]) continue;
      left += (left.empty() ? "`" : ", `") + fact.values[i].id + "`";
      if (otherwise != nullptr) {
        taken[i] = otherwise->steps.empty() ? next.value_or(StepIndex{})
                                            : places_[&otherwise->steps.front()];
      }
    }
    if (otherwise != nullptr && left.empty()) {
      scope_.out.push_back(diagnose(Code::idle_else, otherwise->span,
                                    message("chaque réponse a déjà une suite"), {},
                                    message("retirez `else`")));
    }
    if (otherwise == nullptr && !left.empty()) {
      scope_.out.push_back(diagnose(Code::value_not_covered, draft.written.span,
                                    message("ces réponses n'ont pas de suite : {0}", left), {},
                                    message("ajoutez une clé pour chacune, ou `else:`")));
    }
  }

  void fill_leaf(const DraftStep& draft, Step& step) {
    step.effect = draft.effect;
    step.duties = scope_.duty_list(draft.duties);
    step.limits = scope_.limit_list(draft.limits);
    if (step.sources.empty()) {
      scope_.out.push_back(diagnose(Code::no_source, draft.span,
                                    message("cet effet ne cite aucune source"), {},
                                    message("ajoutez `sources: […]` ici ou à la version")));
    }
  }

  void name(const DraftStep& draft, Step& step) {
    if (draft.id) {
      step.id = draft.id->text;
    } else if (draft.kind == Step::Kind::leaf) {
      step.id = name_of(draft.effect);
    } else {
      step.id = slug(draft.written.text);
    }
    if (step.id.empty()) return;  // its condition is faulty, and says so itself
    const auto [first, fresh] = ids_.try_emplace(step.id, draft.span);
    if (fresh) return;
    scope_.out.push_back(diagnose(Code::step_id_clash, draft.span,
                                  message("une autre étape s'appelle aussi `{0}`", step.id), {},
                                  message("donnez à celle-ci un nom : `id: …`")));
    scope_.out.back().others.push_back({first->second, message("l'autre est ici")});
  }

  const std::string& provision_;
  const std::vector<SourceIndex>& version_sources_;
  Scope& scope_;
  Tree tree_;
  std::map<const DraftStep*, StepIndex> places_;
  std::map<std::string, Span> ids_;
};

}  // namespace

std::string slug(std::string_view condition) {
  std::string made;
  const auto dash = [&] {
    if (!made.empty() && made.back() != '-') made += '-';
  };
  for (std::size_t i = 0; i < condition.size(); ++i) {
    const char c = condition[i];
    const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '_' || c == '.' || c == '-';
    if (kept) {
      made += c;
    } else {
      dash();
      const bool equals = condition.substr(i, 2) == "==";
      if (equals || condition.substr(i, 2) == "!=") {
        made += equals ? "is-" : "is-not-";
        ++i;
      }
    }
  }
  while (!made.empty() && made.back() == '-') made.pop_back();
  return made;
}

std::optional<Tree> check_tree(const std::string& provision, const DraftVersion& version,
                               const std::vector<SourceIndex>& version_sources, Scope& scope) {
  return TreeBuilder(provision, version_sources, scope).build(version.tree, version.span);
}

}  // namespace subrosa
