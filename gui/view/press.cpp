#include "view/press.hpp"

#include <algorithm>
#include <array>

namespace subrosa::gui {

namespace {

bool is_one_of(const std::string& name, const std::vector<std::string>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::size_t characters(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

}  // namespace

bool Press::is(const std::string& name) const { return is_one_of(name, names); }

std::string plain_key(const Key& key) {
  std::string plain = key;
  std::transform(plain.begin(), plain.end(), plain.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return plain;
}

bool is_typing(const Press& press) {
  return std::any_of(press.names.begin(), press.names.end(), [](const std::string& name) {
    return characters(name) == 1 ||
           is_one_of(name, {"space", "backspace", "delete", "left", "right", "home", "end",
                            "ctrl+a", "ctrl+c", "ctrl+v", "ctrl+x", "ctrl+y", "ctrl+z"});
  });
}

std::string letter_of(const Press& press) {
  if (press.names.empty()) return {};
  const std::string& name = press.names.front();
  if (name == "space") return " ";
  return characters(name) == 1 ? name : std::string();
}

}  // namespace subrosa::gui
