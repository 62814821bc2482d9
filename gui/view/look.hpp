// How everything looks: colours by theme, sizes by display and zoom. No drawing library here.
#pragma once

#include <array>

#include "screen/screen.hpp"

struct ImFont;

namespace subrosa::gui {

struct Colour {
  unsigned char red = 0;
  unsigned char green = 0;
  unsigned char blue = 0;

  friend bool operator==(const Colour&, const Colour&) = default;
};

/// A tone's box: `ink` is for its sign and title, on `back` and on a card; `line` for its edge.
struct ToneColours {
  Colour back;
  Colour ink;
  Colour line;
  Colour words;  ///< for text in the box
};

struct Palette {
  Colour page;
  Colour card;
  Colour border;  ///< around cards
  Colour edge;    ///< around what can be pressed
  Colour text;
  Colour secondary;
  Colour accent;
  Colour accent_hover;
  Colour accent_down;
  Colour on_accent;
  Colour hover;
  Colour selected;
  Colour ring;
  std::array<ToneColours, 7> tones;

  [[nodiscard]] const ToneColours& of(Tone tone) const {
    return tones[static_cast<std::size_t>(tone)];
  }
};

[[nodiscard]] Palette palette_of(Theme theme);

/// One cut of letters in the atlas.
struct Face {
  ImFont* font = nullptr;
  float size = 0;  ///< pixels
  float line = 0;  ///< from one line to the next
};
struct Fonts {
  Face body;
  Face large;
  Face bold;
  Face small;
  Face fixed;  ///< every letter as wide as another
};

struct Look {
  Palette colours;
  float text = 1;   ///< factor for letters: display and zoom
  float space = 1;  ///< factor for empty space, which grows less than letters
  float line = 1;   ///< thickness of a thin line, whole pixels
  Fonts fonts = {};

  [[nodiscard]] float letters(float pixels) const { return pixels * text; }
  [[nodiscard]] float gap(float pixels) const;  ///< whole pixels
};

/// The look without its fonts. `display` is the display's own scale, 1 for an ordinary one.
[[nodiscard]] Look look_of(const Settings& settings, float display);

}  // namespace subrosa::gui
