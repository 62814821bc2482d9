#include "check/check_names.hpp"

#include <algorithm>
#include <tuple>

namespace subrosa {

namespace {

std::string_view word_of_kind(NameKind kind) {
  switch (kind) {
    case NameKind::fact:
    case NameKind::value: return "fact";
    case NameKind::provision: return "provision";
    case NameKind::duty: return "duty";
    case NameKind::limit: return "limit";
    case NameKind::source: return "source";
  }
  return "fact";
}

class FormerNames {
 public:
  FormerNames(const std::vector<DraftFormerName>& drafts, Scope& scope)
      : drafts_(drafts), scope_(scope) {}

  void add_all() {
    for (const DraftFormerName& draft : drafts_) add_owner(draft);
    for (const DraftFormerName& draft : drafts_) note(draft);
    for (const DraftFormerName& draft : drafts_) add(draft);
  }

 private:
  using Key = std::tuple<NameKind, std::string, std::string>;  ///< kind, present fact, name

  /// Facts are looked at first: a value is known under the present name of its fact.
  void add_owner(const DraftFormerName& draft) {
    if (draft.kind == NameKind::fact) lines_.try_emplace({draft.kind, "", draft.id.text}, &draft);
  }

  void note(const DraftFormerName& draft) {
    const auto [found, fresh] = lines_.try_emplace(key_of(draft, draft.id.text), &draft);
    if (found->second == &draft) return;
    scope_.out.push_back(diagnose(Code::duplicate_id, draft.id.span,
                                  message("l'identifiant `{0}` est déjà pris", draft.id.text)));
    scope_.out.back().others.push_back({found->second->id.span, message("pris ici")});
  }

  Key key_of(const DraftFormerName& draft, const std::string& name) const {
    return {draft.kind, draft.fact ? present_fact(draft.fact->text) : "", name};
  }

  /// The name that a fact has today; its last one when it was removed.
  std::string present_fact(std::string name) const {
    for (std::size_t steps = 0; steps <= drafts_.size(); ++steps) {
      const auto line = lines_.find({NameKind::fact, "", name});
      if (line == lines_.end() || !line->second->to) break;
      name = line->second->to->text;
    }
    return name;
  }

  void add(const DraftFormerName& draft) {
    const Key key = key_of(draft, draft.id.text);
    if (is_name(draft.kind, std::get<1>(key), draft.id.text)) {
      scope_.out.push_back(
          diagnose(Code::former_name_in_use, draft.id.span,
                   message("`{0}` est encore un nom des règles", draft.id.text), {},
                   message("retirez cette ligne de names.yaml, ou donnez un autre nom à ce qui "
                           "s'appelle ainsi")));
      return;
    }
    const DraftFormerName* last = last_of(draft);
    if (last == nullptr || !target_exists(*last, std::get<1>(key))) return;
    FormerName made{
        draft.kind, std::get<1>(key), draft.id.text, last->to ? last->to->text : "", draft.on,
        {},         draft.id.span};
    if (!last->to) {
      made.on = last->on;
      made.because = because(*last);
    }
    scope_.rules.former_names.push_back(std::move(made));
  }

  TextIndex because(const DraftFormerName& removed) {
    const std::string owner = removed.fact ? removed.fact->text + "." : "";
    const std::string kind(word_of_kind(removed.kind));
    return scope_.text("removed." + kind + "." + owner + removed.id.text, removed.because);
  }

  /// The last line of a chain of renamings; reports one that comes back to where it began.
  const DraftFormerName* last_of(const DraftFormerName& draft) {
    const DraftFormerName* at = &draft;
    std::string way = draft.id.text;
    for (std::size_t steps = 0; steps <= drafts_.size() && at->to; ++steps) {
      way += " → " + at->to->text;
      const auto next = lines_.find(key_of(*at, at->to->text));
      if (next == lines_.end()) return at;
      at = next->second;
      if (at != &draft) continue;
      scope_.out.push_back(diagnose(
          Code::rename_cycle, draft.id.span, message("ces noms tournent en rond : {0}", way), {},
          message("le dernier doit être un nom que les règles emploient")));
      return nullptr;
    }
    // A chain that runs into a circle without being part of it: the circle is reported.
    return at->to ? nullptr : at;
  }

  [[nodiscard]] bool is_name(NameKind kind, const std::string& fact,
                             const std::string& name) const {
    switch (kind) {
      case NameKind::fact: return scope_.rules.fact_named(name).has_value();
      case NameKind::value: {
        const auto owner = scope_.rules.fact_named(fact);
        return owner && scope_.rules.facts[*owner].value_named(name);
      }
      case NameKind::provision: return has(scope_.provisions, name);
      case NameKind::duty: return has(scope_.duties, name);
      case NameKind::limit: return has(scope_.limits, name);
      case NameKind::source: return has(scope_.sources, name);
    }
    return false;
  }

  static bool has(const Names& names, const std::string& name) {
    const auto& all = names.all();
    return std::find(all.begin(), all.end(), name) != all.end();
  }

  /// Reports a new name that nothing has. Values of a fact that was removed lead nowhere: silence.
  bool target_exists(const DraftFormerName& last, const std::string& fact) {
    if (!last.to && last.kind != NameKind::value) return true;
    if (last.kind == NameKind::value) return value_target_exists(last, fact);
    if (is_name(last.kind, "", last.to->text)) return true;
    const Names& names = last.kind == NameKind::fact        ? scope_.facts
                         : last.kind == NameKind::provision ? scope_.provisions
                         : last.kind == NameKind::duty      ? scope_.duties
                                                            : scope_.limits;
    return names.find(*last.to, scope_.out).has_value();
  }

  bool value_target_exists(const DraftFormerName& last, const std::string& fact) {
    const auto owner = scope_.rules.fact_named(fact);
    if (!owner) {
      const bool removed = lines_.count({NameKind::fact, "", fact}) != 0;
      if (!removed) (void)scope_.facts.find({fact, last.fact->span}, scope_.out);
      return false;
    }
    return !last.to || scope_.value(scope_.rules.facts[*owner], *last.to).has_value();
  }

  const std::vector<DraftFormerName>& drafts_;
  Scope& scope_;
  std::map<Key, const DraftFormerName*> lines_;
};

}  // namespace

void add_former_names(const Draft& draft, Scope& scope) {
  FormerNames(draft.former_names, scope).add_all();
}

}  // namespace subrosa
