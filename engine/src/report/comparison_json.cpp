// Comparisons as JSON: `subrosa-diff-1`.
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
  for (std::size_t i = 0; i < situation.answers.size() && i < rules.facts.size(); ++i) {
    const Answer& answer = situation.answers[i];
    if (answer.state != Answer::State::known) continue;
    const Fact& fact = rules.facts[Table<FactIndex, Fact>::index(i)];
    answers[fact.id] = fact.values[answer.value.value].id;
  }
  return answers;
}

Json changed_class(const Comparison& comparison, const ChangedClass& one) {
  const RuleSet& rules = one.after ? *comparison.newer.rules : *comparison.older.rules;
  Json j{{"before", verdict(one.before, "excluded")}, {"after", verdict(one.after, "excluded")},
         {"situations", one.amount.number},           {"share", one.amount.share},
         {"example", facts(rules, one.example)},      {"provisions", Json::array()}};
  for (const Responsible& provision : one.provisions) {
    j["provisions"].push_back({{"id", provision.provision}, {"share", provision.share}});
  }
  return j;
}

Json comparison_json(const Comparison& comparison) {
  Json j{{"older", law(comparison.older)},      {"newer", law(comparison.newer)},
         {"situations", comparison.situations}, {"verdicts", Json::array()},
         {"same_verdict", Json::array()},       {"provisions", Json::array()}};
  for (const ChangedClass& one : comparison.verdicts) {
    j["verdicts"].push_back(changed_class(comparison, one));
  }
  for (const SameVerdict& one : comparison.rest) {
    j["same_verdict"].push_back({{"verdict", name_of(one.verdict)},
                                 {"reasons", one.reasons},
                                 {"duties", one.duties},
                                 {"situations", one.amount.number},
                                 {"share", one.amount.share},
                                 {"example", facts(*comparison.newer.rules, one.example)}});
  }
  for (const ChangedProvision& one : comparison.provisions) {
    const auto article = [](const Law& law, std::optional<TextIndex> text) {
      return text ? law.rules->texts[*text].french : std::string();
    };
    j["provisions"].push_back({{"id", one.id},
                               {"before", article(comparison.older, one.before)},
                               {"after", article(comparison.newer, one.after)}});
  }
  return j;
}

}  // namespace

std::string to_json(const std::vector<Comparison>& comparisons,
                    const std::vector<FlippedCase>& cases) {
  Json j{{"schema", "subrosa-diff-1"}, {"comparisons", Json::array()}, {"cases", Json::array()}};
  for (const Comparison& one : comparisons) j["comparisons"].push_back(comparison_json(one));
  for (const FlippedCase& one : cases) {
    j["cases"].push_back({{"case", one.id},
                          {"title", one.title},
                          {"before", verdict(one.before, "undetermined")},
                          {"after", verdict(one.after, "undetermined")}});
  }
  return j.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace subrosa
