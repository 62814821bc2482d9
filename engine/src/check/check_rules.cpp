#include "check/check_rules.hpp"

#include <algorithm>
#include <set>

#include "check/check_advice.hpp"
#include "check/check_claim.hpp"
#include "check/check_condition.hpp"
#include "check/check_names.hpp"
#include "check/check_provision.hpp"
#include "check/scope.hpp"
#include "diagnostics/suggestion.hpp"
#include "subrosa/limits.hpp"

namespace subrosa {

namespace {

constexpr std::size_t most_values = 64;

void check_order(const DraftHead& head, Scope& scope) {
  std::vector<Effect> sorted = head.order;
  std::sort(sorted.begin(), sorted.end());
  const std::vector<Effect> all{Effect::refers,  Effect::forbids, Effect::requires_,
                                Effect::exempts, Effect::permits, Effect::prohibits};
  if (sorted == all) return;
  scope.out.push_back(diagnose(Code::effect_order, head.order_span,
                               message("l'ordre doit nommer chaque effet une fois"), {},
                               message("refers, forbids, requires, exempts, permits, prohibits, "
                                       "du plus fort au plus faible")));
}

void add_sources(const Draft& draft, Scope& scope) {
  for (const DraftSource& source : draft.sources) {
    scope.sources.define(source.id, scope.out);
    Source row = source.plain;
    row.id = source.id.text;
    row.title = scope.text("source." + row.id + ".title", source.title);
    if (source.act) scope.text("source." + row.id + ".act", *source.act);  // for the catalogues
    row.says = scope.text("source." + row.id + ".says", source.says);
    scope.rules.sources.add(std::move(row));
  }
}

void add_duties(const Draft& draft, Scope& scope) {
  for (const DraftNamed& duty : draft.duties) {
    scope.duties.define(duty.id, scope.out);
    scope.rules.duties.add({duty.id.text, scope.text("duty." + duty.id.text, duty.text)});
  }
  for (const DraftNamed& limit : draft.limits) {
    scope.limits.define(limit.id, scope.out);
    scope.rules.limits.add({limit.id.text, scope.text("limit." + limit.id.text, limit.text)});
  }
}

Fact check_values(const DraftFact& draft, const std::string& prefix, Scope& scope) {
  Fact fact;
  for (const DraftValue& value : draft.values) {
    const bool reserved = value.id.text == "unknown" || value.id.text == "else" ||
                          value.id.text == "id" || value.id.text == "ask" ||
                          value.id.text == "sources";
    if (reserved) {
      scope.out.push_back(diagnose(Code::bad_id, value.id.span,
                                   message("`{0}` est un mot réservé", value.id.text)));
      continue;
    }
    const std::string id = prefix + ".value." + value.id.text;
    Value row{value.id.text, scope.text(id, value.label), {}, scope.source_list(value.sources)};
    if (value.held_by) row.held_by = scope.text(id + ".held_by", *value.held_by);
    fact.values.push_back(std::move(row));
  }
  if (fact.values.size() > most_values || fact.values.empty()) {
    scope.out.push_back(
        diagnose(Code::too_many_values, draft.id.span,
                 message("une question a entre 1 et {0} réponses", std::to_string(most_values))));
    fact.values.resize(std::min(fact.values.size(), most_values));
  }
  return fact;
}

void add_fact(const DraftFact& draft, Scope& scope) {
  const std::string prefix = (draft.reading ? "reading." : "fact.") + draft.id.text;
  scope.facts.define(draft.id, scope.out);
  Fact fact = check_values(draft, prefix, scope);
  fact.id = draft.id.text;
  fact.span = draft.id.span;
  fact.question = scope.text(prefix + ".question", draft.question);
  for (const DraftDatedText& help : draft.help) {
    fact.help.push_back({help.period, scope.text(prefix + ".help", help.text)});
  }
  if (draft.why) fact.why = scope.text(prefix + ".why", *draft.why);
  fact.changed_by = draft.changed_by;
  if (draft.plain) fact.plain = scope.value(fact, *draft.plain);
  if (draft.assumed) fact.assumed = scope.value(fact, *draft.assumed);
  if (draft.reading) {
    fact.reading.emplace();
    if (draft.prevailing) fact.reading->prevailing = scope.value(fact, *draft.prevailing);
    if (draft.because) fact.reading->because = scope.text(prefix + ".because", *draft.because);
  }
  scope.rules.facts.add(std::move(fact));
}

void add_constraints(const Draft& draft, Scope& scope) {
  Names ids("");
  for (const DraftConstraint& constraint : draft.constraints) {
    ids.define(constraint.id, scope.out);
    auto never = check_condition(*constraint.never, scope);
    const std::string id = "constraint." + constraint.id.text;
    if (never) {
      scope.rules.constraints.push_back({constraint.id.text, std::move(*never),
                                         scope.text(id, constraint.because), constraint.id.span});
    }
  }
}

void add_properties(const Draft& draft, Scope& scope) {
  Names ids("");
  for (const DraftProperty& property : draft.properties) {
    ids.define(property.id, scope.out);
    auto claims = check_property(property, scope);
    if (!claims) continue;
    const std::string id = "property." + property.id.text;
    scope.rules.properties.push_back({property.id.text, scope.text(id, property.title),
                                      std::move(claims->always), std::move(claims->when),
                                      property.as_of, property.known_on,
                                      scope.source_list(property.sources), property.id.span});
  }
}

void add_names(const std::string& prefix, const std::vector<DraftNamed>& drafts,
               std::vector<NamedText>& rows, Scope& scope) {
  Names ids("");
  for (const DraftNamed& draft : drafts) {
    ids.define(draft.id, scope.out);
    rows.push_back({draft.id.text, scope.text(prefix + draft.id.text, draft.text)});
  }
}

void add_silencing(const DraftSilencing& draft, Scope& scope) {
  const CodeInfo* info = code_named(draft.code.text);
  if (info == nullptr) {
    std::vector<std::string> warnings;
    for (const CodeInfo& known : code_registry()) {
      if (known.severity == Severity::warning) warnings.push_back(code_text(known));
    }
    scope.out.push_back(diagnose(Code::unknown_name, draft.code.span,
                                 message("le code `{0}` n'existe pas", draft.code.text), {},
                                 suggestion(draft.code.text, warnings)));
  } else if (info->severity == Severity::error) {
    scope.out.push_back(
        diagnose(Code::silenced_error, draft.code.span,
                 message("`{0}` est une erreur : elle ne se tait pas", draft.code.text), {},
                 message("corrigez ce qu'elle montre, puis retirez cette ligne")));
  } else {
    scope.rules.silenced.push_back(
        {info->code, draft.at.text, draft.because.text, draft.code.span});
  }
}

void add_head(const DraftHead& head, Scope& scope) {
  RuleSet& rules = scope.rules;
  rules.id = head.id.text;
  rules.span = head.id.span;
  rules.version = head.version.text;
  rules.title = scope.text("rules.title", head.title);
  rules.covers = head.covers;
  rules.order = head.order;
  check_order(head, scope);
  add_names("theme.", head.themes, rules.themes, scope);
  add_names("sector.", head.sectors, rules.sectors, scope);
  add_names("not_encoded.", head.not_encoded, rules.not_encoded, scope);
  Names ids("");
  for (const DraftNotice& notice : head.notices) {
    ids.define(notice.id, scope.out);
    rules.notices.push_back({notice.id.text, notice.as_of, notice.known_on,
                             scope.text("notice." + notice.id.text, notice.text)});
  }
  for (const DraftSilencing& silencing : head.silenced) add_silencing(silencing, scope);
}

/// Provisions in the order of `rules.yaml`; every one listed has a file and every file is listed.
std::vector<DraftProvision> ordered(const Draft& draft, Scope& scope) {
  std::vector<DraftProvision> in_order;
  const auto named = [](const Word& id) {
    return [&id](const DraftProvision& p) { return p.id.text == id.text; };
  };
  for (const Word& id : draft.head->provisions) {
    const auto found = std::find_if(draft.provisions.begin(), draft.provisions.end(), named(id));
    if (found == draft.provisions.end()) {
      scope.out.push_back(diagnose(Code::missing_file, id.span,
                                   message("le fichier `provisions/{0}.yaml` manque", id.text)));
    } else {
      in_order.push_back(*found);
      scope.provisions.define(id, scope.out);
    }
  }
  for (const DraftProvision& provision : draft.provisions) {
    const auto& listed = draft.head->provisions;
    const bool known = std::any_of(listed.begin(), listed.end(),
                                   [&](const Word& id) { return id.text == provision.id.text; });
    if (!known) {
      scope.out.push_back(
          diagnose(Code::unlisted_file, provision.id.span,
                   message("`{0}` n'est pas annoncé dans rules.yaml", provision.id.text), {},
                   message("ajoutez-le à la liste `provisions`")));
    }
  }
  return in_order;
}

void add_catalogues(const Draft& draft, Scope& scope) {
  std::set<std::string> there(draft.unread_catalogues.begin(), draft.unread_catalogues.end());
  for (const DraftCatalogue& catalogue : draft.catalogues) there.insert(catalogue.language.text);
  for (const Word& listed : draft.head->catalogues) {
    if (there.count(listed.text) == 0) {
      scope.out.push_back(diagnose(Code::missing_file, listed.span,
                                   message("le fichier `lang/{0}.yaml` manque", listed.text)));
    }
  }
  for (const DraftCatalogue& draft_one : draft.catalogues) {
    Catalogue catalogue{language_of(draft_one.language.text), draft_one.complete,
                        draft_one.entries};
    // Of two entries for one text, the first in the file is shown.
    std::stable_sort(
        catalogue.entries.begin(), catalogue.entries.end(),
        [](const auto& a, const auto& b) { return std::tie(a.id, a.of) < std::tie(b.id, b.of); });
    scope.rules.catalogues.push_back(std::move(catalogue));
  }
}

}  // namespace

namespace {

/// Refuses what is too much to compute with.
void check_count(std::size_t count, std::size_t most, Span where, Message words, Scope& scope) {
  if (count <= most) return;
  words.args = {std::to_string(most)};
  scope.out.push_back(diagnose(Code::too_many_rules, where, std::move(words)));
}

/// The number of pairs of dates on which the law may be another.
std::size_t date_pairs(const RuleSet& rules) {
  std::set<Date> acts;
  std::set<Date> known;
  for (const Provision& provision : rules.provisions) {
    for (const Version& version : provision.versions) {
      acts.insert(*version.in_force.from);
      if (version.in_force.to) acts.insert(*version.in_force.to);
      if (version.annulled) known.insert(version.annulled->decided);
    }
  }
  return acts.size() * (known.size() + 1);
}

void check_counts(const Draft& draft, Scope& scope) {
  const auto count = [&](const auto& rows, std::size_t most, Message words) {
    if (rows.size() > most)
      check_count(rows.size(), most, rows[most].id.span, std::move(words), scope);
  };
  count(draft.facts, most_facts, message("il y a plus de {0} questions"));
  count(draft.constraints, most_constraints, message("il y a plus de {0} contraintes"));
  count(draft.properties, most_constraints, message("il y a plus de {0} propriétés"));
  for (const DraftProvision& provision : draft.provisions) {
    if (provision.versions.size() <= most_versions) continue;
    check_count(provision.versions.size(), most_versions, provision.versions[most_versions].span,
                message("une disposition a plus de {0} versions"), scope);
  }
  check_count(date_pairs(scope.rules), most_date_pairs, draft.head->id.span,
              message("le droit change à plus de {0} paires de dates"), scope);
}

}  // namespace

RuleSet check_rules(const Draft& draft, Diagnostics& out) {
  Scope scope(out);
  add_head(*draft.head, scope);
  add_sources(draft, scope);
  add_duties(draft, scope);
  scope.rules.meanwhile = scope.duty_list(draft.head->meanwhile);
  for (const DraftFact& fact : draft.facts) add_fact(fact, scope);
  add_constraints(draft, scope);
  const std::vector<DraftProvision> provisions = ordered(draft, scope);
  for (const DraftProvision& provision : provisions) {
    Provision checked;
    if (!provision.faulty) checked = check_provision(provision, scope);
    scope.rules.provisions.add(std::move(checked));
  }
  check_overrides(provisions, scope);
  add_properties(draft, scope);
  add_scripts(draft, scope);
  add_contacts(draft, scope);
  add_former_names(draft, scope);
  add_catalogues(draft, scope);
  check_counts(draft, scope);
  return std::move(scope.rules);
}

}  // namespace subrosa
