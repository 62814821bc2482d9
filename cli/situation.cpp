#include "situation.hpp"

namespace subrosa::cli {

namespace {

void tell_contradiction(const std::string& name, const Contradiction& clash, const RuleSet& rules,
                        const Options& options, const World& world) {
  std::string facts;
  for (const FactIndex fact : clash.facts)
    facts += (facts.empty() ? "`" : ", `") + rules.facts[fact].id + "`";
  std::string because;
  for (const std::size_t i : clash.constraints) {
    because +=
        (because.empty() ? "" : " ") + rules.text(rules.constraints[i].because, options.language);
  }
  tell(world, options.language,
       message("situation `{0}` : ces réponses ne vont pas ensemble : {1}", name, facts),
       Message{because, {}});
}

}  // namespace

Situation situation_of(const Case& one, const Options& options, const World& world) {
  Situation situation = one.situation(world.today);
  const auto replace = [&](const char* option, const std::optional<Date>& given,
                           const std::optional<Date>& in_file, Date& date) {
    if (!given) return;
    if (in_file && *in_file != *given) {
      tell(world, options.language,
           message("{0} {1} remplace la date de la situation `{2}` ({3})", option, iso(*given),
                   one.id, iso(*in_file)));
    }
    date = *given;
  };
  replace("--as-of", options.as_of, one.as_of, situation.as_of);
  replace("--known-on", options.known_on, one.known_on, situation.known_on);
  return situation;
}

bool one_case_given(const Options& options, const World& world) {
  if (options.cases.size() == 1) return true;
  tell(world, options.language,
       options.cases.empty() ? message("quelle situation ? donnez un fichier, un nom, ou `-`")
                             : message("une seule situation à la fois"));
  return false;
}

Heading heading_of(const Case& one, const RuleSet& rules, Language language) {
  const std::string title = title_of(one, rules, language);
  return {title.empty() ? one.id : title, story_of(one, rules, language)};
}

bool covers_as_of(const RuleSet& rules, const Options& options, const World& world) {
  if (!options.as_of || rules.covers.contains(*options.as_of)) return true;
  tell(world, options.language, message("les règles ne couvrent pas le {0}", iso(*options.as_of)),
       message("elles commencent le {0}", iso(*rules.covers.from)));
  return false;
}

void tell_refusal(const std::string& name, const Outcome& outcome, const RuleSet& rules,
                  const Options& options, const World& world) {
  const Language language = options.language;
  if (const auto* clash = std::get_if<Contradiction>(&outcome)) {
    tell_contradiction(name, *clash, rules, options, world);
  } else if (const auto* outside = std::get_if<OutsideCoverage>(&outcome)) {
    tell(world, language,
         message("situation `{0}` : les règles ne couvrent pas le {1}", name, iso(outside->as_of)),
         message("elles commencent le {0}", iso(*outside->covers.from)));
  } else {
    tell(world, language,
         message("les règles sont trop grandes pour être calculées : rien n'a été décidé"),
         message("`subrosa check` dit lesquelles"));
  }
}

}  // namespace subrosa::cli
