// Words to say and whom to call: the entries whose conditions hold, read off the diagrams.
#include <algorithm>

#include "decide/query.hpp"

namespace subrosa {

namespace {

/// Which entries are for these answers.
class Shown {
 public:
  explicit Shown(const Query& query) : query_(query), possible_given_(query.given) {
    for (std::size_t i = 0; i < query.rules.facts.size(); ++i) {
      const FactIndex fact = Table<FactIndex, Fact>::index(i);
      const bool known = query.situation.answer(fact).state == Answer::State::known;
      if (!known && !query.rules.facts[fact].reading) possible_given_[query.level(fact)].reset();
    }
    possible_filling_ = query.d.walk();
  }

  /// `when` holds in every completion. `possible` holds in one, what is assumed being open: nobody
  /// is told of an assumption that only takes away a number to call.
  template <class Row>
  [[nodiscard]] bool operator()(const Row& row) const {
    if (row.when && query_.values(query_.filled(function(*row.when))) != only_true()) return false;
    if (!row.possible) return true;
    Diagrams& d = query_.d;
    const Ref left = d.restrict(function(*row.possible), possible_given_, possible_filling_);
    const Ref allowed =
        d.restrict(query_.compiled.forest->allowed, possible_given_, possible_filling_);
    return d.both(allowed, left) != Diagrams::leaf(0);
  }

 private:
  static std::vector<std::uint32_t> only_true() { return {1}; }

  [[nodiscard]] Ref function(const Condition& condition) const {
    return compile_condition(condition, *query_.compiled.forest);
  }

  const Query& query_;
  Assignment possible_given_;  ///< the answers, and the readings that are taken
  Operation possible_filling_;
};

bool fits(const Script& script, std::optional<Verdict> verdict) {
  if (!verdict) return script.undetermined;
  return std::find(script.verdicts.begin(), script.verdicts.end(), *verdict) !=
         script.verdicts.end();
}

}  // namespace

Advice advice(const Query& query, std::optional<Verdict> verdict) {
  Advice made;
  const Shown shown(query);
  for (std::size_t i = 0; i < query.rules.scripts.size(); ++i) {
    const auto index = Table<ScriptIndex, Script>::index(i);
    const Script& script = query.rules.scripts[index];
    if (fits(script, verdict) && shown(script)) made.scripts.push_back(index);
  }
  for (std::size_t i = 0; i < query.rules.contacts.size(); ++i) {
    const auto index = Table<ContactIndex, Contact>::index(i);
    if (shown(query.rules.contacts[index])) made.contacts.push_back(index);
  }
  return made;
}

}  // namespace subrosa
