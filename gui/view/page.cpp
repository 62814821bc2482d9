// The window as a whole: bar, emergency line, my answers, the main part, foot.
#include <imgui.h>

#include <cmath>

#include "view/blocks.hpp"
#include "view/canvas.hpp"
#include "view/keyboard.hpp"
#include "view/style.hpp"
#include "view/view.hpp"

namespace subrosa::gui {

namespace {

constexpr ImGuiWindowFlags still = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                                   ImGuiWindowFlags_NoBringToFrontOnFocus;

constexpr const char* brand = "Subrosa";

/// Where the parts of the window are. A part that has no room of its own scrolls with the main one.
struct Plan {
  float margin = 0;
  Box all;
  bool wide = false;  ///< my answers stand beside the main part
  float bar = 0;      ///< heights, 0 where it scrolls or is empty
  float urgent = 0;
  float latest = 0;
  float foot = 0;
  Box body;
};

class Page {
 public:
  Page(const Screen& screen, Canvas& canvas, ViewState& state)
      : screen_(screen), canvas_(canvas), look_(canvas.look()), state_(state) {}

  void put() {
    plan();
    float top = plan_.all.top;
    if (plan_.bar > 0) {
      canvas_.enter(Region::bar, false);
      put_bar(top);
      top += plan_.bar;
    }
    if (plan_.urgent > 0) {
      canvas_.enter(Region::urgent, false);
      put_urgent(top);
    }
    put_body();
    if (plan_.latest > 0) {
      canvas_.enter(Region::side, false);
      put_latest(plan_.body.top - plan_.latest);
    }
    if (plan_.foot > 0) {
      canvas_.enter(Region::foot, false);
      put_foot(plan_.body.bottom + look_.gap(8));
    }
  }

 private:
  [[nodiscard]] float inner_width() const { return plan_.all.width(); }

  void plan() {
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    plan_.margin = look_.gap(size.x < look_.letters(900) ? 12 : 20);
    plan_.all = {plan_.margin, look_.gap(10), size.x - plan_.margin, size.y - look_.gap(10)};
    plan_.wide = !screen_.side.empty() && size.x >= look_.letters(1000);
    plan_.bar = canvas_.height_of([&] { return put_bar(0); });
    plan_.urgent = canvas_.height_of([&] { return put_urgent(0); });
    plan_.foot = canvas_.height_of([&] { return put_foot(0); });
    if (!plan_.wide) latest_ = latest_that_fit();
    plan_.latest = canvas_.height_of([&] { return put_latest(0); });
    leave_room(size.y);
    plan_.body = {plan_.all.left, plan_.all.top + plan_.bar + plan_.urgent + plan_.latest,
                  plan_.all.right,
                  plan_.all.bottom - plan_.foot - (plan_.foot > 0 ? look_.gap(8) : 0)};
  }

  [[nodiscard]] float around() const {
    return plan_.bar + plan_.urgent + plan_.latest + plan_.foot;
  }

  /// The main part has half of the height: the bar and the foot go into it where they have no room.
  /// The emergency line stays in sight longer, or else stands first in it; the latest answers
  /// always stay.
  void leave_room(float height) {
    if (around() > height * 0.5F) plan_.bar = 0;
    if (around() > height * 0.5F) plan_.foot = 0;
    if (around() > height * (plan_.latest > 0 ? 0.72F : 0.5F)) plan_.urgent = 0;
  }

  /// The first and the second always, the second shortened; of the others as many as fit.
  [[nodiscard]] std::vector<Button> latest_that_fit() const {
    // Where letters are large for the window there is room for the answers alone.
    const bool roomy = ImGui::GetIO().DisplaySize.y >= look_.letters(400);
    std::vector<Button> row;
    float left = inner_width();
    for (Button one : screen_.latest) {
      if (!roomy) one.detail.clear();
      const float width = canvas_.button_size(one, Shape::row, inner_width()).width;
      const bool fits = width <= left;
      const bool must = row.size() == 1;
      if (!fits && left < look_.letters(must && !roomy ? 80 : 200)) {
        if (!must) break;
        left = inner_width();  // a row of its own
      }
      row.push_back(canvas_.shortened(std::move(one), Shape::row, std::min(width, left)));
      if (!fits) break;
      left -= width + look_.gap(8);
    }
    return row;
  }

  float put_latest(float top) {
    if (latest_.empty()) return 0;
    return put_row(canvas_, latest_, Shape::row, {plan_.all.left, top, inner_width()}) +
           look_.gap(10);
  }

  float put_bar(float top) {
    if (screen_.bar.empty()) return 0;
    const Face& face = look_.fonts.bold;
    const bool named = inner_width() >= look_.letters(1000);
    const float name = named ? canvas_.width_of(brand, face) + look_.gap(24) : 0;
    const float height = put_row(canvas_, screen_.bar, Shape::flat,
                                 {plan_.all.left + name, top, inner_width() - name});
    if (named) {
      canvas_.line(brand, face, look_.colours.text, plan_.all.left + look_.gap(4),
                   top + look_.gap(6));
    }
    return height + look_.gap(10);
  }

  float put_urgent(float top) {
    if (screen_.urgent.empty()) return 0;
    return put_blocks(canvas_, screen_.urgent, {plan_.all.left, top, inner_width()}) +
           look_.gap(10);
  }

  /// What was just done stands beside the buttons where there is room, else above them.
  float put_foot(float top) {
    const Face& face = look_.fonts.small;
    const Place row{plan_.all.left, top, inner_width()};
    if (screen_.notice.empty()) return put_row(canvas_, screen_.foot, Shape::flat, row);
    const float words = canvas_.width_of(screen_.notice, face);
    const float room = inner_width() - row_width(screen_.foot) - look_.gap(30);
    if (words <= room) {
      const float height = std::max(put_row(canvas_, screen_.foot, Shape::flat, row), face.line);
      canvas_.line(screen_.notice, face, look_.colours.text,
                   plan_.all.right - words - look_.gap(10), top + (height - face.line) / 2);
      return height;
    }
    const float above = canvas_.words(screen_.notice, face, look_.colours.text,
                                      {row.left + look_.gap(10), top, row.width - look_.gap(20)}) +
                        look_.gap(2);
    return above + put_row(canvas_, screen_.foot, Shape::flat, {row.left, top + above, row.width});
  }

  [[nodiscard]] float row_width(const std::vector<Button>& buttons) const {
    float width = 0;
    for (const Button& one : buttons)
      width += canvas_.button_size(one, Shape::flat, inner_width()).width + look_.gap(4);
    return width;
  }

  void put_body() {
    Box main = plan_.body;
    if (plan_.wide) {
      const float side = std::round(std::min(look_.letters(320), plan_.body.width() * 0.34F));
      main.left += side + look_.gap(14);
    }
    card("main", Region::main, main, [&](const Place& at) { return put_main(at); });
    if (!plan_.wide) return;
    const Box side{plan_.body.left, plan_.body.top, main.left - look_.gap(14), plan_.body.bottom};
    card("side", Region::side, side,
         [&](const Place& at) { return put_blocks(canvas_, screen_.side, at); });
  }

  /// What has no room elsewhere stands before and after the main blocks. The bar comes last then:
  /// the emergency line is what must be seen first, and round about Tab goes the same way.
  float put_main(const Place& at) {
    float top = at.top;
    const auto next = [&](float height) { top += height + (height > 0 ? look_.gap(14) : 0); };
    const auto here = [&] { return Place{at.left, top, at.width}; };
    if (plan_.urgent == 0)
      next(in(Region::urgent, [&] { return put_blocks(canvas_, screen_.urgent, here()); }));
    next(in(Region::main, [&] { return put_blocks(canvas_, screen_.main, here()); }));
    if (!plan_.wide && plan_.latest == 0 && !screen_.side.empty()) {
      canvas_.fill({at.left, top, at.left + at.width, top + look_.line}, look_.colours.border, 0);
      top += look_.gap(14);
      next(in(Region::side, [&] { return put_blocks(canvas_, screen_.side, here()); }));
    }
    if (plan_.foot == 0) {
      next(in(Region::foot, [&] {
        const float notice =
            screen_.notice.empty()
                ? 0
                : canvas_.words(screen_.notice, look_.fonts.small, look_.colours.text, here());
        return notice +
               put_row(canvas_, screen_.foot, Shape::flat, {at.left, top + notice, at.width});
      }));
    }
    if (plan_.bar == 0) {
      next(in(Region::bar, [&] { return put_row(canvas_, screen_.bar, Shape::flat, here()); }));
    }
    return top - at.top;
  }

  template <class Put>
  float in(Region region, const Put& put) {
    canvas_.enter(region, true);
    return put();
  }

  /// A card that scrolls.
  template <class Put>
  void card(const char* name, Region region, const Box& box, const Put& put_in) {
    const float edge = look_.line;
    canvas_.fill(box, look_.colours.card, look_.gap(10));
    canvas_.frame(box, look_.colours.border, look_.gap(10), edge);
    ImGui::SetCursorScreenPos({box.left + edge, box.top + edge});
    ImGui::BeginChild(name, {box.width() - 2 * edge, box.height() - 2 * edge}, false,
                      ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground);
    scroll(region, box.height());
    canvas_.enter(region, true);
    const ImVec2 from = ImGui::GetCursorScreenPos();
    // The bar for scrolling has its place, whether it is there or not: nothing moves when it comes.
    const float pad = look_.gap(box.width() < look_.letters(500) ? 16 : 22);
    const Place at{from.x + pad, from.y + look_.gap(16), box.width() - 2 * edge - 2 * pad};
    const float height = put_in(at);
    ImGui::SetCursorScreenPos(from);
    ImGui::Dummy({1, height + 2 * look_.gap(16)});
    ImGui::EndChild();
  }

  void scroll(Region region, float height) {
    if (region == Region::side && state_.to_latest) {
      ImGui::SetScrollY(1e6F);  // as far as it goes; the largest number would mean nothing
      state_.to_latest = false;
    }
    if (region != Region::main) return;
    if (state_.to_top) ImGui::SetScrollY(0);
    state_.to_top = false;
    if (state_.pages == 0) return;
    const float to = ImGui::GetScrollY() + state_.pages * height;
    ImGui::SetScrollY(std::clamp(to, 0.0F, ImGui::GetScrollMaxY()));
    state_.pages = 0;
  }

  const Screen& screen_;
  Canvas& canvas_;
  const Look& look_;
  ViewState& state_;
  Plan plan_;
  std::vector<Button> latest_;
};

/// Elsewhere: the top is shown, and nothing has the keyboard.
void arrive(const Screen& screen, ViewState& state) {
  if (state.place == screen.place) return;
  state.place = screen.place;
  state.focus.clear();
  state.typing = false;
  state.to_top = true;
  state.to_latest = screen.latest_side;
}

}  // namespace

std::optional<Action> draw(const Screen& screen, const Look& look, ViewState& state) {
  arrive(screen, state);
  state.drawn.clear();
  const bool bring = state.bring;
  set_style(look);
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
  ImGui::Begin("page", nullptr, still | ImGuiWindowFlags_NoScrollWithMouse);
  Canvas canvas(look, state);
  Page page(screen, canvas, state);  // keeps the buttons that the keys press
  page.put();
  ImGui::End();
  if (bring) state.bring = false;
  take_keys(screen, canvas.widgets(), state);
  if (state.done.empty()) return std::nullopt;
  Action first = std::move(state.done.front());
  state.done.pop_front();
  return first;
}

}  // namespace subrosa::gui
