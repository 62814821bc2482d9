#include "subrosa/schema.hpp"

#include "schema/parts.hpp"

namespace subrosa {

namespace {

/// The definitions to which a schema refers, and those to which they refer.
Json definitions_used(const Json& schema, const Json& all) {
  Json used = Json::object();
  std::string text = schema.dump();
  for (bool found = true; found;) {
    found = false;
    for (const auto& [name, definition] : all.items()) {
      if (used.contains(name)) continue;
      if (text.find(reference(name).dump()) == std::string::npos) continue;
      used[name] = definition;
      text += definition.dump();
      found = true;
    }
  }
  return used;
}

Schema whole(const std::string& kind, const Json& schema, const Parts& parts) {
  Json made{{"$schema", "http://json-schema.org/draft-07/schema#"},
            {"title", "subrosa " + kind + " (" + parts.rules().id + ")"}};
  made.update(schema);
  Json definitions = definitions_used(schema, parts.definitions());
  if (!definitions.empty()) made["definitions"] = std::move(definitions);
  return {kind, made.dump(1) + "\n"};
}

}  // namespace

const std::vector<FileKind>& file_kinds() {
  static const std::vector<FileKind> kinds{{"rules", head_schema},
                                           {"facts", facts_schema},
                                           {"sources", sources_schema},
                                           {"duties", duties_schema},
                                           {"constraints", constraints_schema},
                                           {"properties", properties_schema},
                                           {"say", scripts_schema},
                                           {"contacts", contacts_schema},
                                           {"provision", provision_schema},
                                           {"case", case_schema},
                                           {"catalogue", catalogue_schema},
                                           {"names", names_schema}};
  return kinds;
}

std::vector<Schema> schemas_of(const RuleSet& rules, Language language) {
  const Parts parts(rules, language);
  std::vector<Schema> all;
  for (const FileKind& kind : file_kinds())
    all.push_back(whole(kind.name, kind.schema(parts), parts));
  return all;
}

}  // namespace subrosa
