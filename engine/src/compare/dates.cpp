#include "compare/dates.hpp"

#include <algorithm>

#include "subrosa/edition.hpp"

namespace subrosa {

namespace {

constexpr std::chrono::days one_day{1};

/// The days on which the law of past acts becomes another; and the first of all, for the law of
/// later acts as it first was known.
void add_knowledge(const RuleSet& rules, std::set<Date>& knowledge) {
  knowledge.insert(*rules.covers.from);
  for (const Provision& provision : rules.provisions) {
    for (const Version& version : provision.versions) {
      if (version.annulled) knowledge.insert(version.annulled->decided);
    }
  }
}

}  // namespace

Dates::Dates(const RuleSet& older, const RuleSet& newer) : older_(older), newer_(newer) {
  std::set<Date> knowledge;
  for (const RuleSet* rules : {&older, &newer}) {
    add_turns(*rules);
    add_knowledge(*rules, knowledge);
  }
  // The days on which one of them becomes another law are days for the other too: a stretch that
  // only the older cuts out may be one in which only the newer knows of an annulment.
  for (const Date turn : turns_) {
    pairs_.insert({turn, turn});
    for (const Date known_on : knowledge) pairs_.insert({turn, known_on});
  }
}

std::vector<std::pair<Date, Date>> Dates::pairs() const {
  std::vector<std::pair<Date, Date>> found;
  for (const auto& pair : pairs_) {
    if (older_.covers.contains(pair.first) && newer_.covers.contains(pair.first)) {
      found.push_back(pair);
    }
  }
  std::stable_partition(found.begin(), found.end(),
                        [](const auto& pair) { return pair.second >= pair.first; });
  return found;
}

ActDays Dates::stretch(Date as_of, Date known_on) const {
  const auto next = turns_.upper_bound(as_of);
  const auto last = next == turns_.end() ? std::nullopt : std::optional(*next - one_day);
  return {{as_of, last}, as_of == known_on ? std::nullopt : std::optional(known_on)};
}

std::pair<Versions, Versions> Dates::versions(Date as_of, Date known_on) const {
  return {edition_of(older_, as_of, known_on).versions,
          edition_of(newer_, as_of, known_on).versions};
}

void Dates::add_turns(const RuleSet& rules) {
  turns_.insert(*rules.covers.from);
  for (const Provision& provision : rules.provisions) {
    for (const Version& version : provision.versions) {
      turns_.insert(*version.in_force.from);
      if (version.in_force.to) turns_.insert(*version.in_force.to + one_day);
      if (version.annulled) turns_.insert(version.annulled->decided);
    }
  }
}

void add_stretch(std::vector<ActDays>& all, const ActDays& next) {
  for (ActDays& one : all) {
    const bool touches = one.acts.to && *one.acts.to + one_day == *next.acts.from;
    if (!touches || one.known_on != next.known_on) continue;
    one.acts.to = next.acts.to;
    return;
  }
  all.push_back(next);
}

}  // namespace subrosa
