// What is wrong with a frame, from the places of its words and buttons.
#include <map>

#include "support/probe.hpp"

namespace subrosa::gui {

namespace {

/// Letters are placed on whole pixels, their boxes are not: less than this is no fault.
constexpr float little = 1.5F;

std::string numbers(const Box& b) {
  const auto whole = [](float x) { return std::to_string(static_cast<int>(x)); };
  return " (" + whole(b.left) + "," + whole(b.top) + " - " + whole(b.right) + "," +
         whole(b.bottom) + ")";
}

bool inside(const Box& part, const Box& whole) {
  return part.left >= whole.left - little && part.right <= whole.right + little &&
         part.top >= whole.top - little && part.bottom <= whole.bottom + little;
}

bool lie_over(const Box& a, const Box& b) {
  const Box common = shared(a, b);
  return common.width() > little && common.height() > little;
}

class Faults {
 public:
  explicit Faults(const Display& display)
      : window_{0, 0, static_cast<float>(display.width), static_cast<float>(display.height)} {}

  std::vector<std::string> all;

  /// What can be scrolled may be out of sight above or below, never at the sides.
  void cut_off(const Drawn& one) {
    Box limit = shared(one.clip, window_);
    if (one.scrolls) {
      limit.top = one.box.top;
      limit.bottom = one.box.bottom;
    }
    if (!inside(one.box, limit)) add("cut off", one);
  }

  void too_long(const Drawn& text, const std::map<std::string, Drawn>& holders) {
    const auto holder = holders.find(text.id);
    if (text.id.empty() || holder == holders.end()) return;
    if (!inside(text.box, holder->second.box)) add("sticks out of its button", text);
  }

  /// Words stand in their own button; nothing else may share a place.
  void over(const Drawn& a, const Drawn& b) {
    const bool one_holds_other =
        (a.kind == Drawn::Kind::text) != (b.kind == Drawn::Kind::text) && a.id == b.id;
    if (one_holds_other || !lie_over(shared(a.box, a.clip), shared(b.box, b.clip))) return;
    add("lies over \"" + b.words + "\"" + numbers(b.box), a);
  }

 private:
  void add(const std::string& what, const Drawn& one) {
    all.push_back("\"" + one.words + "\"" + numbers(one.box) + " " + what);
  }

  Box window_;
};

}  // namespace

std::vector<std::string> faults_of(const std::vector<Drawn>& frame, const Display& display) {
  Faults faults(display);
  std::map<std::string, Drawn> holders;
  for (const Drawn& one : frame) {
    if (one.kind != Drawn::Kind::text) holders.emplace(one.id, one);
  }
  for (std::size_t i = 0; i < frame.size(); ++i) {
    faults.cut_off(frame[i]);
    if (frame[i].kind == Drawn::Kind::text) faults.too_long(frame[i], holders);
    for (std::size_t j = i + 1; j < frame.size(); ++j) faults.over(frame[i], frame[j]);
  }
  return faults.all;
}

}  // namespace subrosa::gui
