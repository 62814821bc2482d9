#include "support/sat_formula.hpp"

#include <cstdlib>

namespace sat {

Formula::Formula() { clause({always()}); }

void Formula::clause(const Literals& literals) {
  for (const Literal literal : literals) solver_.add(literal);
  solver_.add(0);
}

Literal Formula::all_of(const Literals& literals) {
  if (literals.size() == 1) return literals.front();
  const Literal all = fresh();
  Literals back{all};
  for (const Literal literal : literals) {
    clause({-all, literal});
    back.push_back(-literal);
  }
  clause(back);
  return all;
}

Literal Formula::any_of(const Literals& literals) {
  Literals negated;
  for (const Literal literal : literals) negated.push_back(-literal);
  return -all_of(negated);
}

Literals Formula::weigh(const std::vector<Weighted>& summands) {
  Literals at_least{always()};
  for (const auto& [literal, weight] : summands) {
    Literals with{always()};
    for (std::size_t k = 1; k < at_least.size() + weight; ++k) {
      with.push_back(fresh());
      if (k < at_least.size()) clause({-at_least[k], with[k]});
      clause({-literal, -at_least[k < weight ? 0 : k - weight], with[k]});
    }
    at_least = std::move(with);
  }
  return at_least;
}

bool Formula::solve(const Literals& assumptions) {
  for (const Literal literal : assumptions) solver_.assume(literal);
  return solver_.solve() == 10;
}

bool Formula::holds(Literal literal) {
  const bool positive = solver_.val(std::abs(literal)) > 0;
  return positive == (literal > 0);
}

}  // namespace sat
