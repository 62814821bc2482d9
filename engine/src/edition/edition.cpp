#include "subrosa/edition.hpp"

#include <algorithm>
#include <set>

namespace subrosa {

Edition edition_of(const RuleSet& rules, Date as_of, Date known_on) {
  Edition edition{as_of, known_on, {}, {}};
  for (const Provision& provision : rules.provisions) {
    std::optional<std::size_t> version;
    std::optional<std::size_t> annulled;
    for (std::size_t i = 0; i < provision.versions.size(); ++i) {
      const Version& candidate = provision.versions[i];
      if (!candidate.in_force.contains(as_of)) continue;
      const bool void_by_then = candidate.annulled && candidate.annulled->decided <= known_on;
      (void_by_then ? annulled : version) = i;
    }
    edition.versions.push_back(version);
    edition.annulled.push_back(annulled);
  }
  return edition;
}

std::vector<Edition> all_editions(const RuleSet& rules) {
  std::set<Date> acts{*rules.covers.from};
  std::set<Date> knowledge;
  for (const Provision& provision : rules.provisions) {
    for (const Version& version : provision.versions) {
      acts.insert(*version.in_force.from);
      if (version.in_force.to) acts.insert(*version.in_force.to + std::chrono::days{1});
      if (version.annulled) knowledge.insert(version.annulled->decided);
    }
  }
  std::vector<Edition> editions;
  std::set<std::vector<std::optional<std::size_t>>> seen;
  for (const Date as_of : acts) {
    if (!rules.covers.contains(as_of)) continue;
    std::vector<Date> known{as_of};
    known.insert(known.end(), knowledge.begin(), knowledge.end());
    known.push_back(*rules.covers.from);  // the law of later acts, known as it first was
    for (const Date known_on : known) {
      Edition edition = edition_of(rules, as_of, known_on);
      if (seen.insert(edition.versions).second) editions.push_back(std::move(edition));
    }
  }
  return editions;
}

}  // namespace subrosa
