// Keys as GLFW reports them -> presses by name. Pure, so that keyboards of other countries can be
// tried without one.
#pragma once

#include <string>

#include "view/view_state.hpp"

namespace subrosa::gui {

/// Gathers one key event and the characters that follow it. GLFW tells of a key by its place on an
/// American keyboard, then of the character that it makes here: both count. A key of the upper row
/// is its digit, with Shift or without; letters and signs are what the keyboard makes of them.
class KeyReader {
 public:
  /// `key` and `mods` as GLFW gives them; `here`: what the key makes by itself on this keyboard
  /// (`glfwGetKeyName`), empty where it makes nothing.
  void key(int key, int mods, bool repeated, const std::string& here, ViewState& to);
  void character(char32_t character, ViewState& to);

 private:
  bool repeated_ = false;
  bool shifted_ = false;
  bool from_row_ = false;  ///< the last press is a digit by its place only
};

/// Whether Dear ImGui is to hear of the key, to edit the text of a field: not of those that move
/// between widgets or act.
[[nodiscard]] bool edits_text(int key);

}  // namespace subrosa::gui
