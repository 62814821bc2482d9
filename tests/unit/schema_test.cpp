// The schemas for editors: published as they are made, and of one mind with what reads the files.
#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "diagnostics/codes.hpp"
#include "document/read_yaml.hpp"
#include "draft/draft.hpp"
#include "subrosa/case_file.hpp"
#include "subrosa/schema.hpp"
#include "support/approve.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;
using Json = nlohmann::ordered_json;

namespace {

using Keys = std::set<std::string>;

/// A key that no mapping knows: the diagnostic about it names those that it does.
const std::string stranger = "zzzzqqqq";

/// Makes a document in which each mapping of a schema stands with all its keys and a stranger.
class Sampler {
 public:
  Sampler(const Json& schema, std::size_t alternative)
      : definitions_(schema.value("definitions", Json::object())), alternative_(alternative) {}

  std::set<Keys> mappings;  ///< of the document: its keys without the stranger

  Json sample(const Json& schema, std::size_t depth = 0) {
    if (schema.contains("$ref")) return sample(definition(schema["$ref"]), depth);
    if (schema.contains("allOf") && !schema.contains("properties"))
      return sample(schema["allOf"][0], depth);
    if (schema.contains("anyOf")) return sample(chosen(schema["anyOf"]), depth);
    if (schema.contains("enum")) return schema["enum"][0];
    const std::string type = schema["type"].is_string() ? schema["type"] : "string";
    if (type == "array") return list(schema["items"], depth);
    if (type == "object") return mapping(schema, depth);
    return schema.contains("pattern") &&
                   schema["pattern"].get<std::string>().find("{4}") != std::string::npos
               ? "2020-01-01"
               : "a == b";
  }

 private:
  const Json& definition(const std::string& reference) const {
    return definitions_.at(reference.substr(std::string("#/definitions/").size()));
  }

  const Json& chosen(const Json& alternatives) const {
    return alternatives[std::min(alternative_, alternatives.size() - 1)];
  }

  Json list(const Json& item, std::size_t depth) {
    if (depth > 8) return Json::array();
    if (item != Json{{"$ref", "#/definitions/step"}}) return Json::array({sample(item, depth + 1)});
    const Json& step = definition("#/definitions/step");
    return Json::array({sample(step["then"], depth + 1), sample(step["else"]["then"], depth + 1),
                        sample(step["else"]["else"], depth + 1)});
  }

  Json mapping(const Json& schema, std::size_t depth) {
    Json made = Json::object();
    if (schema.contains("propertyNames")) {
      made["one"] = sample(schema["additionalProperties"], depth + 1);
      return made;
    }
    Keys left_out;
    for (const Json& one : schema.value("oneOf", Json::array()))
      left_out.insert(one["required"][0]);
    if (!left_out.empty()) left_out.erase(chosen(schema["oneOf"])["required"][0]);
    Keys keys;
    for (const auto& [key, value] : schema["properties"].items()) {
      if (left_out.count(key) != 0) continue;
      keys.insert(key);
      made[key] = sample(value, depth + 1);
    }
    // Answers and readings are named by the rules, not by a shape.
    const bool answers = keys.count("recipient") != 0 || keys.count("sharing_agreement") != 0;
    if (answers || schema["additionalProperties"] != Json(false)) return made;
    made[stranger] = "x";
    mappings.insert(keys);
    return made;
  }

  Json definitions_;
  std::size_t alternative_;
};

/// What reads a kind of file, given the file.
Diagnostics read_as(const std::string& kind, const std::string& text) {
  const SourceFile source(kind, text);
  Diagnostics out;
  if (kind == "case") {
    (void)read_case(source, 0, *belgium(), out);
    return out;
  }
  const auto root = read_yaml(source, 0, out);
  REQUIRE(root);
  Draft draft;
  if (kind == "rules") (void)draft_head(*root, out);
  if (kind == "facts") draft_facts(*root, draft, out);
  if (kind == "sources") draft_sources(*root, draft, out);
  if (kind == "duties") draft_duties(*root, draft, out);
  if (kind == "constraints") draft_constraints(*root, source, draft, out);
  if (kind == "properties") draft_properties(*root, source, draft, out);
  if (kind == "contacts") draft_contacts(*root, source, draft, out);
  if (kind == "say") draft_scripts(*root, source, draft, out);
  if (kind == "provision") (void)draft_provision(*root, source, out);
  if (kind == "catalogue") (void)draft_catalogue(*root, out);
  if (kind == "names") draft_former_names(*root, draft, out);
  return out;
}

/// The keys that each diagnostic about the stranger proposes instead.
std::set<Keys> keys_proposed(const Diagnostics& diagnostics) {
  std::set<Keys> all;
  for (const Diagnostic& d : diagnostics) {
    if (d.code != Code::unknown_key || d.observation.args.at(0) != stranger) continue;
    std::string words = d.help.args.at(0);
    std::replace(words.begin(), words.end(), '`', ' ');
    std::replace(words.begin(), words.end(), ',', ' ');
    std::istringstream in(words);
    Keys keys;
    for (std::string key; in >> key;) keys.insert(key);
    all.insert(keys);
  }
  return all;
}

std::string shown(const std::set<Keys>& mappings) {
  std::string all;
  for (const Keys& keys : mappings) {
    for (const std::string& key : keys) all += key + " ";
    all += "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("the published schemas are those of the rules", "[schema]") {
  const auto schemas = schemas_of(*belgium(), Language::fr);
  for (const Schema& schema : schemas) {
    CHECK(approved(project("rules/schema/" + schema.kind + ".json"), schema.text));
  }
  CHECK(entries(project("rules/schema")).size() == schemas.size());
}

TEST_CASE("a schema has the keys that are read, mapping by mapping", "[schema]") {
  for (const Schema& schema : schemas_of(*belgium(), Language::fr)) {
    const Json whole = Json::parse(schema.text);
    for (const std::size_t alternative : {0U, 1U}) {
      Sampler sampler(whole, alternative);
      const std::string document = sampler.sample(whole).dump();
      INFO(schema.kind << "\n" << document.substr(0, 2000));
      const Diagnostics diagnostics = read_as(schema.kind, document);
      CHECK(shown(keys_proposed(diagnostics)) == shown(sampler.mappings));
      for (const Diagnostic& d : diagnostics) {
        const bool of_form =
            d.code == Code::missing_key || d.code == Code::step_kind || d.code == Code::wrong_kind;
        INFO(code_text(d) << " " << say(d.observation, Language::fr));
        CHECK_FALSE(of_form);
        if (d.code == Code::unknown_key) CHECK(d.observation.args.at(0) == stranger);
      }
    }
  }
}

TEST_CASE("a schema names what the rules name, in the language asked for", "[schema]") {
  for (const Schema& schema : schemas_of(*belgium(), Language::nl)) {
    if (schema.kind != "case") continue;
    const Json whole = Json::parse(schema.text);
    const Json& recipient = whole["properties"]["facts"]["properties"]["recipient"];
    CHECK(recipient["enum"].back() == "unknown");
    CHECK(recipient["enum"].size() == recipient["enumDescriptions"].size());
    CHECK(recipient["enumDescriptions"].back() == "gevraagd, maar niet geweten");
    CHECK(whole["properties"]["title"]["description"] == "de titel, getoond aan mensen");
  }
}

TEST_CASE("rules without sectors or limits have schemas as well", "[schema]") {
  for (const Schema& schema : schemas_of(RuleSet{}, Language::fr)) {
    CHECK(Json::parse(schema.text)["$schema"] == "http://json-schema.org/draft-07/schema#");
    CHECK(schema.text.find("\"enum\": []") == std::string::npos);
  }
}
