// The line of names.yaml that keeps a name given up.
#pragma once

#include <string>

#include "subrosa/rename.hpp"

namespace subrosa {

/// `{fact: danger, to: risk, on: 2026-11-21}`.
[[nodiscard]] std::string former_name_line(const NewName& name, bool of_reading, Date today);

/// The text of names.yaml with one more line, above those that are there. `text` is empty where
/// there is no such file yet; `header` is then its first line, or empty.
[[nodiscard]] std::string with_former_name(const std::string& text, const std::string& header,
                                           const std::string& line);

}  // namespace subrosa
