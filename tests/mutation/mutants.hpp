// Small faults put into the trees of a rule set, one at a time: what a slip of the pen could do.
#pragma once

#include <string>
#include <vector>

#include "subrosa/model.hpp"

namespace mutation {

/// One written step, changed. Versions that share a tree change together, as in the file.
struct Mutant {
  std::string id;  ///< `necessity@1990-01-01/no-other-way: turned round`; the same as long as the
                   ///< step and its version keep their names
  subrosa::ProvisionIndex provision;
  std::vector<std::size_t> versions;  ///< those that show the step
  subrosa::StepIndex step;
  subrosa::Step changed;
  bool one_word = false;  ///< only one answer more or less in a list of several
};

/// Every mutant of every written step, in reading order:
/// - a `require` that always passes, never passes, or passes where it should fail; the same without
///   one part of its condition, or with one test in it turned round;
/// - an `ask` of which one branch goes where another goes, or two are exchanged;
/// - a leaf with another effect, among none, requires, permits and prohibits;
/// - one word: in a test one answer more or less, in an `ask` one answer of a list elsewhere.
[[nodiscard]] std::vector<Mutant> mutants_of(const subrosa::RuleSet& rules);

}  // namespace mutation
