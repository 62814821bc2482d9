// All that the view remembers from one frame to the next, and what it drew in the last one.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "view/box.hpp"
#include "view/press.hpp"

namespace subrosa::gui {

/// The parts of the window.
enum class Region { bar, urgent, main, side, foot };

/// One text or thing to press as it was drawn: where, and what of that can be seen.
struct Drawn {
  enum class Kind { text, button, field };
  Kind kind = Kind::text;
  Region region = Region::main;
  std::string id;     ///< of the button or field; for a text that of the button it stands in
  std::string words;  ///< one line
  Box box;
  Box clip;              ///< nothing is seen outside
  bool scrolls = false;  ///< what is above or below the clip can be scrolled to
};

struct ViewState {
  std::string focus;          ///< id of the button or field that has the keyboard; empty: none
  bool ring = false;          ///< the focus is shown: the keyboard was used last
  bool bring = false;         ///< bring what has the focus into view
  int enter_field = 0;        ///< frames left to put the cursor into the field with the focus
  bool typing = false;        ///< the field with the focus has the cursor
  std::string typed;          ///< what the field with the cursor holds
  bool heard = false;         ///< that field took the letters that came before the last frame
  bool carried = false;       ///< letters were typed before it had the cursor, and put into it
  std::string place;          ///< `Screen::place` of the last frame
  bool to_top = false;        ///< show the top of the main part
  bool to_latest = false;     ///< show the end of the part at the side
  float pages = 0;            ///< to scroll, in heights of the main part
  std::deque<Press> presses;  ///< keys not yet taken; the platform adds to it
  std::deque<Action> done;    ///< what the user did and `draw` has not yet returned
  std::vector<Drawn> drawn;   ///< the last frame

  /// Whether another frame would bring something without anything else happening.
  [[nodiscard]] bool unsettled() const {
    return !presses.empty() || !done.empty() || bring || to_top || pages != 0;
  }
};

}  // namespace subrosa::gui
