#include <algorithm>

#include "subrosa/tables.hpp"

namespace subrosa {

namespace {

/// Each value, then nothing where the case leaves the fact open.
std::vector<std::optional<ValueIndex>> answers_to_try(const Fact& fact, const Answer& given) {
  std::vector<std::optional<ValueIndex>> all;
  for (std::uint32_t i = 0; i < fact.values.size(); ++i) all.emplace_back(ValueIndex{i});
  if (given.state != Answer::State::known) all.emplace_back(std::nullopt);
  return all;
}

}  // namespace

const Decision& Matrix::of_case() const {
  const auto row =
      std::find_if(rows.begin(), rows.end(), [](const MatrixRow& one) { return one.of_case; });
  return std::get<Decision>(row->answer);
}

std::variant<Matrix, Contradiction, OutsideCoverage, RulesTooLarge> matrix(
    Engine& engine, const Situation& situation, FactIndex over, Date today) {
  const Answer& given = situation.answer(over);
  Matrix made{situation, over, {}};
  for (const auto& value : answers_to_try(engine.rules()->facts[over], given)) {
    Situation changed = situation;
    if (value) changed.answers[over.value] = {Answer::State::known, *value};
    const bool of_case = changed.answers[over.value] == given;
    Outcome outcome = engine.decide(changed, today);
    if (const auto* outside = std::get_if<OutsideCoverage>(&outcome)) return *outside;
    if (std::holds_alternative<RulesTooLarge>(outcome)) return RulesTooLarge{};
    auto* clash = std::get_if<Contradiction>(&outcome);
    if (clash != nullptr && of_case) return std::move(*clash);
    if (clash != nullptr) {
      made.rows.push_back({value, of_case, std::move(*clash)});
    } else {
      made.rows.push_back({value, of_case, std::get<Decision>(std::move(outcome))});
    }
  }
  return made;
}

}  // namespace subrosa
