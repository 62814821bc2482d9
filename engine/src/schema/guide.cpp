#include "schema/guide.hpp"

#include <algorithm>
#include <map>

#include "schema/parts.hpp"

namespace subrosa {

namespace {

using Beside = std::vector<std::pair<std::string, std::string>>;

bool has_key(const Beside& beside, const std::string& key) {
  return std::any_of(beside.begin(), beside.end(),
                     [&](const auto& one) { return one.first == key; });
}

/// The keys that a schema, or one of its alternatives, cannot do without.
std::vector<std::string> required_by(const Json& schema) {
  std::vector<std::string> keys;
  const auto add = [&](const Json& part) {
    if (!part.contains("required")) return;
    for (const Json& key : part["required"]) keys.push_back(key.get<std::string>());
  };
  add(schema);
  if (schema.contains("oneOf")) {
    for (const Json& part : schema["oneOf"]) add(part);
  }
  return keys;
}

/// Whether what stands there already fits an `if`: its keys, and its constants.
bool holds(const Json& condition, const Beside& beside) {
  for (const std::string& key : required_by(condition)) {
    if (!has_key(beside, key)) return false;
  }
  if (!condition.contains("properties")) return true;
  for (const auto& [key, value] : condition["properties"].items()) {
    const std::pair<std::string, std::string> wanted{key, value.value("const", "")};
    if (std::find(beside.begin(), beside.end(), wanted) == beside.end()) return false;
  }
  return true;
}

/// A schema with everything that it refers to, as far as it holds beside what stands there.
class Opened {
 public:
  Opened(const Json& definitions, const Beside& beside)
      : definitions_(definitions), beside_(beside) {}

  std::vector<const Json*> schemas;
  std::vector<std::string> kinds;

  void open(const Json& schema) {
    if (schema.contains("$ref")) {
      const auto path = schema["$ref"].get<std::string>();
      const std::string name = path.substr(path.rfind('/') + 1);
      kinds.push_back(name);
      open(definitions_.at(name));
    }
    for (const char* parts : {"allOf", "anyOf"}) {
      if (!schema.contains(parts)) continue;
      for (const Json& part : schema[parts]) {
        if (may_be(part)) open(part);
      }
    }
    if (schema.contains("items")) open(schema["items"]);
    // Of all kinds of step where nothing says yet which.
    if (!schema.contains("if") || !open_branch(schema)) schemas.push_back(&schema);
  }

 private:
  /// Not where a key stands that this mapping does not know.
  bool may_be(const Json& mapping) const {
    const bool closed = mapping.contains("properties") &&
                        mapping.value("additionalProperties", Json()) == Json(false);
    return !closed || std::all_of(beside_.begin(), beside_.end(), [&](const auto& one) {
      return mapping["properties"].contains(one.first);
    });
  }

  /// Opens what holds of an `if`; whether what stands there says that it is this.
  bool open_branch(const Json& schema) {
    const char* name = holds(schema["if"], beside_) ? "then" : "else";
    if (!schema.contains(name)) return false;
    const Json& branch = schema[name];
    if (branch.contains("if") && !branch.contains("type")) return open_branch(branch);
    open(branch);
    const auto keys = required_by(branch);
    return std::any_of(keys.begin(), keys.end(),
                       [&](const std::string& key) { return has_key(beside_, key); });
  }

  const Json& definitions_;
  const Beside& beside_;
};

void add_choice(std::vector<Choice>& choices, std::string word, std::string meaning) {
  const auto same = [&](const Choice& one) { return one.word == word; };
  const auto found = std::find_if(choices.begin(), choices.end(), same);
  if (found == choices.end()) {
    choices.push_back({std::move(word), std::move(meaning)});
  } else if (found->meaning.empty()) {
    found->meaning = std::move(meaning);
  }
}

void add_words(const Json& schema, std::vector<Choice>& words) {
  if (!schema.contains("enum")) return;
  for (std::size_t i = 0; i < schema["enum"].size(); ++i) {
    const bool described = schema.contains("enumDescriptions");
    add_choice(words, schema["enum"][i].get<std::string>(),
               described ? schema["enumDescriptions"][i].get<std::string>() : "");
  }
}

void add_keys(const Json& schema, const Beside& beside, std::vector<Choice>& keys) {
  if (!schema.contains("properties")) return;
  // Of alternatives that exclude each other, one that is there already excludes the rest.
  std::vector<std::string> alternatives;
  if (schema.contains("oneOf")) {
    for (const Json& part : schema["oneOf"]) {
      for (const std::string& key : required_by(part)) alternatives.push_back(key);
    }
  }
  const bool taken = std::any_of(alternatives.begin(), alternatives.end(),
                                 [&](const std::string& key) { return has_key(beside, key); });
  for (const auto& [key, value] : schema["properties"].items()) {
    const bool other =
        taken && !has_key(beside, key) &&
        std::find(alternatives.begin(), alternatives.end(), key) != alternatives.end();
    if (!other) add_choice(keys, key, value.value("description", ""));
  }
}

}  // namespace

struct Guide::Schemas {
  Json definitions;
  std::map<std::string, Json> kinds;
};

Guide::Guide(const RuleSet& rules, Language language) {
  const Parts parts(rules, language);
  auto made = std::make_shared<Schemas>();
  made->definitions = parts.definitions();
  for (const FileKind& kind : file_kinds()) made->kinds[kind.name] = kind.schema(parts);
  schemas_ = std::move(made);
}

bool Slot::is(const std::string& kind) const {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

Slot Guide::slot(const std::string& kind, const std::vector<KeyOnTheWay>& way,
                 const Beside& beside) const {
  Slot slot;
  const auto found = schemas_->kinds.find(kind);
  if (found == schemas_->kinds.end()) return slot;
  std::vector<const Json*> here{&found->second};
  for (const KeyOnTheWay& step : way) {
    Opened opened(schemas_->definitions, step.beside);
    for (const Json* schema : here) opened.open(*schema);
    here.clear();
    slot.meaning.clear();
    for (const Json* schema : opened.schemas) {
      if (schema->contains("properties") && (*schema)["properties"].contains(step.key)) {
        here.push_back(&(*schema)["properties"][step.key]);
        if (slot.meaning.empty()) slot.meaning = here.back()->value("description", "");
      } else if (schema->contains("additionalProperties") &&
                 (*schema)["additionalProperties"].is_object()) {
        here.push_back(&(*schema)["additionalProperties"]);
      }
    }
  }
  Opened opened(schemas_->definitions, beside);
  for (const Json* schema : here) opened.open(*schema);
  slot.kinds = std::move(opened.kinds);
  for (const Json* schema : opened.schemas) {
    add_words(*schema, slot.words);
    add_keys(*schema, beside, slot.keys);
  }
  return slot;
}

}  // namespace subrosa
