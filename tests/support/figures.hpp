// What the random runs and the hunt for mutants counted, for docs/reliability.md.
#pragma once

#include <cstdint>
#include <string>

/// Appends `{"test": …, "what": …, "count": …}` as a line to the file that SUBROSA_FIGURES names;
/// nothing where it names none. The words are plain: no quotes, no backslashes.
void figure(const std::string& test, const std::string& what, std::uint64_t count);
