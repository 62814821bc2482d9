// names.yaml -> DraftFormerName.
#include <algorithm>
#include <array>

#include "draft/draft.hpp"
#include "draft/shape.hpp"

namespace subrosa {

namespace {

struct Key {
  const char* name;
  NameKind kind;
};
constexpr std::array named_keys{Key{"fact", NameKind::fact}, Key{"reading", NameKind::fact},
                                Key{"provision", NameKind::provision}, Key{"duty", NameKind::duty},
                                Key{"limit", NameKind::limit}};

/// `{fact: …}`, `{fact: …, value: …}`, `{duty: …}`: which name this line is about. Any second one
/// is a key that is not known here.
void draft_name(const Node& node, Shape& shape, DraftFormerName& former) {
  const auto found = std::find_if(named_keys.begin(), named_keys.end(),
                                  [&](const Key& key) { return node.find(key.name) != nullptr; });
  const Key& key = found == named_keys.end() ? named_keys.front() : *found;
  former.kind = key.kind;
  former.id = shape.id(key.name);
  if (key.kind != NameKind::fact || shape.optional("value") == nullptr) return;
  former.fact = former.id;
  former.kind = NameKind::value;
  former.id = shape.id("value");
}

DraftFormerName draft_line(const Node& node, bool removed, Diagnostics& out) {
  Shape shape(node, out);
  DraftFormerName former;
  draft_name(node, shape, former);
  if (removed) {
    former.because = shape.text("because");
  } else {
    former.to = shape.id("to");
  }
  former.on = shape.date("on");
  shape.done();
  return former;
}

}  // namespace

void draft_former_names(const Node& root, Draft& draft, Diagnostics& out) {
  Shape shape(root, out);
  for (const Node& item : shape.list_if("renamed"))
    draft.former_names.push_back(draft_line(item, false, out));
  for (const Node& item : shape.list_if("removed"))
    draft.former_names.push_back(draft_line(item, true, out));
  shape.done();
}

}  // namespace subrosa
