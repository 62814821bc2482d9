#include "rename/possible.hpp"

#include <algorithm>

#include "diagnostics/suggestion.hpp"
#include "draft/shape.hpp"

namespace subrosa {

namespace {

using Ids = std::vector<std::string>;

template <class Rows>
Ids ids_of(const Rows& rows) {
  Ids ids;
  for (const auto& row : rows) ids.push_back(row.id);
  return ids;
}

/// The names of one kind.
Ids names_of(const RuleSet& rules, NameKind kind, const std::string& fact) {
  switch (kind) {
    case NameKind::fact: return ids_of(rules.facts);
    case NameKind::value: return ids_of(rules.facts[*rules.fact_named(fact)].values);
    case NameKind::provision: return ids_of(rules.provisions);
    case NameKind::duty: return ids_of(rules.duties);
    case NameKind::limit: return ids_of(rules.limits);
    case NameKind::source: return ids_of(rules.sources);
  }
  return {};
}

bool holds(const Ids& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

NotRenamed refused(Message words, Message help = {}) {
  return {std::move(words), std::move(help), {}, {}};
}

/// Duties and limits share their names: a case expects either under `duties`.
bool taken(const RuleSet& rules, const NewName& name) {
  const bool carried = name.kind == NameKind::duty || name.kind == NameKind::limit;
  if (carried) return holds(ids_of(rules.duties), name.to) || holds(ids_of(rules.limits), name.to);
  return holds(names_of(rules, name.kind, name.fact), name.to);
}

/// Words that mean something where a name of this kind can stand.
bool reserved(const NewName& name) {
  static const Ids in_conditions{"and", "or", "not", "in"};
  static const Ids for_facts{"verdict"};
  static const Ids for_values{"unknown", "else", "id", "ask", "sources"};
  return holds(in_conditions, name.to) ||
         (name.kind == NameKind::fact && holds(for_facts, name.to)) ||
         (name.kind == NameKind::value && holds(for_values, name.to));
}

const FormerName* given_up(const RuleSet& rules, const NewName& name) {
  const bool carried = name.kind == NameKind::duty || name.kind == NameKind::limit;
  if (!carried) return rules.former_name(name.kind, name.to, name.fact);
  const FormerName* duty = rules.former_name(NameKind::duty, name.to);
  return duty != nullptr ? duty : rules.former_name(NameKind::limit, name.to);
}

}  // namespace

std::optional<NotRenamed> refusal(const RuleSet& rules, const NewName& name) {
  if (name.kind == NameKind::value && !rules.fact_named(name.fact)) {
    return refused(message("la question `{0}` n'est définie nulle part", name.fact),
                   suggestion(name.fact, ids_of(rules.facts)));
  }
  const Ids names = names_of(rules, name.kind, name.fact);
  if (!holds(names, name.from)) {
    return refused(message("rien ne s'appelle `{0}` dans ces règles", name.from),
                   suggestion(name.from, names));
  }
  Diagnostics form;
  check_id({name.to, {}}, form);
  if (!form.empty()) return refused(form.front().observation, form.front().help);
  if (reserved(name)) {
    return refused(message("`{0}` est un mot réservé", name.to),
                   message("choisissez un autre nom"));
  }
  if (taken(rules, name)) {
    return refused(message("`{0}` est déjà un nom des règles", name.to),
                   message("choisissez un autre nom"));
  }
  if (given_up(rules, name) != nullptr) {
    return refused(message("`{0}` est déjà l'ancien nom d'autre chose", name.to),
                   message("choisissez un autre nom, ou retirez d'abord sa ligne de names.yaml"));
  }
  return std::nullopt;
}

}  // namespace subrosa
