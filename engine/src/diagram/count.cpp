// The only file that knows Boost.Multiprecision.
#include "diagram/count.hpp"

#include <boost/multiprecision/cpp_int.hpp>
#include <unordered_map>

namespace subrosa {

namespace {

using Number = boost::multiprecision::cpp_int;
using Numbers = std::map<std::uint32_t, Number>;

class Counting {
 public:
  Counting(const Diagrams& d, const std::vector<bool>& over) : d_(d), below_(d.levels() + 1, 1) {
    for (std::size_t level = d.levels(); level-- > 0;) {
      below_[level] = below_[level + 1];
      if (over[level]) below_[level] *= d.arity(static_cast<Level>(level));
    }
  }

  /// For each value, the assignments of the counted levels from `from` down.
  Numbers of(Ref f, Level from) {
    const Level at = Diagrams::is_leaf(f) ? static_cast<Level>(d_.levels()) : d_.level(f);
    Numbers numbers;
    if (Diagrams::is_leaf(f)) {
      numbers[Diagrams::value(f)] = 1;
    } else {
      numbers = below(f);
    }
    const Number skipped = below_[from] / below_[at];
    for (auto& [value, number] : numbers) number *= skipped;
    return numbers;
  }

  [[nodiscard]] const Number& all() const { return below_.front(); }

 private:
  const Numbers& below(Ref f) {
    if (const auto found = done_.find(f.bits); found != done_.end()) return found->second;
    const Level at = d_.level(f);
    d_.spend(d_.arity(at));
    Numbers sum;
    for (std::uint32_t v = 0; v < d_.arity(at); ++v) {
      for (const auto& [value, number] : of(d_.child(f, at, v), at + 1)) sum[value] += number;
    }
    return done_[f.bits] = std::move(sum);
  }

  const Diagrams& d_;
  std::vector<Number> below_;  ///< for each level: the assignments from it down
  std::unordered_map<std::uint32_t, Numbers> done_;
};

}  // namespace

std::map<std::uint32_t, Counted> count_values(const Diagrams& diagrams, Ref f,
                                              const std::vector<bool>& over) {
  Counting counting(diagrams, over);
  std::map<std::uint32_t, Counted> counted;
  for (const auto& [value, number] : counting.of(f, 0)) {
    counted[value] = {number.str(),
                      number.convert_to<double>() / counting.all().convert_to<double>()};
  }
  return counted;
}

}  // namespace subrosa
