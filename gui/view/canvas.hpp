// What the parts of a screen are drawn with: words that are wrapped, boxes, buttons, fields. Every
// text and every thing to press goes through here, so that all of it is known: for the keyboard,
// and for the tests that measure. With `drawing` off nothing is drawn and only heights are found.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>
#include <vector>

#include "view/look.hpp"
#include "view/view_state.hpp"

namespace subrosa::gui {

/// A thing that can have the keyboard, in the order of Tab; one of the two is set.
struct Widget {
  std::string id;
  Region region = Region::main;
  Box box;
  const Button* button = nullptr;
  const TextField* field = nullptr;
};

/// How a button looks.
enum class Shape {
  flat,  ///< in the bar and the foot, without an edge until it is chosen or pointed at
  row,   ///< beside others
  wide   ///< over the whole width, words at the left
};

class Canvas {
 public:
  Canvas(const Look& look, ViewState& state) : look_(look), state_(state) {}

  [[nodiscard]] const Look& look() const { return look_; }
  [[nodiscard]] const Palette& colours() const { return look_.colours; }
  [[nodiscard]] const std::vector<Widget>& widgets() const { return widgets_; }
  /// The widest that a line of text may be, about 75 letters.
  [[nodiscard]] float longest_line() const { return look_.fonts.body.size * 31; }

  /// From here on, what is drawn belongs to this part.
  void enter(Region region, bool scrolls);
  /// How high what `put` draws would be.
  template <class Put>
  [[nodiscard]] float height_of(const Put& put) {
    const bool before = drawing_;
    drawing_ = false;
    const float height = put();
    drawing_ = before;
    return height;
  }

  [[nodiscard]] float width_of(std::string_view words, const Face& face) const;
  [[nodiscard]] std::vector<std::string_view> wrapped(std::string_view words, const Face& face,
                                                      float width) const;
  /// Words, wrapped; returns their height. `holder`: the button in which they stand.
  float words(std::string_view words, const Face& face, Colour colour, const Place& place,
              const std::string& holder = {});
  /// One line that is known to fit.
  void line(std::string_view words, const Face& face, Colour colour, float left, float top,
            const std::string& holder = {});

  void fill(const Box& box, Colour colour, float rounding);
  /// The part of a rounded box that lies in `part`.
  void fill_part(const Box& box, const Box& part, Colour colour, float rounding);
  void frame(const Box& box, Colour colour, float rounding, float thickness);

  /// The smallest size in which a button's words fit, not wider than `width`.
  struct Size {
    float width = 0;
    float height = 0;
  };
  [[nodiscard]] Size button_size(const Button& button, Shape shape, float width) const;
  /// The button with words that stand on one line each in this width: whole words of them and `…`.
  [[nodiscard]] Button shortened(Button button, Shape shape, float width) const;
  /// Draws a button and takes the mouse; `box` is at least of its size.
  void button(const Button& button, Shape shape, const Box& box);
  /// A line to type in, without its label.
  void field(const TextField& field, const Box& box);

 private:
  struct ButtonColours {
    Colour back;
    Colour edge;
    Colour words;
    bool filled = true;
    bool edged = true;
  };
  [[nodiscard]] ButtonColours button_colours(const Button& button, Shape shape, bool hovered,
                                             bool held) const;
  [[nodiscard]] float chip_width(const Key& key) const;
  [[nodiscard]] std::string first_line(const std::string& words, const Face& face,
                                       float width) const;
  [[nodiscard]] float words_width(const Button& button, Shape shape, float width) const;
  void chip(const Key& key, const ButtonColours& colours, const Box& box, const std::string& id);
  void button_words(const Button& button, Shape shape, const ButtonColours& colours,
                    const Box& box);
  void enter_widget(const Widget& widget, Drawn::Kind kind, const std::string& words);
  void ring(const Widget& widget);
  void note(Drawn::Kind kind, const std::string& id, std::string_view words, const Box& box);

  const Look& look_;
  ViewState& state_;
  Region region_ = Region::main;
  bool scrolls_ = false;
  bool drawing_ = true;
  std::vector<Widget> widgets_;
};

}  // namespace subrosa::gui
