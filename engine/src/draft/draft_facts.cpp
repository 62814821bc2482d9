// facts.yaml -> DraftFact.
#include "draft/draft.hpp"
#include "draft/shape.hpp"

namespace subrosa {

namespace {

const std::vector<std::string> changers{"worker", "person", "third_party", "nobody"};

std::vector<DraftDatedText> draft_help(Shape& shape, Diagnostics& out) {
  const Node* node = shape.optional("help");
  std::vector<DraftDatedText> help;
  if (node == nullptr) return help;
  if (node->kind != Node::Kind::sequence) {
    help.push_back({Period{}, filled_word_of(*node, "help", out)});
    return help;
  }
  for (const Node& item : node->items) {
    Shape dated(item, out);
    Period period{dated.date_if("from"), dated.date_if("to")};
    check_period(period, item.span, out);
    help.push_back({period, dated.text("text")});
    dated.done();
  }
  return help;
}

Word checked_id(const Node& key, Diagnostics& out) {
  Word id = word_of(key, out);
  check_id(id, out);
  return id;
}

DraftFact draft_fact(const Node& node, Diagnostics& out) {
  Shape shape(node, out);
  DraftFact fact;
  fact.id = shape.id("fact");
  fact.question = shape.text("question");
  fact.help = draft_help(shape, out);
  fact.why = shape.text_if("why");
  if (const Node* values = shape.required("values")) {
    const Shape must_be_a_mapping(*values, out);
    for (const Entry& entry : values->entries) {
      fact.values.push_back(
          {checked_id(entry.key, out), filled_word_of(entry.value, entry.key.text, out), {}, {}});
    }
  }
  fact.plain = shape.text_if("plain");
  fact.assumed = shape.text_if("assumed");
  const auto changer = shape.one_of(shape.text("changed_by"), changers);
  if (changer) fact.changed_by = static_cast<Changer>(*changer);
  shape.done();
  return fact;
}

DraftValue draft_view(const Entry& entry, Diagnostics& out) {
  Shape shape(entry.value, out);
  DraftValue value{checked_id(entry.key, out), shape.text("says"), shape.text("held_by"),
                   shape.words_if("sources")};
  shape.done();
  return value;
}

DraftFact draft_reading(const Node& node, Diagnostics& out) {
  Shape shape(node, out);
  DraftFact reading;
  reading.reading = true;
  reading.id = shape.id("reading");
  reading.question = shape.text("question");
  if (const Node* values = shape.required("values")) {
    const Shape must_be_a_mapping(*values, out);
    for (const Entry& entry : values->entries) reading.values.push_back(draft_view(entry, out));
  }
  reading.prevailing = shape.text_if("prevailing");
  reading.because = shape.text_if("because");
  shape.done();
  return reading;
}

}  // namespace

void draft_facts(const Node& root, Draft& draft, Diagnostics& out) {
  Shape shape(root, out);
  for (const Node& item : shape.list("facts")) draft.facts.push_back(draft_fact(item, out));
  for (const Node& item : shape.list_if("readings"))
    draft.facts.push_back(draft_reading(item, out));
  shape.done();
}

}  // namespace subrosa
