// Duties, limits and sources that nothing names.
#include <set>

#include "diagnostics/codes.hpp"
#include "subrosa/audit.hpp"

namespace subrosa {

namespace {

/// What the rules name, by row of its table.
struct Named {
  std::set<std::uint32_t> sources;
  std::set<std::uint32_t> duties;
  std::set<std::uint32_t> limits;
};

template <class I>
void add(std::set<std::uint32_t>& rows, const std::vector<I>& indexes) {
  for (const I index : indexes) rows.insert(index.value);
}

void add_version(Named& named, const Version& version) {
  add(named.sources, version.sources);
  if (version.annulled) named.sources.insert(version.annulled->source.value);
  for (const Step& step : version.tree.steps) {
    add(named.sources, step.sources);
    add(named.duties, step.duties);
    add(named.limits, step.limits);
  }
}

Named named_by(const RuleSet& rules) {
  Named named;
  add(named.duties, rules.meanwhile);
  for (const Provision& provision : rules.provisions) {
    for (const Version& version : provision.versions) add_version(named, version);
  }
  for (const Fact& fact : rules.facts) {
    for (const Value& value : fact.values) add(named.sources, value.sources);
  }
  for (const Property& property : rules.properties) add(named.sources, property.sources);
  for (const Script& script : rules.scripts) add(named.sources, script.sources);
  return named;
}

void report(Span where, const std::string& id, Diagnostics& out) {
  out.push_back(diagnose(Code::idle_entry, where, message("`{0}` ne sert nulle part", id), {},
                         message("citez-le là où il compte, ou retirez-le")));
  out.back().about = id;
}

}  // namespace

Diagnostics audit_entries(const RuleSet& rules) {
  Diagnostics out;
  const Named named = named_by(rules);
  std::uint32_t row = 0;
  for (const Source& source : rules.sources) {
    if (named.sources.count(row++) == 0) report(source.span, source.id, out);
  }
  row = 0;
  for (const Duty& duty : rules.duties) {
    if (named.duties.count(row++) == 0) report(rules.texts[duty.text].span, duty.id, out);
  }
  row = 0;
  for (const Limit& limit : rules.limits) {
    if (named.limits.count(row++) == 0) report(rules.texts[limit.text].span, limit.id, out);
  }
  return out;
}

}  // namespace subrosa
