#include "support/action_name.hpp"

namespace subrosa::gui {

namespace {

struct Name {
  std::string operator()(const GiveAnswer& a) const { return "answer " + a.fact + "=" + a.value; }
  std::string operator()(const Ask& a) const { return "ask " + a.fact; }
  std::string operator()(const Typed& a) const { return "typed " + a.text; }
  std::string operator()(const Zoom& a) const { return "zoom " + std::to_string(a.steps); }
  std::string operator()(const Vote& a) const { return "vote " + std::to_string(a.count); }
  std::string operator()(const Back& /*a*/) const { return "back"; }
  std::string operator()(const ClearAll& /*a*/) const { return "clear"; }
  std::string operator()(const CopySummary& /*a*/) const { return "copy"; }
  std::string operator()(const SaveAs& /*a*/) const { return "save"; }
  std::string operator()(const ShowPage& /*a*/) const { return "page"; }
  std::string operator()(const ToggleHelp& /*a*/) const { return "help"; }
  std::string operator()(const ToggleWhy& /*a*/) const { return "why"; }
  std::string operator()(const SwitchTheme& /*a*/) const { return "theme"; }
  std::string operator()(const SwitchMode& /*a*/) const { return "mode"; }
  std::string operator()(const ChooseCase& /*a*/) const { return "choose"; }
  template <class Other>
  std::string operator()(const Other& /*a*/) const {
    return "other";
  }
};

}  // namespace

std::string name_of(const Action& action) { return std::visit(Name{}, action); }

}  // namespace subrosa::gui
