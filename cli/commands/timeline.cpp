// `subrosa timeline CASE`: the same answers on every day that the rules cover.
#include "commands/commands.hpp"
#include "library.hpp"
#include "situation.hpp"
#include "subrosa/report.hpp"

namespace subrosa::cli {

namespace {

std::string written(const Case& one, const Timeline& timeline, const RuleSet& rules,
                    const Options& options) {
  if (options.format == Format::json) return to_json(one.id, timeline, options.language);
  const Heading heading = heading_of(one, rules, options.language);
  if (options.format == Format::html) return to_html(heading, timeline, options.language);
  TextStyle style;
  style.language = options.language;
  return to_text(heading, timeline, style);
}

}  // namespace

ExitStatus timeline(const Options& options, const World& world) {
  if (!one_case_given(options, world)) return ExitStatus::usage;
  if (options.as_then && options.known_on) {
    tell(world, options.language, message("--as-then et --known-on ne vont pas ensemble"),
         message("--as-then prend le droit comme on le connaissait chaque jour"));
    return ExitStatus::usage;
  }
  auto library = usable_library(options, world);
  if (!library) return ExitStatus::no_rules;
  const RuleSet& rules = *library->loaded.rules;
  if (!covers_as_of(rules, options, world)) return ExitStatus::usage;
  const auto one = open_case(options.cases.front(), *library, options, world);
  if (!one) return ExitStatus::faulty_case;
  Engine engine(library->loaded.rules);
  const auto made =
      subrosa::timeline(engine, situation_of(*one, options, world), world.today, options.as_then);
  if (const auto* done = std::get_if<Timeline>(&made)) {
    return write_result(written(*one, *done, rules, options), options, world)
        .value_or(ExitStatus::done);
  }
  const auto* clash = std::get_if<Contradiction>(&made);
  tell_refusal(options.cases.front(), clash != nullptr ? Outcome(*clash) : Outcome(RulesTooLarge{}),
               rules, options, world);
  return ExitStatus::faulty_case;
}

}  // namespace subrosa::cli
