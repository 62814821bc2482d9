// A lawyer's bench: what each action does to it.
#include "state/parts.hpp"

namespace subrosa::gui {

void change(Bench& /*bench*/, const ShowBench& /*action*/) {}
void change(Bench& /*bench*/, const ShowProvision& /*action*/) {}
void change(Bench& /*bench*/, const ChooseCase& /*action*/) {}
void change(Bench& /*bench*/, const LightCase& /*action*/) {}
void go_back(Bench& /*bench*/) {}

}  // namespace subrosa::gui
