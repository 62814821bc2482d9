// Words and signs that several screens share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "screen/screen.hpp"
#include "subrosa/decision.hpp"

namespace subrosa::gui {

[[nodiscard]] Tone tone_of(std::optional<Verdict> verdict);
/// The key of the nth answer, from 0: digits, then letters; empty when there are no more.
[[nodiscard]] Key key_of_answer(std::size_t place);
/// The label of an answer; `on ne sait pas` for an empty value; the names themselves where the
/// rules do not know them.
[[nodiscard]] std::string answer_label(const RuleSet& rules, const Given& given, Language language);
[[nodiscard]] std::string question_label(const RuleSet& rules, const std::string& fact,
                                         Language language);

}  // namespace subrosa::gui
