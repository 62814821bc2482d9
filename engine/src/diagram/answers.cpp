#include "diagram/answers.hpp"

#include <map>
#include <tuple>

#include "diagram/carried.hpp"

namespace subrosa {

namespace {

/// Numbers what ends of trees say, the same for the same.
class Ends {
 public:
  explicit Ends(const RuleSet& rules) : rules_(rules) {}

  std::uint32_t number(const Step& step) {
    const auto fresh = static_cast<std::uint32_t>(numbers_.size() + 1);
    return numbers_
        .try_emplace({step.effect, rules_.texts[step.text].french, step.duties, step.limits}, fresh)
        .first->second;
  }

 private:
  using Said = std::tuple<Effect, std::string, std::vector<DutyIndex>, std::vector<LimitIndex>>;
  const RuleSet& rules_;
  std::map<Said, std::uint32_t> numbers_;
};

/// What a provision adds to the answer: the number of its end where it counts, else 0.
Ref contribution(const CompiledEdition& edition, std::size_t row, Ends& ends) {
  const CompiledProvision& provision = edition.provisions[row];
  if (provision.version == nullptr) return Diagrams::leaf(0);
  Diagrams& d = *edition.forest->diagrams;
  const Ref counting = counts(d, provision.effective, edition.winner);
  const Ref said = d.map(provision.tree.route, [&](std::uint32_t end) {
    return ends.number(provision.version->tree.steps[StepIndex{end}]);
  });
  return d.choose(counting, said, Diagrams::leaf(0));
}

Ref where_both_allow(const CompiledEdition& a, const CompiledEdition& b, Ref f) {
  Diagrams& d = *a.forest->diagrams;
  return d.choose(a.forest->allowed, d.choose(b.forest->allowed, f, Diagrams::leaf(0)),
                  Diagrams::leaf(0));
}

}  // namespace

Ref contribution(const CompiledEdition& edition, ProvisionIndex provision) {
  Ends ends(*edition.forest->rules);
  return contribution(edition, provision.value, ends);
}

Ref verdicts_differ(const CompiledEdition& a, const CompiledEdition& b) {
  if (a.winner == b.winner) return Diagrams::leaf(0);
  return a.forest->diagrams->combine(
      a.winner, b.winner, [](std::uint32_t one, std::uint32_t other) {
        if (one == impossible || other == impossible) return 0U;
        return verdict_of(static_cast<Effect>(one)) != verdict_of(static_cast<Effect>(other)) ? 1U
                                                                                              : 0U;
      });
}

Ref contributions_differ(const CompiledEdition& a, const CompiledEdition& b) {
  Diagrams& d = *a.forest->diagrams;
  Ends ends(*a.forest->rules);
  Ref differ = Diagrams::leaf(0);
  for (std::size_t row = 0; row < a.provisions.size(); ++row) {
    const Ref one = contribution(a, row, ends);
    const Ref other = contribution(b, row, ends);
    if (one == other) continue;
    const Ref here =
        d.combine(one, other, [](std::uint32_t x, std::uint32_t y) { return x != y ? 1U : 0U; });
    differ = d.either(here, differ);
  }
  return where_both_allow(a, b, differ);
}

}  // namespace subrosa
