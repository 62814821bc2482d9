// rules.yaml -> DraftHead.
#include "draft/draft.hpp"
#include "draft/shape.hpp"

namespace subrosa {

namespace {

std::vector<DraftNamed> draft_names(const Node* node, Diagnostics& out) {
  std::vector<DraftNamed> names;
  if (node == nullptr) return names;
  const Shape must_be_a_mapping(*node, out);
  for (const Entry& entry : node->entries) {
    const Word id = word_of(entry.key, out);
    check_id(id, out);
    names.push_back({id, filled_word_of(entry.value, id.text, out)});
  }
  return names;
}

std::vector<Effect> draft_order(Shape& shape, Diagnostics& out) {
  const std::vector<std::string> names{"refers",  "forbids", "requires",
                                       "exempts", "permits", "prohibits"};
  std::vector<Effect> order;
  for (const Node& item : shape.list("order")) {
    const auto found = shape.one_of(word_of(item, out), names);
    if (found) order.push_back(*effect_named(names[*found]));
  }
  return order;
}

DraftNotice draft_notice(const Node& node, Diagnostics& out) {
  Shape shape(node, out);
  DraftNotice notice{shape.id("notice"), shape.period_if("as_of"), shape.period_if("known_on"),
                     shape.text("text")};
  shape.done();
  return notice;
}

DraftSilencing draft_silencing(const Node& node, Diagnostics& out) {
  Shape shape(node, out);
  DraftSilencing silencing{shape.text("code"), shape.text("at"), shape.text("because")};
  shape.done();
  return silencing;
}

DraftNamed draft_not_encoded(const Node& node, Diagnostics& out) {
  Shape shape(node, out);
  DraftNamed named{shape.id("provision"), shape.text("title")};
  shape.done();
  return named;
}

}  // namespace

DraftHead draft_head(const Node& root, Diagnostics& out) {
  Shape shape(root, out);
  DraftHead head;
  head.id = shape.id("rules");
  head.version = shape.text("version");
  head.title = shape.text("title");
  head.covers = shape.period("covers");
  head.language = shape.text("language");
  (void)shape.one_of(head.language, {"fr"});
  head.catalogues = shape.words_if("catalogues");
  for (const Word& language : head.catalogues) (void)shape.one_of(language, {"nl", "en", "de"});
  head.order = draft_order(shape, out);
  const Node* order = root.find("order");
  head.order_span = order == nullptr ? root.span : order->span;
  for (const Node& item : shape.list("provisions")) head.provisions.push_back(word_of(item, out));
  head.meanwhile = shape.words_if("meanwhile");
  head.themes = draft_names(shape.optional("themes"), out);
  head.sectors = draft_names(shape.optional("sectors"), out);
  for (const Node& item : shape.list_if("not_encoded")) {
    head.not_encoded.push_back(draft_not_encoded(item, out));
  }
  for (const Node& item : shape.list_if("notices")) head.notices.push_back(draft_notice(item, out));
  for (const Node& item : shape.list_if("silenced")) {
    head.silenced.push_back(draft_silencing(item, out));
  }
  shape.done();
  return head;
}

}  // namespace subrosa
