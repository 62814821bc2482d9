// The words of a condition, half written or not, and what each stands for.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace subrosa {

struct ConditionWord {
  enum class Role {
    subject,     ///< a fact or reading
    function,    ///< `effect` in `effect(art458)`
    argument,    ///< `art458` in it
    comparison,  ///< where `==`, `!=` or `in` should stand
    value,       ///< of what stands left
    connective,  ///< where `and` or `or` should stand
  };
  Role role = Role::subject;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
  std::string subject;   ///< of a comparison or value: what stands left
  std::string function;  ///< of an argument, comparison or value: what is called on the left
};

/// Every word but `and`, `or`, `not` and `in` where they belong.
[[nodiscard]] std::vector<ConditionWord> words_of_condition(std::string_view text);

}  // namespace subrosa
