// A line to type in. Dear ImGui edits the text while the field has the cursor; who has the
// keyboard is decided here.
#include <imgui_internal.h>
#include <imgui_stdlib.h>

#include "view/canvas.hpp"

namespace subrosa::gui {

namespace {

/// Frames to wait for the cursor before giving up: it enters in the frame after it was asked for.
constexpr int patience = 4;

/// What was typed before is forgotten: undoing does not bring it back into another text.
void forget(ImGuiID id) {
  ImGuiInputTextState* kept = ImGui::GetInputTextState(id);
  if (kept == nullptr) return;
  kept->ClearFreeMemory();
  kept->ID = 0;
}

}  // namespace

void Canvas::field(const TextField& field, const Box& box) {
  if (!drawing_) return;
  const Widget widget{field.id, region_, box, nullptr, &field};
  enter_widget(widget, Drawn::Kind::field, field.text);
  const bool mine = state_.focus == field.id;
  ImGui::PushID(field.id.c_str());
  const ImGuiID id = ImGui::GetID("##field");
  // The text was changed from outside: the cursor leaves and enters again, with the new text.
  if (mine && state_.typing && field.text != state_.typed) {
    ImGui::ClearActiveID();
    state_.typing = false;
    state_.enter_field = patience;
  }
  if (ImGui::GetActiveID() != id) forget(id);
  ImGui::SetCursorScreenPos({box.left, box.top});
  ImGui::SetNextItemWidth(box.width());
  ImGui::PushFont(look_.fonts.body.font);
  const float pad = (box.height() - look_.fonts.body.size) / 2;
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {look_.gap(12), pad});
  if (mine && !state_.typing && state_.enter_field > 0) {
    ImGui::SetKeyboardFocusHere();
    --state_.enter_field;
  }
  const bool listened = state_.typing;
  // The keyboard went elsewhere since the last frame: the cursor leaves as well.
  if (!mine && ImGui::GetActiveID() == id) ImGui::ClearActiveID();
  std::string text = field.text;
  const bool changed = ImGui::InputText("##field", &text);
  const bool active = ImGui::IsItemActive();
  if (ImGui::IsItemActivated()) state_.focus = field.id;
  const bool left = ImGui::IsItemDeactivated();
  if (active && mine && state_.carried) {
    ImGui::GetInputTextState(id)->ClearSelection();  // the next letter follows those
    state_.carried = false;
  }
  ImGui::PopID();
  ImGui::PopStyleVar();
  ImGui::PopFont();
  if (changed) state_.done.push_back(Typed{field.field, text});
  if (state_.focus == field.id) {
    if (active) state_.typed = text;
    if (active) state_.enter_field = 0;
    state_.heard = listened || changed;
    if (state_.typing && left) state_.focus.clear();
    state_.typing = active;
  }
  frame(box, colours().edge, look_.gap(8), look_.line);
  ring(widget);
}

}  // namespace subrosa::gui
