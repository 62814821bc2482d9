// What a change of the law does as JSON: `subrosa-diff-1`, described in docs/diff.schema.json.
#include <nlohmann/json.hpp>

#include "subrosa/report.hpp"

namespace subrosa {

namespace {

using Json = nlohmann::ordered_json;

Json verdict(std::optional<Verdict> of, const char* otherwise) {
  return of ? std::string(name_of(*of)) : std::string(otherwise);
}

Json law(const Law& of) {
  return {
      {"rules", {{"id", of.rules->id}, {"version", of.rules->version}, {"hash", of.rules->hash}}},
      {"as_of", iso(of.as_of)},
      {"known_on", iso(of.known_on)}};
}

Json facts(const RuleSet& rules, const Situation& situation) {
  Json answers = Json::object();
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    const Answer& answer = situation.answers[i];
    if (answer.state != Answer::State::known) continue;
    const Fact& fact = rules.facts[Table<FactIndex, Fact>::index(i)];
    answers[fact.id] = fact.values[answer.value.value].id;
  }
  return answers;
}

Json amount(const Amount& of) { return {{"situations", of.number}, {"share", of.share}}; }

Json example(const Comparison& comparison, const Example& of) {
  Json j{{"before", nullptr}, {"after", nullptr}};
  if (of.older) j["before"] = facts(*comparison.older.rules, *of.older);
  if (of.newer) j["after"] = facts(*comparison.newer.rules, *of.newer);
  return j;
}

Json responsible(const std::vector<Responsible>& rows) {
  Json j = Json::array();
  for (const Responsible& row : rows) j.push_back({{"id", row.provision}, {"share", row.share}});
  return j;
}

Json changed_class(const Comparison& comparison, const ChangedClass& one) {
  return {{"before", verdict(one.before, "excluded")},
          {"after", verdict(one.after, "excluded")},
          {"situations", one.amount.number},
          {"share", one.amount.share},
          {"example", example(comparison, one.example)},
          {"provisions", responsible(one.provisions)},
          {"deciding_before", responsible(one.deciding_before)},
          {"deciding_after", responsible(one.deciding_after)}};
}

Json same_verdict(const Comparison& comparison, const SameVerdict& one) {
  return {{"verdict", name_of(one.verdict)},
          {"reasons", one.reasons},
          {"duties", one.duties},
          {"limits", one.limits},
          {"situations", one.amount.number},
          {"share", one.amount.share},
          {"example", example(comparison, one.example)},
          {"provisions", responsible(one.provisions)}};
}

/// A version by its days and article; null where none counts.
Json version(const Law& law, const std::string& id, std::optional<std::size_t> index) {
  if (!index) return nullptr;
  const Provision& provision = law.rules->provisions[*law.rules->provision_named(id)];
  const Version& row = provision.versions[*index];
  return {{"from", iso(*row.in_force.from)},
          {"to", row.in_force.to ? Json(iso(*row.in_force.to)) : Json(nullptr)},
          {"article", law.rules->texts[row.article].french}};
}

Json changed_provision(const Comparison& comparison, const ChangedProvision& one) {
  return {{"id", one.id},
          {"before", version(comparison.older, one.id, one.version_before)},
          {"after", version(comparison.newer, one.id, one.version_after)},
          {"other_effect", amount(one.effect)},
          {"other_words", amount(one.words)}};
}

Json stretches(const std::vector<ActDays>& rows) {
  Json j = Json::array();
  for (const ActDays& one : rows) {
    j.push_back({{"acts_from", iso(*one.acts.from)},
                 {"acts_to", one.acts.to ? Json(iso(*one.acts.to)) : Json(nullptr)},
                 {"known_on", one.known_on ? Json(iso(*one.known_on)) : Json(nullptr)}});
  }
  return j;
}

Json comparison_json(const Comparison& comparison) {
  Json j{{"older", law(comparison.older)},
         {"newer", law(comparison.newer)},
         {"stretches", stretches(comparison.stretches)},
         {"situations", comparison.situations}};
  for (const char* key : {"verdicts", "same_verdict", "carried", "provisions"}) {
    j[key] = Json::array();
  }
  for (const ChangedClass& one : comparison.verdicts) {
    j["verdicts"].push_back(changed_class(comparison, one));
  }
  for (const SameVerdict& one : comparison.rest) {
    j["same_verdict"].push_back(same_verdict(comparison, one));
  }
  for (const CarriedChange& one : comparison.carried) {
    j["carried"].push_back({{"id", one.id},
                            {"kind", one.limit ? "limit" : "duty"},
                            {"gained", amount(one.gained)},
                            {"lost", amount(one.lost)}});
  }
  for (const ChangedProvision& one : comparison.provisions) {
    j["provisions"].push_back(changed_provision(comparison, one));
  }
  return j;
}

Json case_side(const ComparedCase::Side& side) {
  switch (side.state) {
    case ComparedCase::State::decided: return verdict(side.verdict, "undetermined");
    case ComparedCase::State::excluded: return "excluded";
    case ComparedCase::State::unreadable: return "unreadable";
  }
  return nullptr;
}

Json cases_json(const LawChanges& changes) {
  Json rows = Json::array();
  std::size_t kept = 0;
  for (const ComparedCase& one : changes.cases) {
    if (!one.flips()) {
      ++kept;
      continue;
    }
    Json lost = Json::array();
    for (const auto* side : {&one.before, &one.after}) {
      for (const std::string& word : side->lost) lost.push_back(word);
    }
    rows.push_back({{"case", one.id},
                    {"title", one.title},
                    {"before", case_side(one.before)},
                    {"after", case_side(one.after)},
                    {"lost", std::move(lost)}});
  }
  Json unreadable = Json::array();
  for (const FaultyCase& one : changes.cases_faulty) {
    const char* side = !one.after ? "before" : one.before ? "both" : "after";
    unreadable.push_back({{"file", one.file}, {"side", side}});
  }
  return {{"changed", std::move(rows)},
          {"unchanged", kept},
          {"added", changes.cases_added},
          {"removed", changes.cases_removed},
          {"unreadable", std::move(unreadable)}};
}

const char* kind_name(RuleChange::Kind kind) {
  switch (kind) {
    case RuleChange::Kind::rules: return "rules";
    case RuleChange::Kind::fact: return "fact";
    case RuleChange::Kind::duty: return "duty";
    case RuleChange::Kind::limit: return "limit";
    case RuleChange::Kind::provision: return "provision";
    case RuleChange::Kind::constraint: return "constraint";
    case RuleChange::Kind::property: return "property";
    case RuleChange::Kind::source: return "source";
    case RuleChange::Kind::contact: return "contact";
    case RuleChange::Kind::script: return "script";
    case RuleChange::Kind::other: return "other";
  }
  return "other";
}

Json rule_change(const RuleChange& one) {
  const auto text = [](const std::optional<std::string>& of) {
    return of ? Json(*of) : Json(nullptr);
  };
  Json stale = Json::array();
  for (const Language language : one.stale) stale.push_back(code_of(language));
  return {{"kind", kind_name(one.kind)},
          {"id", one.id},
          {"version", one.version},
          {"part", one.part},
          {"text", one.text},
          {"before", text(one.before)},
          {"after", text(one.after)},
          {"not_translated", std::move(stale)}};
}

Json renamed_json(const std::vector<Renamed>& rows) {
  Json j = Json::array();
  for (const Renamed& one : rows) {
    j.push_back({{"kind", one.kind}, {"before", one.before}, {"after", one.after}});
  }
  return j;
}

}  // namespace

std::string to_json(const LawChanges& changes) {
  Json j{{"schema", "subrosa-diff-1"},  {"before", changes.before},
         {"after", changes.after},      {"all_dates", changes.all_dates},
         {"empty", changes.empty()},    {"renamed", renamed_json(changes.renamed)},
         {"comparisons", Json::array()}};
  for (const Comparison& one : changes.comparisons) {
    j["comparisons"].push_back(comparison_json(one));
  }
  j["cases"] = cases_json(changes);
  j["rules"] = Json::array();
  for (const RuleChange& one : changes.rules) j["rules"].push_back(rule_change(one));
  return j.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace subrosa
