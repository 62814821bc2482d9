#include "support/probe.hpp"

#include <imgui.h>

#include <catch2/catch.hpp>
#include <map>

#include "support/action_name.hpp"

namespace subrosa::gui {

namespace {

/// Letters take long to draw: those of one size are drawn once for all probes.
struct Letters {
  ImFontAtlas atlas;
  Fonts fonts;
};

Letters& letters_of(float factor, bool dejavu_alone) {
  static std::map<std::pair<float, bool>, std::unique_ptr<Letters>> all;
  std::unique_ptr<Letters>& one = all[{factor, dejavu_alone}];
  if (one == nullptr) {
    one = std::make_unique<Letters>();
    one->fonts = build_fonts(one->atlas, fonts_here(dejavu_alone), factor);
    unsigned char* pixels = nullptr;
    int width = 0;
    int height = 0;
    one->atlas.GetTexDataAsAlpha8(&pixels, &width, &height);
  }
  return *one;
}

}  // namespace

FontFiles fonts_here(bool dejavu_alone) {
  const auto found = find_fonts(font_folders());
  REQUIRE(std::holds_alternative<FontFiles>(found));
  const FontFiles files = std::get<FontFiles>(found);
  if (!dejavu_alone || !files.merged()) return files;
  const auto alone = find_fonts({files.signs.parent_path()});
  REQUIRE(std::holds_alternative<FontFiles>(alone));
  REQUIRE_FALSE(std::get<FontFiles>(alone).merged());
  return std::get<FontFiles>(alone);
}

Probe::Probe(const Settings& settings, const Display& display)
    : look_(look_of(settings, display.scale)) {
  Letters& letters = letters_of(look_.text, display.dejavu_alone);
  look_.fonts = letters.fonts;
  context_ = ImGui::CreateContext(&letters.atlas);
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigInputTextCursorBlink = false;
  io.DisplaySize = {static_cast<float>(display.width), static_cast<float>(display.height)};
  io.DeltaTime = 1.0F / 60;
#if IMGUI_VERSION_NUM < 18700
  io.KeyMap[ImGuiKey_Z] = 'Z';
#endif
  mouse(-1, -1, false);
}

Probe::~Probe() { ImGui::DestroyContext(context_); }

std::optional<Action> Probe::frame(const Screen& screen) {
  ImGui::SetCurrentContext(context_);
  ImGui::NewFrame();
  std::optional<Action> action = draw(screen, look_, state);
  ImGui::Render();
  return action;
}

std::vector<std::string> Probe::settle(const Screen& screen) {
  std::vector<std::string> names;
  actions.clear();
  for (int i = 0; i < 6 || (state.unsettled() && i < 20); ++i) {
    if (auto action = frame(screen)) {
      names.push_back(name_of(*action));
      actions.push_back(std::move(*action));
    }
  }
  return names;
}

void Probe::mouse(float x, float y, bool down) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
#if IMGUI_VERSION_NUM >= 18700
  io.AddMousePosEvent(x, y);
  io.AddMouseButtonEvent(0, down);
#else
  io.MousePos = {x, y};
  io.MouseDown[0] = down;
#endif
}

std::vector<std::string> Probe::click(const Screen& screen, const std::string& id) {
  settle(screen);
  const Box box = drawn(id).box;
  mouse(box.middle_x(), box.middle_y(), false);
  settle(screen);
  mouse(box.middle_x(), box.middle_y(), true);
  auto names = settle(screen);
  auto first = actions;
  mouse(box.middle_x(), box.middle_y(), false);
  const auto after = settle(screen);
  names.insert(names.end(), after.begin(), after.end());
  actions.insert(actions.begin(), first.begin(), first.end());
  return names;
}

std::vector<std::string> Probe::press(const Screen& screen, const std::string& key) {
  state.presses.push_back({{key}});
  return settle(screen);
}

std::vector<std::string> Probe::undo(const Screen& screen) {
  const auto hold = [&](bool down) {
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
#if IMGUI_VERSION_NUM >= 18700
    io.AddKeyEvent(ImGuiMod_Ctrl, down);
    io.AddKeyEvent(ImGuiKey_Z, down);
#else
    io.KeyCtrl = down;
    io.KeysDown[std::size_t{'Z'}] = down;
#endif
  };
  hold(true);
  auto names = settle(screen);
  hold(false);
  const auto after = settle(screen);
  names.insert(names.end(), after.begin(), after.end());
  return names;
}

void Probe::characters(const std::string& text) {
  ImGui::SetCurrentContext(context_);
  ImGui::GetIO().AddInputCharactersUTF8(text.c_str());
}

int Probe::corners() const {
  ImGui::SetCurrentContext(context_);
  return ImGui::GetDrawData()->TotalVtxCount;
}

Drawn Probe::drawn(const std::string& id) const {
  for (const Drawn& one : state.drawn) {
    if (one.kind != Drawn::Kind::text && one.id == id) return one;
  }
  FAIL("not on the screen: " << id);
  return {};
}

std::vector<Drawn> drawn_of(const Screen& screen, const Settings& settings,
                            const Display& display) {
  Probe probe(settings, display);
  probe.settle(screen);
  return probe.state.drawn;
}

std::vector<std::string> faults(const Screen& screen, const Settings& settings,
                                const Display& display) {
  return faults_of(drawn_of(screen, settings, display), display);
}

}  // namespace subrosa::gui
