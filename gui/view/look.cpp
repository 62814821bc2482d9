#include "view/look.hpp"

#include <algorithm>
#include <cmath>

namespace subrosa::gui {

namespace {

constexpr Colour hex(unsigned value) {
  return {static_cast<unsigned char>(value >> 16U & 255U),
          static_cast<unsigned char>(value >> 8U & 255U), static_cast<unsigned char>(value & 255U)};
}

/// In the order of `Tone`: plain, quiet, strong, good, caution, bad, urgent.
Palette light() {
  const Colour text = hex(0x1B2430);
  const Colour secondary = hex(0x58637A);
  return {.page = hex(0xF1F4F8),
          .card = hex(0xFFFFFF),
          .border = hex(0xD5DBE4),
          .edge = hex(0x8A96A8),
          .text = text,
          .secondary = secondary,
          .accent = hex(0x1D5FBF),
          .accent_hover = hex(0x2B6FD2),
          .accent_down = hex(0x174E9E),
          .on_accent = hex(0xFFFFFF),
          .hover = hex(0xEAF1FB),
          .selected = hex(0xE3EDFA),
          .ring = hex(0x0B3D91),
          .tones = {{{hex(0xF1F4F8), text, hex(0x8A96A8), text},
                     {hex(0xF1F4F8), secondary, hex(0xB4BDCB), secondary},
                     {hex(0xE3EDFA), text, hex(0x1D5FBF), text},
                     {hex(0xE7F6EC), hex(0x146B32), hex(0x1B7F3B), text},
                     {hex(0xFFF4DE), hex(0x855000), hex(0xC27A0A), text},
                     {hex(0xFDEBEC), hex(0xA8211A), hex(0xB3261E), text},
                     {hex(0xB3261E), hex(0xFFFFFF), hex(0x7A1712), hex(0xFFFFFF)}}}};
}

Palette dark() {
  const Colour text = hex(0xE8ECF2);
  const Colour secondary = hex(0xAAB5C5);
  return {.page = hex(0x12161C),
          .card = hex(0x1C222B),
          .border = hex(0x343E4C),
          .edge = hex(0x6D7B90),
          .text = text,
          .secondary = secondary,
          .accent = hex(0x2A66C4),
          .accent_hover = hex(0x3570CF),
          .accent_down = hex(0x1F55AB),
          .on_accent = hex(0xFFFFFF),
          .hover = hex(0x28313D),
          .selected = hex(0x213654),
          .ring = hex(0x8FBCFF),
          .tones = {{{hex(0x262E39), text, hex(0x6D7B90), text},
                     {hex(0x262E39), secondary, hex(0x4A5666), secondary},
                     {hex(0x213654), text, hex(0x6EA4F7), text},
                     {hex(0x15301F), hex(0x74DD98), hex(0x3FA766), text},
                     {hex(0x382B10), hex(0xFFC65C), hex(0xD9982B), text},
                     {hex(0x3C1B1D), hex(0xFF9C95), hex(0xE5564D), text},
                     {hex(0xA3211A), hex(0xFFFFFF), hex(0xFF9C95), hex(0xFFFFFF)}}}};
}

Palette contrast() {
  const Colour black = hex(0x000000);
  const Colour white = hex(0xFFFFFF);
  const Colour yellow = hex(0xFFE03D);
  return {.page = black,
          .card = black,
          .border = white,
          .edge = white,
          .text = white,
          .secondary = hex(0xE6E6E6),
          .accent = yellow,
          .accent_hover = hex(0xFFEE8C),
          .accent_down = hex(0xFFFFFF),
          .on_accent = black,
          .hover = hex(0x333333),
          .selected = hex(0x002452),
          .ring = yellow,
          .tones = {{{black, white, white, white},
                     {black, hex(0xE6E6E6), hex(0xBBBBBB), hex(0xE6E6E6)},
                     {black, yellow, yellow, white},
                     {black, hex(0x7CFF9B), hex(0x7CFF9B), white},
                     {black, hex(0xFFD060), hex(0xFFD060), white},
                     {black, hex(0xFFA8A2), hex(0xFF6A61), white},
                     {hex(0x7A0000), white, white, white}}}};
}

}  // namespace

Palette palette_of(Theme theme) {
  switch (theme) {
    case Theme::light: return light();
    case Theme::dark: return dark();
    case Theme::contrast: return contrast();
  }
  return light();
}

float Look::gap(float pixels) const { return std::round(pixels * space); }

Look look_of(const Settings& settings, float display) {
  const float zoom = static_cast<float>(settings.zoom) / 100;
  // At large zooms empty space would take the place that the letters need.
  const float space = display * std::clamp(zoom, 0.9F, 1.4F);
  return {.colours = palette_of(settings.theme),
          .text = display * zoom,
          .space = space,
          .line = std::max(1.0F, std::round(display))};
}

}  // namespace subrosa::gui
