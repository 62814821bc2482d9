// The same thing under another name, and situations in the words of other rules.
#include <algorithm>
#include <tuple>

#include "subrosa/compare.hpp"
#include "subrosa/rename.hpp"

namespace subrosa {

namespace {

/// Renames what only the older table has and the newer has under another id, with the same words.
template <class Row, class Words>
void align(std::vector<Row*> older, const std::vector<const Row*>& newer, const char* kind,
           Words same_words, std::vector<Renamed>& renamed) {
  const auto has = [](const auto& rows, const std::string& id) {
    return std::any_of(rows.begin(), rows.end(), [&](const auto* row) { return row->id == id; });
  };
  for (Row* row : older) {
    if (has(newer, row->id)) continue;
    const Row* found = nullptr;
    bool doubtful = false;
    for (const Row* candidate : newer) {
      if (has(older, candidate->id) || !same_words(*row, *candidate)) continue;
      doubtful = found != nullptr;
      found = candidate;
    }
    if (found == nullptr || doubtful) continue;
    renamed.push_back({kind, row->id, found->id, false});
    row->id = found->id;
  }
}

template <class I, class Row>
std::vector<Row*> rows_of(Table<I, Row>& table) {
  std::vector<Row*> rows;
  for (std::size_t i = 0; i < table.size(); ++i) rows.push_back(&table[Table<I, Row>::index(i)]);
  return rows;
}

template <class I, class Row>
std::vector<const Row*> rows_of(const Table<I, Row>& table) {
  std::vector<const Row*> rows;
  for (const Row& row : table) rows.push_back(&row);
  return rows;
}

bool same_act(const Source& a, const Source& b) {
  return std::tie(a.act, a.date, a.numac, a.eli, a.published) ==
         std::tie(b.act, b.date, b.numac, b.eli, b.published);
}

bool same_values(const Fact& a, const Fact& b) {
  return std::equal(a.values.begin(), a.values.end(), b.values.begin(), b.values.end(),
                    [](const Value& x, const Value& y) { return x.id == y.id; });
}

/// `id` is what the older rules call the fact.
void align_values(Fact& older, const std::string& id, const Fact& newer, const RuleSet& before,
                  const RuleSet& after, std::vector<Renamed>& renamed) {
  std::vector<Value*> values;
  std::vector<const Value*> others;
  for (Value& value : older.values) values.push_back(&value);
  for (const Value& value : newer.values) others.push_back(&value);
  std::vector<Renamed> found;
  align(
      values, others, "value",
      [&](const Value& a, const Value& b) {
        return before.texts[a.label].french == after.texts[b.label].french;
      },
      found);
  for (Renamed& one : found) {
    renamed.push_back({one.kind, id + "." + one.before, newer.id + "." + one.after, false});
  }
}

/// Notes the rows of a table that another copy of it calls otherwise.
template <class Rows>
void note(const Rows& before, const Rows& after, const char* kind, std::vector<Renamed>& renamed) {
  for (auto one = before.begin(), other = after.begin(); one != before.end(); ++one, ++other) {
    if (one->id != other->id) renamed.push_back({kind, one->id, other->id, true});
  }
}

/// The same of the answers of a fact, each called `fact.value`.
void note_values(const Fact& before, const Fact& after, std::vector<Renamed>& renamed) {
  std::vector<Renamed> found;
  note(before.values, after.values, "value", found);
  for (const Renamed& one : found)
    renamed.push_back({one.kind, before.id + "." + one.before, after.id + "." + one.after, true});
}

/// The older rules with the names that the newer ones record as taken instead.
Rules as_recorded(const Rules& older, const RuleSet& newer, std::vector<Renamed>& renamed) {
  Rules named = with_present_names(older, newer);
  if (named == older) return older;
  note(older->facts, named->facts, "fact", renamed);
  for (std::size_t i = 0; i < older->facts.size(); ++i) {
    const auto index = Table<FactIndex, Fact>::index(i);
    note_values(older->facts[index], named->facts[index], renamed);
  }
  note(older->duties, named->duties, "duty", renamed);
  note(older->limits, named->limits, "limit", renamed);
  note(older->provisions, named->provisions, "provision", renamed);
  return named;
}

}  // namespace

Rules with_names_of(const Rules& older, const Rules& newer, std::vector<Renamed>& renamed) {
  if (older == newer) return older;
  auto made = std::make_shared<RuleSet>(*as_recorded(older, *newer, renamed));
  const auto same = [&](TextIndex a, TextIndex b) {
    return made->texts[a].french == newer->texts[b].french;
  };
  align(
      rows_of(made->facts), rows_of(newer->facts), "fact",
      [&](const Fact& a, const Fact& b) {
        return a.reading.has_value() == b.reading.has_value() && same(a.question, b.question) &&
               same_values(a, b);
      },
      renamed);
  for (std::size_t i = 0; i < made->facts.size(); ++i) {
    const auto index = Table<FactIndex, Fact>::index(i);
    Fact& fact = made->facts[index];
    const auto other = newer->fact_named(fact.id);
    if (!other) continue;
    align_values(fact, older->facts[index].id, newer->facts[*other], *made, *newer, renamed);
  }
  const auto same_text = [&](const Duty& a, const Duty& b) { return same(a.text, b.text); };
  align(rows_of(made->duties), rows_of(newer->duties), "duty", same_text, renamed);
  align(rows_of(made->limits), rows_of(newer->limits), "limit", same_text, renamed);
  align(
      rows_of(made->provisions), rows_of(newer->provisions), "provision",
      [&](const Provision& a, const Provision& b) { return same(a.title, b.title); }, renamed);
  align(
      rows_of(made->sources), rows_of(newer->sources), "source",
      [&](const Source& a, const Source& b) {
        return same(a.title, b.title) && same(a.says, b.says) && same_act(a, b);
      },
      renamed);
  return renamed.empty() ? older : Rules(made);
}

Situation carry_over(const Situation& situation, const RuleSet& from, const RuleSet& to,
                     std::vector<std::string>& lost) {
  Situation made;
  made.as_of = situation.as_of;
  made.known_on = situation.known_on;
  made.assume = situation.assume;
  made.answers.resize(to.facts.size());
  for (std::size_t i = 0; i < from.facts.size(); ++i) {
    const Fact& fact = from.facts[Table<FactIndex, Fact>::index(i)];
    Answer answer = situation.answers[i];
    if (answer.state == Answer::State::not_asked) continue;
    const bool known = answer.state == Answer::State::known;
    const std::string word = known ? fact.values[answer.value.value].id : "unknown";
    const auto there = to.fact_named(fact.id);
    const auto value = there && known ? to.facts[*there].value_named(word) : std::nullopt;
    if (!there || (known && !value)) {
      lost.push_back(fact.id + ": " + word);
      continue;
    }
    if (value) answer.value = *value;
    made.answers[there->value] = answer;
  }
  return made;
}

ComparedCase::Side decide_case(Engine& engine, const Situation& situation, const RuleSet& from,
                               Date today) {
  ComparedCase::Side side;
  const Situation own = carry_over(situation, from, *engine.rules(), side.lost);
  if (!side.lost.empty()) return side;
  const Outcome outcome = engine.decide(own, today);
  if (const auto* decision = std::get_if<Decision>(&outcome)) {
    side.state = ComparedCase::State::decided;
    side.verdict = decision->verdict;
  } else if (std::holds_alternative<Contradiction>(outcome)) {
    side.state = ComparedCase::State::excluded;
  }
  return side;
}

}  // namespace subrosa
