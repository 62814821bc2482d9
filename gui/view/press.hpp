// A key that was pressed, by its names: what screens write on their buttons. The platform makes
// them, the view takes them.
#pragma once

#include <string>
#include <vector>

#include "screen/screen.hpp"

namespace subrosa::gui {

/// The names of one press, the likeliest first: on a French keyboard the key `6` without Shift is
/// `-` and `6`. Written small: `1`, `a`, `f1`, `esc`, `space`, `ctrl+c`, `shift+tab`, `+`.
struct Press {
  std::vector<std::string> names;

  [[nodiscard]] bool is(const std::string& name) const;
};

/// A key as it is written on a button, in the spelling of `Press::names`.
[[nodiscard]] std::string plain_key(const Key& key);

/// Whether the press belongs to a text field that has the focus: letters, digits, editing.
[[nodiscard]] bool is_typing(const Press& press);

/// The letter that the press writes, small; empty where it writes none.
[[nodiscard]] std::string letter_of(const Press& press);

}  // namespace subrosa::gui
