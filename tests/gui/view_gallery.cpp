// The hand-made screens in a real window, for looking at and for tests that press real keys:
//   view_gallery [question|verdict|workbench] [light|dark|contrast] [ZOOM]
// Prints what was done, one line each.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

#include "platform/window.hpp"
#include "state/reduce.hpp"
#include "support/action_name.hpp"
#include "support/sample_screens.hpp"

using namespace subrosa;
using namespace subrosa::gui;

namespace {

class Gallery : public Pages {
 public:
  Gallery(std::size_t which, const Settings& settings) : which_(which) {
    session_.settings = settings;
    describe();
  }

  const Screen& screen() override { return screen_; }
  Settings settings() override { return session_.settings; }
  void perform(const Action& action) override {
    std::puts(name_of(action).c_str());
    std::fflush(stdout);
    copy_ = copy_ || std::holds_alternative<CopySummary>(action);
    forget_ = forget_ || std::holds_alternative<ClearAll>(action);
    if (!copy_) session_ = reduce(session_, action);
    describe();
  }
  std::optional<std::string> text_to_copy() override {
    if (!std::exchange(copy_, false)) return std::nullopt;
    return "Vous devez vous taire.";
  }
  bool forget_copied() override { return std::exchange(forget_, false); }
  void shown() override {
    if (!std::exchange(shown_, true)) std::puts("shown");
    std::fflush(stdout);
  }

 private:
  void describe() {
    screen_ = sample_screens(session_.settings)[which_];
    for (Block& block : screen_.main) {
      if (auto* field = std::get_if<TextField>(&block))
        field->text = text_of(session_, field->field);
    }
  }

  std::size_t which_;
  Session session_;
  Screen screen_;
  bool copy_ = false;
  bool forget_ = false;
  bool shown_ = false;
};

}  // namespace

int main(int argc, char** argv) {
  const std::string which = argc > 1 ? argv[1] : "question";
  const std::string theme = argc > 2 ? argv[2] : "light";
  Settings settings;
  settings.theme = theme == "dark"       ? Theme::dark
                   : theme == "contrast" ? Theme::contrast
                                         : Theme::light;
  if (argc > 3) settings.zoom = std::atoi(argv[3]);
  Gallery gallery(which == "verdict" ? 1 : which == "workbench" ? 2 : 0, settings);
  const WindowEnd end = run_window(gallery);
  if (end.status != 0) std::fprintf(stderr, "%s\n", say(end.why, settings.language).c_str());
  return end.status;
}
