// Names: what a word names, where else it stands, what a file defines.
#include <algorithm>

#include "editor/knowledge.hpp"

namespace subrosa {

std::string defining_file(const Name& name) {
  switch (name.kind) {
    case TermKind::fact:
    case TermKind::value: return "facts.yaml";
    case TermKind::source: return "sources.yaml";
    case TermKind::duty:
    case TermKind::limit: return "duties.yaml";
    case TermKind::provision: return "provisions/" + name.id + ".yaml";
    case TermKind::version: return name.owner;
    case TermKind::theme:
    case TermKind::sector: return "rules.yaml";
  }
  return {};
}

Assistant::Assistant(Rules names, Language language, Date today) {
  Guide guide(*names, language);
  knowledge_ = std::make_shared<const Knowledge>(
      Knowledge{std::move(names), language, today, std::move(guide)});
}

std::optional<NamedPlace> Assistant::name_at(const FileText& file, std::size_t offset) const {
  const FileView view(file, *knowledge_->rules, knowledge_->guide);
  const auto place = view.outline.at(offset);
  if (!place) return std::nullopt;
  for (const NamedPlace& named : view.names_in(*place)) {
    if (named.begin <= offset && offset <= named.end) return named;
  }
  return std::nullopt;
}

std::vector<NamedPlace> Assistant::places_of(const FileText& file, const Name& name) const {
  std::vector<NamedPlace> found;
  if (file.text.find(name.id) == std::string::npos) return found;
  const FileView view(file, *knowledge_->rules, knowledge_->guide);
  if (view.kind == "catalogue") return found;
  for (std::size_t i = 0; i < view.outline.places.size(); ++i) {
    if (view.outline.places[i].text.find(name.id) == std::string::npos) continue;
    for (NamedPlace& named : view.names_in(i)) {
      if (named.name == name) found.push_back(std::move(named));
    }
  }
  return found;
}

namespace {

/// The text that says what an entry is about: whatever of these stands beside its id.
std::string detail_of(const Outline& outline, std::size_t mapping) {
  for (const char* key : {"question", "title", "text", "name", "words", "because", "article"}) {
    const Place* beside = outline.beside(mapping, key);
    if (beside != nullptr) return beside->text;
  }
  return {};
}

}  // namespace

std::vector<FileSymbol> Assistant::symbols(const FileText& file) const {
  const FileView view(file, *knowledge_->rules, knowledge_->guide);
  std::vector<FileSymbol> symbols;
  if (view.kind == "catalogue") return symbols;
  std::optional<std::size_t> mapping;
  for (std::size_t i = 0; i < view.outline.places.size(); ++i) {
    const Place& place = view.outline.places[i];
    // An entry is known by its first key.
    const bool first =
        place.key && place.mapping != mapping && (!mapping || *place.mapping > *mapping);
    if (first) mapping = place.mapping;
    const bool has_value = place.key && i + 1 < view.outline.places.size() &&
                           view.outline.places[i + 1].under == i && !view.outline.places[i + 1].key;
    if (!has_value || (!first && place.text != "id")) continue;
    const Slot slot = view.slot_of_value(i + 1);
    const bool version = view.kind == "provision" && place.text == "from" && place.under &&
                         view.outline.places[*place.under].text == "in_force";
    if (!slot.is("id") && !version) continue;
    const Place& value = view.outline.places[i + 1];
    symbols.push_back({value.text, version ? "" : detail_of(view.outline, *place.mapping),
                       value.begin, value.end});
  }
  return symbols;
}

}  // namespace subrosa
