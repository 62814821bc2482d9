// `subrosa test [CASE…]`: the cases' expectations.
#include <algorithm>

#include "commands/commands.hpp"
#include "library.hpp"
#include "subrosa/coverage.hpp"
#include "subrosa/engine.hpp"
#include "subrosa/expectation.hpp"

namespace subrosa::cli {

namespace {

/// A smallest situation as a case file.
std::string case_text(const RuleSet& rules, const StepOutcome& outcome, std::size_t number) {
  const std::string& provision = rules.provisions[outcome.provision].id;
  return "# " + provision + " " + outcome.step + ": " + outcome.outcome + "\n" +
         write_case(rules, provision + "-" + std::to_string(number), outcome.example) + "\n";
}

/// What no case reaches, and the share of what some case does.
std::string coverage_report(const Rules& rules, const std::vector<StepOutcome>& outcomes,
                            double share, const Options& options) {
  std::string report;
  std::size_t missed = 0;
  for (const StepOutcome& outcome : outcomes) {
    if (outcome.covered) continue;
    ++missed;
    const Provision& provision = rules->provisions[outcome.provision];
    const std::string from = iso(*provision.versions[outcome.version].in_force.from);
    report += options.suggest
                  ? case_text(*rules, outcome, missed)
                  : provision.id + " " + from + " " + outcome.step + ": " + outcome.outcome + "\n";
  }
  const std::size_t total = outcomes.size();
  return report + (options.suggest ? "# " : "") +
         say(message("étapes : {0} issues atteintes sur {1}, {2} %", std::to_string(total - missed),
                     std::to_string(total), std::to_string(static_cast<int>(share))),
             options.language) +
         "\n";
}

}  // namespace

ExitStatus test(const Options& options, const World& world) {
  auto library = usable_library(options, world);
  if (!library) return ExitStatus::no_rules;
  std::size_t faulty = 0;
  std::vector<Case> cases;
  if (options.cases.empty()) {
    Diagnostics diagnostics;
    cases = all_cases(*library, diagnostics);
    show(diagnostics, library->loaded.sources, options, world);
    faulty = has_errors(diagnostics) ? 1 : 0;
  }
  for (const std::string& name : options.cases) {
    auto one = open_case(name, *library, options, world);
    one ? cases.push_back(std::move(*one)) : static_cast<void>(++faulty);
  }
  if (cases.empty() && faulty == 0) {
    tell(world, options.language,
         message("aucune situation à vérifier dans {0}", library->folder.string()));
    return ExitStatus::findings;
  }
  Engine engine(library->loaded.rules);
  std::string result;
  std::vector<Decision> decisions;
  std::size_t failed = 0;
  std::size_t passed = 0;
  for (const Case& one : cases) {
    Outcome outcome = engine.decide(one.situation(world.today), world.today);
    std::vector<Message> failures{message("la situation ne peut pas être décidée")};
    if (auto* decision = std::get_if<Decision>(&outcome)) {
      failures = one.expect ? unmet(*one.expect, *decision) : std::vector<Message>{};
      decisions.push_back(std::move(*decision));
    }
    if (one.expect || !failures.empty()) ++(failures.empty() ? passed : failed);
    for (const Message& failure : failures) {
      result +=
          say(message("{0} : {1}", one.id, say(failure, options.language)), options.language) +
          "\n";
    }
  }
  result += say(message("situations conformes : {0}, non conformes : {1}", std::to_string(passed),
                        std::to_string(failed)),
                options.language) +
            "\n";
  bool enough = true;
  if (options.coverage) {
    const std::vector<StepOutcome> outcomes = coverage(library->loaded.rules, decisions);
    const auto covered = static_cast<double>(std::count_if(
        outcomes.begin(), outcomes.end(), [](const StepOutcome& o) { return o.covered; }));
    const double share =
        outcomes.empty() ? 100 : 100 * covered / static_cast<double>(outcomes.size());
    const std::string report = coverage_report(library->loaded.rules, outcomes, share, options);
    result = options.suggest ? report : result + report;
    enough = !options.threshold || share >= *options.threshold;
  }
  if (const auto failure = write_result(result, options, world)) return *failure;
  if (faulty > 0) return ExitStatus::faulty_case;
  return failed > 0 || !enough ? ExitStatus::findings : ExitStatus::done;
}

}  // namespace subrosa::cli
