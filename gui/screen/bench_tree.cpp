#include "screen/bench_tree.hpp"

namespace subrosa::gui {

namespace {

using Kind = DrawnLine::Kind;
using Mark = DrawnNode::Mark;

/// What belongs to a line has no sign of its own.
std::string sign_of(const DrawnLine& line) {
  if (line.kind == Kind::detail || line.mark == Mark::none) return "";
  return line.mark == Mark::lit ? "►" : "?";
}

/// Whether the line itself says how the provision ends, and not only at which point to go on.
bool tells_end(const DrawnLine& line, const DrawnNode& node) {
  return node.kind == DrawnNode::Kind::end && (line.kind == Kind::node || node.number == 0);
}

Tone tone_of(const DrawnLine& line, const DrawnNode& node) {
  if (line.kind != Kind::detail)
    return tells_end(line, node) && node.applies ? Tone::strong : Tone::plain;
  if (line.mark == Mark::open) return Tone::caution;
  return line.mark == Mark::lit ? Tone::plain : Tone::quiet;
}

}  // namespace

TreeLines tree_lines(const DrawnTree& tree, Language language) {
  TreeLines lines;
  for (DrawnLine& line : lines_of(tree, language)) {
    const DrawnNode& node = tree.nodes[line.node];
    lines.lines.push_back({line.depth, sign_of(line), std::move(line.words), tone_of(line, node),
                           DrawnNode::on_path(line.mark)});
  }
  return lines;
}

}  // namespace subrosa::gui
