// The program's words in other languages than French. One table per language, each in its own file.
#pragma once

#include <span>
#include <string_view>

#include "subrosa/message.hpp"

namespace subrosa {

struct Translation {
  std::string_view french;
  std::string_view translated;
};

[[nodiscard]] std::span<const Translation> english_words();
[[nodiscard]] std::span<const Translation> dutch_words();
[[nodiscard]] std::span<const Translation> german_words();

/// The whole table of a language; empty for French, which needs none.
[[nodiscard]] std::span<const Translation> words_of(Language language);

}  // namespace subrosa
