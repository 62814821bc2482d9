// The only file that knows the JSON library. Keys are a promise: `docs/decision.schema.json`.
#include <nlohmann/json.hpp>

#include "subrosa/report.hpp"

namespace subrosa {

namespace {

using Json = nlohmann::ordered_json;

/// Bytes that are no UTF-8 can only come from a file name; they are shown as replaced.
std::string dumped(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

class Writer {
 public:
  Writer(const Decision& decision, Language language)
      : decision_(decision), rules_(*decision.rules), language_(language) {}

  Json write(const std::string& case_id) const {
    Json j;
    j["schema"] = "subrosa-decision-1";
    if (!case_id.empty()) j["case"] = case_id;
    j["as_of"] = iso(decision_.situation.as_of);
    j["known_on"] = iso(decision_.situation.known_on);
    j["rules"] = {{"id", rules_.id}, {"version", rules_.version}, {"hash", rules_.hash}};
    j["assumed"] = answers(decision_.assumed);
    j["verdict"] = decision_.verdict ? name_of(*decision_.verdict) : "undetermined";
    j["possible"] = verdicts(decision_.possible);
    j["witnesses"] = Json::object();
    for (const Witness& witness : decision_.witnesses) {
      j["witnesses"][std::string(name_of(witness.verdict))] = answers(witness.answers);
    }
    j["provisions"] = Json::array();
    for (const ProvisionResult& result : decision_.provisions)
      j["provisions"].push_back(provision(result));
    j["deciding"] = Json::array();
    for (const ProvisionIndex p : decision_.deciding)
      j["deciding"].push_back(rules_.provisions[p].id);
    j["deciding_certain"] = decision_.deciding_certain;
    j["duties"] = carried(decision_.duties, rules_.duties);
    j["limits"] = carried(decision_.limits, rules_.limits);
    j["meanwhile"] = Json::array();
    for (const DutyIndex duty : decision_.meanwhile)
      j["meanwhile"].push_back(rules_.duties[duty].id);
    j["say"] = scripts();
    j["contacts"] = contacts();
    if (decision_.verdict) {
      j["sufficient"] = Json::array({{{"facts", answers(decision_.sufficient)}}});
      j["changes"] = Json::array();
      for (const Change& change : decision_.changes) {
        j["changes"].push_back({{"set", answers(change.set)},
                                {"verdict", name_of(change.verdict)},
                                {"weight", change.weight}});
      }
    }
    j["open"] = open(decision_.open);
    if (decision_.at_most_questions) j["at_most_questions"] = *decision_.at_most_questions;
    j["to_complete"] = open(decision_.to_complete);
    j["readings"] = readings();
    j["freshness"] = freshness();
    j["warnings"] = Json::array();
    for (const Caveat& caveat : caveats_of(decision_, language_)) {
      j["warnings"].push_back({{"id", caveat.id}, {"text", caveat.text}});
    }
    return j;
  }

 private:
  const std::string& text(TextIndex index) const { return rules_.text(index, language_); }

  std::string value(FactIndex fact, ValueIndex v) const {
    return rules_.facts[fact].values[v.value].id;
  }

  Json answers(const std::vector<FactAnswer>& facts) const {
    Json j = Json::object();
    for (const FactAnswer& a : facts) {
      j[rules_.facts[a.fact].id] = a.value ? Json(value(a.fact, *a.value)) : Json(nullptr);
    }
    return j;
  }

  static Json verdicts(const std::vector<Verdict>& all) {
    Json j = Json::array();
    for (const Verdict v : all) j.push_back(name_of(v));
    return j;
  }

  Json sources(const std::vector<SourceIndex>& all) const {
    Json j = Json::array();
    for (const SourceIndex s : all) j.push_back(rules_.sources[s].id);
    return j;
  }

  template <class I>
  Json carried(const std::vector<Carried<I>>& all, const Table<I, Duty>& table) const {
    Json j = Json::array();
    for (const Carried<I>& one : all) {
      j.push_back({{"id", table[one.id].id},
                   {"text", text(table[one.id].text)},
                   {"provision", rules_.provisions[one.provision].id}});
    }
    return j;
  }

  Json scripts() const {
    Json j = Json::array();
    for (const ScriptIndex index : decision_.scripts) {
      const Script& script = rules_.scripts[index];
      j.push_back({{"id", script.id}, {"words", text(script.words)}});
      if (script.ask_back) j.back()["ask_back"] = text(*script.ask_back);
      j.back()["sources"] = sources(script.sources);
    }
    return j;
  }

  Json contacts() const {
    Json j = Json::array();
    for (const ContactIndex index : decision_.contacts) {
      const Contact& contact = rules_.contacts[index];
      j.push_back({{"id", contact.id}, {"name", text(contact.name)}, {"reach", contact.reach}});
      if (contact.note) j.back()["note"] = text(*contact.note);
      j.back()["source"] = contact.source;
      j.back()["checked_on"] = iso(contact.checked_on);
    }
    return j;
  }

  Json open(const std::vector<OpenFact>& facts) const {
    Json j = Json::array();
    for (const OpenFact& fact : facts) {
      const Fact& row = rules_.facts[fact.fact];
      j.push_back({{"fact", row.id}, {"asked", fact.asked}, {"question", text(row.question)}});
      if (row.why) j.back()["why"] = text(*row.why);
    }
    return j;
  }

  Json provision(const ProvisionResult& result) const {
    const Provision& row = rules_.provisions[result.provision];
    Json j{{"id", row.id}};
    j["version_from"] =
        result.version ? Json(iso(*row.versions[*result.version].in_force.from)) : Json(nullptr);
    j["effect"] = result.effect() ? Json(name_of(*result.effect())) : Json(nullptr);
    if (!result.effect()) j["possible_effects"] = effects(result.effects);
    for (const ProvisionIndex by : result.set_aside_by) {
      j["set_aside_by"].push_back(rules_.provisions[by].id);
    }
    if (result.annulled) {
      const auto& annulled = row.versions[*result.annulled].annulled;
      j["annulled"] = {{"decided", iso(annulled->decided)},
                       {"source", rules_.sources[annulled->source].id},
                       {"would_be", effects(result.annulled_effects)}};
    }
    j["steps"] = Json::array();
    for (const StepResult& step : result.steps) {
      j["steps"].push_back(this->step(row.versions[*result.version].tree.steps[step.step], step));
    }
    return j;
  }

  static Json effects(const std::vector<Effect>& all) {
    Json j = Json::array();
    for (const Effect e : all) j.push_back(name_of(e));
    return j;
  }

  Json step(const Step& step, const StepResult& result) const {
    Json j{{"id", step.id}, {"state", state(result.state)}};
    if (result.answers.size() == 1) {
      const FactAnswer& only = result.answers.front();
      j["fact"] = rules_.facts[only.fact].id;
      j["answer"] = only.value ? Json(value(only.fact, *only.value)) : Json(nullptr);
    } else if (!result.answers.empty()) {
      j["answers"] = answers(result.answers);
    }
    if (step.kind == Step::Kind::leaf) j["effect"] = name_of(step.effect);
    j["sources"] = sources(step.sources);
    j["text"] = text_of(step, result);
    return j;
  }

  /// The reason of a leaf or of a failure; else the questions that the step asks.
  std::string text_of(const Step& step, const StepResult& result) const {
    const bool ends = step.kind == Step::Kind::leaf || result.state == StepResult::State::failed;
    if (ends) return text(step.text);
    std::string questions;
    for (const FactAnswer& answer : result.answers) {
      questions += (questions.empty() ? "" : " ") + text(rules_.facts[answer.fact].question);
    }
    return questions;
  }

  static const char* state(StepResult::State state) {
    switch (state) {
      case StepResult::State::passed: return "passed";
      case StepResult::State::failed: return "failed";
      case StepResult::State::taken: return "taken";
      case StepResult::State::open: return "open";
      case StepResult::State::reached: return "reached";
    }
    return "open";
  }

  Json readings() const {
    Json j = Json::array();
    for (const ReadingResult& result : decision_.readings) {
      Json one{{"id", rules_.facts[result.reading].id}};
      one["taken"] = result.taken ? Json(value(result.reading, *result.taken)) : Json(nullptr);
      one["turns"] = result.turns;
      for (const auto& [v, possible] : result.verdicts) {
        one["verdicts"][value(result.reading, v)] =
            possible.size() == 1 ? Json(name_of(possible.front())) : verdicts(possible);
      }
      j.push_back(std::move(one));
    }
    return j;
  }

  Json freshness() const {
    const Freshness& f = decision_.freshness;
    Json j;
    j["checked_on"] = f.checked_on ? Json(iso(*f.checked_on)) : Json(nullptr);
    j["review"] = name_of(f.review);
    for (const ProvisionIndex provision : f.changed)
      j["changed_since_review"].push_back(rules_.provisions[provision].id);
    j["certainty"] = name_of(f.certainty);
    j["sources"] = sources(f.sources);
    j["overdue"] = sources(f.overdue);
    return j;
  }

  const Decision& decision_;
  const RuleSet& rules_;
  Language language_;
};

}  // namespace

std::string to_json(const std::string& case_id, const Decision& decision, Language language,
                    bool on_one_line) {
  return dumped(Writer(decision, language).write(case_id), on_one_line ? -1 : 2);
}

namespace {

Json finding(const Diagnostic& d, const Sources& sources, Language language) {
  Json one{{"code", code_text(d)},
           {"severity", d.severity == Severity::error ? "error" : "warning"}};
  if (d.span.file < sources.size()) {
    const SourceFile& file = sources[d.span.file];
    const LineColumn at = file.position(d.span.begin);
    one["file"] = file.name();
    one["line"] = at.line;
    one["column"] = at.column;
    one["begin"] = d.span.begin;
    one["end"] = d.span.end;
  }
  if (!d.about.empty()) one["at"] = d.about;
  one["observation"] = say(d.observation, language);
  if (!d.help.text.empty()) one["help"] = say(d.help, language);
  return one;
}

}  // namespace

std::string to_json(const Diagnostics& diagnostics, const Sources& sources, Language language,
                    bool as_lines, const std::vector<SilencedFinding>& silenced) {
  Json j = Json::array();
  for (const Diagnostic& d : diagnostics) j.push_back(finding(d, sources, language));
  for (const SilencedFinding& one : silenced) {
    j.push_back(finding(one.finding, sources, language));
    j.back()["silenced"] = one.because;
  }
  if (!as_lines) return dumped(j, 2) + "\n";
  std::string lines;
  for (const Json& one : j) lines += dumped(one, -1) + "\n";
  return lines;
}

}  // namespace subrosa
