#include "rename/former_name_line.hpp"

#include "document/read_yaml.hpp"
#include "layout/extents.hpp"
#include "rename/edits.hpp"

namespace subrosa {

namespace {

std::string key_of(NameKind kind, bool of_reading) {
  switch (kind) {
    case NameKind::fact:
    case NameKind::value: return of_reading ? "reading" : "fact";
    case NameKind::provision: return "provision";
    case NameKind::duty: return "duty";
    case NameKind::limit: return "limit";
    case NameKind::source: return "source";
  }
  return "fact";
}

/// A list in brackets takes the line after its bracket, another above its first line.
void insert_line(std::string_view text, const Node& list, const std::string& line, Edits& edits) {
  if (is_flow(text, list)) {
    edits.insert(list.span.begin + 1, line + (list.items.empty() ? "" : ", "));
    return;
  }
  const std::size_t column = column_of(text, list.span.begin);
  edits.insert(list.span.begin - column, std::string(column, ' ') + "- " + line + "\n");
}

}  // namespace

std::string former_name_line(const NewName& name, bool of_reading, Date today) {
  const std::string key = key_of(name.kind, of_reading);
  const bool value = name.kind == NameKind::value;
  return "{" + key + ": " + (value ? name.fact + ", value: " : "") + name.from +
         ", to: " + name.to + ", on: " + iso(today) + "}";
}

std::string with_former_name(const std::string& text, const std::string& header,
                             const std::string& line) {
  const std::string own_part = "renamed:\n  - " + line + "\n";
  if (text.empty()) return header + own_part;
  Diagnostics read_before;  // without a fault: the rules were loaded
  const auto root = read_yaml(SourceFile("names.yaml", text), 0, read_before);
  const Node* list = root ? root->find("renamed") : nullptr;
  if (list == nullptr) return text + (text.back() == '\n' ? "" : "\n") + own_part;
  Edits edits;
  insert_line(text, *list, line, edits);
  return edits.applied(text);
}

}  // namespace subrosa
