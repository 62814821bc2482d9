// Which of the rules' own cases, properties and checks would notice a mutant.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "diagram/compile.hpp"
#include "mutation/mutants.hpp"
#include "subrosa/case_file.hpp"
#include "subrosa/load.hpp"

namespace mutation {

enum class Noticed {
  by_case,
  by_property,
  by_check,
  equivalent,  ///< in every situation of every edition the same verdict, for the same reasons, with
               ///< the same duties and limits
  by_nothing,
};

struct Fate {
  Noticed noticed = Noticed::by_nothing;
  std::string by;  ///< the case, the property, or the code of the finding; of what nothing notices:
                   ///< a situation in which the answer differs
  bool verdict_differs = false;  ///< of what nothing notices: not only the reasons
};

/// 1 for the situations in which two editions differ.
struct Difference {
  subrosa::Ref verdicts;  ///< in the verdict
  subrosa::Ref answers;   ///< also in reasons, duties or limits of the provisions that count
  subrosa::Ref anywhere;  ///< also in the effect of a provision that does not count
};

/// Tries mutants on a copy of a rule set. The cases first, on what their answers leave of the
/// diagrams; then, edition by edition, whether anything differs at all; the properties; `check`.
class Hunt {
 public:
  /// Cases whose expectations do not hold without a mutant are left out, and named in `unsound`.
  Hunt(const subrosa::Rules& rules, const std::vector<subrosa::Case>& cases, subrosa::Date today);

  [[nodiscard]] Fate fate_of(const Mutant& mutant);
  /// The cases whose answer a mutant changes in something that they do not expect, a line each:
  /// what of it would have to be expected to notice the mutant.
  [[nodiscard]] std::vector<std::string> near_misses(const Mutant& mutant);
  [[nodiscard]] const std::vector<std::string>& unsound() const { return unsound_; }
  [[nodiscard]] std::size_t case_count() const { return tried_.size(); }

 private:
  /// A case, and what its answers leave of the diagrams of its edition.
  struct Tried {
    const subrosa::Case* one = nullptr;
    subrosa::Situation situation;
    subrosa::Assignment given;
    subrosa::CompiledEdition left;
  };
  /// An edition, and the properties that speak of it.
  struct Spoken {
    subrosa::CompiledEdition compiled;
    std::vector<std::size_t> properties;
  };
  using Versions = std::vector<std::optional<std::size_t>>;

  void add(const subrosa::Case& one, subrosa::Date today);
  subrosa::CompiledEdition& edition(const subrosa::Edition& edition);
  [[nodiscard]] std::optional<subrosa::CompiledEdition> changed(
      const Tried& tried, const Mutant& mutant, const subrosa::CompiledTree& tree) const;
  [[nodiscard]] bool meets(const Tried& tried, const subrosa::CompiledEdition& compiled) const;
  [[nodiscard]] std::string by_case(const Mutant& mutant, const subrosa::CompiledTree& tree);
  void by_edition(const Mutant& mutant, const subrosa::CompiledTree& tree, Fate& fate);
  [[nodiscard]] std::string broken_property(const Spoken& spoken, subrosa::CompiledEdition& changed,
                                            const Difference& difference) const;
  [[nodiscard]] std::string by_check() const;

  std::shared_ptr<subrosa::RuleSet> rules_;  ///< changed by each mutant, and put back
  std::vector<subrosa::Case> cases_;
  std::shared_ptr<subrosa::Forest> forest_;
  std::map<Versions, Spoken> editions_;
  std::vector<Tried> tried_;
  std::vector<std::string> unsound_;
  std::set<std::string> found_before_;  ///< by `check`, without a mutant
};

}  // namespace mutation
