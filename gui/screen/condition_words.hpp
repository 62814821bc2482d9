// A condition of the rules in plain words: the question and the answers that fit.
#pragma once

#include <string>
#include <vector>

#include "subrosa/model.hpp"

namespace subrosa::gui {

/// `Qui demande ? — la police ou un juge`; where most answers fit, `tout sauf` the others. Parts
/// are joined by `et` or `ou`, and stand in brackets within another.
[[nodiscard]] std::string condition_words(const RuleSet& rules, const Condition& condition,
                                          Language language);

/// Labels of a fact's values, joined by `ou`.
[[nodiscard]] std::string labels_of(const RuleSet& rules, FactIndex fact,
                                    const std::vector<ValueIndex>& values, Language language);

}  // namespace subrosa::gui
