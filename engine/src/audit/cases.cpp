#include <algorithm>
#include <map>

#include "diagnostics/codes.hpp"
#include "diagnostics/suggestion.hpp"
#include "subrosa/audit.hpp"
#include "subrosa/engine.hpp"

namespace subrosa {

namespace {

/// `rules/belgium/cases/a.yaml` -> `a`.
std::string stem(const std::string& name) {
  const std::string file = name.substr(name.rfind('/') + 1);  // all of it where there is no `/`
  return file.substr(0, file.rfind('.'));
}

void audit_names(const Case& one, const Sources& sources, std::map<std::string, Span>& seen,
                 Diagnostics& out) {
  const auto [first, fresh] = seen.try_emplace(one.id, one.span);
  if (!fresh) {
    out.push_back(diagnose(Code::duplicate_id, one.span,
                           message("l'identifiant `{0}` est déjà pris", one.id)));
    out.back().others.push_back({first->second, message("pris ici")});
  }
  const std::string& file = sources[one.span.file].name();
  if (stem(file) != one.id) {
    out.push_back(diagnose(Code::file_name, one.span,
                           message("ce fichier s'appelle `{0}` mais contient `{1}`", file, one.id),
                           {}, message("le fichier porte le nom de ce qu'il contient")));
  }
}

void audit_answers(const Case& one, Engine& engine, Date today, Diagnostics& out) {
  const Outcome outcome = engine.decide(one.situation(today), today);
  if (const auto* clash = std::get_if<Contradiction>(&outcome)) {
    const RuleSet& rules = *engine.rules();
    std::vector<TextIndex> because;
    for (const std::size_t i : clash->constraints) because.push_back(rules.constraints[i].because);
    out.push_back(diagnose(Code::contradictory_answers, one.facts_span,
                           message("ces réponses ne vont pas ensemble"), {},
                           rules.message_of(because)));
  }
}

}  // namespace

Diagnostics audit_cases(const Rules& rules, const std::vector<Case>& cases, const Sources& sources,
                        Date today) {
  Diagnostics out;
  Engine engine(rules);
  std::map<std::string, Span> seen;
  std::vector<std::string> ids;
  for (const Case& one : cases) ids.push_back(one.id);
  for (const Case& one : cases) {
    audit_names(one, sources, seen, out);
    audit_answers(one, engine, today, out);
    if (one.pair.empty() || std::find(ids.begin(), ids.end(), one.pair) != ids.end()) continue;
    out.push_back(diagnose(Code::unknown_name, one.span,
                           message("sa paire `{0}` n'existe pas", one.pair), {},
                           nearest_name(one.pair, ids)));
  }
  return out;
}

}  // namespace subrosa
