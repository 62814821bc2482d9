// sources.yaml, duties.yaml, constraints.yaml, properties.yaml -> their drafts.
#include "draft/draft.hpp"
#include "draft/shape.hpp"
#include "syntax/parse_expression.hpp"

namespace subrosa {

namespace {

DraftSource draft_source(const Node& node, Diagnostics& out) {
  Shape shape(node, out);
  DraftSource source;
  source.id = shape.id("source");
  source.title = shape.text("title");
  source.act = shape.text_if("act");
  source.plain.act = source.act.value_or(Word{}).text;
  source.plain.date = shape.date_if("date");
  source.plain.numac = shape.text_if("numac").value_or(Word{}).text;
  source.plain.eli = shape.text_if("eli").value_or(Word{}).text;
  source.plain.published = shape.date_if("published");
  source.says = shape.text("says");
  const auto tag = shape.one_of(shape.text("tag"), {"text_read", "secondary", "unverified"});
  if (tag) source.plain.tag = static_cast<Tag>(*tag);
  source.plain.checked_on = shape.date("checked_on");
  source.plain.review_by = shape.date("review_by");
  source.plain.span = source.id.span;
  shape.done();
  return source;
}

DraftProperty draft_property(const Node& node, const SourceFile& source, Diagnostics& out) {
  Shape shape(node, out);
  DraftProperty property;
  property.id = shape.id("property");
  property.title = shape.text("title");
  property.never = node.find("never") != nullptr;
  const Node* other = property.never ? shape.optional("never") : shape.required("always");
  property.claim = draft_condition(other, source, out);
  property.when = draft_condition(shape.optional("when"), source, out);
  property.as_of = shape.period_if("as_of");
  property.known_on = shape.period_if("known_on");
  property.sources = shape.words_if("sources");
  shape.done();
  return property;
}

DraftNamed draft_named(const Node& node, std::string_view key, Diagnostics& out) {
  Shape shape(node, out);
  DraftNamed named{shape.id(key), shape.text("text")};
  shape.done();
  return named;
}

}  // namespace

std::optional<Expression> draft_condition(const Node* node, const SourceFile& source,
                                          Diagnostics& out) {
  if (node == nullptr) return std::nullopt;
  (void)word_of(*node, out);  // it must be a text
  if (node->kind != Node::Kind::scalar) return std::nullopt;
  return parse_expression(*node, source, out);  // an empty text is a fault too, not no condition
}

void draft_sources(const Node& root, Draft& draft, Diagnostics& out) {
  Shape shape(root, out);
  for (const Node& item : shape.list("sources")) draft.sources.push_back(draft_source(item, out));
  shape.done();
}

void draft_duties(const Node& root, Draft& draft, Diagnostics& out) {
  Shape shape(root, out);
  for (const Node& item : shape.list("duties")) {
    draft.duties.push_back(draft_named(item, "duty", out));
  }
  for (const Node& item : shape.list_if("limits")) {
    draft.limits.push_back(draft_named(item, "limit", out));
  }
  shape.done();
}

void draft_constraints(const Node& root, const SourceFile& source, Draft& draft, Diagnostics& out) {
  Shape shape(root, out);
  for (const Node& item : shape.list("constraints")) {
    Shape one(item, out);
    DraftConstraint constraint;
    constraint.id = one.id("constraint");
    constraint.never = draft_condition(one.required("never"), source, out);
    constraint.because = one.text("because");
    one.done();
    draft.constraints.push_back(std::move(constraint));
  }
  shape.done();
}

void draft_properties(const Node& root, const SourceFile& source, Draft& draft, Diagnostics& out) {
  Shape shape(root, out);
  for (const Node& item : shape.list("properties")) {
    draft.properties.push_back(draft_property(item, source, out));
  }
  shape.done();
}

}  // namespace subrosa
