// What a lawyer reads with a provision, as a hash in four parts. Written so that only content
// counts: what the files call the same in another order or layout gives the same hash.
#include <algorithm>
#include <array>
#include <set>

#include "model/carried_review.hpp"
#include "subrosa/model.hpp"
#include "text/hash.hpp"

namespace subrosa {

namespace {

constexpr std::array<std::string_view, 3> state_names{"unreviewed", "changed", "reviewed"};
constexpr std::array<std::string_view, review_part_count> part_names{"provision", "questions",
                                                                     "conduct", "sources"};
constexpr std::size_t digits = 8;  ///< of each part

/// Words one after the other, each with its length before it, so that no two contents look alike.
class Record {
 public:
  Record& add(std::string_view word) {
    text_ += std::to_string(word.size()) + ":";
    text_ += word;
    return *this;
  }

  /// How many there are, then each: a list cannot run into what follows it.
  Record& add(const std::vector<std::string>& words) {
    add(std::to_string(words.size()));
    for (const std::string& word : words) add(word);
    return *this;
  }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

std::string day(const std::optional<Date>& date) { return date ? iso(*date) : "-"; }

std::vector<std::string> sorted(std::vector<std::string> words) {
  std::sort(words.begin(), words.end());
  return words;
}

/// The ids of rows of one table, whatever the order in which they are named.
template <class I, class T>
std::vector<std::string> ids(const std::vector<I>& rows, const Table<I, T>& table) {
  std::vector<std::string> all;
  for (const I row : rows) all.push_back(table[row].id);
  return sorted(std::move(all));
}

/// What one provision names, over all its versions.
struct Named {
  std::set<FactIndex> facts;  ///< readings too
  std::set<DutyIndex> duties;
  std::set<LimitIndex> limits;
  std::set<SourceIndex> sources;
};

void note(const Step& step, Named& named) {
  if (step.kind == Step::Kind::require) {
    for (const FactIndex fact : facts_of(step.condition)) named.facts.insert(fact);
  }
  if (step.kind == Step::Kind::ask) named.facts.insert(step.fact);
  named.duties.insert(step.duties.begin(), step.duties.end());
  named.limits.insert(step.limits.begin(), step.limits.end());
  named.sources.insert(step.sources.begin(), step.sources.end());
}

Named named_by(const RuleSet& rules, const Provision& provision) {
  Named named;
  for (const Version& version : provision.versions) {
    named.sources.insert(version.sources.begin(), version.sources.end());
    if (version.annulled) named.sources.insert(version.annulled->source);
    for (const Step& step : version.tree.steps) note(step, named);
  }
  for (const FactIndex fact : named.facts) {
    for (const Value& value : rules.facts[fact].values)
      named.sources.insert(value.sources.begin(), value.sources.end());
  }
  return named;
}

class Reader {
 public:
  explicit Reader(const RuleSet& rules) : rules_(rules) {}

  std::string provision(const Provision& provision) const {
    Record record;
    record.add(provision.id).add(french(provision.title));
    record.add(ids(provision.overrides, rules_.provisions));
    for (const Version& one : provision.versions) record.add(version(one));
    return record.text();
  }

  std::string questions(const Named& named) const {
    return all(named.facts, [&](FactIndex index) { return question(rules_.facts[index]); });
  }

  std::string conduct(const Named& named) const {
    Record record;
    const auto words = [&](const Duty& one) {
      return Record().add(one.id).add(french(one.text)).text();
    };
    record.add(all(named.duties, [&](DutyIndex index) { return words(rules_.duties[index]); }));
    record.add(all(named.limits, [&](LimitIndex index) { return words(rules_.limits[index]); }));
    return record.text();
  }

  std::string sources(const Named& named) const {
    return all(named.sources, [&](SourceIndex index) { return source(rules_.sources[index]); });
  }

 private:
  const std::string& french(TextIndex text) const { return rules_.texts[text].french; }
  std::string french(const std::optional<TextIndex>& text) const {
    return text ? "+" + french(*text) : "-";
  }

  template <class Indexes, class Write>
  static std::string all(const Indexes& indexes, const Write& write) {
    std::vector<std::string> texts;
    for (const auto index : indexes) texts.push_back(write(index));
    return Record().add(sorted(std::move(texts))).text();
  }

  std::string version(const Version& version) const {
    Record record;
    record.add(day(version.in_force.from)).add(day(version.in_force.to));
    record.add(version.annulled ? day(version.annulled->decided) : "-");
    record.add(version.annulled ? rules_.sources[version.annulled->source].id : "-");
    record.add(french(version.article));
    std::vector<std::string> certainty;
    for (const auto& [from, is] : version.certainty)
      certainty.push_back(Record().add(iso(from)).add(name_of(is)).text());
    record.add(certainty);
    record.add(ids(version.sources, rules_.sources));
    record.add(french(version.penalty)).add(french(version.note));
    record.add(tree(version.tree));
    return record.text();
  }

  /// A step holds those after it by their hashes, from the last to the first: a branch that goes on
  /// elsewhere is not written twice, and the order of branches in the file does not count.
  std::string tree(const Tree& tree) const {
    std::vector<std::string> hashes(tree.steps.size());
    for (std::size_t i = tree.steps.size(); i-- > 0;)
      hashes[i] = content_hash(step(tree.steps[Table<StepIndex, Step>::index(i)], hashes));
    return hashes[tree.root.value];
  }

  std::string step(const Step& step, const std::vector<std::string>& hashes) const {
    Record record;
    record.add(ids(step.sources, rules_.sources));
    switch (step.kind) {
      case Step::Kind::require:
        record.add("require").add(condition(step.condition)).add(french(step.text));
        record.add(hashes[step.next.value]);
        break;
      case Step::Kind::ask: record.add("ask").add(branches(step, hashes)); break;
      case Step::Kind::leaf:
        record.add(name_of(step.effect)).add(french(step.text));
        record.add(ids(step.duties, rules_.duties)).add(ids(step.limits, rules_.limits));
        break;
    }
    return record.text();
  }

  std::string branches(const Step& step, const std::vector<std::string>& hashes) const {
    const Fact& fact = rules_.facts[step.fact];
    std::vector<std::string> ways;
    for (std::size_t i = 0; i < step.branches.size(); ++i) {
      ways.push_back(Record().add(fact.values[i].id).add(hashes[step.branches[i].value]).text());
    }
    return Record().add(fact.id).add(sorted(std::move(ways))).text();
  }

  std::string condition(const Condition& one) const {
    Record record;
    record.add(std::to_string(static_cast<int>(one.kind)));
    if (one.kind == Condition::Kind::test) {
      const Fact& fact = rules_.facts[one.fact];
      std::vector<std::string> values;
      for (std::size_t i = 0; i < fact.values.size(); ++i) {
        if (((one.values >> i) & 1U) != 0) values.push_back(fact.values[i].id);
      }
      return record.add(fact.id).add(sorted(std::move(values))).text();
    }
    for (const Condition& part : one.parts) record.add(condition(part));
    return record.text();
  }

  std::string question(const Fact& fact) const {
    Record record;
    record.add(fact.id).add(french(fact.question)).add(french(fact.why));
    std::vector<std::string> help;
    for (const DatedText& one : fact.help) {
      help.push_back(
          Record().add(day(one.period.from)).add(day(one.period.to)).add(french(one.text)).text());
    }
    record.add(sorted(std::move(help)));
    std::vector<std::string> values;
    for (const Value& value : fact.values) {
      values.push_back(Record()
                           .add(value.id)
                           .add(french(value.label))
                           .add(french(value.held_by))
                           .add(ids(value.sources, rules_.sources))
                           .text());
    }
    record.add(sorted(std::move(values))).add(named(fact, fact.assumed));
    if (fact.reading)
      record.add(named(fact, fact.reading->prevailing)).add(french(fact.reading->because));
    return record.text();
  }

  static std::string named(const Fact& fact, const std::optional<ValueIndex>& value) {
    return value ? fact.values[value->value].id : "";
  }

  /// What the text is and says; how and when it was last checked is not what a lawyer reads.
  std::string source(const Source& source) const {
    Record record;
    record.add(source.id).add(french(source.title)).add(source.act).add(day(source.date));
    record.add(source.numac).add(source.eli).add(day(source.published)).add(french(source.says));
    return record.text();
  }

  const RuleSet& rules_;
};

std::string part_of(const std::string& hash, std::size_t part) {
  return hash.substr(std::min(part * (digits + 1), hash.size()), digits);
}

}  // namespace

std::string_view name_of(ReviewState state) { return state_names[static_cast<std::size_t>(state)]; }
std::string_view name_of(ReviewPart part) { return part_names[static_cast<std::size_t>(part)]; }

const std::vector<std::string>& reviewer_roles() {
  static const std::vector<std::string> roles{"avocat", "juriste", "magistrat", "universitaire"};
  return roles;
}

std::string review_hash(const RuleSet& rules, ProvisionIndex index) {
  const Provision& provision = rules.provisions[index];
  const Named named = named_by(rules, provision);
  const Reader reader(rules);
  std::string hash;
  for (const std::string& part : {reader.provision(provision), reader.questions(named),
                                  reader.conduct(named), reader.sources(named)}) {
    hash += (hash.empty() ? "" : "-") + content_hash(part).substr(0, digits);
  }
  return hash;
}

std::vector<ReviewPart> changed_since_review(const RuleSet& rules, ProvisionIndex index) {
  const Review& review = rules.provisions[index].review;
  std::vector<ReviewPart> changed;
  if (review.by.empty()) return changed;
  const std::string now = review_hash(rules, index);
  for (std::size_t part = 0; part < review_part_count; ++part) {
    if (part_of(now, part) != part_of(review.hash, part))
      changed.push_back(static_cast<ReviewPart>(part));
  }
  return changed;
}

std::string carried_review_hash(const RuleSet& before, const RuleSet& after, ProvisionIndex index) {
  const std::string& read = before.provisions[index].review.hash;
  const std::string was = review_hash(before, index);
  const std::string is = review_hash(after, index);
  std::string hash;
  for (std::size_t part = 0; part < review_part_count; ++part) {
    const bool current = part_of(read, part) == part_of(was, part);
    hash += (hash.empty() ? "" : "-") + part_of(current ? is : read, part);
  }
  return hash;
}

std::vector<SourceIndex> sources_of(const RuleSet& rules, ProvisionIndex provision) {
  const Named named = named_by(rules, rules.provisions[provision]);
  return {named.sources.begin(), named.sources.end()};
}

void settle_reviews(RuleSet& rules) {
  for (std::size_t i = 0; i < rules.provisions.size(); ++i) {
    const ProvisionIndex index = Table<ProvisionIndex, Provision>::index(i);
    Review& review = rules.provisions[index].review;
    if (review.by.empty()) continue;
    review.state =
        changed_since_review(rules, index).empty() ? ReviewState::reviewed : ReviewState::changed;
  }
}

}  // namespace subrosa
