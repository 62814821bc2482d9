#include "drawing/reading_order.hpp"

#include <algorithm>

namespace subrosa {

namespace {

using Nodes = std::vector<std::size_t>;

class Order {
 public:
  explicit Order(DrawnTree& tree) : nodes_(tree.nodes), before_(tree.nodes.size()) {
    for (const DrawnEdge& edge : tree.edges) {
      before_[edge.to].push_back(edge.from);  // one edge leads from one node to another
    }
  }

  void place() {
    std::size_t number = 0;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      const bool end = nodes_[i].kind == DrawnNode::Kind::end;
      if (!end || before_[i].size() != 1) nodes_[i].number = ++number;
      if (!before_[i].empty()) nodes_[i].under = common(before_[i]);
    }
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      if (nodes_[i].number != 0) nodes_[i].depth = depth_of(i);
    }
  }

 private:
  /// The nearest question through which every path to all of these nodes goes: the immediate
  /// dominator of what they lead to.
  std::size_t common(const Nodes& from) const {
    std::size_t found = from.front();
    for (std::size_t other : from) {
      while (found != other) {
        std::size_t& later = found > other ? found : other;
        later = *nodes_[later].under;
      }
    }
    return found;
  }

  std::size_t depth_of(std::size_t node) const {
    const auto& under = nodes_[node].under;
    if (!under) return 0;
    const std::size_t depth = nodes_[*under].depth;
    return goes_straight_on(node) ? depth : depth + 1;
  }

  /// Where branches meet again, or where one of them is the main one, it goes on below the
  /// question.
  bool goes_straight_on(std::size_t node) const {
    if (before_[node].size() > 1) return true;
    const Nodes siblings = rows_under(*nodes_[node].under);
    const auto meets = [&](std::size_t row) { return before_[row].size() > 1; };
    if (siblings.size() == 1) return true;
    if (std::any_of(siblings.begin(), siblings.end(), meets) || node != siblings.back())
      return false;
    std::size_t elsewhere = 0;
    for (const std::size_t row : siblings) elsewhere += row == node ? 0 : size_of(row);
    return size_of(node) > elsewhere;
  }

  Nodes rows_under(std::size_t question) const {
    Nodes rows;
    for (std::size_t i = question + 1; i < nodes_.size(); ++i) {
      if (nodes_[i].number != 0 && nodes_[i].under == question) rows.push_back(i);
    }
    return rows;
  }

  /// How many numbered nodes stand under a node, itself among them.
  std::size_t size_of(std::size_t node) const {
    std::size_t size = 1;
    for (const std::size_t row : rows_under(node)) size += size_of(row);
    return size;
  }

  std::vector<DrawnNode>& nodes_;
  std::vector<Nodes> before_;  ///< the questions that lead to each node
};

}  // namespace

void place_in_reading_order(DrawnTree& tree) { Order(tree).place(); }

}  // namespace subrosa
