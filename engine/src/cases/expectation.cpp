#include "subrosa/expectation.hpp"

#include <algorithm>

namespace subrosa {

namespace {

std::string names(const std::vector<Verdict>& verdicts) {
  std::string all;
  for (const Verdict v : verdicts) all += (all.empty() ? "" : ", ") + std::string(name_of(v));
  return all;
}

std::string verdict_name(const std::optional<Verdict>& verdict) {
  return verdict ? std::string(name_of(*verdict)) : "undetermined";
}

bool carries(const Decision& decision, const std::string& id) {
  const RuleSet& rules = *decision.rules;
  const auto duty = [&](const auto& c) { return rules.duties[c.id].id == id; };
  const auto limit = [&](const auto& c) { return rules.limits[c.id].id == id; };
  const auto meanwhile = [&](DutyIndex d) { return rules.duties[d].id == id; };
  return std::any_of(decision.duties.begin(), decision.duties.end(), duty) ||
         std::any_of(decision.limits.begin(), decision.limits.end(), limit) ||
         std::any_of(decision.meanwhile.begin(), decision.meanwhile.end(), meanwhile);
}

}  // namespace

std::vector<Message> unmet(const Expectation& expected, const Decision& decision) {
  std::vector<Message> failures;
  const RuleSet& rules = *decision.rules;
  const bool said = expected.undetermined || expected.verdict.has_value();
  if (said && expected.verdict != decision.verdict) {
    failures.push_back(message("verdict : attendu {0}, obtenu {1}", verdict_name(expected.verdict),
                               verdict_name(decision.verdict)));
  }
  std::vector<Verdict> possible = expected.possible;
  std::sort(possible.begin(), possible.end());
  if (!possible.empty() && possible != decision.possible) {
    failures.push_back(message("verdicts possibles : attendu {0}, obtenu {1}", names(possible),
                               names(decision.possible)));
  }
  const auto effects = [&](ProvisionIndex p) -> const std::vector<Effect>& {
    return decision.provisions[p.value].effects;
  };
  for (const ProvisionIndex p : expected.applies) {
    const auto& all = effects(p);
    if (std::find(all.begin(), all.end(), Effect::none) != all.end()) {
      failures.push_back(message("`{0}` devrait s'appliquer", rules.provisions[p].id));
    }
  }
  for (const ProvisionIndex p : expected.not_applying) {
    if (effects(p) != std::vector<Effect>{Effect::none}) {
      failures.push_back(message("`{0}` ne devrait pas s'appliquer", rules.provisions[p].id));
    }
  }
  for (const std::string& id : expected.duties) {
    if (!carries(decision, id)) failures.push_back(message("le devoir `{0}` manque", id));
  }
  return failures;
}

}  // namespace subrosa
