// What may be typed next, for the Tab key of a shell. The shells' scripts only ask for it
// (`subrosa completion`), so that they know every verb and option that the program knows.
#pragma once

#include <string>
#include <vector>

#include "options.hpp"
#include "run.hpp"

namespace subrosa::cli {

/// A word that may stand there, and what it is for, perhaps empty.
struct Candidate {
  std::string word;
  std::string summary;
};

struct Candidates {
  std::vector<Candidate> words;  ///< only those that begin as the last word typed
  bool files = false;            ///< the shell may offer files too
  bool folders = false;          ///< the shell may offer folders too
};

/// `typed` is what stands after `subrosa`, up to the cursor; the last word is the one being typed,
/// perhaps empty. Rules that cannot be read offer nothing, in silence: somebody is typing.
[[nodiscard]] Candidates candidates(const std::vector<std::string>& typed, Language language,
                                    const World& world);

/// Writes them as the scripts read them: a word, a tabulator and what it is for on each line, then
/// `:files` or `:folders`.
void write_candidates(const std::vector<std::string>& typed, Language language, const World& world);

}  // namespace subrosa::cli
