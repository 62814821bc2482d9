#include "view/keyboard.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace subrosa::gui {

namespace {

class Keyboard {
 public:
  Keyboard(const Screen& screen, const std::vector<Widget>& widgets, ViewState& state)
      : screen_(screen), widgets_(widgets), state_(state) {
    const auto found = std::find_if(widgets_.begin(), widgets_.end(),
                                    [&](const Widget& w) { return w.id == state_.focus; });
    if (found != widgets_.end()) here_ = static_cast<std::size_t>(found - widgets_.begin());
  }

  void take(const Press& press) {
    if (in_field() && is_typing(press)) return state_.heard ? void() : carry(press);
    if (in_field() && press.is("esc") && leave_field()) return;
    if (move(press) || scroll(press) || press_focus(press)) return;
    if (own_key(press) || shortcut(press)) return;
    if (press.is("enter")) return press_primary();
    if (press.is("/") || press.is("ctrl+f")) return enter_first_field();
    if (press.is("esc")) state_.ring = false;
  }

 private:
  [[nodiscard]] bool in_field() const { return here_ && widgets_[*here_].field != nullptr; }

  void focus(std::size_t index) {
    state_.focus = widgets_[index].id;
    state_.ring = true;
    state_.bring = true;
    state_.typing = false;
    state_.heard = false;
    state_.carried = false;
    state_.enter_field = widgets_[index].field != nullptr ? 4 : 0;
    here_ = index;
  }

  /// Typed before the cursor was in the field: it goes into its text all the same.
  void carry(const Press& press) {
    const std::string letter = letter_of(press);
    if (letter.empty()) return;
    const TextField& field = *widgets_[*here_].field;
    state_.done.push_back(Typed{field.field, field.text + letter});
    state_.carried = true;
  }

  /// An empty field is only left; one with text also does what Escape does elsewhere.
  bool leave_field() {
    const bool empty = widgets_[*here_].field->text.empty();
    state_.focus.clear();
    state_.typing = false;
    here_.reset();
    return empty;
  }

  /// Where Tab begins when nothing has the focus: what the screen is about.
  [[nodiscard]] std::size_t entry() const {
    const auto found = std::find_if(widgets_.begin(), widgets_.end(),
                                    [](const Widget& w) { return w.region == Region::main; });
    return found == widgets_.end() ? 0 : static_cast<std::size_t>(found - widgets_.begin());
  }

  bool move(const Press& press) {
    if (widgets_.empty()) return false;
    const bool back = press.is("shift+tab");
    if (press.is("tab") || back) {
      const std::size_t count = widgets_.size();
      if (!here_)
        focus(back ? (entry() + count - 1) % count : entry());
      else
        focus((*here_ + (back ? count - 1 : 1)) % count);
      return true;
    }
    if (press.is("up")) return move_towards(0, -1);
    if (press.is("down")) return move_towards(0, 1);
    if (press.is("left")) return move_towards(-1, 0);
    if (press.is("right")) return move_towards(1, 0);
    return false;
  }

  bool move_towards(int x, int y) {
    if (!here_) {
      focus(entry());
      return true;
    }
    const auto next = nearest(static_cast<float>(x), static_cast<float>(y));
    if (next) focus(*next);
    return true;
  }

  /// The nearest widget in a direction, one of the same part of the window first.
  [[nodiscard]] std::optional<std::size_t> nearest(float x, float y) const {
    const Widget& from = widgets_[*here_];
    std::optional<std::size_t> best;
    float least = 0;
    for (std::size_t i = 0; i < widgets_.size(); ++i) {
      const Widget& to = widgets_[i];
      const float forward = x != 0 ? x * (to.box.middle_x() - from.box.middle_x())
                                   : y * (to.box.middle_y() - from.box.middle_y());
      // What stands beside is not above or below, however much higher its middle is.
      const Box common = shared(from.box, to.box);
      const bool beside = x != 0 ? common.width() > 0 : common.height() > 0;
      if (i == *here_ || forward <= 0 || beside) continue;
      const float aside =
          x != 0 ? std::max(0.0F, -common.height()) : std::max(0.0F, -common.width());
      const float far = forward + 4 * aside + (to.region == from.region ? 0.0F : 100000.0F);
      if (!best || far < least) {
        best = i;
        least = far;
      }
    }
    return best;
  }

  bool scroll(const Press& press) {
    if (press.is("pagedown"))
      state_.pages += 0.85F;
    else if (press.is("pageup"))
      state_.pages -= 0.85F;
    else if (press.is("home"))
      state_.pages = -10000;
    else if (press.is("end"))
      state_.pages = 10000;
    else
      return false;
    return true;
  }

  bool press_focus(const Press& press) {
    const bool enter = press.is("enter");
    if (!here_ || !(enter || press.is("space"))) return false;
    const Widget& widget = widgets_[*here_];
    if (widget.field != nullptr) {
      for (const Action& action : widget.field->submit) state_.done.push_back(action);
      return true;
    }
    if (!state_.ring) return false;
    state_.done.push_back(widget.button->action);
    return true;
  }

  bool own_key(const Press& press) {
    for (const std::string& name : press.names) {
      for (const Widget& widget : widgets_) {
        if (widget.button == nullptr || plain_key(widget.button->key) != name) continue;
        state_.done.push_back(widget.button->action);
        return true;
      }
    }
    return false;
  }

  bool shortcut(const Press& press) {
    for (const std::string& name : press.names) {
      for (const Shortcut& one : screen_.shortcuts) {
        if (plain_key(one.key) != name) continue;
        state_.done.push_back(one.action);
        return true;
      }
    }
    return false;
  }

  void press_primary() {
    for (const Widget& widget : widgets_) {
      if (widget.button == nullptr || !widget.button->primary) continue;
      state_.done.push_back(widget.button->action);
      return;
    }
  }

  void enter_first_field() {
    for (std::size_t i = 0; i < widgets_.size(); ++i) {
      if (widgets_[i].field != nullptr) return focus(i);
    }
  }

  const Screen& screen_;
  const std::vector<Widget>& widgets_;
  ViewState& state_;
  std::optional<std::size_t> here_;
};

}  // namespace

void take_keys(const Screen& screen, const std::vector<Widget>& widgets, ViewState& state) {
  while (!state.presses.empty() && state.done.empty()) {
    const Press press = state.presses.front();
    state.presses.pop_front();
    Keyboard(screen, widgets, state).take(press);
  }
}

}  // namespace subrosa::gui
