// `subrosa decide CASE…`: the verdict and its explanation.
#include <algorithm>

#include "commands/commands.hpp"
#include "library.hpp"
#include "situation.hpp"
#include "subrosa/engine.hpp"
#include "subrosa/report.hpp"

namespace subrosa::cli {

namespace {

struct Decided {
  std::string name;  ///< as the user gave it
  std::optional<Case> one;
  std::optional<Decision> decision;
};

class Decider {
 public:
  Decider(Library& library, const Options& options, const World& world)
      : library_(library), options_(options), world_(world), engine_(library.loaded.rules) {}

  Decided decide(const std::string& name) {
    Decided decided{name, open_case(name, library_, options_, world_), std::nullopt};
    if (!decided.one) return decided;
    const Situation situation = situation_of(*decided.one, options_, world_);
    Outcome outcome = engine_.decide(situation, world_.today);
    if (auto* decision = std::get_if<Decision>(&outcome)) {
      decided.decision = std::move(*decision);
    } else {
      tell_refusal(name, outcome, *library_.loaded.rules, options_, world_);
    }
    return decided;
  }

 private:
  Library& library_;
  const Options& options_;
  const World& world_;
  Engine engine_;
};

std::string as_text(const std::vector<Decided>& all, const Options& options, const World& world) {
  TextStyle style;
  style.language = options.language;
  style.every_provision = options.verbose;
  style.color = wants_color(options, world);
  if (all.size() == 1) {
    const Decided& only = all.front();
    if (!only.decision) return {};
    const RuleSet& rules = *only.decision->rules;
    const Heading heading{title_of(*only.one, rules, options.language),
                          story_of(*only.one, rules, options.language)};
    return to_text(heading, explain(*only.decision, options.language), style);
  }
  std::vector<TableRow> rows;
  for (const Decided& one : all) {
    TableRow row{one.one ? one.one->id : one.name, "", std::nullopt, !one.decision};
    if (one.decision) {
      row.title = title_of(*one.one, *one.decision->rules, options.language);
      row.verdict = one.decision->verdict;
    }
    rows.push_back(std::move(row));
  }
  return to_table(rows, style);
}

/// A page shows one case.
bool wants_page(const Options& options) {
  return options.format == Format::md || options.format == Format::html;
}

std::string as_page(const Decided& only, const Options& options) {
  if (!only.decision) return {};
  const Language language = options.language;
  const RuleSet& rules = *only.decision->rules;
  const Heading heading{title_of(*only.one, rules, language), story_of(*only.one, rules, language)};
  const Explanation explanation = explain(*only.decision, language);
  const PageStyle style{language, options.verbose};
  return options.format == Format::html ? to_html(heading, explanation, style)
                                        : to_markdown(heading, explanation, style);
}

std::string as_json(const std::vector<Decided>& all, const Options& options) {
  const bool lines = options.format == Format::ndjson;
  std::string out;
  for (const Decided& one : all) {
    if (!one.decision) continue;
    const std::string object = to_json(one.one->id, *one.decision, options.language, lines);
    out += (out.empty() || lines ? "" : ",\n") + object + (lines ? "\n" : "");
  }
  if (lines) return out;
  return (all.size() == 1 ? out : "[" + out + "]") + (out.empty() && all.size() == 1 ? "" : "\n");
}

std::string in_format(const std::vector<Decided>& all, const Options& options, const World& world) {
  if (options.format == Format::text) return as_text(all, options, world);
  return wants_page(options) ? as_page(all.front(), options) : as_json(all, options);
}

bool fails_on(const std::vector<Decided>& all, const std::vector<std::string>& verdicts) {
  return std::any_of(all.begin(), all.end(), [&](const Decided& one) {
    if (!one.decision) return false;
    const auto& verdict = one.decision->verdict;
    const std::string name = verdict ? std::string(name_of(*verdict)) : "undetermined";
    return std::find(verdicts.begin(), verdicts.end(), name) != verdicts.end();
  });
}

}  // namespace

ExitStatus decide(const Options& options, const World& world) {
  if (options.cases.empty()) {
    tell(world, options.language, message("quelle situation ? donnez un fichier, un nom, ou `-`"),
         message("par exemple : subrosa decide arson-police-drugs-is-he-followed"));
    return ExitStatus::usage;
  }
  if (wants_page(options) && options.cases.size() > 1) {
    tell(world, options.language,
         message("une page ne montre qu'une situation : donnez-en une seule"),
         message("par exemple : subrosa decide CAS --format html -o page.html"));
    return ExitStatus::usage;
  }
  auto library = usable_library(options, world);
  if (!library) return ExitStatus::no_rules;
  if (!covers_as_of(*library->loaded.rules, options, world)) return ExitStatus::usage;
  Decider decider(*library, options, world);
  std::vector<Decided> all;
  for (const std::string& name : options.cases) all.push_back(decider.decide(name));
  // An earlier result is better than an empty one.
  const bool none =
      std::none_of(all.begin(), all.end(), [](const Decided& d) { return d.decision.has_value(); });
  if (none && !options.output.empty()) return ExitStatus::faulty_case;
  if (none && wants_page(options)) return ExitStatus::faulty_case;
  if (const auto failed = write_result(in_format(all, options, world), options, world))
    return *failed;
  const bool faulty =
      std::any_of(all.begin(), all.end(), [](const Decided& d) { return !d.decision; });
  if (faulty) return ExitStatus::faulty_case;
  return fails_on(all, options.fail_on) ? ExitStatus::findings : ExitStatus::done;
}

}  // namespace subrosa::cli
