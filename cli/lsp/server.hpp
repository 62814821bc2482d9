// The language server protocol: messages of an editor in, answers and findings out.
#pragma once

#include "options.hpp"
#include "run.hpp"

namespace subrosa::cli {

constexpr std::size_t most_changes = 1000;  ///< of a text, in one message

/// Serves one editor until it says `exit` or closes the stream. Done when it asked to shut down
/// before; findings when it did not, or when its stream cannot be followed, which is told on the
/// error stream.
[[nodiscard]] ExitStatus serve_editor(const Options& options, const World& world);

}  // namespace subrosa::cli
