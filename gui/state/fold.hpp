// Text as people search it: small letters without accents.
#pragma once

#include <string>
#include <string_view>

namespace subrosa::gui {

/// `École` and `ECOLE` become `ecole`, `cœur` becomes `coeur`, a curly apostrophe a straight one.
/// Letters outside western Europe stay as they are.
[[nodiscard]] std::string folded(std::string_view text);

/// Whether each word typed begins a word of the text, both folded. True where nothing is typed.
[[nodiscard]] bool has_words(std::string_view text, std::string_view typed);

}  // namespace subrosa::gui
