// A condition as written: names are still text, every word has its place.
#pragma once

#include <optional>
#include <vector>

#include "text/word.hpp"

namespace subrosa {

struct Expression {
  enum class Kind { all, any, negation, test };

  Kind kind = Kind::test;
  Span span;
  std::vector<Expression> parts;  ///< all and any: two or more; negation: one

  // Of a test: `subject == value`, `subject != value`, `subject in {values}`, or a call alone.
  std::optional<Word> function;  ///< `effect` in `effect(art458)`; only properties may call
  Word subject;                  ///< the fact or reading, or the argument of the call
  bool equal = true;             ///< false for `!=`
  std::vector<Word> values;      ///< empty for a call alone
};

}  // namespace subrosa
