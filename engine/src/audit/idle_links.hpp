// Links between rules that never do anything: overrides, constraints, texts that are not shown.
#pragma once

#include <set>
#include <utility>
#include <vector>

#include "diagram/compile.hpp"
#include "subrosa/diagnostic.hpp"

namespace subrosa {

class IdleLinks {
 public:
  IdleLinks(const RuleSet& rules, const Forest& forest);
  /// Notes what meets what in an edition, and which ready-made words can be said there.
  void look_at(const CompiledEdition& compiled);
  void report(Diagnostics& out) const;

 private:
  [[nodiscard]] bool can_be_said(const Script& script, const CompiledEdition& compiled) const;
  [[nodiscard]] Ref where_shown(const std::optional<Condition>& when,
                                const std::optional<Condition>& possible) const;
  void report_constraints(Diagnostics& out) const;
  void report_overrides(Diagnostics& out) const;
  void report_advice(Diagnostics& out) const;
  void report_dated(Diagnostics& out) const;

  const RuleSet& rules_;
  const Forest& forest_;
  std::set<std::pair<std::size_t, std::uint32_t>> met_;  ///< who sets aside, and whom
  std::vector<bool> said_;                               ///< for each script
};

}  // namespace subrosa
