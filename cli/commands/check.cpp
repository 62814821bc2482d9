// `subrosa check`: everything about the rules that can be found without a case, and that the cases
// fit them.
#include <algorithm>

#include "commands/commands.hpp"
#include "library.hpp"
#include "subrosa/audit.hpp"
#include "subrosa/prove.hpp"
#include "subrosa/report.hpp"
#include "subrosa/review.hpp"

namespace subrosa::cli {

namespace {

std::string translated_share(const RuleSet& rules, const std::vector<Case>& cases,
                             const Catalogue& catalogue, Language language) {
  const TranslatedShare share = translated_share_of(rules, cases, catalogue.language);
  return say(message("{0} : {1} textes traduits sur {2}", code_of(catalogue.language),
                     std::to_string(share.translated), std::to_string(share.total)),
             language);
}

std::string summary(const RuleSet& rules, const std::vector<Case>& cases,
                    const Diagnostics& diagnostics, Language language) {
  const auto errors =
      std::count_if(diagnostics.begin(), diagnostics.end(),
                    [](const Diagnostic& d) { return d.severity == Severity::error; });
  const auto warnings = static_cast<std::ptrdiff_t>(diagnostics.size()) - errors;
  std::size_t versions = 0;
  for (const Provision& provision : rules.provisions) versions += provision.versions.size();
  std::string out = rules.id + " " + rules.version + " (" + rules.hash + ")\n";
  out += say(message("{0} dispositions, {1} versions, {2} questions, {3} sources, {4} propriétés, "
                     "{5} situations",
                     std::to_string(rules.provisions.size()), std::to_string(versions),
                     std::to_string(rules.facts.size()), std::to_string(rules.sources.size()),
                     std::to_string(rules.properties.size()), std::to_string(cases.size())),
             language) +
         "\n";
  for (const Catalogue& catalogue : rules.catalogues) {
    out += translated_share(rules, cases, catalogue, language) + "\n";
  }
  return out +
         say(message("erreurs : {0}, avertissements : {1}", std::to_string(errors),
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
  if (loaded.rules) {
    cases = all_cases(*library, loaded.diagnostics);
    if (!options.missing.empty()) {
      const Language language = language_of(options.missing);
      const auto failed =
          write_result(missing_translations(*loaded.rules, cases, language), options, world);
      return failed.value_or(ExitStatus::done);
    }
    for (const Diagnostics& more :
         {audit_rules(loaded.rules), audit_properties(loaded.rules),
          audit_sources(*loaded.rules, world.today), audit_reviews(*loaded.rules, world.today),
          audit_catalogues(*loaded.rules, cases),
          audit_cases(loaded.rules, cases, loaded.sources, world.today)}) {
      loaded.diagnostics.insert(loaded.diagnostics.end(), more.begin(), more.end());
    }
  }
  sort_diagnostics(loaded.diagnostics);
  std::string result;
  if (options.format == Format::text) {
    show(loaded.diagnostics, loaded.sources, options, world);
    if (loaded.rules) result = summary(*loaded.rules, cases, loaded.diagnostics, options.language);
  } else if (options.format == Format::sarif) {
    result = to_sarif(loaded.diagnostics, loaded.sources, options.language);
  } else {
    const bool lines = options.format == Format::ndjson;
    result = to_json(loaded.diagnostics, loaded.sources, options.language, lines);
  }
  if (const auto failed = write_result(result, options, world)) return *failed;
  return has_errors(loaded.diagnostics) ? ExitStatus::findings : ExitStatus::done;
}

}  // namespace subrosa::cli
