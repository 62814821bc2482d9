// A window without a display: real frames of Dear ImGui, real clicks and keys, and what was drawn.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "view/fonts.hpp"
#include "view/view.hpp"

struct ImFontAtlas;
struct ImGuiContext;

namespace subrosa::gui {

/// How large the window is, and how large its display draws.
struct Display {
  int width = 1280;
  int height = 800;
  float scale = 1;
  bool dejavu_alone = false;  ///< as where no other font is installed
};

/// The fonts of this machine, or of them only DejaVu.
[[nodiscard]] FontFiles fonts_here(bool dejavu_alone);

class Probe {
 public:
  explicit Probe(const Settings& settings = {}, const Display& display = {});
  ~Probe();
  Probe(const Probe&) = delete;
  Probe& operator=(const Probe&) = delete;

  ViewState state;

  /// One frame of a screen.
  std::optional<Action> frame(const Screen& screen);
  /// Frames until nothing moves: what was done in them, by name.
  std::vector<std::string> settle(const Screen& screen);
  /// The actions behind `settle`'s last names.
  std::vector<Action> actions;

  /// The mouse goes to a button or field and clicks it.
  std::vector<std::string> click(const Screen& screen, const std::string& id);
  /// A key by its name, as `Press` has it.
  std::vector<std::string> press(const Screen& screen, const std::string& key);
  /// Characters go to the field with the cursor.
  void characters(const std::string& text);

  /// How many corners the last frame's shapes and letters have: more where more is drawn.
  [[nodiscard]] int corners() const;
  /// Where a button or field was drawn; fails the test where it was not.
  [[nodiscard]] Drawn drawn(const std::string& id) const;

 private:
  void mouse(float x, float y, bool down);

  ImGuiContext* context_;
  Look look_;
};

/// Why a screen cannot be read as it was drawn: text that is cut off or lies over other text,
/// buttons that their words stick out of. Sizes of the window are in pixels of the display.
[[nodiscard]] std::vector<std::string> faults(const Screen& screen, const Settings& settings,
                                              const Display& display);
/// What one frame of a screen draws, once nothing moves.
[[nodiscard]] std::vector<Drawn> drawn_of(const Screen& screen, const Settings& settings,
                                          const Display& display);
[[nodiscard]] std::vector<std::string> faults_of(const std::vector<Drawn>& frame,
                                                 const Display& display);

}  // namespace subrosa::gui
