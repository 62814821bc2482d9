#include "view/canvas.hpp"

#include <cfloat>
#include <cmath>

namespace subrosa::gui {

namespace {

ImU32 ink(Colour c) { return IM_COL32(c.red, c.green, c.blue, 255); }

/// How many of the first bytes of `word` fit into `width`; at least one letter.
std::size_t fitting(const Canvas& canvas, std::string_view word, const Face& face, float width) {
  std::size_t best = 0;
  for (std::size_t i = 1; i <= word.size(); ++i) {
    if (i < word.size() && (static_cast<unsigned char>(word[i]) & 0xC0U) == 0x80U) continue;
    if (best != 0 && canvas.width_of(word.substr(0, i), face) > width) break;
    best = i;
  }
  return best;
}

/// Where the next line may begin after `from`: at a space, but not at one that French puts before
/// a mark or within quotes.
std::size_t next_break(std::string_view text, std::size_t from) {
  constexpr std::string_view opening = "«";
  for (std::size_t at = text.find(' ', from); at < text.size(); at = text.find(' ', at + 1)) {
    const std::string_view after = text.substr(at + 1);
    const bool marks =
        !after.empty() && (std::string_view("?!:;%").find(after[0]) != std::string_view::npos ||
                           after.substr(0, 2) == "»");
    const bool opens =
        at >= opening.size() && text.substr(at - opening.size(), opening.size()) == opening;
    if (!marks && !opens) return at;
  }
  return text.size();
}

/// Adds one paragraph's lines. A word that is too long by itself is broken.
void wrap_paragraph(const Canvas& canvas, std::string_view text, const Face& face, float width,
                    std::vector<std::string_view>& lines) {
  std::size_t start = 0;
  std::size_t end = 0;  // of what fits so far
  while (end < text.size()) {
    const std::size_t next = next_break(text, end + 1);
    if (canvas.width_of(text.substr(start, next - start), face) <= width) {
      end = next;
      continue;
    }
    if (end == start) end = start + fitting(canvas, text.substr(start, next - start), face, width);
    lines.push_back(text.substr(start, end - start));
    while (end < text.size() && text[end] == ' ') ++end;
    start = end;
  }
  if (start < text.size() || text.empty()) lines.push_back(text.substr(start));
}

}  // namespace

void Canvas::enter(Region region, bool scrolls) {
  region_ = region;
  scrolls_ = scrolls;
}

float Canvas::width_of(std::string_view words, const Face& face) const {
  if (words.empty()) return 0;
  return face.font->CalcTextSizeA(face.size, FLT_MAX, 0, words.data(), words.data() + words.size())
      .x;
}

std::vector<std::string_view> Canvas::wrapped(std::string_view words, const Face& face,
                                              float width) const {
  std::vector<std::string_view> lines;
  for (std::size_t from = 0; from <= words.size();) {
    const std::size_t to = std::min(words.find('\n', from), words.size());
    wrap_paragraph(*this, words.substr(from, to - from), face, width, lines);
    from = to + 1;
  }
  return lines;
}

float Canvas::words(std::string_view words, const Face& face, Colour colour, const Place& place,
                    const std::string& holder) {
  float top = place.top;
  for (const std::string_view part : wrapped(words, face, place.width)) {
    line(part, face, colour, place.left, top, holder);
    top += face.line;
  }
  return top - place.top;
}

void Canvas::line(std::string_view words, const Face& face, Colour colour, float left, float top,
                  const std::string& holder) {
  if (!drawing_ || words.empty()) return;
  const float x = std::round(left);
  const float y = std::round(top + (face.line - face.size) / 2);
  ImGui::GetWindowDrawList()->AddText(face.font, face.size, {x, y}, ink(colour), words.data(),
                                      words.data() + words.size());
  note(Drawn::Kind::text, holder, words, {x, y, x + width_of(words, face), y + face.size});
}

void Canvas::fill(const Box& box, Colour colour, float rounding) {
  if (!drawing_) return;
  ImGui::GetWindowDrawList()->AddRectFilled({box.left, box.top}, {box.right, box.bottom},
                                            ink(colour), rounding);
}

void Canvas::fill_part(const Box& box, const Box& part, Colour colour, float rounding) {
  if (!drawing_) return;
  ImGui::PushClipRect({part.left, part.top}, {part.right, part.bottom}, true);
  fill(box, colour, rounding);
  ImGui::PopClipRect();
}

void Canvas::frame(const Box& box, Colour colour, float rounding, float thickness) {
  if (!drawing_) return;
  const float half = thickness / 2;
  ImGui::GetWindowDrawList()->AddRect({box.left + half, box.top + half},
                                      {box.right - half, box.bottom - half}, ink(colour), rounding,
                                      0, thickness);
}

void Canvas::note(Drawn::Kind kind, const std::string& id, std::string_view words, const Box& box) {
  const ImVec2 from = ImGui::GetWindowDrawList()->GetClipRectMin();
  const ImVec2 to = ImGui::GetWindowDrawList()->GetClipRectMax();
  state_.drawn.push_back(
      {kind, region_, id, std::string(words), box, {from.x, from.y, to.x, to.y}, scrolls_});
}

/// Every thing to press comes by here once: it is known from now on, and comes into view when the
/// keyboard has reached it.
void Canvas::enter_widget(const Widget& widget, Drawn::Kind kind, const std::string& words) {
  widgets_.push_back(widget);
  note(kind, widget.id, words, widget.box);
  if (state_.focus != widget.id || !state_.bring || !scrolls_) return;
  const Box clip = state_.drawn.back().clip;
  const float margin = look_.gap(24);
  float by = 0;
  if (widget.box.bottom > clip.bottom - margin) by = widget.box.bottom - clip.bottom + margin;
  if (widget.box.top - by < clip.top + margin) by = widget.box.top - clip.top - margin;
  if (by != 0) ImGui::SetScrollY(std::max(0.0F, ImGui::GetScrollY() + by));
}

void Canvas::ring(const Widget& widget) {
  if (state_.focus != widget.id || !(state_.ring || widget.field != nullptr)) return;
  const float out = look_.line * 2;
  const Box box{widget.box.left - out, widget.box.top - out, widget.box.right + out,
                widget.box.bottom + out};
  frame(box, colours().card, look_.gap(10), look_.line * 4);
  const Box outer{box.left - look_.line, box.top - look_.line, box.right + look_.line,
                  box.bottom + look_.line};
  frame(outer, colours().ring, look_.gap(11), look_.line * 3);
}

}  // namespace subrosa::gui
