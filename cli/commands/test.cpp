// `subrosa test [CASE…]`: the cases' expectations.
#include <algorithm>

#include "commands/commands.hpp"
#include "library.hpp"
#include "subrosa/coverage.hpp"
#include "subrosa/engine.hpp"
#include "subrosa/expectation.hpp"
#include "subrosa/pairs.hpp"
#include "subrosa/report.hpp"

namespace subrosa::cli {

namespace {

/// What no case reaches, and the share of what some case does.
std::string coverage_report(const RuleSet& rules, const std::vector<StepOutcome>& outcomes,
                            double share, Language language) {
  std::string report;
  std::size_t missed = 0;
  for (const StepOutcome& outcome : outcomes) {
    if (outcome.covered) continue;
    ++missed;
    const Provision& provision = rules.provisions[outcome.provision];
    report += provision.id + " " + iso(*provision.versions[outcome.version].in_force.from) + " " +
              outcome.step + ": " + outcome.outcome + "\n";
  }
  const std::size_t total = outcomes.size();
  return report +
         say(message("étapes : {0} issues atteintes sur {1}, {2} %", std::to_string(total - missed),
                     std::to_string(total), std::to_string(static_cast<int>(share))),
             language) +
         "\n";
}

/// One case of a pair, ready to be given a title and a story.
struct Suggested {
  std::string id;
  std::string text;
};

Suggested suggested(const RuleSet& rules, const std::string& id, const std::string& pair,
                    const Situation& situation, Verdict verdict) {
  return {id, write_case(rules, id, situation) + "pair: " + pair +
                  "\nexpect:\n  verdict: " + std::string(name_of(verdict)) + "\n"};
}

/// Pairs for the steps that no two cases show, and the words that sum them up.
struct Suggestions {
  std::vector<Suggested> cases;
  std::string without;  ///< the steps for which there is no pair, a comment line each
  std::string summary;
};

Suggestions suggestions(const Rules& rules, const std::vector<StepNeed>& needs, Language language) {
  Suggestions made;
  std::size_t shown = 0;
  std::size_t without = 0;
  for (const StepNeed& need : needs) {
    const Provision& provision = rules->provisions[need.provision];
    const std::string from = iso(*provision.versions[need.version].in_force.from);
    const std::string name = provision.id + "-" + need.step;
    const std::string dated = name + "-" + from;
    if (need.shown) {
      ++shown;
    } else if (need.smallest) {
      const std::string one = dated + "-a";
      const std::string other = dated + "-b";
      made.cases.push_back(
          suggested(*rules, one, other, need.smallest->one, need.smallest->verdict_of_one));
      made.cases.push_back(
          suggested(*rules, other, one, need.smallest->other, need.smallest->verdict_of_other));
    } else {
      ++without;
      made.without +=
          "# " +
          say(message("aucune paire ne peut montrer `{0}`", name + " (" + from + ")"), language) +
          "\n";
    }
  }
  made.summary =
      "# " +
      say(message("étapes : {0} sur {1} montrées par deux situations, {2} paires proposées, {3} "
                  "où une autre étape décide toujours la même chose",
                  std::to_string(shown), std::to_string(needs.size()),
                  std::to_string(made.cases.size() / 2), std::to_string(without)),
          language) +
      "\n";
  return made;
}

/// With `-o` a folder: a file for each case, but none that is there already. Else all of them, one
/// after the other.
std::optional<ExitStatus> write_suggestions(const Suggestions& made, const Options& options,
                                            const World& world) {
  const std::filesystem::path folder = options.output;
  std::error_code error;
  if (!options.output.empty() && std::filesystem::is_directory(folder, error)) {
    std::vector<FileToWrite> files;
    for (const Suggested& one : made.cases) {
      FileToWrite file{folder / (one.id + ".yaml"), one.text};
      file.is_new = true;
      if (std::filesystem::exists(file.path, error)) {
        tell(world, options.language,
             message("le fichier `{0}` existe déjà : laissé tel quel", file.path.string()));
      } else {
        files.push_back(std::move(file));
      }
    }
    if (const Written written = write_together(files); !written)
      return not_written(written, options, world);
    world.out << made.without << made.summary;
    return std::nullopt;
  }
  std::string all;
  for (const Suggested& one : made.cases) all += "# " + one.id + ".yaml\n" + one.text + "\n";
  return write_result(all + made.without + made.summary, options, world);
}

/// The files that cannot be read as cases, each with what is wrong with it.
std::vector<TestedCase> faulty_cases(const Diagnostics& diagnostics, const Sources& sources) {
  std::vector<TestedCase> faulty;
  for (const Diagnostic& d : diagnostics) {
    if (d.severity != Severity::error) continue;
    const std::string& name = sources[d.span.file].name();
    if (faulty.empty() || faulty.back().id != name)
      faulty.push_back({name, TestedCase::State::faulty, {}});
    faulty.back().words.push_back(d.observation);
  }
  return faulty;
}

TestedCase tested_case(const Case& one, const std::vector<Message>& failures) {
  TestedCase tested{one.id, TestedCase::State::passed, failures};
  if (!failures.empty()) {
    tested.state = TestedCase::State::failed;
  } else if (!one.expect) {
    tested.state = TestedCase::State::nothing_expected;
  }
  return tested;
}

}  // namespace

ExitStatus test(const Options& options, const World& world) {
  auto library = usable_library(options, world);
  if (!library) return ExitStatus::no_rules;
  std::size_t faulty = 0;
  std::vector<Case> cases;
  std::vector<TestedCase> tested;
  if (options.cases.empty()) {
    Diagnostics diagnostics;
    cases = all_cases(*library, diagnostics);
    show(diagnostics, library->loaded.sources, options, world);
    faulty = has_errors(diagnostics) ? 1 : 0;
    tested = faulty_cases(diagnostics, library->loaded.sources);
  }
  for (const std::string& name : options.cases) {
    auto one = open_case(name, *library, options, world);
    if (!one) {
      const Message words = message("la situation `{0}` est introuvable ou illisible", name);
      tested.push_back({name, TestedCase::State::faulty, {words}});
      ++faulty;
      continue;
    }
    cases.push_back(std::move(*one));
  }
  if (cases.empty() && faulty == 0 && !options.suggest) {
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
    tested.push_back(tested_case(one, failures));
    if (one.expect || !failures.empty()) ++(failures.empty() ? passed : failed);
    for (const Message& failure : failures) {
      result +=
          say(message("{0} : {1}", one.id, say(failure, options.language)), options.language) +
          "\n";
    }
  }
  if (!cases.empty() || faulty == 0)  // nothing is said of cases that nobody could read
    result += say(message("situations conformes : {0}, non conformes : {1}", std::to_string(passed),
                          std::to_string(failed)),
                  options.language) +
              "\n";
  bool enough = true;
  if (options.coverage) {
    const auto looked_at = coverage(library->loaded.rules, decisions);
    if (!looked_at) {
      world.err << result;
      return not_computed(looked_at.why(), options, world);
    }
    const std::vector<StepOutcome>& outcomes = *looked_at;
    const auto covered = static_cast<double>(std::count_if(
        outcomes.begin(), outcomes.end(), [](const StepOutcome& o) { return o.covered; }));
    const double share =
        outcomes.empty() ? 100 : 100 * covered / static_cast<double>(outcomes.size());
    result += coverage_report(*library->loaded.rules, outcomes, share, options.language);
    enough = !options.threshold || share >= *options.threshold;
  }
  if (options.suggest) {
    world.err << result;  // the output is what is suggested
    const auto needs = step_needs(library->loaded.rules, decisions);
    if (!needs) return not_computed(needs.why(), options, world);
    const Suggestions made = suggestions(library->loaded.rules, *needs, options.language);
    if (const auto failure = write_suggestions(made, options, world)) return *failure;
  } else if (options.format == Format::junit) {
    if (options.coverage) world.err << result;
    const std::string xml = to_junit(*library->loaded.rules, tested, options.language);
    if (const auto failure = write_result(xml, options, world)) return *failure;
  } else if (const auto failure = write_result(result, options, world)) {
    return *failure;
  }
  if (faulty > 0) return ExitStatus::faulty_case;
  return failed > 0 || !enough ? ExitStatus::findings : ExitStatus::done;
}

}  // namespace subrosa::cli
