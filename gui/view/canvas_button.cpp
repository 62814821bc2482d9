// Buttons: their size, their looks, the mouse.
#include <algorithm>
#include <cmath>

#include "view/canvas.hpp"

namespace subrosa::gui {

namespace {

/// Empty space within a button, before zoom.
float side_pad(Shape shape) { return shape == Shape::flat ? 10.0F : 16.0F; }
float top_pad(Shape shape) { return shape == Shape::flat ? 6.0F : 10.0F; }

constexpr std::string_view tick = "✔";

/// Keys that keyboards mark by a sign are shown by it: their names differ from language to
/// language.
std::string_view sign_of(const Key& key) {
  if (key == "Backspace") return "⌫";
  if (key == "Space") return "␣";
  if (key == "Enter") return "⏎";
  return key;
}

}  // namespace

float Canvas::chip_width(const Key& key) const {
  if (key.empty()) return 0;
  const Face& face = look_.fonts.small;
  return std::max(face.line, std::ceil(width_of(sign_of(key), face)) + look_.gap(10));
}

/// What is left for a button's words beside its key and its tick.
float Canvas::words_width(const Button& button, Shape shape, float width) const {
  float left = width - 2 * look_.gap(side_pad(shape));
  if (!button.key.empty()) left -= chip_width(button.key) + look_.gap(10);
  if (button.chosen && shape == Shape::wide)
    left -= width_of(tick, look_.fonts.bold) + look_.gap(8);
  return std::max(left, look_.fonts.body.size);
}

Canvas::Size Canvas::button_size(const Button& button, Shape shape, float width) const {
  const Face& face = button.chosen || button.primary ? look_.fonts.bold : look_.fonts.body;
  const Face& detail = look_.fonts.small;
  const float room = words_width(button, shape, width);
  const float longest = std::max(width_of(button.label, face), width_of(button.detail, detail));
  float height = static_cast<float>(wrapped(button.label, face, room).size()) * face.line;
  if (!button.detail.empty())
    height += static_cast<float>(wrapped(button.detail, detail, room).size()) * detail.line;
  const float needed = width - room + std::ceil(longest);
  const float least = shape == Shape::row ? look_.letters(64) : 0;
  return {shape == Shape::wide ? width : std::min(width, std::max(needed, least)),
          std::round(height + 2 * look_.gap(top_pad(shape)))};
}

std::string Canvas::first_line(const std::string& words, const Face& face, float width) const {
  constexpr std::string_view more = "…";
  if (width_of(words, face) <= width) return words;
  return std::string(wrapped(words, face, width - width_of(more, face)).front()) +
         std::string(more);
}

Button Canvas::shortened(Button button, Shape shape, float width) const {
  const Face& face = button.chosen || button.primary ? look_.fonts.bold : look_.fonts.body;
  const float room = words_width(button, shape, width);
  button.label = first_line(button.label, face, room);
  button.detail = first_line(button.detail, look_.fonts.small, room);
  return button;
}

Canvas::ButtonColours Canvas::button_colours(const Button& button, Shape shape, bool hovered,
                                             bool held) const {
  const Palette& c = colours();
  if (button.primary) {
    const Colour back = held ? c.accent_down : hovered ? c.accent_hover : c.accent;
    return {back, back, c.on_accent, true, true};
  }
  if (button.chosen) return {c.selected, c.accent, c.text, true, true};
  const bool touched = hovered || held;
  if (shape == Shape::flat) return {c.hover, c.hover, c.text, touched, false};
  return {touched ? c.hover : c.card, touched ? c.accent : c.edge, c.text, true, true};
}

void Canvas::chip(const Key& key, const ButtonColours& colours_now, const Box& box,
                  const std::string& id) {
  const Face& face = look_.fonts.small;
  const bool plain = colours_now.words == colours().text;
  frame(box, plain ? colours().edge : colours_now.words, look_.gap(5), look_.line);
  // Most keys are capitals and digits, which stand higher than the middle of a line's letters.
  const float up = std::round(face.size / 16);
  line(sign_of(key), face, plain ? colours().secondary : colours_now.words,
       box.middle_x() - width_of(sign_of(key), face) / 2, box.middle_y() - face.line / 2 - up, id);
}

void Canvas::button_words(const Button& button, Shape shape, const ButtonColours& colours_now,
                          const Box& box) {
  const Face& face = button.chosen || button.primary ? look_.fonts.bold : look_.fonts.body;
  const Face& small = look_.fonts.small;
  const float pad = look_.gap(side_pad(shape));
  float left = box.left + pad;
  if (!button.key.empty()) {
    const float wide = chip_width(button.key);
    const float top = box.middle_y() - small.line / 2;
    chip(button.key, colours_now, {left, top, left + wide, top + small.line}, button.id);
    left += wide + look_.gap(10);
  }
  if (button.chosen && shape == Shape::wide) {
    line(tick, face, colours_now.words, box.right - pad - width_of(tick, face),
         box.middle_y() - face.line / 2, button.id);
  }
  const float room = words_width(button, shape, box.width());
  const auto lines = wrapped(button.label, face, room);
  const auto details =
      button.detail.empty() ? std::vector<std::string_view>{} : wrapped(button.detail, small, room);
  float top = box.middle_y() - (static_cast<float>(lines.size()) * face.line +
                                static_cast<float>(details.size()) * small.line) /
                                   2;
  const bool centred = shape != Shape::wide && button.detail.empty();
  for (const std::string_view one : lines) {
    const float shift = centred ? std::max(0.0F, (room - width_of(one, face)) / 2) : 0;
    line(one, face, colours_now.words, left + shift, top, button.id);
    top += face.line;
  }
  const Colour quiet = button.primary ? colours_now.words : colours().secondary;
  for (const std::string_view one : details) {
    line(one, small, quiet, left, top, button.id);
    top += small.line;
  }
}

void Canvas::button(const Button& button, Shape shape, const Box& box) {
  if (!drawing_) return;
  const Widget widget{button.id, region_, box, &button, nullptr};
  enter_widget(widget, Drawn::Kind::button, button.label);
  ImGui::SetCursorScreenPos({box.left, box.top});
  ImGui::PushID(button.id.c_str());
  const bool pressed = ImGui::InvisibleButton("button", {box.width(), box.height()});
  const bool hovered = ImGui::IsItemHovered();
  const bool held = ImGui::IsItemActive();
  ImGui::PopID();
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (pressed) {
    state_.focus = button.id;
    state_.ring = false;
    state_.done.push_back(button.action);
  }
  const ButtonColours now = button_colours(button, shape, hovered, held);
  const float round = look_.gap(8);
  if (now.filled) fill(box, now.back, round);
  if (now.edged) frame(box, now.edge, round, look_.line * (button.chosen ? 2 : 1));
  button_words(button, shape, now, box);
  ring(widget);
}

}  // namespace subrosa::gui
