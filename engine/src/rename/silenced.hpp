// What a line of `silenced` in rules.yaml is about, when names change: whole names, files, steps of
// a provision and texts.
#pragma once

#include <string>
#include <vector>

#include "subrosa/model.hpp"

namespace subrosa {

/// What a silencing can be about: numbers of places in the rules, the same as long as only names
/// change. Empty: nothing of the rules is called so.
[[nodiscard]] std::vector<std::size_t> meant_by(const Silencing& silencing, const RuleSet& rules);

/// What `at` must say in rules that differ only by what things are called.
[[nodiscard]] std::string renamed_at(const Silencing& silencing, const RuleSet& before,
                                     const RuleSet& after);

/// The text of rules.yaml with each `at` after the names of `after`. One that is written oddly
/// stays.
[[nodiscard]] std::string with_renamed_silencings(const std::string& text, const RuleSet& before,
                                                  const RuleSet& after);

}  // namespace subrosa
