// Questions about one diagram. `impossible` is the value that stands for situations which the
// constraints exclude; they never count.
#pragma once

#include "diagram/diagrams.hpp"

namespace subrosa {

/// Whether changing the variable of `level` alone can change the value, between two possible
/// situations. Walks pairs of nodes below the level: at worst quadratic in the nodes of `f`.
[[nodiscard]] bool depends_on(Diagrams& diagrams, Ref f, Level level, std::uint32_t impossible);

/// The union of a function of sets, as bits, over every value of the levels in `over`.
[[nodiscard]] Ref unite(Diagrams& diagrams, Ref f, const std::vector<bool>& over);

/// The assignment of the levels on one path to a leaf in `targets` that differs from `plain` in the
/// fewest levels; ties go to the plain value, then to the lowest. Nothing when no leaf is among the
/// targets. Linear in the nodes of `f`.
[[nodiscard]] std::optional<Assignment> nearest(Diagrams& diagrams, Ref f,
                                                const std::vector<std::uint32_t>& targets,
                                                const Assignment& plain);

/// Whether changing the variable that the root tests can change the value, between two possible
/// situations; enough to know that it matters, and quick. Not for a leaf.
[[nodiscard]] bool root_matters(Diagrams& diagrams, Ref f, std::uint32_t impossible);

}  // namespace subrosa
