// The window on a display: the only place with GLFW and OpenGL. Draws when something happened and
// sleeps otherwise.
#pragma once

#include <optional>
#include <string>

#include "screen/screen.hpp"

namespace subrosa::gui {

/// What the window shows and whom it tells: the application.
class Pages {
 public:
  Pages() = default;
  virtual ~Pages() = default;
  Pages(const Pages&) = delete;
  Pages& operator=(const Pages&) = delete;

  /// Stays as it is until one of the functions below is called; asked for at each frame.
  virtual const Screen& screen() = 0;
  virtual Settings settings() = 0;
  virtual void perform(const Action& action) = 0;

  /// Text to put on the clipboard; given once. Asked for after `perform`. When the window closes it
  /// is taken away where it is still there.
  virtual std::optional<std::string> text_to_copy() { return std::nullopt; }
  /// Whether it is to be taken away now, where it is still there; given once.
  virtual bool forget_copied() { return false; }

  /// Whether `tick` is to be called more than once a second, for files that may have changed.
  virtual bool wants_ticks() { return false; }
  /// True where the screen is another now.
  virtual bool tick() { return false; }
  /// Whether something long is to be found out, in steps between frames.
  virtual bool has_work() { return false; }
  /// The next step, about a hundredth of a second. True where the screen is another now.
  virtual bool work() { return false; }
  /// A frame is about to be drawn: the screen may become another, with the day.
  virtual void before_frame() {}
  /// A frame is on the display.
  virtual void shown() {}
};

/// How the window ended: 0 when it was closed; 69 when it could not be opened, and why.
struct WindowEnd {
  int status = 0;
  Message why;
};

/// Opens the window and returns when it is closed.
[[nodiscard]] WindowEnd run_window(Pages& pages);

}  // namespace subrosa::gui
