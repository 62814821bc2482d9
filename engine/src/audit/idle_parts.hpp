// Parts of conditions that could be left out: without them each situation goes the same way.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "diagram/reach.hpp"
#include "subrosa/diagnostic.hpp"

namespace subrosa {

class IdleParts {
 public:
  /// Looks at every `require` of a version's tree; `ways` are all its ways out.
  void look_at(const std::string& provision, const Forest& forest, const Tree& tree,
               const std::vector<WayOut>& ways);
  /// At most one part of each step: the first that no version needs.
  void report(Diagnostics& out) const;

 private:
  struct Part {
    Span span;
    bool needed = false;
  };
  struct Parts {
    std::string step;         ///< `necessity/danger-is-none`
    bool holds = false;       ///< in some situation that reaches it
    bool fails = false;       ///< the same
    std::vector<Part> parts;  ///< the same in each version that shows the step
  };
  std::map<std::pair<std::uint32_t, std::uint32_t>, Parts> steps_;  ///< by file and first byte
};

}  // namespace subrosa
