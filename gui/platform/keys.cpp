#include "platform/keys.hpp"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <optional>

namespace subrosa::gui {

namespace {

struct NamedKey {
  int key;
  const char* name;
  bool repeats;  ///< goes on while it is held
};

/// Keys that make no character, or one that is better named.
constexpr std::array<NamedKey, 15> named_keys{{{GLFW_KEY_TAB, "tab", true},
                                               {GLFW_KEY_ENTER, "enter", false},
                                               {GLFW_KEY_KP_ENTER, "enter", false},
                                               {GLFW_KEY_SPACE, "space", false},
                                               {GLFW_KEY_ESCAPE, "esc", false},
                                               {GLFW_KEY_BACKSPACE, "backspace", false},
                                               {GLFW_KEY_DELETE, "delete", false},
                                               {GLFW_KEY_LEFT, "left", true},
                                               {GLFW_KEY_RIGHT, "right", true},
                                               {GLFW_KEY_UP, "up", true},
                                               {GLFW_KEY_DOWN, "down", true},
                                               {GLFW_KEY_PAGE_UP, "pageup", true},
                                               {GLFW_KEY_PAGE_DOWN, "pagedown", true},
                                               {GLFW_KEY_HOME, "home", false},
                                               {GLFW_KEY_END, "end", false}}};

const NamedKey* named(int key) {
  const auto* const found = std::find_if(named_keys.begin(), named_keys.end(),
                                         [&](const NamedKey& one) { return one.key == key; });
  return found == named_keys.end() ? nullptr : found;
}

std::optional<std::string> function_key(int key) {
  if (key < GLFW_KEY_F1 || key > GLFW_KEY_F24) return std::nullopt;
  return "f" + std::to_string(key - GLFW_KEY_F1 + 1);
}

std::string digit_name(int digit) { return std::string(1, static_cast<char>('0' + digit)); }

/// A key of the number pad.
std::optional<std::string> pad_key(int key) {
  if (key >= GLFW_KEY_KP_0 && key <= GLFW_KEY_KP_9) return digit_name(key - GLFW_KEY_KP_0);
  if (key == GLFW_KEY_KP_ADD) return "+";
  if (key == GLFW_KEY_KP_SUBTRACT) return "-";
  return std::nullopt;
}

bool in_row(int key) { return key >= GLFW_KEY_0 && key <= GLFW_KEY_9; }

/// `=` counts as `+` too: it is the same key, with Shift, on most keyboards.
std::vector<std::string> with_plus(std::vector<std::string> names) {
  if (std::find(names.begin(), names.end(), "=") != names.end()) names.emplace_back("+");
  return names;
}

/// What Ctrl is held with: what the key makes here, and the digit by its place.
std::vector<std::string> control_names(int key, const std::string& here) {
  std::vector<std::string> names;
  if (const auto pad = pad_key(key)) names.push_back(*pad);
  if (!here.empty() && names.empty()) names.push_back(plain_key(here));
  if (in_row(key)) names.push_back(digit_name(key - GLFW_KEY_0));
  names = with_plus(names);
  for (std::string& name : names) name = "ctrl+" + name;
  return names;
}

std::string utf8(char32_t c) {
  std::string text;
  const auto add = [&](char32_t byte) {
    text += static_cast<char>(static_cast<unsigned char>(byte));
  };
  if (c < 0x80) {
    add(c);
  } else if (c < 0x800) {
    add(0xC0U | c >> 6U);
    add(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    add(0xE0U | c >> 12U);
    add(0x80U | (c >> 6U & 0x3FU));
    add(0x80U | (c & 0x3FU));
  }
  return text;
}

}  // namespace

void KeyReader::key(int key, int mods, bool repeated, const std::string& here, ViewState& to) {
  repeated_ = repeated;
  shifted_ = (mods & GLFW_MOD_SHIFT) != 0;
  from_row_ = false;
  const bool control = (mods & GLFW_MOD_CONTROL) != 0;
  // With Alt keys belong to the desktop; AltGr makes characters, which come by themselves.
  if ((mods & GLFW_MOD_ALT) != 0) return;
  const NamedKey* const name = named(key);
  if (repeated && (name == nullptr || !name->repeats)) return;
  if (name != nullptr) {
    const std::string shift = shifted_ && key == GLFW_KEY_TAB ? "shift+" : "";
    to.presses.push_back({{(control ? "ctrl+" : "") + shift + name->name}});
  } else if (const auto function = function_key(key)) {
    to.presses.push_back({{(control ? "ctrl+" : "") + *function}});
  } else if (control) {
    to.presses.push_back({control_names(key, here)});
  } else if (const auto pad = pad_key(key)) {
    to.presses.push_back({{*pad}});
    from_row_ = true;
  } else if (in_row(key)) {
    to.presses.push_back({{digit_name(key - GLFW_KEY_0)}});
    from_row_ = true;
  }
}

void KeyReader::character(char32_t character, ViewState& to) {
  if (repeated_ || character <= U' ') return;
  const std::string name = plain_key(utf8(character));
  if (name.empty()) return;
  if (!from_row_ || to.presses.empty()) {
    to.presses.push_back({with_plus({name})});
    return;
  }
  from_row_ = false;
  std::vector<std::string>& names = to.presses.back().names;
  const std::string digit = names.front();
  if (name == digit) return;
  // Without Shift the key makes a sign, as in France: then the digit is what is meant unless the
  // screen has the sign. With Shift it makes a sign, as in America: then the sign is meant.
  names = shifted_ ? with_plus({name}) : std::vector<std::string>{name, digit};
}

bool edits_text(int key) {
  const bool acts = key == GLFW_KEY_TAB || key == GLFW_KEY_ESCAPE || key == GLFW_KEY_ENTER ||
                    key == GLFW_KEY_KP_ENTER || key == GLFW_KEY_UP || key == GLFW_KEY_DOWN;
  return !acts && !function_key(key);
}

}  // namespace subrosa::gui
