// What the window has put on the clipboard, to take it away again and nothing else.
#pragma once

#include <functional>
#include <string>

namespace subrosa::gui {

class Pages;

/// The display's clipboard.
struct Clipboard {
  std::function<std::string()> held;  ///< its text; empty where it has none
  std::function<void(const std::string&)> put;
};

class Copied {
 public:
  explicit Copied(Clipboard clipboard);

  /// Copies and takes away as the pages want it.
  void serve(Pages& pages);
  /// Empties the clipboard where it still holds what was copied. Also when the window closes: what
  /// was copied is a part of the call, and a desktop's own keeper of copies would be handed it.
  void take_away();

 private:
  Clipboard clipboard_;
  std::string text_;  ///< that this window has put there last; empty: nothing
};

}  // namespace subrosa::gui
