// What every HTML page of the program shares: escaping, and the page around a body.
#pragma once

#include <string>
#include <string_view>

#include "subrosa/message.hpp"

namespace subrosa {

/// Text as it may stand between tags and inside a quoted attribute. Control characters that HTML
/// forbids are left out. Never fails; bytes that are not UTF-8 pass as they are.
[[nodiscard]] std::string escaped(std::string_view text);

/// User text on one line, escaped. The blank before a French sign, or within its quotes, does not
/// end a line.
[[nodiscard]] std::string words_html(std::string_view text);

/// A whole page that needs nothing from outside: language, title, the shared style sheet, and
/// `body` as the one `main` of the page. `title` is plain text and escaped here; `body`, and what
/// stands above and below it, is HTML; `style` is added to the shared style sheet.
[[nodiscard]] std::string html_page(Language language, std::string_view title,
                                    std::string_view body, std::string_view header = {},
                                    std::string_view footer = {}, std::string_view style = {});

}  // namespace subrosa
