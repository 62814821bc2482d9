// A drawn tree as numbered lines, and the same lines under one another.
#include <algorithm>

#include "subrosa/drawing.hpp"

namespace subrosa {

namespace {

using Kind = DrawnLine::Kind;
using Mark = DrawnNode::Mark;

class Teller {
 public:
  Teller(const DrawnTree& tree, Language language) : tree_(tree), language_(language) {}

  std::vector<DrawnLine> tell() {
    if (!tree_.nodes.empty()) add_row(0, 0);
    return std::move(lines_);
  }

 private:
  std::string tr(const Message& words) const { return say(words, language_); }

  void add(Kind kind, std::size_t depth, std::string words, Mark mark, std::size_t node) {
    lines_.push_back({kind, depth, std::move(words), mark, node});
  }

  /// A numbered node with what its answers lead to, then the nodes that go on below it.
  void add_row(std::size_t row, std::size_t depth) {
    const DrawnNode& node = tree_.nodes[row];
    const std::string words =
        node.kind == DrawnNode::Kind::end ? end_words(node) : node.words.words;
    add(Kind::node, depth, tr(message("{0}. {1}", std::to_string(node.number), words)), node.mark,
        row);
    if (node.kind == DrawnNode::Kind::end) {
      add_carried(row, depth + 1);
    } else {
      add_question(row, depth + 1);
    }
    for (const DrawnEdge& edge : tree_.edges) {
      if (edge.from == row) add_answer(edge, depth + 1);
    }
    for (std::size_t i = row + 1; i < tree_.nodes.size(); ++i) {
      const DrawnNode& below = tree_.nodes[i];
      if (below.number != 0 && below.under == row && below.depth == node.depth) add_row(i, depth);
    }
  }

  void add_question(std::size_t row, std::size_t depth) {
    const DrawnNode& node = tree_.nodes[row];
    for (const Outline& part : node.words.under) add_part(part, row, depth);
    for (const std::string& given : node.given)
      add(Kind::detail, depth, tr(message("Dans cette situation : {0}", given)), node.mark, row);
    add_sources(row, depth);
  }

  void add_part(const Outline& part, std::size_t row, std::size_t depth) {
    add(Kind::detail, depth, part.words, tree_.nodes[row].mark, row);
    for (const Outline& under : part.under) add_part(under, row, depth + 1);
  }

  std::string end_words(const DrawnNode& node) const {
    const bool possible = node.mark == Mark::possible;
    const std::string effect =
        possible ? tr(message("{0} (encore possible)", node.effect)) : node.effect;
    return tr(message("{0} : {1}", effect, node.words.words));
  }

  void add_carried(std::size_t node, std::size_t depth) {
    for (const std::string& carried : tree_.nodes[node].carried)
      add(Kind::detail, depth, carried, Mark::none, node);
    add_sources(node, depth);
  }

  void add_sources(std::size_t node, std::size_t depth) {
    for (const std::string& source : tree_.nodes[node].sources)
      add(Kind::detail, depth, tr(message("Source : {0}", source)), Mark::none, node);
  }

  /// `« La police » → ne joue pas ici : …`; a numbered node only by its number, or as a list below.
  void add_answer(const DrawnEdge& edge, std::size_t depth) {
    const DrawnNode& to = tree_.nodes[edge.to];
    const DrawnNode& from = tree_.nodes[edge.from];
    const std::string begin = edge.label + " → ";
    const Mark lit = edge.lit ? from.mark : Mark::none;
    if (to.number == 0) {
      add(Kind::answer, depth, begin + end_words(to), edge.lit ? lit : to.mark, edge.to);
      return add_carried(edge.to, depth + 1);
    }
    const std::string number = std::to_string(to.number);
    add(Kind::answer, depth, begin + tr(message("point {0}", number)), lit, edge.to);
    if (to.under == edge.from && to.depth > from.depth) add_row(edge.to, depth + 1);
  }

  const DrawnTree& tree_;
  Language language_;
  std::vector<DrawnLine> lines_;
};

std::string sign_of(Mark mark) {
  switch (mark) {
    case Mark::none: return "";
    case Mark::lit: return "► ";
    case Mark::open:
    case Mark::possible: return "? ";
  }
  return "";
}

}  // namespace

std::vector<DrawnLine> lines_of(const DrawnTree& tree, Language language) {
  return Teller(tree, language).tell();
}

std::vector<Outline> outline_of(const DrawnTree& tree, Language language) {
  std::vector<Outline> all;
  for (const DrawnLine& line : lines_of(tree, language)) {
    std::vector<Outline>* into = &all;
    for (std::size_t i = 0; i < line.depth; ++i) into = &into->back().under;
    const std::string sign = line.kind == Kind::detail ? "" : sign_of(line.mark);
    into->push_back({sign + line.words, {}});
  }
  return all;
}

}  // namespace subrosa
