// What schemas are made of: keys with their descriptions, and the names of a rule set.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "subrosa/model.hpp"

namespace subrosa {

using Json = nlohmann::ordered_json;

/// A key of a mapping.
struct Key {
  std::string name;
  Json value;
  Message what;
  bool required = false;
};

class Parts {
 public:
  Parts(const RuleSet& rules, Language language) : rules_(rules), language_(language) {}

  [[nodiscard]] const RuleSet& rules() const { return rules_; }
  [[nodiscard]] std::string words(const Message& message) const { return say(message, language_); }
  [[nodiscard]] const std::string& words(TextIndex text) const {
    return rules_.text(text, language_);
  }

  /// These keys and no others.
  [[nodiscard]] Json mapping(const std::vector<Key>& keys) const;
  /// A schema with a description, also where it only refers to another.
  [[nodiscard]] Json described(Json schema, const Message& what) const;
  /// What others refer to by name: `reference("date")`.
  [[nodiscard]] Json definitions() const;

 private:
  Json period(bool from_required) const;
  Json facts() const;

  const RuleSet& rules_;
  Language language_;
};

[[nodiscard]] Json reference(const std::string& definition);
[[nodiscard]] Json list_of(Json item, std::size_t at_least = 0);
/// Holds for a mapping with this key.
[[nodiscard]] Json requiring(const std::string& key);
[[nodiscard]] Json one_of_words(const std::vector<std::string>& words);

// The schema of each kind of file, without its definitions.
[[nodiscard]] Json head_schema(const Parts& parts);
[[nodiscard]] Json facts_schema(const Parts& parts);
[[nodiscard]] Json sources_schema(const Parts& parts);
[[nodiscard]] Json duties_schema(const Parts& parts);
[[nodiscard]] Json constraints_schema(const Parts& parts);
[[nodiscard]] Json properties_schema(const Parts& parts);
[[nodiscard]] Json contacts_schema(const Parts& parts);
[[nodiscard]] Json scripts_schema(const Parts& parts);
[[nodiscard]] Json catalogue_schema(const Parts& parts);
[[nodiscard]] Json names_schema(const Parts& parts);
[[nodiscard]] Json case_schema(const Parts& parts);
[[nodiscard]] Json provision_schema(const Parts& parts);
/// A kind of file as `kind_of_file` names it, and what makes its schema.
struct FileKind {
  const char* name;
  Json (*schema)(const Parts&);
};
[[nodiscard]] const std::vector<FileKind>& file_kinds();
/// `step` and `steps`, to which the schema of a provision refers.
[[nodiscard]] Json step_definitions(const Parts& parts);

}  // namespace subrosa
