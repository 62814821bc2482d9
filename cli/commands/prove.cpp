// `subrosa prove`: over every situation of the editions they name, the properties; over every
// situation of every edition, what must hold of any rules.
#include <algorithm>

#include "commands/commands.hpp"
#include "library.hpp"
#include "subrosa/audit.hpp"
#include "subrosa/engine.hpp"
#include "subrosa/prove.hpp"

namespace subrosa::cli {

namespace {

std::string place(const Span& span, const Sources& sources) {
  const LineColumn at = sources[span.file].position(span.begin);
  return sources[span.file].name() + ":" + std::to_string(at.line) + ":" +
         std::to_string(at.column);
}

/// The situation that breaks a property as a case file, what is decided there when it is replayed,
/// and where.
std::string counterexample(const Violation& violation, Engine& engine, const Sources& sources,
                           const Options& options, const World& world) {
  const RuleSet& rules = *engine.rules();
  const Property& property = rules.properties[violation.property];
  std::string text = write_case(rules, property.id + "-broken", violation.situation);
  const Outcome outcome = engine.decide(violation.situation, world.today);
  const auto* decision = std::get_if<Decision>(&outcome);
  if (decision == nullptr) return text;
  const std::string verdict =
      decision->verdict ? std::string(name_of(*decision->verdict)) : std::string("undetermined");
  text += "# " + say(message("verdict : {0}", verdict), options.language) + "\n";
  for (const ProvisionIndex provision : decision->deciding) {
    const Provision& row = rules.provisions[provision];
    text += "# " +
            say(message("décide : {0} ({1})", row.id, place(row.span, sources)), options.language) +
            "\n";
  }
  return text;
}

/// The properties, each that is broken with its situation. Adds up the broken ones.
std::string properties_report(const Library& library, const std::vector<Violation>& violations,
                              const Options& options, const World& world, std::size_t& broken) {
  const Rules& rules = library.loaded.rules;
  Engine engine(rules);
  std::string result;
  for (std::size_t i = 0; i < rules->properties.size(); ++i) {
    const Property& property = rules->properties[i];
    const auto breaks = [&](const Violation& v) { return v.property == i; };
    const auto violation = std::find_if(violations.begin(), violations.end(), breaks);
    const bool holds = violation == violations.end();
    if (options.verbose || !holds) {
      result += (holds ? "✔ " : "✘ ") + property.id + " (" +
                place(property.span, library.loaded.sources) + ")\n  " +
                rules->text(property.title, options.language) + "\n";
    }
    if (holds) continue;
    ++broken;
    result += counterexample(*violation, engine, library.loaded.sources, options, world) + "\n";
  }
  return result +
         say(message("propriétés vraies dans toute situation : {0}, autres : {1}",
                     std::to_string(rules->properties.size() - broken), std::to_string(broken)),
             options.language) +
         "\n";
}

/// What is found over all situations, without the warnings that the rules accept.
Diagnostics accepted_left_out(const Library& library) {
  const Loaded& loaded = library.loaded;
  return without_silenced(*loaded.rules, audit_rules(loaded.rules), loaded.sources).open;
}

/// Silence, bans that meet duties, steps, provisions and facts that change nothing.
std::string findings_report(const Diagnostics& findings, const Sources& sources,
                            Language language) {
  std::string result;
  for (const Diagnostic& finding : findings) result += render(finding, sources, language) + "\n";
  if (!findings.empty()) {
    return result +
           say(message("constats sur l'ensemble des situations : {0}",
                       std::to_string(findings.size())),
               language) +
           "\n";
  }
  return say(message("aucune situation sans réponse, aucune interdiction face à une obligation "
                     "sans que l'une l'emporte, aucune étape, disposition ou question inutile"),
             language) +
         "\n";
}

}  // namespace

ExitStatus prove(const Options& options, const World& world) {
  const auto library = usable_library(options, world);
  if (!library) return ExitStatus::no_rules;
  const auto violations = subrosa::prove(library->loaded.rules);
  if (!violations) {
    if (violations.why() == NoResult::too_large)
      show(accepted_left_out(*library), library->loaded.sources, options, world);
    return not_computed(violations.why(), options, world);
  }
  std::size_t broken = 0;
  const std::string result = properties_report(*library, *violations, options, world, broken);
  const Diagnostics findings = accepted_left_out(*library);
  const std::string more = findings_report(findings, library->loaded.sources, options.language);
  if (const auto failed = write_result(result + more, options, world)) return *failed;
  return broken > 0 || has_errors(findings) ? ExitStatus::findings : ExitStatus::done;
}

}  // namespace subrosa::cli
