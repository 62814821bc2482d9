// Words to say and whom to call: the entries whose conditions hold, read off the diagrams.
#include <algorithm>

#include "decide/query.hpp"

namespace subrosa {

namespace {

/// The values, 0 and 1, that a condition takes over the completions; a missing one is always 1.
std::vector<std::uint32_t> truth_of(const Query& query, const std::optional<Condition>& condition) {
  if (!condition) return {1};
  const Ref everywhere = compile_condition(*condition, *query.compiled.forest);
  return query.values(query.d.restrict(everywhere, query.given));
}

/// Whether a contact or a script is for these answers.
template <class Row>
bool shown(const Query& query, const Row& row) {
  const auto certain = truth_of(query, row.when);
  if (certain != std::vector<std::uint32_t>{1}) return false;
  const auto possible = truth_of(query, row.possible);
  return std::find(possible.begin(), possible.end(), 1U) != possible.end();
}

bool fits(const Script& script, std::optional<Verdict> verdict) {
  if (!verdict) return script.undetermined;
  return std::find(script.verdicts.begin(), script.verdicts.end(), *verdict) !=
         script.verdicts.end();
}

}  // namespace

Advice advice(const Query& query, std::optional<Verdict> verdict) {
  Advice made;
  for (std::size_t i = 0; i < query.rules.scripts.size(); ++i) {
    const auto index = Table<ScriptIndex, Script>::index(i);
    const Script& script = query.rules.scripts[index];
    if (fits(script, verdict) && shown(query, script)) made.scripts.push_back(index);
  }
  for (std::size_t i = 0; i < query.rules.contacts.size(); ++i) {
    const auto index = Table<ContactIndex, Contact>::index(i);
    if (shown(query, query.rules.contacts[index])) made.contacts.push_back(index);
  }
  return made;
}

}  // namespace subrosa
