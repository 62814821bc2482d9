#include "rename/case_edits.hpp"

namespace subrosa {

namespace {

class CaseEditor {
 public:
  CaseEditor(std::string_view text, const RuleSet& rules, const NewName& name, Edits& edits)
      : text_(text), rules_(rules), name_(name), edits_(edits) {}

  bool edit(const Node& root) {
    for (const char* key : {"facts", "readings"}) answers(root.find(key));
    const Node* expect = root.find("expect");
    if (expect == nullptr) return sound_;
    if (name_.kind == NameKind::provision) {
      for (const char* key : {"applies", "not"}) items(expect->find(key));
    }
    if (name_.kind == NameKind::duty || name_.kind == NameKind::limit)
      items(expect->find("duties"));
    return sound_;
  }

 private:
  void answers(const Node* node) {
    if (node == nullptr) return;
    for (const Entry& entry : node->entries) {
      if (name_.kind == NameKind::fact) word(entry.key);
      if (name_.kind == NameKind::value && is_its_fact(entry.key.text)) word(entry.value);
    }
  }

  /// An older case may call the fact by a name that it had before.
  bool is_its_fact(const std::string& fact) const {
    const FormerName* former = rules_.former_name(NameKind::fact, fact);
    return (former != nullptr ? former->now : fact) == name_.fact;
  }

  void items(const Node* node) {
    if (node == nullptr) return;
    for (const Node& item : node->items) word(item);
  }

  void word(const Node& node) {
    if (node.kind != Node::Kind::scalar || node.text != name_.from) return;
    sound_ = edits_.replace(text_, node.span, name_.from, name_.to) && sound_;
  }

  std::string_view text_;
  const RuleSet& rules_;
  const NewName& name_;
  Edits& edits_;
  bool sound_ = true;
};

}  // namespace

bool edit_case(const Node& root, std::string_view text, const RuleSet& rules, const NewName& name,
               Edits& edits) {
  return CaseEditor(text, rules, name, edits).edit(root);
}

}  // namespace subrosa
