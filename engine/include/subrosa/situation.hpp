// One disclosure: what is answered, for which dates.
#pragma once

#include <optional>
#include <vector>

#include "subrosa/date.hpp"
#include "subrosa/model.hpp"

namespace subrosa {

/// `unknown` is an answer: asked, but the person does not know.
struct Answer {
  enum class State { not_asked, unknown, known };
  State state = State::not_asked;
  ValueIndex value;  ///< when known

  friend bool operator==(const Answer&, const Answer&) = default;
};

struct Situation {
  Date as_of;                   ///< the day of the act
  Date known_on;                ///< the day on which the law is known
  std::vector<Answer> answers;  ///< one for each fact; of a reading: the value the case fixes
  bool assume = true;           ///< facts left out take their `assumed` value, as case files want

  [[nodiscard]] const Answer& answer(FactIndex fact) const { return answers[fact.value]; }
};

}  // namespace subrosa
