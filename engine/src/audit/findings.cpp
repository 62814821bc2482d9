// All that is found at once, with the warnings that the lawyer accepts put aside.
#include <algorithm>
#include <set>

#include "diagnostics/codes.hpp"
#include "diagnostics/suggestion.hpp"
#include "subrosa/audit.hpp"
#include "subrosa/prove.hpp"
#include "subrosa/review.hpp"

namespace subrosa {

namespace {

/// Whether a warning is about what is written after `at`, or stands in that file.
bool is_at(const Diagnostic& finding, const std::string& at, const Sources& sources) {
  if (finding.about == at) return true;
  return finding.span.file < sources.size() &&
         sources[finding.span.file].name().ends_with("/" + at);
}

/// A silencing of nothing: what it may have meant.
Diagnostic idle(const Silencing& silencing, const Diagnostics& all) {
  std::vector<std::string> names;
  for (const Diagnostic& finding : all) {
    if (finding.code == silencing.code && !finding.about.empty()) names.push_back(finding.about);
  }
  Diagnostic found =
      diagnose(Code::idle_silencing, silencing.span,
               message("aucun avertissement de ce code ne porte sur `{0}`", silencing.at), {},
               names.empty() ? message("retirez cette ligne") : suggestion(silencing.at, names));
  found.about = silencing.at;
  return found;
}

}  // namespace

Findings without_silenced(const RuleSet& rules, Diagnostics all, const Sources& sources) {
  Findings found;
  std::set<std::size_t> useful;
  for (Diagnostic& finding : all) {
    const Silencing* by = nullptr;
    for (std::size_t i = 0; i < rules.silenced.size(); ++i) {
      const Silencing& silencing = rules.silenced[i];
      if (finding.code != silencing.code || !is_at(finding, silencing.at, sources)) continue;
      useful.insert(i);
      if (by == nullptr) by = &silencing;
    }
    if (by == nullptr) {
      found.open.push_back(std::move(finding));
    } else {
      found.silenced.push_back({std::move(finding), by->because});
    }
  }
  // Where the rules could not be looked at whole, a warning that is missing proves nothing.
  const bool whole = std::none_of(
      found.open.begin(), found.open.end(),
      [](const Diagnostic& finding) { return finding.code == Code::diagram_too_large; });
  for (std::size_t i = 0; whole && i < rules.silenced.size(); ++i) {
    if (useful.count(i) == 0) found.idle.push_back(idle(rules.silenced[i], found.open));
  }
  return found;
}

Findings everything_found(const Rules& rules, const std::vector<Case>& cases,
                          const Sources& sources, Date today, Diagnostics seen) {
  for (const Diagnostics& more :
       {audit_rules(rules), audit_properties(rules), audit_dates(*rules, today),
        audit_entries(*rules), audit_reviews(*rules, today), audit_catalogues(*rules, cases),
        audit_wording(*rules, cases), audit_cases(rules, cases, sources, today)}) {
    seen.insert(seen.end(), more.begin(), more.end());
  }
  sort_diagnostics(seen);
  Findings found = without_silenced(*rules, std::move(seen), sources);
  found.open.insert(found.open.end(), found.idle.begin(), found.idle.end());
  sort_diagnostics(found.open);
  return found;
}

}  // namespace subrosa
