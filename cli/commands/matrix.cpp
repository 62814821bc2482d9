// `subrosa matrix CASE --over FACT`: the verdict for each answer to one question.
#include "commands/commands.hpp"
#include "library.hpp"
#include "situation.hpp"
#include "subrosa/report.hpp"
#include "subrosa/suggest.hpp"

namespace subrosa::cli {

namespace {

std::optional<FactIndex> fact_of(const RuleSet& rules, const Options& options, const World& world) {
  if (const auto fact = rules.fact_named(options.over)) return fact;
  std::vector<std::string> names;
  for (const Fact& fact : rules.facts) names.push_back(fact.id);
  const std::string near = closest(options.over, names);
  tell(world, options.language, message("la question `{0}` n'est définie nulle part", options.over),
       near.empty() ? message("les noms des questions sont dans facts.yaml")
                    : message("essayez `{0}`", near));
  return std::nullopt;
}

std::string written(const Case& one, const Matrix& matrix, const RuleSet& rules,
                    const Options& options) {
  if (options.format == Format::json) return to_json(one.id, matrix, options.language);
  const Heading heading = heading_of(one, rules, options.language);
  if (options.format == Format::html) return to_html(heading, matrix, options.language);
  TextStyle style;
  style.language = options.language;
  return to_text(heading, matrix, style);
}

}  // namespace

ExitStatus matrix(const Options& options, const World& world) {
  if (!one_case_given(options, world)) return ExitStatus::usage;
  if (options.over.empty()) {
    tell(world, options.language,
         message("quelle question faut-il faire varier ? ajoutez --over QUESTION"),
         message("par exemple : subrosa matrix arson-police-drugs-is-he-followed --over "
                 "recipient"));
    return ExitStatus::usage;
  }
  auto library = usable_library(options, world);
  if (!library) return ExitStatus::no_rules;
  const RuleSet& rules = *library->loaded.rules;
  const auto over = fact_of(rules, options, world);
  if (!over || !covers_as_of(rules, options, world)) return ExitStatus::usage;
  const auto one = open_case(options.cases.front(), *library, options, world);
  if (!one) return ExitStatus::faulty_case;
  Engine engine(library->loaded.rules);
  const auto made = subrosa::matrix(engine, situation_of(*one, options, world), *over, world.today);
  if (const auto* done = std::get_if<Matrix>(&made)) {
    return write_result(written(*one, *done, rules, options), options, world)
        .value_or(ExitStatus::done);
  }
  Outcome refused = RulesTooLarge{};
  if (const auto* clash = std::get_if<Contradiction>(&made)) refused = *clash;
  if (const auto* outside = std::get_if<OutsideCoverage>(&made)) refused = *outside;
  tell_refusal(options.cases.front(), refused, rules, options, world);
  return ExitStatus::faulty_case;
}

}  // namespace subrosa::cli
