#include "audit/idle_links.hpp"

#include <algorithm>

#include "diagnostics/codes.hpp"

namespace subrosa {

namespace {

/// Whether a period has a day in common with the one that the rules cover.
bool meets(const Period& period, const Period& covers) {
  return !(period.to && *period.to < *covers.from) &&
         !(covers.to && period.from && *covers.to < *period.from);
}

void report_hidden(Span where, const std::string& name, Diagnostics& out) {
  out.push_back(diagnose(Code::never_shown, where,
                         message("`{0}` ne se montre dans aucune situation", name), {},
                         message("corrigez ses conditions ou ses dates, ou retirez ce texte")));
  out.back().about = name;
}

}  // namespace

IdleLinks::IdleLinks(const RuleSet& rules, const Forest& forest)
    : rules_(rules), forest_(forest), said_(rules.scripts.size()) {}

void IdleLinks::look_at(const CompiledEdition& compiled) {
  Diagrams& d = *forest_.diagrams;
  const auto applies = [&](std::size_t row) {
    const CompiledProvision& provision = compiled.provisions[row];
    return provision.version == nullptr ? Diagrams::leaf(0) : provision.tree.effect;
  };
  for (std::size_t row = 0; row < compiled.provisions.size(); ++row) {
    const auto index = Table<ProvisionIndex, Provision>::index(row);
    for (const ProvisionIndex other : rules_.provisions[index].overrides) {
      if (met_.count({row, other.value}) != 0) continue;
      const Ref both = d.choose(applies(row), applies(other.value), Diagrams::leaf(0));
      if (d.choose(both, forest_.allowed, Diagrams::leaf(0)) != Diagrams::leaf(0)) {
        met_.insert({row, other.value});
      }
    }
  }
  for (std::size_t i = 0; i < said_.size(); ++i) {
    const Script& script = rules_.scripts[Table<ScriptIndex, Script>::index(i)];
    said_[i] = said_[i] || can_be_said(script, compiled);
  }
}

/// The situations that an entry's conditions allow; 0 for one that is never shown.
Ref IdleLinks::where_shown(const std::optional<Condition>& when,
                           const std::optional<Condition>& possible) const {
  Diagrams& d = *forest_.diagrams;
  Ref where = forest_.allowed;
  if (when) where = d.both(where, compile_condition(*when, forest_));
  if (possible) where = d.both(where, compile_condition(*possible, forest_));
  return where;
}

bool IdleLinks::can_be_said(const Script& script, const CompiledEdition& compiled) const {
  Diagrams& d = *forest_.diagrams;
  const Ref there = d.choose(where_shown(script.when, script.possible),
                             verdict_of_winner(d, compiled.winner), Diagrams::leaf(impossible));
  std::vector<std::uint32_t> verdicts = d.leaves(there);
  std::erase(verdicts, impossible);
  if (script.undetermined && verdicts.size() > 1) return true;
  return std::any_of(script.verdicts.begin(), script.verdicts.end(), [&](Verdict verdict) {
    return std::count(verdicts.begin(), verdicts.end(), static_cast<std::uint32_t>(verdict)) != 0;
  });
}

void IdleLinks::report(Diagnostics& out) const {
  const Scratch scratch(*forest_.diagrams);
  report_constraints(out);
  report_overrides(out);
  report_advice(out);
  report_dated(out);
}

void IdleLinks::report_constraints(Diagnostics& out) const {
  Diagrams& d = *forest_.diagrams;
  for (std::size_t i = 0; i < rules_.constraints.size(); ++i) {
    Ref others = Diagrams::leaf(0);
    for (std::size_t j = 0; j < rules_.constraints.size(); ++j) {
      if (j != i) others = d.either(others, forest_.excluded[j]);
    }
    if (d.choose(others, Diagrams::leaf(0), forest_.excluded[i]) != Diagrams::leaf(0)) continue;
    const Constraint& constraint = rules_.constraints[i];
    out.push_back(diagnose(
        Code::idle_constraint, constraint.span,
        message("`{0}` n'exclut rien que les autres contraintes n'excluent déjà", constraint.id),
        {}, message("retirez-la, ou corrigez-la")));
    out.back().about = constraint.id;
  }
}

void IdleLinks::report_overrides(Diagnostics& out) const {
  for (std::size_t row = 0; row < rules_.provisions.size(); ++row) {
    const Provision& provision = rules_.provisions[Table<ProvisionIndex, Provision>::index(row)];
    for (const ProvisionIndex other : provision.overrides) {
      if (met_.count({row, other.value}) != 0) continue;
      const std::string& set_aside = rules_.provisions[other].id;
      out.push_back(
          diagnose(Code::idle_override, provision.span,
                   message("`{0}` écarte `{1}`, mais les deux n'ont jamais d'effet ensemble",
                           provision.id, set_aside),
                   {}, message("retirez-la de `overrides`, ou corrigez les conditions")));
      out.back().about = provision.id + "/" + set_aside;
    }
  }
}

void IdleLinks::report_advice(Diagnostics& out) const {
  for (std::size_t i = 0; i < said_.size(); ++i) {
    const Script& script = rules_.scripts[Table<ScriptIndex, Script>::index(i)];
    if (!said_[i]) report_hidden(script.span, script.id, out);
  }
  for (const Contact& contact : rules_.contacts) {
    if (where_shown(contact.when, contact.possible) == Diagrams::leaf(0)) {
      report_hidden(contact.span, contact.id, out);
    }
  }
}

void IdleLinks::report_dated(Diagnostics& out) const {
  for (const Notice& notice : rules_.notices) {
    if (meets(notice.as_of, rules_.covers)) continue;
    report_hidden(rules_.texts[notice.text].span, notice.id, out);
  }
  for (const Fact& fact : rules_.facts) {
    for (const DatedText& help : fact.help) {
      if (meets(help.period, rules_.covers)) continue;
      report_hidden(rules_.texts[help.text].span, rules_.texts[help.text].id, out);
    }
  }
}

}  // namespace subrosa
