// Questions and answers as drawings name them.
#pragma once

#include <string>

#include "subrosa/model.hpp"

namespace subrosa {

/// The question; a reading says that it is one.
[[nodiscard]] std::string question_words(const Fact& fact, const RuleSet& rules, Language language);

/// `« La police » ou « Un juge »`, for the bits of `values`.
[[nodiscard]] std::string answers_words(const Fact& fact, std::uint64_t values,
                                        const RuleSet& rules, Language language);

}  // namespace subrosa
