#include "view/style.hpp"

#include <imgui.h>

namespace subrosa::gui {

namespace {

ImVec4 colour(Colour c, float opacity = 1) {
  return {static_cast<float>(c.red) / 255, static_cast<float>(c.green) / 255,
          static_cast<float>(c.blue) / 255, opacity};
}

}  // namespace

void set_style(const Look& look) {
  ImGuiStyle& style = ImGui::GetStyle();
  const Palette& c = look.colours;
  style.WindowPadding = {0, 0};
  style.WindowBorderSize = 0;
  style.WindowRounding = 0;
  style.ChildBorderSize = 0;
  style.FrameBorderSize = 0;
  style.FrameRounding = look.gap(8);
  style.ItemSpacing = {0, 0};
  style.ScrollbarSize = look.gap(12);
  style.ScrollbarRounding = look.gap(6);
  style.Colors[ImGuiCol_WindowBg] = colour(c.page);
  style.Colors[ImGuiCol_ChildBg] = colour(c.card, 0);
  style.Colors[ImGuiCol_Text] = colour(c.text);
  style.Colors[ImGuiCol_FrameBg] = colour(c.card);
  style.Colors[ImGuiCol_FrameBgHovered] = colour(c.card);
  style.Colors[ImGuiCol_FrameBgActive] = colour(c.card);
  style.Colors[ImGuiCol_TextSelectedBg] = colour(c.accent, 0.35F);
  style.Colors[ImGuiCol_ScrollbarBg] = colour(c.card, 0);
  style.Colors[ImGuiCol_ScrollbarGrab] = colour(c.edge);
  style.Colors[ImGuiCol_ScrollbarGrabHovered] = colour(c.secondary);
  style.Colors[ImGuiCol_ScrollbarGrabActive] = colour(c.accent);
}

}  // namespace subrosa::gui
