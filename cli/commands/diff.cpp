// `subrosa diff OLD NEW`: which situations get another verdict, over every situation.
#include <algorithm>
#include <regex>

#include "commands/commands.hpp"
#include "library.hpp"
#include "subrosa/compare.hpp"
#include "subrosa/engine.hpp"
#include "subrosa/folder.hpp"
#include "subrosa/report.hpp"

namespace subrosa::cli {

namespace {

struct Dates {
  Date as_of;
  Date known_on;
};

bool looks_like_date(const std::string& word) {
  static const std::regex form(R"(\d{4}-\d{2}-\d{2}(@.*)?)");
  return std::regex_match(word, form);
}

/// `DATE` sets both dates, `ASOF@KNOWN` each.
std::optional<Dates> dates_of(const std::string& word) {
  const std::size_t at = word.find('@');
  const auto as_of = parse_date(word.substr(0, at));
  const auto known_on = at == std::string::npos ? as_of : parse_date(word.substr(at + 1));
  if (!as_of || !known_on) return std::nullopt;
  return Dates{*as_of, *known_on};
}

std::optional<Verdict> verdict_of_case(Engine& engine, const Situation& situation, Date today,
                                       bool& decided) {
  const Outcome outcome = engine.decide(situation, today);
  const auto* decision = std::get_if<Decision>(&outcome);
  decided = decided && decision != nullptr;
  return decision != nullptr ? decision->verdict : std::nullopt;
}

/// A case under the older law and under the newer one, if its verdict differs.
std::optional<FlippedCase> flipped(const Case& one, Engine& older, const Situation& before,
                                   Engine& newer, const Situation& after, Date today,
                                   Language language) {
  bool decided = true;
  FlippedCase flip{one.id, title_of(one, *newer.rules(), language),
                   verdict_of_case(older, before, today, decided),
                   verdict_of_case(newer, after, today, decided)};
  return decided && flip.before != flip.after ? std::optional(flip) : std::nullopt;
}

ExitStatus report(const std::vector<Comparison>& comparisons, const std::vector<FlippedCase>& cases,
                  const Options& options, const World& world) {
  std::string result;
  if (options.format == Format::text) {
    const TextStyle style{false, options.verbose, 78, options.language};
    for (const Comparison& one : comparisons) {
      result += (result.empty() ? "" : "\n") + to_text(one, style);
    }
    if (comparisons.empty()) {
      result = say(message("Rien ne change, à aucune date."), options.language) + "\n";
    }
    result += to_text(cases, style);
  } else {
    result = to_json(comparisons, cases);
  }
  if (const auto failure = write_result(result, options, world)) return *failure;
  const bool changes = std::any_of(comparisons.begin(), comparisons.end(),
                                   [](const Comparison& one) { return !one.empty(); });
  return options.exit_code && changes ? ExitStatus::findings : ExitStatus::done;
}

ExitStatus too_large(const Options& options, const World& world) {
  tell(world, options.language,
       message("les dispositions ont trop de questions en commun pour être comparées"),
       message("subrosa check dit lesquelles"));
  return ExitStatus::no_rules;
}

ExitStatus diff_dates(const Dates& before, const Dates& after, const Options& options,
                      const World& world) {
  auto library = usable_library(options, world);
  if (!library) return ExitStatus::no_rules;
  const Rules& rules = library->loaded.rules;
  for (const Date date : {before.as_of, after.as_of}) {
    if (rules->covers.contains(date)) continue;
    tell(world, options.language, message("les règles ne couvrent pas le {0}", iso(date)));
    return ExitStatus::usage;
  }
  const auto comparison =
      compare({rules, before.as_of, before.known_on}, {rules, after.as_of, after.known_on});
  if (!comparison) return too_large(options, world);
  Diagnostics diagnostics;
  Engine engine(rules);
  std::vector<FlippedCase> cases;
  for (const Case& one : all_cases(*library, diagnostics)) {
    Situation then = one.situation(world.today);
    Situation now = then;
    then.as_of = before.as_of;
    then.known_on = before.known_on;
    now.as_of = after.as_of;
    now.known_on = after.known_on;
    auto flip = flipped(one, engine, then, engine, now, world.today, options.language);
    if (flip) cases.push_back(std::move(*flip));
  }
  return report({*comparison}, cases, options, world);
}

ExitStatus diff_folders(const std::string& before, const std::string& after, const Options& options,
                        const World& world) {
  Options of_older = options;
  Options of_newer = options;
  of_older.rules = before;
  of_newer.rules = after;
  auto older = usable_library(of_older, world);
  auto newer = older ? usable_library(of_newer, world) : std::nullopt;
  if (!newer) return ExitStatus::no_rules;
  const auto comparisons = compare(older->loaded.rules, newer->loaded.rules);
  if (!comparisons) return too_large(options, world);
  Diagnostics diagnostics;
  Engine old_engine(older->loaded.rules);
  Engine new_engine(newer->loaded.rules);
  std::vector<FlippedCase> cases;
  for (const Case& one : all_cases(*newer, diagnostics)) {
    // The same file read with the older rules; one that does not fit them cannot be compared.
    const SourceFile& file = newer->loaded.sources[one.span.file];
    const auto then = read_case(file, one.span.file, *older->loaded.rules, diagnostics);
    if (!then) continue;
    auto flip = flipped(one, old_engine, then->situation(world.today), new_engine,
                        one.situation(world.today), world.today, options.language);
    if (flip) cases.push_back(std::move(*flip));
  }
  return report(*comparisons, cases, options, world);
}

}  // namespace

ExitStatus diff(const Options& options, const World& world) {
  if (options.cases.size() != 2) {
    tell(world, options.language, message("il faut dire ce qu'on compare : ANCIEN et NOUVEAU"),
         message("deux dossiers, ou deux dates : `subrosa diff 2026-08-31 2026-09-01`"));
    return ExitStatus::usage;
  }
  const std::string& before = options.cases[0];
  const std::string& after = options.cases[1];
  if (looks_like_date(before) != looks_like_date(after)) {
    tell(world, options.language,
         message("une date ne se compare pas à un dossier : `{0}`, `{1}`", before, after),
         message("deux dossiers, ou deux dates : `subrosa diff 2026-08-31 2026-09-01`"));
    return ExitStatus::usage;
  }
  if (!looks_like_date(before)) return diff_folders(before, after, options, world);
  for (const std::string& word : options.cases) {
    if (dates_of(word)) continue;
    tell(world, options.language, message("`{0}` n'est pas une date du calendrier", word),
         message("une date s'écrit AAAA-MM-JJ, deux dates AAAA-MM-JJ@AAAA-MM-JJ : le jour de "
                 "l'acte, puis celui auquel le droit est connu"));
    return ExitStatus::usage;
  }
  return diff_dates(*dates_of(before), *dates_of(after), options, world);
}

}  // namespace subrosa::cli
