// A drawn tree as numbered lines.
#include <algorithm>

#include "subrosa/drawing.hpp"

namespace subrosa {

namespace {

class Outliner {
 public:
  Outliner(const DrawnTree& tree, Language language) : tree_(tree), language_(language) {}

  std::vector<Outline> lines() const {
    std::vector<Outline> all;
    if (!tree_.nodes.empty()) add_row(0, all);
    return all;
  }

 private:
  std::string tr(const Message& words) const { return say(words, language_); }

  /// A numbered node with what its answers lead to, then the nodes that go on below it.
  void add_row(std::size_t row, std::vector<Outline>& into) const {
    const DrawnNode& node = tree_.nodes[row];
    Outline line = node.kind == DrawnNode::Kind::end ? end(node) : question(node);
    line.words = mark(node.mark) + tr(message("{0}. {1}", std::to_string(node.number), line.words));
    for (const DrawnEdge& edge : tree_.edges) {
      if (edge.from == row) line.under.push_back(answer(edge));
    }
    into.push_back(std::move(line));
    for (std::size_t i = row + 1; i < tree_.nodes.size(); ++i) {
      const DrawnNode& below = tree_.nodes[i];
      if (below.number != 0 && below.under == row && below.depth == node.depth) add_row(i, into);
    }
  }

  Outline question(const DrawnNode& node) const {
    Outline line = node.words;
    for (const std::string& given : node.given)
      line.under.push_back({tr(message("Dans cette situation : {0}", given)), {}});
    add_sources(node, line);
    return line;
  }

  Outline end(const DrawnNode& node) const {
    Outline line{tr(message("{0} : {1}", node.effect, node.words.words)), {}};
    for (const std::string& carried : node.carried) line.under.push_back({carried, {}});
    add_sources(node, line);
    return line;
  }

  void add_sources(const DrawnNode& node, Outline& line) const {
    for (const std::string& source : node.sources)
      line.under.push_back({tr(message("Source : {0}", source)), {}});
  }

  /// `« La police » → ne joue pas ici : …`; a numbered node only by its number, or as a list below.
  Outline answer(const DrawnEdge& edge) const {
    const DrawnNode& to = tree_.nodes[edge.to];
    const DrawnNode& from = tree_.nodes[edge.from];
    const std::string begin = (edge.lit ? mark(from.mark) : "") + edge.label + " → ";
    if (to.number == 0) {
      Outline line = end(to);
      line.words.insert(0, begin);
      return line;
    }
    Outline line{begin + tr(message("point {0}", std::to_string(to.number))), {}};
    if (to.under == edge.from && to.depth > from.depth) add_row(edge.to, line.under);
    return line;
  }

  static std::string mark(DrawnNode::Mark mark) {
    return mark == DrawnNode::Mark::lit ? "► " : mark == DrawnNode::Mark::open ? "? " : "";
  }

  const DrawnTree& tree_;
  Language language_;
};

}  // namespace

std::vector<Outline> outline_of(const DrawnTree& tree, Language language) {
  return Outliner(tree, language).lines();
}

}  // namespace subrosa
