#include "view/blocks.hpp"

#include <algorithm>
#include <cmath>

namespace subrosa::gui {

namespace {

/// Draws one block; gives its height.
struct Put {
  Canvas& canvas;
  Place at;
  bool first = false;  ///< nothing stands above

  [[nodiscard]] const Look& look() const { return canvas.look(); }
  [[nodiscard]] const Fonts& fonts() const { return canvas.look().fonts; }
  [[nodiscard]] const Palette& colours() const { return canvas.colours(); }
  [[nodiscard]] float gap(float pixels) const { return canvas.look().gap(pixels); }
  [[nodiscard]] float line_width() const { return std::min(at.width, canvas.longest_line()); }

  float operator()(const Title& title) const;
  float operator()(const Paragraph& paragraph) const;
  float operator()(const Bullets& bullets) const;
  float operator()(const Banner& banner) const;
  float operator()(const Buttons& buttons) const;
  float operator()(const AnswerRows& rows) const;
  float operator()(const TextField& field) const;
  float operator()(const Progress& progress) const;
  float operator()(const TreeLines& tree) const;
  float operator()(const TimeLine& line) const;
  float operator()(const Votes& votes) const;
  float operator()(const Columns& columns) const;

  float banner_words(const Banner& banner, float left, float top, float width) const;
  float answer_row(const AnswerRow& row, float top) const;
  float tree_line(const TreeLine& node, float top, float signs) const;
  float vote(const Votes::Row& row, int most, float top) const;
};

/// The letters of a tone outside a box.
struct Ink {
  const Face& face;
  Colour colour;
};
Ink ink_of(const Look& look, Tone tone) {
  const Palette& c = look.colours;
  switch (tone) {
    case Tone::plain: return {look.fonts.body, c.text};
    case Tone::quiet: return {look.fonts.small, c.secondary};
    case Tone::strong: return {look.fonts.bold, c.text};
    case Tone::good:
    case Tone::caution:
    case Tone::bad: return {look.fonts.body, c.of(tone).ink};
    // White on red is for boxes: between other lines it is the red of a refusal.
    case Tone::urgent: return {look.fonts.bold, c.of(Tone::bad).ink};
  }
  return {look.fonts.body, c.text};
}

float Put::operator()(const Title& title) const {
  const Place place{at.left, at.top, std::min(at.width, canvas.longest_line() * 1.15F)};
  if (title.level == 1) return canvas.words(title.text, fonts().large, colours().text, place);
  const float above = title.level == 2 && !first ? gap(8) : 0;
  const Colour colour = title.level == 2 ? colours().text : colours().secondary;
  return above + canvas.words(title.text, fonts().bold, colour,
                              {place.left, place.top + above, place.width});
}

float Put::operator()(const Paragraph& paragraph) const {
  const Ink ink = ink_of(look(), paragraph.tone);
  const Face& face = paragraph.fixed ? look().fonts.fixed : ink.face;
  // Lines of a file are not wrapped before they must be.
  const float width = paragraph.fixed ? at.width : line_width();
  return canvas.words(paragraph.text, face, ink.colour, {at.left, at.top, width});
}

float Put::operator()(const Bullets& bullets) const {
  const Ink ink = ink_of(look(), bullets.tone);
  const float in = canvas.width_of("•", ink.face) + gap(10);
  float top = at.top;
  for (const std::string& words : bullets.lines) {
    if (top != at.top) top += gap(5);
    canvas.line("•", ink.face, ink.colour, at.left, top);
    top += canvas.words(words, ink.face, ink.colour, {at.left + in, top, line_width() - in});
  }
  return top - at.top;
}

float Put::banner_words(const Banner& banner, float left, float top, float width) const {
  const ToneColours& tone = colours().of(banner.tone);
  float height = 0;
  if (!banner.title.empty())
    height += canvas.words(banner.title, banner.large ? fonts().large : fonts().bold, tone.ink,
                           {left, top, width});
  for (const std::string& words : banner.lines) {
    if (height != 0) height += gap(4);
    height += canvas.words(words, fonts().body, tone.words, {left, top + height, width});
  }
  return height;
}

float Put::operator()(const Banner& banner) const {
  const ToneColours& tone = colours().of(banner.tone);
  const float bar = gap(6);
  const float pad = gap(14);
  const Face& sign = fonts().large;
  const float sign_width =
      banner.sign.empty() ? 0 : std::max(canvas.width_of(banner.sign, sign), sign.size) + gap(10);
  const float left = at.left + bar + pad + sign_width;
  const float width = std::min(at.left + at.width - pad - left, canvas.longest_line());
  const auto put = [&] { return banner_words(banner, left, at.top + pad, width); };
  const float inside = std::max(canvas.height_of(put), banner.sign.empty() ? 0 : sign.line);
  const Box box{at.left, at.top, at.left + at.width, at.top + inside + 2 * pad};
  const float round = gap(10);
  const float edge = box.left + bar;
  canvas.fill_part(box, {box.left, box.top, edge, box.bottom}, tone.line, round);
  canvas.fill_part(box, {edge, box.top, box.right, box.bottom}, tone.back, round);
  if (tone.back == colours().card) canvas.frame(box, tone.line, round, look().line * 2);
  const float lift = banner.large ? 0 : (sign.line - fonts().bold.line) / 2;
  if (!banner.sign.empty())
    canvas.line(banner.sign, sign, tone.ink, at.left + bar + pad, at.top + pad - lift);
  put();
  return box.height();
}

/// The number of columns in which wide buttons stand.
std::size_t columns_for(const Canvas& canvas, std::size_t count, float width) {
  return count >= 5 && width >= canvas.look().letters(560) ? 2 : 1;
}

float put_list(Canvas& canvas, const std::vector<Button>& buttons, const Place& place) {
  const float gap = canvas.look().gap(8);
  const std::size_t columns = columns_for(canvas, buttons.size(), place.width);
  const float count = static_cast<float>(columns);
  const float most = columns == 1 ? canvas.longest_line() * 1.15F : place.width;
  const float width = std::floor((std::min(place.width, most) - gap * (count - 1)) / count);
  float top = place.top;
  for (std::size_t first = 0; first < buttons.size(); first += columns) {
    if (first != 0) top += gap;
    const std::size_t end = std::min(first + columns, buttons.size());
    float height = 0;
    for (std::size_t i = first; i < end; ++i)
      height = std::max(height, canvas.button_size(buttons[i], Shape::wide, width).height);
    for (std::size_t i = first; i < end; ++i) {
      const float left = place.left + static_cast<float>(i - first) * (width + gap);
      canvas.button(buttons[i], Shape::wide, {left, top, left + width, top + height});
    }
    top += height;
  }
  return top - place.top;
}

float Put::operator()(const Buttons& buttons) const {
  return buttons.wide ? put_list(canvas, buttons.buttons, at)
                      : put_row(canvas, buttons.buttons, Shape::row, at);
}

/// The question above or beside its answer.
float Put::answer_row(const AnswerRow& row, float top) const {
  const bool beside = at.width >= look().letters(520);
  const float left_width = beside ? std::floor(at.width * 0.48F) : at.width;
  const float right_left = beside ? at.left + left_width + gap(12) : at.left;
  const float right_width = at.left + at.width - right_left;
  const Face& face = beside ? fonts().body : fonts().small;
  const Colour colour =
      row.tone == Tone::plain || row.tone == Tone::quiet || row.tone == Tone::strong
          ? colours().secondary
          : ink_of(look(), row.tone).colour;
  const auto put = [&](float y) {
    return canvas.words(row.question, face, colour, {at.left, y, left_width});
  };
  const float asked = canvas.height_of([&] { return put(top); });
  const float answer = canvas.button_size(row.answer, Shape::wide, right_width).height;
  const float height = beside ? std::max(asked, answer) : asked + gap(3) + answer;
  put(beside ? top + (height - asked) / 2 : top);
  const float answer_top = beside ? top + (height - answer) / 2 : top + asked + gap(3);
  canvas.button(row.answer, Shape::wide,
                {right_left, answer_top, right_left + right_width, answer_top + answer});
  return height;
}

float Put::operator()(const AnswerRows& rows) const {
  float top = at.top;
  for (const AnswerRow& row : rows.rows) {
    if (top != at.top) top += gap(14);
    top += answer_row(row, top);
  }
  return top - at.top;
}

float Put::operator()(const TextField& field) const {
  const float width = std::min(at.width, canvas.longest_line() * 0.85F);
  float height = 0;
  if (!field.label.empty()) {
    height += canvas.words(field.label, fonts().small, colours().secondary,
                           {at.left, at.top, line_width()}) +
              gap(4);
  }
  const float line = std::round(fonts().body.size + 2 * gap(10));
  canvas.field(field, {at.left, at.top + height, at.left + width, at.top + height + line});
  return height + line;
}

float Put::operator()(const Progress& progress) const {
  float height = 0;
  if (!progress.text.empty()) {
    height += canvas.words(progress.text, fonts().small, colours().secondary,
                           {at.left, at.top, line_width()}) +
              gap(4);
  }
  const float thick = gap(6);
  const Box whole{at.left, at.top + height, at.left + at.width, at.top + height + thick};
  canvas.fill(whole, colours().selected, thick / 2);
  canvas.frame(whole, colours().border, thick / 2, look().line);
  const float share = std::clamp(progress.share, 0.0F, 1.0F);
  Box done = whole;
  done.right = done.left + std::max(thick, std::round(at.width * share));
  if (share > 0) canvas.fill(done, colours().accent, thick / 2);
  return height + thick;
}

/// `signs` is the width of the column in which signs stand: so words of one depth stand alike.
float Put::tree_line(const TreeLine& node, float top, float signs) const {
  const float step = gap(20);
  const float in = step * static_cast<float>(std::min<std::size_t>(node.depth, 8));
  const Face& face = node.lit ? fonts().bold : fonts().body;
  const float left = at.left + gap(8) + in;
  const float words_left = left + signs;
  const float width = std::max(at.left + at.width - words_left - gap(8), face.size * 4);
  const Colour ink = ink_of(look(), node.tone).colour;
  const auto put = [&] {
    return canvas.words(node.text, face, ink, {words_left, top + gap(2), width});
  };
  const float height = canvas.height_of(put) + 2 * gap(2);
  if (node.lit) {
    canvas.fill({at.left, top, at.left + at.width, top + height}, colours().selected, 0);
    canvas.fill({at.left, top, at.left + gap(4), top + height}, colours().accent, 0);
  }
  for (std::size_t i = 1; i <= std::min<std::size_t>(node.depth, 8); ++i) {
    const float x = at.left + gap(8) + step * static_cast<float>(i) - step / 2;
    canvas.fill({x, top, x + look().line, top + height}, colours().border, 0);
  }
  if (!node.sign.empty()) canvas.line(node.sign, fonts().bold, ink, left, top + gap(2));
  put();
  return height;
}

float Put::operator()(const TreeLines& tree) const {
  const bool any = std::any_of(tree.lines.begin(), tree.lines.end(),
                               [](const TreeLine& line) { return !line.sign.empty(); });
  const float signs = any ? canvas.width_of("✔", fonts().bold) + gap(8) : 0;
  float top = at.top;
  for (const TreeLine& node : tree.lines) {
    if (node.depth == 0 && top != at.top) top += gap(6);
    top += tree_line(node, top, signs);
  }
  return top - at.top;
}

float Put::operator()(const TimeLine& line) const {
  const float above = gap(12);
  const float thick = look().line * 2;
  canvas.fill(
      {at.left, at.top + above / 2 - thick / 2, at.left + at.width, at.top + above / 2 + thick / 2},
      colours().edge, 0);
  const float end = gap(10);
  canvas.fill({at.left + at.width - thick, at.top + above / 2 - end / 2, at.left + at.width,
               at.top + above / 2 + end / 2},
              colours().edge, 0);
  return above + put_row(canvas, line.periods, Shape::row, {at.left, at.top + above, at.width});
}

float Put::vote(const Votes::Row& row, int most, float top) const {
  const Face& number = fonts().large;
  const float number_width = canvas.width_of("00", number) + gap(8);
  const float sign_width = row.sign.empty() ? 0 : number.size + gap(6);
  const float button_width = std::floor(at.width * 0.5F);
  const float button_left = at.left + sign_width;
  const float wide = button_width - sign_width;
  const float height = canvas.button_size(row.button, Shape::wide, wide).height;
  const float middle = top + height / 2;
  const Colour ink = ink_of(look(), row.tone).colour;
  if (!row.sign.empty()) canvas.line(row.sign, number, ink, at.left, middle - number.line / 2);
  canvas.button(row.button, Shape::wide, {button_left, top, button_left + wide, top + height});
  const float left = button_left + wide + gap(12);
  canvas.line(std::to_string(row.count), number, colours().text, left, middle - number.line / 2);
  const float from = left + number_width;
  const float room = at.left + at.width - from;
  if (room > 0 && row.count > 0) {
    const float share = static_cast<float>(row.count) / static_cast<float>(std::max(most, 1));
    const float half = gap(9);
    const Colour bar = row.tone == Tone::plain ? colours().accent : colours().of(row.tone).line;
    canvas.fill({from, middle - half, from + std::max(half, room * share), middle + half}, bar,
                gap(4));
  }
  return height;
}

float Put::operator()(const Votes& votes) const {
  int most = 0;
  for (const Votes::Row& row : votes.rows) most = std::max(most, row.count);
  float top = at.top;
  for (const Votes::Row& row : votes.rows) {
    if (top != at.top) top += gap(8);
    top += vote(row, most, top);
  }
  return top - at.top;
}

float Put::operator()(const Columns& columns) const {
  const float between = gap(28);
  if (at.width < look().letters(600)) {
    const float left = put_blocks(canvas, columns.left, at);
    const float next = left + gap(18);
    return next + put_blocks(canvas, columns.right, {at.left, at.top + next, at.width});
  }
  const float width = std::floor((at.width - between) / 2);
  const float right_left = at.left + at.width - width;
  const float left = put_blocks(canvas, columns.left, {at.left, at.top, width});
  const float right = put_blocks(canvas, columns.right, {right_left, at.top, width});
  const float height = std::max(left, right);
  const float x = std::round(at.left + at.width / 2);
  canvas.fill({x, at.top, x + look().line, at.top + height}, colours().border, 0);
  return height;
}

}  // namespace

float put_blocks(Canvas& canvas, const std::vector<Block>& blocks, const Place& place) {
  const float gap = canvas.look().gap(12);
  float top = place.top;
  for (const Block& block : blocks) {
    if (top != place.top) top += gap;
    top += std::visit(Put{canvas, {place.left, top, place.width}, top == place.top}, block);
  }
  return top - place.top;
}

float put_row(Canvas& canvas, const std::vector<Button>& buttons, Shape shape, const Place& place) {
  const float gap = canvas.look().gap(shape == Shape::flat ? 4 : 8);
  float top = place.top;
  for (std::size_t first = 0; first < buttons.size();) {
    if (first != 0) top += gap;
    // As many as fit beside one another, at least one; a row is as high as its highest.
    float used = 0;
    float height = 0;
    std::size_t end = first;
    for (; end < buttons.size(); ++end) {
      const Canvas::Size size = canvas.button_size(buttons[end], shape, place.width);
      if (end != first && used + gap + size.width > place.width) break;
      used += size.width + (end == first ? 0 : gap);
      height = std::max(height, size.height);
    }
    float left = place.left;
    for (; first < end; ++first) {
      const float width = canvas.button_size(buttons[first], shape, place.width).width;
      canvas.button(buttons[first], shape, {left, top, left + width, top + height});
      left += width + gap;
    }
    top += height;
  }
  return top - place.top;
}

}  // namespace subrosa::gui
