#include "check/check_condition.hpp"

namespace subrosa {

namespace {

std::optional<Condition> check_test(const Expression& test, Scope& scope) {
  if (test.function) {
    scope.out.push_back(
        diagnose(Code::call_outside_property, test.span,
                 message("`{0}(…)` ne s'emploie que dans une propriété", test.function->text)));
    return std::nullopt;
  }
  const auto fact = scope.fact(test.subject);
  if (!fact) return std::nullopt;
  Condition condition;
  condition.span = test.span;
  condition.fact = *fact;
  bool sound = true;
  const Fact& row = scope.rules.facts[*fact];
  for (const Word& word : test.values) {
    const auto value = scope.value(row, word);
    if (!value) {
      sound = false;
      continue;
    }
    const std::uint64_t bit = std::uint64_t{1} << value->value;
    if ((condition.values & bit) != 0) {
      scope.out.push_back(diagnose(Code::repeated_value, word.span,
                                   message("`{0}` est nommé deux fois", word.text)));
    }
    condition.values |= bit;
  }
  if (!test.equal) {
    const std::size_t count = row.values.size();
    const std::uint64_t all = count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
    condition.values = all & ~condition.values;
  }
  return sound ? std::optional(std::move(condition)) : std::nullopt;
}

}  // namespace

std::optional<Condition> check_condition(const Expression& expression, Scope& scope) {
  if (expression.kind == Expression::Kind::test) return check_test(expression, scope);
  Condition condition;
  condition.span = expression.span;
  condition.kind = static_cast<Condition::Kind>(expression.kind);
  bool sound = true;
  for (const Expression& part : expression.parts) {
    auto checked = check_condition(part, scope);
    sound = sound && checked.has_value();
    if (checked) condition.parts.push_back(std::move(*checked));
  }
  return sound ? std::optional(std::move(condition)) : std::nullopt;
}

static_assert(static_cast<int>(Expression::Kind::all) == static_cast<int>(Condition::Kind::all));
static_assert(static_cast<int>(Expression::Kind::any) == static_cast<int>(Condition::Kind::any));
static_assert(static_cast<int>(Expression::Kind::negation) ==
              static_cast<int>(Condition::Kind::negation));

}  // namespace subrosa
