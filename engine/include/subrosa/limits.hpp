// How large what is read may be. What is over a limit is refused in words, never read in part: a
// verdict comes from rules that were read whole. The limits of one reader alone stand beside it:
// `deepest_nesting`, `longest_condition`, the `Budget` of the diagrams. docs/limits.md lists all.
#pragma once

#include <cstddef>

namespace subrosa {

constexpr std::size_t largest_file = 2 * 1024 * 1024;     ///< bytes of a rule file
constexpr std::size_t largest_case = 64 * 1024;           ///< bytes of a case
constexpr std::size_t largest_folder = 32 * 1024 * 1024;  ///< bytes of all files of a rule set
constexpr std::size_t most_files = 1000;                  ///< of a rule set, its cases left out
constexpr std::size_t most_cases = 5000;                  ///< in `cases/`, or on a command line

constexpr std::size_t most_facts = 1000;        ///< readings among them
constexpr std::size_t most_constraints = 1000;  ///< and as many properties
constexpr std::size_t most_versions = 200;      ///< of one provision
/// Days on which the law changes, times the days on which an annulment becomes known.
constexpr std::size_t most_date_pairs = 10'000;

constexpr std::size_t longest_typed = 4096;  ///< bytes typed or pasted into a field of the window

/// Faults that one reading reports; the rest are left out, errors last.
constexpr std::size_t most_findings = 1000;

}  // namespace subrosa
