#include <set>

#include "subrosa/tables.hpp"

namespace subrosa {

namespace {

constexpr std::chrono::days one_day{1};

/// The first day of a period, and the first after it.
void add_ends(std::set<Date>& days, const Period& period) {
  if (period.from) days.insert(*period.from);
  if (period.to) days.insert(*period.to + one_day);
}

void add_version(std::set<Date>& days, const Version& version, bool as_then) {
  add_ends(days, version.in_force);
  for (const auto& [from, certainty] : version.certainty) days.insert(from);
  if (as_then && version.annulled) days.insert(version.annulled->decided);
}

/// Every covered day on which a decision can begin to say something else.
std::set<Date> turning_days(const RuleSet& rules, const Situation& situation, Date today,
                            bool as_then) {
  std::set<Date> days{*rules.covers.from, today + one_day};
  for (const Provision& provision : rules.provisions) {
    for (const Version& version : provision.versions) add_version(days, version, as_then);
  }
  for (const Notice& notice : rules.notices) {
    add_ends(days, notice.as_of);
    if (as_then) add_ends(days, notice.known_on);
  }
  if (!as_then) days.insert(situation.known_on + one_day);
  std::erase_if(days, [&](Date day) { return !rules.covers.contains(day); });
  return days;
}

const std::string& article(const Decision& decision, ProvisionIndex provision) {
  const RuleSet& rules = *decision.rules;
  const std::size_t version = *decision.provisions[provision.value].version;
  return rules.texts[rules.provisions[provision].versions[version].article].french;
}

bool say_the_same(const Decision& a, const Decision& b) {
  const bool alike = a.possible == b.possible && a.deciding == b.deciding &&
                     a.deciding_certain == b.deciding_certain && a.silent == b.silent;
  if (!alike) return false;
  for (const ProvisionIndex provision : a.deciding) {
    if (article(a, provision) != article(b, provision)) return false;
  }
  return true;
}

void append(std::vector<Stretch>& stretches, Piece piece) {
  if (stretches.empty() || !say_the_same(stretches.back().decision(), piece.decision)) {
    stretches.push_back({piece.dates, {}});
  }
  stretches.back().dates.to = piece.dates.to;
  stretches.back().pieces.push_back(std::move(piece));
}

}  // namespace

std::variant<Timeline, Contradiction, RulesTooLarge> timeline(Engine& engine,
                                                              const Situation& situation,
                                                              Date today, bool as_then) {
  const RuleSet& rules = *engine.rules();
  const std::set<Date> days = turning_days(rules, situation, today, as_then);
  Timeline made{situation, today, as_then, {}};
  for (auto day = days.begin(); day != days.end(); ++day) {
    const auto next = std::next(day);
    const auto last = next == days.end() ? rules.covers.to : std::optional(*next - one_day);
    Situation then = situation;
    then.as_of = *day;
    if (as_then) then.known_on = *day;
    Outcome outcome = engine.decide(then, today);
    if (auto* clash = std::get_if<Contradiction>(&outcome)) return std::move(*clash);
    auto* decision = std::get_if<Decision>(&outcome);
    if (decision == nullptr) return RulesTooLarge{};  // every day is covered
    append(made.stretches, {{*day, last}, std::move(*decision)});
  }
  return made;
}

}  // namespace subrosa
