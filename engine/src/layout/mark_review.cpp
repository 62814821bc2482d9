// Writing the mark of a review into a file: single words are put in place, nothing else is touched.
#include <algorithm>

#include "document/read_yaml.hpp"
#include "layout/extents.hpp"
#include "layout/same.hpp"
#include "subrosa/layout.hpp"

namespace subrosa {

namespace {

/// What comes in place of some bytes.
struct Edit {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
};

class Marker {
 public:
  Marker(std::string_view text, const Node& review)
      : text_(text),
        review_(review),
        column_(is_flow(text, review) ? 0 : column_of(text, review.span.begin)) {}

  std::string write(const std::vector<std::pair<std::string, std::string>>& keys) {
    std::string added;
    for (const auto& [key, word] : keys) {
      if (const Node* there = review_.find(key)) {
        edits_.push_back({there->span.begin, end_of(*there), word});
      } else {
        added += is_flow(text_, review_) ? ", " + key + ": " + word
                                         : "\n" + std::string(column_, ' ') + key + ": " + word;
      }
    }
    if (!added.empty()) edits_.push_back({place_for_more(), place_for_more(), added});
    return edited();
  }

 private:
  std::size_t end_of(const Node& scalar) const { return scalar_end(text_, scalar, column_); }

  /// After the last word between braces; else at the end of its line, after a comment on it.
  std::size_t place_for_more() const {
    const std::size_t end = end_of(review_.entries.back().value);
    if (is_flow(text_, review_)) return end;
    const std::size_t line_end = std::min(text_.find('\n', end), text_.size());
    return line_end > end && text_[line_end - 1] == '\r' ? line_end - 1 : line_end;
  }

  /// From the last edit to the first, so that places stay right. What is added at the end of a word
  /// that is also replaced comes after it.
  std::string edited() {
    std::stable_sort(edits_.begin(), edits_.end(),
                     [](const Edit& a, const Edit& b) { return a.begin < b.begin; });
    std::string out(text_);
    for (auto edit = edits_.rbegin(); edit != edits_.rend(); ++edit)
      out.replace(edit->begin, edit->end - edit->begin, edit->text);
    return out;
  }

  std::string_view text_;
  const Node& review_;
  std::size_t column_;
  std::vector<Edit> edits_;
};

/// A `status` to put others beside, and no text over several lines, in whose head a comment can
/// stand.
bool can_be_marked(std::string_view text, const Node& review) {
  return review.find("status") != nullptr &&
         std::none_of(review.entries.begin(), review.entries.end(),
                      [&](const Entry& entry) { return is_block_scalar(text, entry.value); });
}

/// The document without what the mark may change.
Node without_review(Node root) {
  std::erase_if(root.entries, [](const Entry& entry) { return entry.key.text == "review"; });
  return root;
}

bool holds(const Node& review, const std::vector<std::pair<std::string, std::string>>& keys) {
  return review.entries.size() == keys.size() &&
         std::all_of(keys.begin(), keys.end(), [&](const auto& key) {
           const Node* there = review.find(key.first);
           return there != nullptr && there->text == key.second;
         });
}

}  // namespace

std::optional<std::string> with_review(const SourceFile& source, const ReviewMark& mark) {
  Diagnostics ignored;
  const auto root = read_yaml(source, 0, ignored);
  const Node* review = root ? root->find("review") : nullptr;
  if (review == nullptr || !can_be_marked(source.text(), *review)) return std::nullopt;
  const std::vector<std::pair<std::string, std::string>> keys{
      {"status", "reviewed"}, {"by", mark.by}, {"on", mark.on}, {"hash", mark.hash}};
  std::string after = Marker(source.text(), *review).write(keys);

  const SourceFile written(source.name(), after);
  const auto again = read_yaml(written, 0, ignored);
  const bool kept = again && same(without_review(*root), without_review(*again)) &&
                    comments_of(source.text(), *root) == comments_of(after, *again);
  const Node* marked = again ? again->find("review") : nullptr;
  return kept && marked != nullptr && holds(*marked, keys) ? std::optional(after) : std::nullopt;
}

}  // namespace subrosa
