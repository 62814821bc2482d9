#include "schema/parts.hpp"

namespace subrosa {

namespace {

/// Words from which to choose, each with what it means.
class Choice {
 public:
  void add(const std::string& id, const std::string& meaning) {
    ids_.push_back(id);
    meanings_.push_back(meaning);
  }

  /// Without words anything would be refused: then any text fits.
  [[nodiscard]] Json schema() const {
    if (ids_.empty()) return reference("text");
    return {{"enum", ids_}, {"enumDescriptions", meanings_}};
  }

 private:
  Json ids_ = Json::array();
  Json meanings_ = Json::array();
};

template <class Rows, class TextOf>
Json choice_of(const Rows& rows, TextOf text_of) {
  Choice choice;
  for (const auto& row : rows) choice.add(row.id, text_of(row));
  return choice.schema();
}

std::vector<std::string> verdict_words(bool undetermined) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < verdict_count; ++i)
    words.emplace_back(name_of(static_cast<Verdict>(i)));
  if (undetermined) words.emplace_back("undetermined");
  return words;
}

}  // namespace

Json reference(const std::string& definition) { return {{"$ref", "#/definitions/" + definition}}; }

Json list_of(Json item, std::size_t at_least) {
  Json list{{"type", "array"}, {"items", std::move(item)}};
  if (at_least > 0) list["minItems"] = at_least;
  return list;
}

Json requiring(const std::string& key) {
  Json made;
  made["required"] = Json::array({key});
  return made;
}

Json one_of_words(const std::vector<std::string>& words) { return {{"enum", words}}; }

Json Parts::described(Json schema, const Message& what) const {
  // Draft 7 sees nothing beside a `$ref`.
  if (schema.contains("$ref")) schema = Json{{"allOf", Json::array({std::move(schema)})}};
  Json made{{"description", words(what)}};
  made.update(schema);
  return made;
}

Json Parts::mapping(const std::vector<Key>& keys) const {
  Json made{{"type", "object"}, {"properties", Json::object()}};
  Json required = Json::array();
  for (const Key& key : keys) {
    made["properties"][key.name] = described(key.value, key.what);
    if (key.required) required.push_back(key.name);
  }
  made["additionalProperties"] = false;
  if (!required.empty()) made["required"] = std::move(required);
  return made;
}

Json Parts::period(bool from_required) const {
  return mapping({{"from", reference("date"), message("le premier jour"), from_required},
                  {"to", reference("date"), message("le dernier jour, s'il y en a un")}});
}

Json Parts::facts() const {
  return choice_of(rules_.facts, [&](const Fact& fact) { return words(fact.question); });
}

Json Parts::definitions() const {
  const auto text_of = [&](const auto& row) { return words(row.text); };
  const auto title_of = [&](const auto& row) { return words(row.title); };
  Json all{
      {"id", {{"type", "string"}, {"pattern", "^[a-z0-9_][a-z0-9_.-]*$"}}},
      // Every word of these files is text, whatever an editor takes it for.
      {"text", {{"type", {"string", "number", "boolean"}}, {"minLength", 1}}},
      {"date", {{"type", "string"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}}},
      {"period", period(true)},
      {"open_period", period(false)},
      {"condition",
       described({{"type", "string"}, {"minLength", 1}},
                 message("une condition sur une ligne : ==, !=, in {a, b}, not, and, or"))},
      {"fact", facts()},
      {"source", choice_of(rules_.sources, title_of)},
      {"duty", choice_of(rules_.duties, text_of)},
      {"limit", choice_of(rules_.limits, text_of)},
      {"provision", choice_of(rules_.provisions, title_of)},
      {"theme", choice_of(rules_.themes, text_of)},
      {"sector", choice_of(rules_.sectors, text_of)},
      {"verdict", one_of_words(verdict_words(false))},
      {"verdict_or_none", one_of_words(verdict_words(true))},
  };
  all.update(step_definitions(*this));
  return all;
}

}  // namespace subrosa
