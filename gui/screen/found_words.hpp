// Looking for words as people type them: without accents or capitals, in any order.
#pragma once

#include <string>
#include <string_view>

namespace subrosa::gui {

/// Small letters without accents: `Où, Œuvre` -> `ou, oeuvre`. Other characters stay.
[[nodiscard]] std::string without_accents(std::string_view text);

/// Whether each word of `typed` stands somewhere in the text, which is folded already. True where
/// nothing is typed.
[[nodiscard]] bool has_words(std::string_view folded_text, std::string_view typed);

}  // namespace subrosa::gui
