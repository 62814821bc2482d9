// `subrosa check`: everything about the rules that can be found without a case, and that the cases
// fit them.
#include <algorithm>

#include "commands/commands.hpp"
#include "library.hpp"
#include "subrosa/audit.hpp"
#include "subrosa/report.hpp"
#include "subrosa/suggest.hpp"

namespace subrosa::cli {

namespace {

std::string translated_share(const RuleSet& rules, const std::vector<Case>& cases,
                             const Catalogue& catalogue, Language language) {
  const TranslatedShare share = translated_share_of(rules, cases, catalogue.language);
  return say(message("{0} : {1} textes traduits sur {2}", code_of(catalogue.language),
                     std::to_string(share.translated), std::to_string(share.total)),
             language);
}

std::string counted(const Diagnostics& diagnostics, Language language) {
  const auto errors =
      std::count_if(diagnostics.begin(), diagnostics.end(),
                    [](const Diagnostic& d) { return d.severity == Severity::error; });
  const auto warnings = static_cast<std::ptrdiff_t>(diagnostics.size()) - errors;
  return say(message("erreurs : {0}, avertissements : {1}", std::to_string(errors),
                     std::to_string(warnings)),
             language) +
         "\n";
}

std::string summary(const RuleSet& rules, const std::vector<Case>& cases, const Findings& found,
                    Language language) {
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
  out += counted(found.open, language);
  if (found.silenced.empty()) return out;
  return out +
         say(message("avertissements acceptés : {0} (--show-silenced les montre)",
                     std::to_string(found.silenced.size())),
             language) +
         "\n";
}

}  // namespace

namespace {

/// `W511` -> what it means and why it matters.
ExitStatus explain(const Options& options, const World& world) {
  const CodeInfo* info = code_named(options.explain);
  if (info == nullptr) {
    std::vector<std::string> codes;
    for (const CodeInfo& known : code_registry()) codes.push_back(code_text(known));
    const std::string near = closest(options.explain, codes);
    tell(world, options.language, message("le code `{0}` n'existe pas", options.explain),
         near.empty() ? Message{} : message("essayez `{0}`", near));
    return ExitStatus::usage;
  }
  const std::string text =
      say(message("{0} : {1}", code_text(*info), say(info->summary, options.language)),
          options.language) +
      "\n\n" + say(info->why, options.language) + "\n";
  return write_result(text, options, world).value_or(ExitStatus::done);
}

/// Accepted warnings, each with its reason.
std::string accepted(const Findings& found, const Sources& sources, Language language) {
  std::string out;
  for (const SilencedFinding& one : found.silenced) {
    std::string shown = render(one.finding, sources, language);
    out += shown + "   = " + say(message("accepté : {0}", one.because), language) + "\n\n";
  }
  return out;
}

std::string reported(const Findings& found, const Sources& sources, const Options& options) {
  static const std::vector<SilencedFinding> none;
  if (options.format == Format::sarif) {
    return to_sarif(found.open, sources, options.language, found.silenced);
  }
  return to_json(found.open, sources, options.language, options.format == Format::ndjson,
                 options.show_silenced ? found.silenced : none);
}

}  // namespace

ExitStatus check(const Options& options, const World& world) {
  if (!options.explain.empty()) return explain(options, world);
  auto library = open_library(options, world);
  if (!library) return ExitStatus::no_rules;
  Loaded& loaded = library->loaded;
  std::vector<Case> cases;
  Findings found;
  if (loaded.rules) {
    cases = all_cases(*library, loaded.diagnostics);
    if (!options.missing.empty()) {
      const Language language = language_of(options.missing);
      const auto failed =
          write_result(missing_translations(*loaded.rules, cases, language), options, world);
      return failed.value_or(ExitStatus::done);
    }
    found = everything_found(loaded.rules, cases, loaded.sources, world.today, loaded.diagnostics);
  } else {
    found.open = loaded.diagnostics;
    sort_diagnostics(found.open);
  }
  std::string result;
  if (options.format == Format::text) {
    show(found.open, loaded.sources, options, world);
    if (options.show_silenced) world.err << accepted(found, loaded.sources, options.language);
    result = loaded.rules ? summary(*loaded.rules, cases, found, options.language)
                          : counted(found.open, options.language);
  } else {
    result = reported(found, loaded.sources, options);
  }
  if (const auto failed = write_result(result, options, world)) return *failed;
  return has_errors(found.open) ? ExitStatus::findings : ExitStatus::done;
}

}  // namespace subrosa::cli
