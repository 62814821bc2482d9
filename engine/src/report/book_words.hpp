// Words that both layouts of the book use.
#pragma once

#include <string>
#include <vector>

#include "subrosa/book.hpp"

namespace subrosa {

/// What is filled in by hand where a reader signs, in this order.
[[nodiscard]] std::vector<Message> signature_fields();

/// The label of a line with a colon, unless nothing follows it or it ends with a sign of its own.
[[nodiscard]] std::string label_words(const BookLine& line, Language language);

}  // namespace subrosa
