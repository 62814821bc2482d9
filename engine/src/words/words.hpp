// The program's words in other languages than French. One table per language, each in its own file.
#pragma once

#include <span>
#include <string_view>

namespace subrosa {

struct Translation {
  std::string_view french;
  std::string_view translated;
};

[[nodiscard]] std::span<const Translation> english_words();

}  // namespace subrosa
