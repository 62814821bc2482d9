// A drawn tree -> a picture. Numbered nodes stand below each other on the left, further right the
// deeper they are; what ends at once, or goes on at another number, stands to the right of its
// question. So no two boxes can meet, however the branches run.
#include <algorithm>

#include "drawing/text_box.hpp"
#include "subrosa/drawing.hpp"

namespace subrosa {

namespace {

constexpr int page_width = 794;  ///< a sheet of A4
constexpr int margin = 16;
constexpr int left_end = 384;  ///< where the boxes of questions end
constexpr int right_begin = 428;
constexpr int indent = 26;
constexpr int narrowest = 170;  ///< of a box, however deep
constexpr int padding = 8;
constexpr int size = 12;
constexpr int line_height = 16;
constexpr int rail = 12;        ///< how far from its left edge a line leaves a box downwards
constexpr int line_level = 16;  ///< how far below its top a line meets a box
constexpr int gap = 12;

using Style = Picture::Words::Style;

struct Paragraph {
  std::string words;
  Style style = Style::plain;
  int level = 0;
};

class Painter {
 public:
  Painter(const DrawnTree& tree, Language language) : tree_(tree), language_(language) {}

  Picture paint() {
    picture_.width = page_width;
    picture_.title = tree_.title + ", " + tree_.subtitle;
    for (const Outline& line : outline_of(tree_, language_)) describe(line);
    boxes_.resize(tree_.nodes.size());
    paint_heading();
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
      if (tree_.nodes[i].number != 0) paint_row(i);
    }
    picture_.height = y_ + margin - gap;
    return std::move(picture_);
  }

 private:
  std::string tr(const Message& words) const { return say(words, language_); }

  void describe(const Outline& line) { picture_.description += on_one_line(line) + "\n"; }

  void paint_heading() {
    y_ = margin;
    write(tree_.title, margin, page_width - 2 * margin, 17, Style::strong);
    write(tree_.subtitle, margin, page_width - 2 * margin, size, Style::plain);
    if (!tree_.path.empty())
      write("► " + tree_.path, margin, page_width - 2 * margin, size, Style::strong);
    y_ += gap;
  }

  /// Words without a box, from `y_` downwards.
  void write(const std::string& words, int x, int width, int letters, Style style) {
    for (const std::string& line : lines_within(words, width, letters, style == Style::strong)) {
      y_ += letters + 4;
      picture_.words.push_back({x, y_ - 4, letters, style, false, line});
    }
  }

  /// A numbered node, the label of the line that leads to it, and what stands at its right.
  void paint_row(std::size_t row) {
    const DrawnNode& node = tree_.nodes[row];
    const int x = std::min(margin + static_cast<int>(node.depth) * indent, left_end - narrowest);
    const DrawnEdge* from_above = rail_to(row);
    if (from_above != nullptr) {
      const bool straight = tree_.nodes[from_above->from].depth == node.depth;
      const int label = straight ? x + rail + 8 : x;
      write(from_above->label, label, left_end - label, size, Style::slanted);
      y_ += 6;
    }
    boxes_[row] = paint_box(row_words(node), x, y_, left_end - x, border_of(node), shaded(node));
    const int bottom = paint_exits(row);
    if (from_above != nullptr) paint_rail(*from_above);
    y_ = std::max(boxes_[row].y + boxes_[row].height, bottom) + gap;
  }

  static bool shaded(const DrawnNode& node) {
    return node.kind == DrawnNode::Kind::end && node.applies;
  }

  static Picture::Border border_of(const DrawnNode& node) {
    if (DrawnNode::on_path(node.mark)) return Picture::Border::thick;
    const bool nothing = node.kind == DrawnNode::Kind::end && !node.applies;
    return nothing ? Picture::Border::dashed : Picture::Border::plain;
  }

  std::vector<Paragraph> row_words(const DrawnNode& node) const {
    if (node.kind == DrawnNode::Kind::end) {
      std::vector<Paragraph> all = end_words(node);
      all.front().words = tr(message("{0}. {1}", std::to_string(node.number), all.front().words));
      return all;
    }
    std::vector<Paragraph> all;
    add_outline(node.words, 0, all);
    all.front().words = tr(message("{0}. {1}", std::to_string(node.number), all.front().words));
    const std::string mark = node.mark == DrawnNode::Mark::open ? "? " : "► ";
    for (const std::string& given : node.given)
      all.push_back({mark + tr(message("Dans cette situation : {0}", given)), Style::strong, 0});
    add_sources(node, all);
    return all;
  }

  static void add_outline(const Outline& outline, int level, std::vector<Paragraph>& all) {
    all.push_back({(level > 0 ? "– " : "") + outline.words, Style::plain, level});
    for (const Outline& under : outline.under) add_outline(under, level + 1, all);
  }

  void add_sources(const DrawnNode& node, std::vector<Paragraph>& all) const {
    for (const std::string& source : node.sources)
      all.push_back({tr(message("Source : {0}", source)), Style::slanted, 0});
  }

  std::vector<Paragraph> end_words(const DrawnNode& node) const {
    const bool possible = node.mark == DrawnNode::Mark::possible;
    const std::string mark = node.mark == DrawnNode::Mark::lit ? "► " : possible ? "? " : "";
    const std::string effect =
        possible ? tr(message("{0} (encore possible)", node.effect)) : node.effect;
    std::vector<Paragraph> all{{mark + effect, Style::strong, 0},
                               {node.words.words, Style::plain, 0}};
    for (const std::string& carried : node.carried)
      all.push_back({"– " + carried, Style::plain, 1});
    add_sources(node, all);
    return all;
  }

  Picture::Box paint_box(const std::vector<Paragraph>& paragraphs, int x, int y, int width,
                         Picture::Border border, bool shade) {
    int bottom = y + padding;
    for (const Paragraph& paragraph : paragraphs) {
      const int in = paragraph.level * 10;
      const int room = width - 2 * padding - in;
      for (const std::string& line :
           lines_within(paragraph.words, room, size, paragraph.style == Style::strong)) {
        bottom += line_height;
        picture_.words.push_back(
            {x + padding + in, bottom - 4, size, paragraph.style, false, line});
      }
    }
    const Picture::Box box{x, y, width, bottom + padding - y, border, shade};
    picture_.boxes.push_back(box);
    return box;
  }

  /// What a question leads to at its right; returns where that ends.
  int paint_exits(std::size_t row) {
    int bottom = y_;
    std::vector<std::pair<int, bool>> levels;
    for (const DrawnEdge& edge : tree_.edges) {
      if (edge.from != row || rail_to(edge.to) == &edge) continue;
      const int top = levels.empty() ? y_ : bottom + 8;
      const Picture::Box box = paint_exit(edge, top);
      levels.emplace_back(top + line_level, edge.lit);
      bottom = box.y + box.height;
    }
    // The thick line last, so that it stands above the others.
    std::stable_sort(levels.begin(), levels.end(),
                     [](const auto& a, const auto& b) { return a.second < b.second; });
    for (const auto& [level, lit] : levels) paint_arm(boxes_[row], level, lit);
    return bottom;
  }

  Picture::Box paint_exit(const DrawnEdge& edge, int top) {
    const DrawnNode& to = tree_.nodes[edge.to];
    std::vector<Paragraph> words{{edge.label, Style::slanted, 0}};
    const int width = page_width - margin - right_begin;
    if (to.number != 0) {
      const std::string where = tr(message("point {0}", std::to_string(to.number)));
      const bool open = tree_.nodes[edge.from].mark == DrawnNode::Mark::open;
      const std::string mark = !edge.lit ? "" : open ? "? " : "► ";
      words.push_back({mark + "→ " + where, Style::strong, 0});
      const auto border = edge.lit ? Picture::Border::thick : Picture::Border::plain;
      return paint_box(words, right_begin, top, width, border, false);
    }
    const std::vector<Paragraph> end = end_words(to);
    words.insert(words.end(), end.begin(), end.end());
    return paint_box(words, right_begin, top, width, border_of(to), shaded(to));
  }

  void paint_arm(const Picture::Box& question, int level, bool lit) {
    const int from = question.x + question.width;
    const int bend = from + 16;
    const int start = question.y + line_level;
    std::vector<Picture::Point> points{{from, start}};
    if (level != start) {
      points.push_back({bend, start});
      points.push_back({bend, level});
    }
    points.push_back({right_begin, level});
    picture_.lines.push_back({points, lit, true});
  }

  /// The line that comes from above, if that way is free: no other box in between is as far left.
  const DrawnEdge* rail_to(std::size_t row) const {
    const DrawnNode& node = tree_.nodes[row];
    if (node.number == 0 || !node.under) return nullptr;
    for (std::size_t i = *node.under + 1; i < row; ++i) {
      const DrawnNode& between = tree_.nodes[i];
      if (between.number != 0 && between.depth <= tree_.nodes[*node.under].depth) return nullptr;
    }
    const auto edge = std::find_if(tree_.edges.begin(), tree_.edges.end(), [&](const auto& e) {
      return e.from == *node.under && e.to == row;
    });
    return edge == tree_.edges.end() ? nullptr : &*edge;
  }

  void paint_rail(const DrawnEdge& edge) {
    const Picture::Box& from = boxes_[edge.from];
    const Picture::Box& to = boxes_[edge.to];
    const int x = from.x + rail;
    std::vector<Picture::Point> points{{x, from.y + from.height}};
    if (to.x > x) {
      points.push_back({x, to.y + line_level});
      points.push_back({to.x, to.y + line_level});
    } else {
      points.push_back({x, to.y});
    }
    picture_.lines.push_back({points, edge.lit, true});
  }

  const DrawnTree& tree_;
  Language language_;
  Picture picture_;
  std::vector<Picture::Box> boxes_;  ///< of the numbered nodes
  int y_ = 0;
};

}  // namespace

Picture picture_of(const DrawnTree& tree, Language language) {
  return Painter(tree, language).paint();
}

}  // namespace subrosa
