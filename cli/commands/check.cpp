// `subrosa check`: everything about the rules that can be found without a case, and that the cases
// fit them.
#include <algorithm>

#include "commands/commands.hpp"
#include "library.hpp"
#include "subrosa/audit.hpp"
#include "subrosa/engine.hpp"
#include "subrosa/prove.hpp"
#include "subrosa/report.hpp"

namespace subrosa::cli {

namespace {

/// Cases whose answers contradict each other, or whose pair does not exist.
std::size_t check_cases(const std::vector<Case>& cases, const Rules& rules, const Options& options,
                        const World& world) {
  Engine engine(rules);
  std::size_t faults = 0;
  for (const Case& one : cases) {
    const Outcome outcome = engine.decide(one.situation(world.today), world.today);
    if (!std::holds_alternative<Decision>(outcome)) {
      tell(world, options.language,
           message("situation `{0}` : ses réponses ou ses dates ne conviennent pas", one.id),
           message("`subrosa decide {0}` dit pourquoi", one.id));
      ++faults;
    }
    const auto is_pair = [&](const Case& other) { return other.id == one.pair; };
    if (!one.pair.empty() && std::none_of(cases.begin(), cases.end(), is_pair)) {
      tell(world, options.language,
           message("situation `{0}` : sa paire `{1}` n'existe pas", one.id, one.pair));
      ++faults;
    }
  }
  return faults;
}

std::string translated_share(const RuleSet& rules, const Catalogue& catalogue, Language language) {
  const auto done = std::count_if(rules.texts.begin(), rules.texts.end(), [&](const Text& text) {
    return rules.translation(text.id, text.hash, catalogue.language) != nullptr;
  });
  return say(message("{0} : {1} textes traduits sur {2}", code_of(catalogue.language),
                     std::to_string(done), std::to_string(rules.texts.size())),
             language);
}

std::string summary(const RuleSet& rules, std::size_t cases, std::size_t errors,
                    std::size_t warnings, Language language) {
  std::size_t versions = 0;
  for (const Provision& provision : rules.provisions) versions += provision.versions.size();
  std::string out = rules.id + " " + rules.version + " (" + rules.hash + ")\n";
  out += say(message("{0} dispositions, {1} versions, {2} questions, {3} sources, {4} situations",
                     std::to_string(rules.provisions.size()), std::to_string(versions),
                     std::to_string(rules.facts.size()), std::to_string(rules.sources.size()),
                     std::to_string(cases)),
             language) +
         "\n";
  for (const Catalogue& catalogue : rules.catalogues)
    out += translated_share(rules, catalogue, language) + "\n";
  return out +
         say(message("{0} erreurs, {1} avertissements", std::to_string(errors),
                     std::to_string(warnings)),
             language) +
         "\n";
}

}  // namespace

ExitStatus check(const Options& options, const World& world) {
  auto library = open_library(options, world);
  if (!library) return ExitStatus::no_rules;
  Loaded& loaded = library->loaded;
  std::vector<Case> cases;
  std::size_t faults = 0;
  if (loaded.rules) {
    cases = all_cases(*library, faults, options, world);
    for (const Diagnostics& more :
         {audit_rules(loaded.rules), audit_properties(loaded.rules),
          audit_sources(*loaded.rules, world.today), audit_catalogues(*loaded.rules, cases)}) {
      loaded.diagnostics.insert(loaded.diagnostics.end(), more.begin(), more.end());
    }
    if (!options.missing.empty()) {
      const std::string texts =
          missing_translations(*loaded.rules, cases, language_of(options.missing));
      return write_result(texts, options, world) ? ExitStatus::done : ExitStatus::internal;
    }
    faults += check_cases(cases, loaded.rules, options, world);
  }
  sort_diagnostics(loaded.diagnostics);
  const auto errors = static_cast<std::size_t>(
      std::count_if(loaded.diagnostics.begin(), loaded.diagnostics.end(),
                    [](const Diagnostic& d) { return d.severity == Severity::error; }));
  const std::size_t warnings = loaded.diagnostics.size() - errors;
  std::string result;
  if (options.format == Format::text) {
    show(loaded.diagnostics, loaded.sources, options, world);
    if (loaded.rules)
      result = summary(*loaded.rules, cases.size(), errors + faults, warnings, options.language);
  } else {
    result = to_json(loaded.diagnostics, loaded.sources, options.language) + "\n";
  }
  if (!write_result(result, options, world)) return ExitStatus::internal;
  return errors + faults > 0 ? ExitStatus::findings : ExitStatus::done;
}

}  // namespace subrosa::cli
