#include "platform/copied.hpp"

#include <utility>

#include "platform/window.hpp"

namespace subrosa::gui {

Copied::Copied(Clipboard clipboard) : clipboard_(std::move(clipboard)) {}

void Copied::serve(Pages& pages) {
  if (const auto text = pages.text_to_copy()) {
    clipboard_.put(*text);
    text_ = *text;
  }
  if (pages.forget_copied()) take_away();
}

void Copied::take_away() {
  if (!text_.empty() && clipboard_.held() == text_) clipboard_.put("");
  text_.clear();
}

}  // namespace subrosa::gui
