// What the words of a file name.
#include <algorithm>

#include "editor/knowledge.hpp"

namespace subrosa {

namespace {

/// `provisions/art458.yaml` is a provision, `facts.yaml` the facts.
std::string kind_of_path(const std::string& path) {
  const std::string extension = ".yaml";
  if (path.size() <= extension.size() || !path.ends_with(extension)) return {};
  if (path.starts_with("provisions/")) return "provision";
  if (path.starts_with("cases/")) return "case";
  if (path.starts_with("lang/")) return "catalogue";
  return path.substr(0, path.size() - extension.size());
}

}  // namespace

FileView::FileView(const FileText& file, const RuleSet& rules, const Guide& guide)
    : outline(outline_of(file.text)),
      path(file.path),
      kind(kind_of_path(file.path)),
      rules_(rules),
      guide_(guide) {}

std::vector<KeyOnTheWay> FileView::way_to(std::size_t place) const {
  std::vector<KeyOnTheWay> way;
  for (auto above = at(place).under; above; above = at(*above).under) {
    way.push_back({at(*above).text, outline.keys_of(*at(*above).mapping)});
  }
  std::reverse(way.begin(), way.end());
  return way;
}

Slot FileView::slot_of_value(std::size_t place) const {
  return guide_.slot(kind, way_to(place), {});
}

Slot FileView::slot_beside(std::size_t place) const {
  auto beside = outline.keys_of(*at(place).mapping);
  std::erase_if(beside, [&](const auto& key) { return key.first == at(place).text; });
  return guide_.slot(kind, way_to(place), beside);
}

Slot FileView::slot_of_key(std::size_t place) const {
  auto way = way_to(place);
  way.push_back({at(place).text, outline.keys_of(*at(place).mapping)});
  return guide_.slot(kind, way, {});
}

std::vector<NamedPlace> FileView::names_in(std::size_t place) const {
  if (kind == "catalogue") return {};  // it names texts, which have no place of their own
  if (at(place).key) {
    const auto named = named_key(place);
    return named ? std::vector{*named} : std::vector<NamedPlace>{};
  }
  const Slot slot = slot_of_value(place);
  if (slot.is("condition")) return names_in_condition(place);
  const auto named = named_value(place, slot);
  return named ? std::vector{*named} : std::vector<NamedPlace>{};
}

std::optional<NamedPlace> FileView::named_key(std::size_t place) const {
  const Place& key = at(place);
  const auto named = [&](TermKind name_kind, std::string owner, bool defines) {
    return NamedPlace{{name_kind, key.text, std::move(owner)}, key.begin, key.end, defines};
  };
  if (const Place* asked = outline.beside(*key.mapping, "ask"); asked != nullptr) {
    const bool own =
        key.text == "ask" || key.text == "id" || key.text == "sources" || key.text == "else";
    if (kind == "provision" && !own) return named(TermKind::value, asked->text, false);
  }
  if (!key.under) return std::nullopt;
  const Place& above = at(*key.under);
  if (kind == "case" && (above.text == "facts" || above.text == "readings"))
    return named(TermKind::fact, "", false);
  if (kind == "rules" && above.text == "themes") return named(TermKind::theme, "", true);
  if (kind == "rules" && above.text == "sectors") return named(TermKind::sector, "", true);
  if (kind == "facts" && above.text == "values") {
    for (const char* of : {"fact", "reading"}) {
      const Place* fact = outline.beside(*above.mapping, of);
      if (fact != nullptr) return named(TermKind::value, fact->text, true);
    }
  }
  return std::nullopt;
}

std::optional<NamedPlace> FileView::named_value(std::size_t place, const Slot& slot) const {
  const Place& value = at(place);
  if (!value.under) return std::nullopt;
  const Place& key = at(*value.under);
  const auto named = [&](TermKind name_kind, std::string owner = "") {
    return NamedPlace{{name_kind, value.text, std::move(owner)}, value.begin, value.end, false};
  };
  if (slot.is("fact")) return named(TermKind::fact);
  if (slot.is("source")) return named(TermKind::source);
  if (slot.is("duty") || slot.is("limit")) return named(duty_or_limit(value.text));
  if (slot.is("provision")) return named(TermKind::provision);
  if (slot.is("theme")) return named(TermKind::theme);
  if (slot.is("sector")) return named(TermKind::sector);
  if (kind == "provision" && key.text == "same_as") return named(TermKind::version, path);
  if (kind == "rules" && key.text == "provisions" && !key.under) return named(TermKind::provision);
  if (const std::string fact = fact_of_default(place); !fact.empty())
    return named(TermKind::value, fact);
  if (kind == "case" && key.under && value.text != "unknown") {
    const std::string& above = at(*key.under).text;
    if (above == "facts" || above == "readings") return named(TermKind::value, key.text);
  }
  return defined_value(place);
}

std::optional<NamedPlace> FileView::defined_value(std::size_t place) const {
  struct Definition {
    const char* file;
    const char* above;  ///< the key above the key; empty at the top
    const char* key;
    TermKind kind;
  };
  static const std::vector<Definition> definitions{
      {"facts", "facts", "fact", TermKind::fact},
      {"facts", "readings", "reading", TermKind::fact},
      {"sources", "sources", "source", TermKind::source},
      {"duties", "duties", "duty", TermKind::duty},
      {"duties", "limits", "limit", TermKind::limit},
      {"provision", "", "provision", TermKind::provision},
      {"provision", "in_force", "from", TermKind::version},
  };
  const Place& value = at(place);
  const Place& key = at(*value.under);
  const std::string above = key.under ? at(*key.under).text : "";
  for (const Definition& one : definitions) {
    if (kind != one.file || above != one.above || key.text != one.key) continue;
    const bool version = one.kind == TermKind::version;
    return NamedPlace{{one.kind, value.text, version ? path : ""}, value.begin, value.end, true};
  }
  return std::nullopt;
}

std::string FileView::fact_of_default(std::size_t place) const {
  if (kind != "facts") return {};
  const Place& key = at(*at(place).under);
  if (key.text != "plain" && key.text != "assumed" && key.text != "prevailing") return {};
  for (const char* of : {"fact", "reading"}) {
    const Place* fact = outline.beside(*key.mapping, of);
    if (fact != nullptr) return fact->text;
  }
  return {};
}

std::vector<NamedPlace> FileView::names_in_condition(std::size_t place) const {
  using Kind = ConditionWord::Role;
  std::vector<NamedPlace> names;
  const Place& condition = at(place);
  for (const ConditionWord& word : words_of_condition(condition.text)) {
    const auto add = [&](TermKind name_kind, const std::string& owner = "") {
      names.push_back({{name_kind, word.text, owner},
                       condition.begin + word.begin,
                       condition.begin + word.end,
                       false});
    };
    const bool verdict = word.subject == "verdict";
    if (word.role == Kind::subject && !verdict) add(TermKind::fact);
    if (word.role == Kind::value && !verdict && word.function.empty())
      add(TermKind::value, word.subject);
    if (word.role != Kind::argument) continue;
    if (word.function == "effect") add(TermKind::provision);
    if (word.function == "duty") add(duty_or_limit(word.text));
    if (word.function == "depends_on") add(TermKind::fact);
  }
  return names;
}

TermKind FileView::duty_or_limit(const std::string& id) const {
  const bool limit = std::any_of(rules_.limits.begin(), rules_.limits.end(),
                                 [&](const Limit& one) { return one.id == id; });
  return limit ? TermKind::limit : TermKind::duty;
}

}  // namespace subrosa
