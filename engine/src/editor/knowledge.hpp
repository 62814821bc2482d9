// What the parts of the assistant share: the names of the rules and the schemas, and a file seen
// through them.
#pragma once

#include "editor/condition.hpp"
#include "editor/outline.hpp"
#include "schema/guide.hpp"
#include "subrosa/editor.hpp"

namespace subrosa {

struct Assistant::Knowledge {
  Rules rules;
  Language language;
  Date today;
  Guide guide;
};

/// One file, its words and what may stand at each.
class FileView {
 public:
  FileView(const FileText& file, const RuleSet& rules, const Guide& guide);

  const Outline outline;
  const std::string path;
  const std::string kind;  ///< as `kind_of_file` names it; empty for a file that is none of these

  /// The keys above a place, from the top; `own` also the key of a value, or a key itself.
  [[nodiscard]] std::vector<KeyOnTheWay> way_to(std::size_t place) const;
  /// What may stand where a value stands.
  [[nodiscard]] Slot slot_of_value(std::size_t place) const;
  /// What may stand in the mapping of a key, beside the other keys in it.
  [[nodiscard]] Slot slot_beside(std::size_t place) const;
  /// The meaning of a key.
  [[nodiscard]] Slot slot_of_key(std::size_t place) const;
  /// Everything that one place names: several things when it is a condition.
  [[nodiscard]] std::vector<NamedPlace> names_in(std::size_t place) const;
  /// The fact that a `plain`, `assumed` or `prevailing` is an answer of; empty for other places.
  [[nodiscard]] std::string fact_of_default(std::size_t place) const;

 private:
  [[nodiscard]] const Place& at(std::size_t place) const { return outline.places[place]; }
  [[nodiscard]] std::optional<NamedPlace> named_key(std::size_t place) const;
  [[nodiscard]] std::optional<NamedPlace> named_value(std::size_t place, const Slot& slot) const;
  [[nodiscard]] std::optional<NamedPlace> defined_value(std::size_t place) const;
  [[nodiscard]] std::vector<NamedPlace> names_in_condition(std::size_t place) const;
  [[nodiscard]] TermKind duty_or_limit(const std::string& id) const;

  const RuleSet& rules_;
  const Guide& guide_;
};

}  // namespace subrosa
