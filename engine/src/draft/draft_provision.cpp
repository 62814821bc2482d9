// provisions/ID.yaml -> DraftProvision.
#include <algorithm>

#include "diagnostics/codes.hpp"
#include "draft/draft.hpp"
#include "draft/shape.hpp"
#include "syntax/parse_expression.hpp"

namespace subrosa {

namespace {

constexpr std::size_t npos = std::string_view::npos;

const std::vector<std::string> certainties{"settled", "probable", "debated"};
const std::vector<std::string> leaf_keys{"refers",  "forbids",   "requires", "exempts",
                                         "permits", "prohibits", "warns",    "none"};

/// Drafts the steps of one file; a class only to carry the file and the diagnostics.
class Steps {
 public:
  Steps(const SourceFile& source, Diagnostics& out) : source_(source), out_(out) {}

  std::vector<DraftStep> list(const Node& node) {
    std::vector<DraftStep> steps;
    if (node.kind != Node::Kind::sequence) {
      out_.push_back(
          diagnose(Code::wrong_kind, node.span, message("une liste d'étapes est attendue")));
      return steps;
    }
    for (const Node& item : node.items) steps.push_back(step(item));
    return steps;
  }

 private:
  DraftStep step(const Node& node) {
    DraftStep step;
    step.span = node.entries.empty() ? node.span : node.entries.front().key.span;
    const std::vector<std::string> kinds = kinds_of(node);
    if (kinds.size() != 1) {
      out_.push_back(diagnose(Code::step_kind, step.span,
                              message("une étape est soit `require`, soit `ask`, soit un effet"),
                              {},
                              message("effets : refers, forbids, requires, exempts, permits, "
                                      "prohibits, warns, none")));
      return step;
    }
    Shape shape(node, out_);
    step.id = shape.text_if("id");
    if (step.id) check_id(*step.id, out_);
    if (shape.optional("sources") != nullptr) step.sources = shape.words_if("sources");
    if (kinds[0] == "require") {
      require(shape, step);
    } else if (kinds[0] == "ask") {
      ask(node, shape, step);
    } else {
      leaf(kinds[0], shape, step);
    }
    if (step.kind != Step::Kind::ask) shape.done();
    return step;
  }

  /// What a step says it is. Under an `ask` every other key is an answer, `none` among them.
  static std::vector<std::string> kinds_of(const Node& node) {
    if (node.find("ask") != nullptr && node.find("require") == nullptr) return {"ask"};
    std::vector<std::string> kinds;
    for (const Entry& entry : node.entries) {
      const std::string& key = entry.key.text;
      const bool leaf = std::find(leaf_keys.begin(), leaf_keys.end(), key) != leaf_keys.end();
      if (key == "require" || key == "ask" || leaf) kinds.push_back(key);
    }
    return kinds;
  }

  void require(Shape& shape, DraftStep& step) {
    step.kind = Step::Kind::require;
    const Node* condition = shape.required("require");
    step.written = word_of(*condition, out_);
    if (condition->kind == Node::Kind::scalar) {
      step.condition = parse_expression(*condition, source_, out_);
    }
    step.text = shape.text("otherwise");
  }

  void ask(const Node& node, Shape& shape, DraftStep& step) {
    step.kind = Step::Kind::ask;
    step.written = shape.text("ask");
    for (const Entry& entry : node.entries) {
      const Node& key = entry.key;
      const bool own = key.kind == Node::Kind::scalar &&
                       (key.text == "ask" || key.text == "id" || key.text == "sources");
      if (own) continue;
      DraftBranch branch;
      branch.span = key.span;
      branch.otherwise = key.kind == Node::Kind::scalar && key.text == "else";
      if (key.kind == Node::Kind::sequence) {
        for (const Node& value : key.items) branch.values.push_back(word_of(value, out_));
      } else if (!branch.otherwise) {
        branch.values.push_back(word_of(key, out_));
      }
      branch.steps = list(entry.value);
      step.branches.push_back(std::move(branch));
    }
  }

  void leaf(const std::string& effect, Shape& shape, DraftStep& step) {
    step.kind = Step::Kind::leaf;
    step.effect = *effect_named(effect);
    step.text = shape.text(effect);
    step.duties = shape.words_if("duties");
    step.limits = shape.words_if("limits");
  }

  const SourceFile& source_;
  Diagnostics& out_;
};

std::vector<DraftCertainty> draft_certainty(Shape& shape, Diagnostics& out) {
  std::vector<DraftCertainty> all;
  const Node* node = shape.required("certainty");
  if (node == nullptr) return all;
  const auto add = [&](const Word& word, std::optional<Date> from) {
    const auto is = shape.one_of(word, certainties);
    if (is) all.push_back({from, static_cast<Certainty>(*is), word.span});
  };
  if (node->kind != Node::Kind::sequence) {
    add(word_of(*node, out), std::nullopt);
    return all;
  }
  if (node->items.empty()) {
    out.push_back(
        diagnose(Code::empty_text, node->span, message("la liste de `{0}` est vide", "certainty")));
  }
  for (const Node& item : node->items) {
    Shape dated(item, out);
    const auto from = dated.date_if("from");
    add(dated.text("is"), from);
    dated.done();
  }
  return all;
}

DraftVersion draft_version(const Node& node, const SourceFile& source, Diagnostics& out) {
  Shape shape(node, out);
  DraftVersion version;
  version.span = shape.span();
  version.in_force = shape.period("in_force");
  const Node* in_force = node.find("in_force");
  version.in_force_span = in_force == nullptr ? node.span : in_force->span;
  if (const Node* annulled = shape.optional("annulled")) {
    Shape annulment(*annulled, out);
    version.annulled_on = annulment.date("decided");
    version.annulled_by = annulment.text("source");
    annulment.done();
  }
  version.article = shape.text("article");
  version.certainty = draft_certainty(shape, out);
  version.sources = shape.words_if("sources");
  version.penalty = shape.text_if("penalty");
  version.note = shape.text_if("note");
  if (const Node* tree = shape.required("tree"); tree != nullptr) {
    if (tree->kind == Node::Kind::mapping) {
      Shape same(*tree, out);
      version.same_as = same.text("same_as");
      same.done();
    } else {
      version.tree = Steps(source, out).list(*tree);
    }
  }
  shape.done();
  return version;
}

/// Four groups of eight small hexadecimal digits.
bool is_review_hash(const std::string& hash) {
  if (hash.size() != review_part_count * 9 - 1) return false;
  for (std::size_t i = 0; i < hash.size(); ++i) {
    const bool dash = i % 9 == 8;
    if (dash ? hash[i] != '-' : std::string_view("0123456789abcdef").find(hash[i]) == npos)
      return false;
  }
  return true;
}

DraftReview draft_reviewed(Span status, Shape& shape, Diagnostics& out) {
  DraftReview review{status, shape.text("by"), shape.date("on"), shape.text("hash")};
  (void)shape.one_of(review.by, reviewer_roles());
  if (!review.hash.text.empty() && !is_review_hash(review.hash.text)) {
    out.push_back(diagnose(Code::odd_review, review.hash.span,
                           message("cette empreinte n'est pas celle d'une relecture"), {},
                           message("ne l'écrivez pas à la main : `subrosa review` la met, après "
                                   "une relecture")));
  }
  return review;
}

DraftReview draft_review(const Node& node, Diagnostics& out) {
  Shape shape(node, out);
  const Word written = shape.text("status");
  const auto status = shape.one_of(written, {"unreviewed", "reviewed"});
  DraftReview review;
  review.span = written.span;
  if (status == std::optional<std::size_t>(1)) {
    review = draft_reviewed(written.span, shape, out);
  } else {
    for (const char* key : {"by", "on", "hash"}) {
      const Node* left = shape.optional(key);
      if (left == nullptr || !status) continue;
      out.push_back(diagnose(Code::odd_review, left->span,
                             message("`{0}` n'a pas de sens sans relecture", key), {},
                             message("retirez `by`, `on` et `hash`, ou relisez et marquez avec "
                                     "`subrosa review`")));
    }
  }
  shape.done();
  return review;
}

}  // namespace

DraftProvision draft_provision(const Node& root, const SourceFile& source, Diagnostics& out) {
  Shape shape(root, out);
  DraftProvision provision;
  provision.id = shape.id("provision");
  provision.title = shape.text("title");
  if (const Node* review = shape.required("review")) provision.review = draft_review(*review, out);
  provision.overrides = shape.words_if("overrides");
  for (const Node& item : shape.list("versions")) {
    provision.versions.push_back(draft_version(item, source, out));
  }
  const Node* versions = root.find("versions");
  if (versions != nullptr && versions->kind == Node::Kind::sequence && versions->items.empty()) {
    out.push_back(
        diagnose(Code::missing_key, versions->span, message("aucune version n'est écrite ici")));
  }
  shape.done();
  return provision;
}

}  // namespace subrosa
