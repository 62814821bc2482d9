// A map of provisions -> a picture: a row for each provision, a column for each answer.
#include <algorithm>

#include "drawing/text_box.hpp"
#include "subrosa/drawing.hpp"

namespace subrosa {

namespace {

constexpr int margin = 16;
constexpr int title_width = 380;
constexpr int aside_width = 120;
constexpr int head_height = 190;
constexpr int size = 11;
constexpr int line_height = 14;

using Style = Picture::Words::Style;

class Painter {
 public:
  Painter(const RuleMap& map, Language language) : map_(map), language_(language) {}

  Picture paint() {
    place_columns();
    picture_.title = map_.title;
    picture_.description = map_.question;
    y_ = margin;
    write({map_.title, map_.subtitle, introduction()});
    paint_head();
    for (const RuleMap::Row& row : map_.rows) paint_row(row);
    paint_columns_lines();
    y_ += 10;
    write(legend_of(map_, language_));
    picture_.height = y_ + margin;
    return std::move(picture_);
  }

 private:
  std::string tr(const Message& words) const { return say(words, language_); }

  std::string introduction() const {
    return tr(
        message("Ce que chaque disposition peut donner, au plus, selon la réponse à une "
                "seule question : {0}",
                map_.question));
  }

  static std::string signs(const std::vector<Effect>& effects) {
    std::string all;
    for (const Effect effect : effects) all += sign_of(effect);
    return all;
  }

  /// Each as wide as the lines of its heading, or its signs, need.
  void place_columns() {
    int x = margin + title_width;
    for (std::size_t i = 0; i < map_.answers.size(); ++i) {
      const auto lines = lines_within(map_.answers[i], head_height - 8, size);
      int width = static_cast<int>(lines.size()) * line_height + 8;
      for (const RuleMap::Row& row : map_.rows)
        width = std::max(width, text_width(signs(row.effects[i]), size) + 6);
      columns_.push_back(x);
      x += width;
    }
    columns_.push_back(x);
    picture_.width = x + aside_width + margin;
  }

  void add(int x, int y, Style style, std::string text, bool upright = false) {
    picture_.words.push_back({x, y, size, style, upright, std::move(text)});
  }

  /// Lines across the page; the first is the title.
  void write(const std::vector<std::string>& paragraphs) {
    for (const std::string& paragraph : paragraphs) {
      const Style style = y_ == margin ? Style::strong : Style::plain;
      for (const std::string& line :
           lines_within(paragraph, picture_.width - 2 * margin, size, style == Style::strong)) {
        y_ += line_height;
        add(margin, y_, style, line);
      }
    }
  }

  void paint_head() {
    y_ += 10 + head_height;
    top_ = y_ - head_height;
    for (std::size_t i = 0; i < map_.answers.size(); ++i) {
      int x = columns_[i] + 4;
      for (const std::string& line : lines_within(map_.answers[i], head_height - 8, size)) {
        x += line_height;
        add(x - 3, y_ - 4, Style::plain, line, true);
      }
    }
    add(columns_.back() + 6, y_ - 4, Style::plain, tr(message("écarte")));
    rule();
  }

  void rule() {
    picture_.lines.push_back({{{margin, y_}, {picture_.width - margin, y_}}, false, false});
  }

  void paint_row(const RuleMap::Row& row) {
    const std::string name = tr(message("{0}. {1}", std::to_string(row.number), row.title));
    const auto titles = lines_within(name, title_width - 10, size, true);
    const auto articles = lines_within(row.article, title_width - 30, size);
    int y = y_;
    for (const std::string& line : titles) add(margin, y += line_height, Style::strong, line);
    for (const std::string& line : articles) add(margin + 18, y += line_height, Style::plain, line);
    for (std::size_t i = 0; i < row.effects.size(); ++i) {
      const std::string all = signs(row.effects[i]);
      const int middle = (columns_[i] + columns_[i + 1] - text_width(all, size)) / 2;
      if (!all.empty()) add(middle, y_ + line_height, Style::plain, all);
    }
    std::string aside;
    for (const std::size_t number : row.set_aside)
      aside += (aside.empty() ? "" : ", ") + std::to_string(number);
    int aside_y = y_;
    for (const std::string& line : lines_within(aside, aside_width - 10, size))
      add(columns_.back() + 6, aside_y += line_height, Style::plain, line);
    y_ = std::max(y, aside_y) + 5;
    rule();
  }

  void paint_columns_lines() {
    for (const int x : columns_) picture_.lines.push_back({{{x, top_}, {x, y_}}, false, false});
  }

  const RuleMap& map_;
  Language language_;
  Picture picture_;
  std::vector<int> columns_;  ///< where each begins, and where the last ends
  int top_ = 0;
  int y_ = 0;
};

}  // namespace

Picture picture_of(const RuleMap& map, Language language) { return Painter(map, language).paint(); }

}  // namespace subrosa
