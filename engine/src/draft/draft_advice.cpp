// contacts.yaml, say.yaml -> their drafts.
#include "diagnostics/codes.hpp"
#include "draft/draft.hpp"
#include "draft/shape.hpp"

namespace subrosa {

namespace {

/// A list in which something must stand.
const std::vector<Node>& filled_list(Shape& shape, std::string_view key, Diagnostics& out) {
  const Node* node = shape.required(key);
  const std::vector<Node>& items = shape.list_if(key);
  if (node != nullptr && node->kind == Node::Kind::sequence && items.empty()) {
    out.push_back(
        diagnose(Code::empty_text, node->span, message("la liste de `{0}` est vide", key)));
  }
  return items;
}

DraftContact draft_contact(const Node& node, const SourceFile& source, Diagnostics& out) {
  Shape shape(node, out);
  DraftContact contact;
  contact.id = shape.id("contact");
  contact.name = shape.text("name");
  for (const Node& item : shape.list_if("reach"))
    contact.reach.push_back(filled_word_of(item, "reach", out));
  contact.when = draft_condition(shape.optional("when"), source, out);
  contact.possible = draft_condition(shape.optional("possible"), source, out);
  contact.note = shape.text_if("note");
  contact.source = shape.text("source");
  contact.checked_on = shape.date("checked_on");
  shape.done();
  return contact;
}

void draft_verdicts(Shape& shape, DraftScript& script, Diagnostics& out) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < verdict_count; ++i)
    names.emplace_back(name_of(static_cast<Verdict>(i)));
  names.emplace_back("undetermined");
  for (const Node& item : filled_list(shape, "verdicts", out)) {
    const auto found = shape.one_of(word_of(item, out), names);
    if (found == std::optional(verdict_count)) {
      script.undetermined = true;
    } else if (found) {
      script.verdicts.push_back(static_cast<Verdict>(*found));
    }
  }
}

DraftScript draft_script(const Node& node, const SourceFile& source, Diagnostics& out) {
  Shape shape(node, out);
  DraftScript script;
  script.id = shape.id("say");
  script.when = draft_condition(shape.optional("when"), source, out);
  script.possible = draft_condition(shape.optional("possible"), source, out);
  draft_verdicts(shape, script, out);
  script.words = shape.text("words");
  script.ask_back = shape.text_if("ask_back");
  for (const Node& item : filled_list(shape, "sources", out))
    script.sources.push_back(word_of(item, out));
  shape.done();
  return script;
}

}  // namespace

void draft_contacts(const Node& root, const SourceFile& source, Draft& draft, Diagnostics& out) {
  Shape shape(root, out);
  for (const Node& item : shape.list("contacts"))
    draft.contacts.push_back(draft_contact(item, source, out));
  shape.done();
}

void draft_scripts(const Node& root, const SourceFile& source, Draft& draft, Diagnostics& out) {
  Shape shape(root, out);
  for (const Node& item : shape.list("say"))
    draft.scripts.push_back(draft_script(item, source, out));
  shape.done();
}

}  // namespace subrosa
