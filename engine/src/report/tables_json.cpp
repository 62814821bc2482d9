// Timelines and matrices as JSON: `subrosa-timeline-1`, `subrosa-matrix-1`. The README names the
// keys.
#include <nlohmann/json.hpp>

#include "report/remarks.hpp"
#include "subrosa/report.hpp"

namespace subrosa {

namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json rules_json(const RuleSet& rules) {
  return {{"id", rules.id}, {"version", rules.version}, {"hash", rules.hash}};
}

Json period_json(const Period& period) {
  return {{"from", iso(*period.from)}, {"to", period.to ? Json(iso(*period.to)) : Json(nullptr)}};
}

void add_decision(Json& j, const Decision& decision, Language language) {
  const RuleSet& rules = *decision.rules;
  j["verdict"] = decision.verdict ? name_of(*decision.verdict) : "undetermined";
  j["possible"] = Json::array();
  for (const Verdict verdict : decision.possible) j["possible"].push_back(name_of(verdict));
  j["deciding"] = Json::array();
  for (const ProvisionIndex p : decision.deciding) {
    const Provision& provision = rules.provisions[p];
    const Version& version = provision.versions[*decision.provisions[p.value].version];
    j["deciding"].push_back(
        {{"provision", provision.id}, {"article", rules.text(version.article, language)}});
  }
  j["deciding_certain"] = decision.deciding_certain;
}

Json impossible_json(const Contradiction& clash, const RuleSet& rules, Language language) {
  Json j = Json::array();
  for (const std::size_t i : clash.constraints) {
    const Constraint& constraint = rules.constraints[i];
    j.push_back(
        {{"constraint", constraint.id}, {"because", rules.text(constraint.because, language)}});
  }
  return j;
}

Json row_json(const MatrixRow& row, const Fact& fact, const RuleSet& rules, Language language) {
  Json j{{"value", nullptr}, {"label", nullptr}, {"of_case", row.of_case}};
  if (row.value) {
    const Value& value = fact.values[row.value->value];
    j["value"] = value.id;
    j["label"] = rules.text(value.label, language);
  }
  if (const auto* decision = std::get_if<Decision>(&row.answer)) {
    add_decision(j, *decision, language);
  } else {
    j["impossible"] = impossible_json(std::get<Contradiction>(row.answer), rules, language);
  }
  j["warnings"] = Json::array();
  return j;
}

}  // namespace

std::string to_json(const std::string& case_id, const Timeline& timeline, Language language) {
  const Situation& situation = timeline.situation;
  Json j{{"schema", "subrosa-timeline-1"}, {"case", case_id}};
  j["as_of"] = iso(situation.as_of);
  j["known_on"] = timeline.as_then ? Json(nullptr) : Json(iso(situation.known_on));
  j["as_then"] = timeline.as_then;
  j["rules"] = rules_json(*timeline.stretches.front().decision().rules);
  j["stretches"] = Json::array();
  for (const Stretch& stretch : timeline.stretches) {
    Json one = period_json(stretch.dates);
    one["of_case"] = stretch.dates.contains(situation.as_of);
    add_decision(one, stretch.decision(), language);
    j["stretches"].push_back(std::move(one));
  }
  j["warnings"] = Json::array();
  for (const DatedRemark& remark : remarks_of(timeline, language)) {
    Json one{{"id", remark.caveat.id}, {"text", remark.caveat.text}, {"dates", Json::array()}};
    for (const Period& period : remark.dates) one["dates"].push_back(period_json(period));
    j["warnings"].push_back(std::move(one));
  }
  return dumped(j);
}

std::string to_json(const std::string& case_id, const Matrix& matrix, Language language) {
  const RuleSet& rules = *matrix.of_case().rules;
  const Fact& fact = rules.facts[matrix.over];
  Json j{{"schema", "subrosa-matrix-1"}, {"case", case_id}};
  j["as_of"] = iso(matrix.situation.as_of);
  j["known_on"] = iso(matrix.situation.known_on);
  j["rules"] = rules_json(rules);
  j["over"] = {{"fact", fact.id}, {"question", rules.text(fact.question, language)}};
  j["rows"] = Json::array();
  for (const MatrixRow& row : matrix.rows)
    j["rows"].push_back(row_json(row, fact, rules, language));
  for (const RowRemark& remark : remarks_of(matrix, language)) {
    for (const std::size_t row : remark.rows) {
      j["rows"][row]["warnings"].push_back(
          {{"id", remark.caveat.id}, {"text", remark.caveat.text}});
    }
  }
  return dumped(j);
}

}  // namespace subrosa
