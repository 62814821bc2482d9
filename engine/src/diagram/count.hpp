// How many situations: exact, however many.
#pragma once

#include <map>
#include <string>

#include "diagram/diagrams.hpp"

namespace subrosa {

struct Counted {
  std::string number;  ///< in decimal digits
  double share = 0;    ///< of all assignments of the counted levels
};

/// For each value of `f` how many assignments of the levels in `over` give it. `f` tests no other
/// level. Cost: one sum for each node and value.
[[nodiscard]] std::map<std::uint32_t, Counted> count_values(const Diagrams& diagrams, Ref f,
                                                            const std::vector<bool>& over);

}  // namespace subrosa
