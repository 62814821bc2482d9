// `subrosa graph [PROVISION]`: the tree of a provision, or the map of all.
#include "commands/commands.hpp"
#include "library.hpp"
#include "situation.hpp"
#include "subrosa/drawing.hpp"
#include "subrosa/edition.hpp"
#include "subrosa/engine.hpp"
#include "subrosa/report.hpp"
#include "subrosa/suggest.hpp"

namespace subrosa::cli {

namespace {

/// What is drawn: one version, perhaps with the path of a case.
struct Subject {
  std::size_t version = 0;
  std::optional<Decision> decision;
  std::string case_title;
};

class Grapher {
 public:
  Grapher(Library& library, const Options& options, const World& world)
      : library_(library), rules_(*library.loaded.rules), options_(options), world_(world) {}

  ExitStatus draw_map() {
    const Date as_of = options_.as_of.value_or(world_.today);
    const RuleMap map =
        map_of(rules_, as_of, options_.known_on.value_or(world_.today), options_.language);
    if (options_.format == Format::svg)
      return write(to_svg(picture_of(map, options_.language), options_.language));
    return write(options_.format == Format::dot ? to_dot(map) : to_text(map, style()));
  }

  ExitStatus draw_provision(const std::string& name) {
    const auto provision = rules_.provision_named(name);
    if (!provision) return unknown(name);
    const auto subject = options_.of_case.empty() ? on_a_day(*provision) : in_a_case(*provision);
    if (const auto* status = std::get_if<ExitStatus>(&subject)) return *status;
    const auto& drawn = std::get<Subject>(subject);
    return write(in_format(tree_of(*provision, drawn)));
  }

 private:
  TextStyle style() const {
    TextStyle style;
    style.language = options_.language;
    return style;
  }

  ExitStatus write(const std::string& text) const {
    return write_result(text, options_, world_).value_or(ExitStatus::done);
  }

  ExitStatus unknown(const std::string& name) const {
    std::vector<std::string> names;
    for (const Provision& provision : rules_.provisions) names.push_back(provision.id);
    const std::string near = closest(name, names);
    tell(world_, options_.language, message("la disposition `{0}` est inconnue", name),
         near.empty() ? message("`subrosa graph` les montre toutes")
                      : message("essayez `{0}`", near));
    return ExitStatus::usage;
  }

  ExitStatus not_in_force(ProvisionIndex provision, Date day) const {
    std::string dates;
    for (const Version& version : rules_.provisions[provision].versions)
      dates += (dates.empty() ? "" : ", ") + iso(*version.in_force.from);
    tell(world_, options_.language,
         message("la disposition `{0}` n'a pas de version le {1}", rules_.provisions[provision].id,
                 iso(day)),
         message("ses versions commencent le : {0}", dates));
    return ExitStatus::usage;
  }

  /// The version of a day, annulled or not: it is drawn, not applied.
  std::variant<Subject, ExitStatus> on_a_day(ProvisionIndex provision) const {
    const Date day = options_.as_of.value_or(world_.today);
    const Edition edition = edition_of(rules_, day, options_.known_on.value_or(world_.today));
    const auto& version = edition.versions[provision.value] ? edition.versions[provision.value]
                                                            : edition.annulled[provision.value];
    if (!version) return not_in_force(provision, day);
    return Subject{*version, std::nullopt, ""};
  }

  std::variant<Subject, ExitStatus> in_a_case(ProvisionIndex provision) {
    const auto one = open_case(options_.of_case, library_, options_, world_);
    if (!one) return ExitStatus::faulty_case;
    const Situation situation = situation_of(*one, options_, world_);
    Engine engine(library_.loaded.rules);
    Outcome outcome = engine.decide(situation, world_.today);
    if (!std::holds_alternative<Decision>(outcome)) {
      tell_refusal(options_.of_case, outcome, rules_, options_, world_);
      return ExitStatus::faulty_case;
    }
    Subject subject{0, std::get<Decision>(std::move(outcome)),
                    heading_of(*one, rules_, options_.language).title};
    const ProvisionResult& result = subject.decision->provisions[provision.value];
    const auto& version = result.version ? result.version : result.annulled;
    if (!version) return not_in_force(provision, situation.as_of);
    subject.version = *version;
    return subject;
  }

  DrawnTree tree_of(ProvisionIndex provision, const Subject& drawn) const {
    if (!drawn.decision) return draw_tree(rules_, provision, drawn.version, options_.language);
    const ProvisionResult& result = drawn.decision->provisions[provision.value];
    DrawnTree tree = draw_tree(rules_, provision, drawn.version, options_.language,
                               result.version ? &result : nullptr);
    const Explanation told = explain(*drawn.decision, options_.language);
    tree.path =
        say(message("{0} : {1}", drawn.case_title, told.provisions[provision.value].outcome),
            options_.language);
    return tree;
  }

  std::string in_format(const DrawnTree& tree) const {
    if (options_.format == Format::svg)
      return to_svg(picture_of(tree, options_.language), options_.language);
    return options_.format == Format::dot ? to_dot(tree) : to_text(tree, style());
  }

  Library& library_;
  const RuleSet& rules_;
  const Options& options_;
  const World& world_;
};

}  // namespace

ExitStatus graph(const Options& options, const World& world) {
  if (options.cases.size() > 1) {
    tell(world, options.language, message("une seule disposition à la fois"));
    return ExitStatus::usage;
  }
  if (options.cases.empty() && !options.of_case.empty()) {
    tell(world, options.language, message("de quelle disposition montrer le chemin ?"),
         message("par exemple : subrosa graph art458bis --case CAS"));
    return ExitStatus::usage;
  }
  auto library = usable_library(options, world);
  if (!library) return ExitStatus::no_rules;
  if (!covers_as_of(*library->loaded.rules, options, world)) return ExitStatus::usage;
  Grapher grapher(*library, options, world);
  return options.cases.empty() ? grapher.draw_map() : grapher.draw_provision(options.cases.front());
}

}  // namespace subrosa::cli
