// Words and signs that several screens share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "screen/screen.hpp"
#include "state/desk.hpp"

namespace subrosa::gui {

[[nodiscard]] Tone tone_of(std::optional<Verdict> verdict);
/// The key of the nth answer, from 0: digits, then letters; empty when there are no more.
[[nodiscard]] Key key_of_answer(std::size_t place);
/// The label of an answer; `on ne sait pas` for an empty value; the names themselves where the
/// rules do not know them.
[[nodiscard]] std::string answer_label(const RuleSet& rules, const Given& given, Language language);
[[nodiscard]] std::string question_label(const RuleSet& rules, const std::string& fact,
                                         Language language);

/// The answers that the rules in force do not know: they were loaded again since.
[[nodiscard]] std::vector<Given> unknown_answers(const Desk& desk, const Sheet& sheet);
/// `Qui recevrait l'information ? — La police`, in the words of the rules that had them.
[[nodiscard]] std::string words_of_answer(const Desk& desk, const Given& given, Language language);
/// Says which answers the rules no longer know; nothing where they know all.
void add_unknown_answers(std::vector<Block>& blocks, const Desk& desk, const Sheet& sheet,
                         Language language);
/// Says that the day turned since the answers were begun; nothing where it did not.
void add_turned_day(std::vector<Block>& blocks, const Desk& desk, const std::string& what_to_do,
                    Language language);

}  // namespace subrosa::gui
