#include "bench/rule_files.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <set>
#include <stdexcept>

using namespace subrosa;

namespace {

using Place = std::optional<StepIndex>;  ///< a step, or the end of the tree

std::string quoted(const std::string& text) {
  std::string made = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') made += '\\';
    made += c == '\n' ? ' ' : c;
  }
  return made + "\"";
}

std::string listed(const std::vector<std::string>& words) {
  std::string made;
  for (const std::string& word : words) made += (made.empty() ? "" : ", ") + word;
  return "[" + made + "]";
}

std::string period_text(const Period& period) {
  std::string made;
  if (period.from) made += "from: " + iso(*period.from);
  if (period.to) made += (made.empty() ? "to: " : ", to: ") + iso(*period.to);
  return "{" + made + "}";
}

std::uint64_t all_values(const Fact& fact) {
  return ~std::uint64_t{0} >> (64 - fact.values.size());
}

std::vector<std::string> value_ids(const Fact& fact, std::uint64_t values) {
  std::vector<std::string> ids;
  for (std::size_t v = 0; v < fact.values.size(); ++v) {
    if (((values >> v) & 1U) != 0) ids.push_back(fact.values[v].id);
  }
  return ids;
}

std::string_view name_of(Changer changer) {
  switch (changer) {
    case Changer::worker: return "worker";
    case Changer::person: return "person";
    case Changer::third_party: return "third_party";
    case Changer::nobody: break;
  }
  return "nobody";
}

class Writer {
 public:
  explicit Writer(const RuleSet& rules) : rules_(rules) {}

  std::string head() {
    std::string out = "rules: " + rules_.id + "\nversion: " + rules_.version +
                      "\ntitle: " + french(rules_.title) +
                      "\ncovers: " + period_text(rules_.covers) + "\nlanguage: fr\norder: ";
    std::vector<std::string> order;
    for (const Effect effect : rules_.order) order.emplace_back(subrosa::name_of(effect));
    out += listed(order) + "\nprovisions:\n";
    for (const Provision& provision : rules_.provisions) out += "  - " + provision.id + "\n";
    out += "meanwhile: " + listed(ids(rules_.meanwhile, rules_.duties)) + "\nnot_encoded:\n";
    for (const NamedText& named : rules_.not_encoded) {
      out += "  - {provision: " + named.id + ", title: " + french(named.text) + "}\n";
    }
    out += "notices:\n";
    for (const Notice& notice : rules_.notices) {
      out += "  - notice: " + notice.id + "\n    as_of: " + period_text(notice.as_of) +
             "\n    known_on: " + period_text(notice.known_on) +
             "\n    text: " + french(notice.text) + "\n";
    }
    return out;
  }

  std::string facts() {
    std::string facts = "facts:\n";
    std::string readings = "readings:\n";
    for (const Fact& fact : rules_.facts) {
      (fact.reading ? readings : facts) += fact.reading ? reading_text(fact) : fact_text(fact);
    }
    return facts + readings;
  }

  std::string provision(const Provision& provision) {
    std::string out = "provision: " + provision.id + "\ntitle: " + french(provision.title) +
                      "\nreview: {status: unreviewed}\n";
    if (!provision.overrides.empty()) {
      out += "overrides: " + listed(ids(provision.overrides, rules_.provisions)) + "\n";
    }
    out += "versions:\n";
    std::map<std::uint32_t, Date> written;  // the first version that shows a tree, by its place
    for (const Version& version : provision.versions) {
      const std::uint32_t place = version.tree.steps[StepIndex{0}].span.begin;
      const auto [first, fresh] = written.try_emplace(place, *version.in_force.from);
      out += version_text(version);
      out += fresh ? "    tree:\n" + tree_text(version)
                   : "    tree: {same_as: " + iso(first->second) + "}\n";
    }
    return out;
  }

 private:
  std::string french(TextIndex text) const { return quoted(rules_.texts[text].french); }

  template <class I, class T>
  std::vector<std::string> ids(const std::vector<I>& rows, const Table<I, T>& table) const {
    std::vector<std::string> found;
    for (const I row : rows) found.push_back(table[row].id);
    return found;
  }

  std::string fact_text(const Fact& fact) const {
    std::string out = "  - fact: " + fact.id + "\n    question: " + french(fact.question) + "\n";
    if (!fact.help.empty()) out += "    help:\n";
    for (const DatedText& help : fact.help) {
      const std::string text = "text: " + french(help.text) + "}\n";
      const std::string period = period_text(help.period);
      const bool always = period == "{}";
      out += "      - " + (always ? "{" : period.substr(0, period.size() - 1) + ", ") + text;
    }
    if (fact.why) out += "    why: " + french(*fact.why) + "\n";
    out += "    values:\n";
    for (const Value& value : fact.values)
      out += "      " + value.id + ": " + french(value.label) + "\n";
    if (fact.plain) out += "    plain: " + fact.values[fact.plain->value].id + "\n";
    if (fact.assumed) out += "    assumed: " + fact.values[fact.assumed->value].id + "\n";
    return out + "    changed_by: " + std::string(name_of(fact.changed_by)) + "\n";
  }

  std::string reading_text(const Fact& fact) const {
    std::string out =
        "  - reading: " + fact.id + "\n    question: " + french(fact.question) + "\n    values:\n";
    for (const Value& value : fact.values) {
      out += "      " + value.id + ": {says: " + french(value.label);
      if (value.held_by) out += ", held_by: " + french(*value.held_by);
      out += ", sources: " + listed(ids(value.sources, rules_.sources)) + "}\n";
    }
    const auto& prevailing = fact.reading->prevailing;
    if (prevailing) out += "    prevailing: " + fact.values[prevailing->value].id + "\n";
    if (fact.reading->because) out += "    because: " + french(*fact.reading->because) + "\n";
    return out;
  }

  std::string version_text(const Version& version) const {
    std::string out = "  - in_force: " + period_text(version.in_force) + "\n";
    if (version.annulled) {
      out += "    annulled: {decided: " + iso(version.annulled->decided) +
             ", source: " + rules_.sources[version.annulled->source].id + "}\n";
    }
    std::string certainty;
    for (const auto& [from, is] : version.certainty) {
      certainty += (certainty.empty() ? "{from: " : ", {from: ") + iso(from) +
                   ", is: " + std::string(subrosa::name_of(is)) + "}";
    }
    out += "    article: " + french(version.article) + "\n    certainty: [" + certainty +
           "]\n    sources: " + listed(ids(version.sources, rules_.sources)) + "\n";
    if (version.penalty) out += "    penalty: " + french(*version.penalty) + "\n";
    if (version.note) out += "    note: " + french(*version.note) + "\n";
    return out;
  }

  std::string tree_text(const Version& version) {
    version_ = &version;
    tree_ = &version.tree;
    return steps_text(tree_->root, std::nullopt, 6);
  }

  /// The steps from `begin` down to, but not including, `end`.
  std::string steps_text(Place begin, Place end, std::size_t indent) {
    std::string out;
    const std::string margin(indent, ' ');
    for (Place at = begin; at != end;) {
      const Step& step = tree_->steps[*at];
      out += margin + "- " + first_line(step);
      out += margin + "  id: " + step.id + "\n";
      if (step.sources != version_->sources)
        out += margin + "  sources: " + listed(ids(step.sources, rules_.sources)) + "\n";
      if (step.kind == Step::Kind::leaf) return out + leaf_text(step, margin);
      if (step.kind == Step::Kind::require) {
        out += margin + "  otherwise: " + french(step.text) + "\n";
        at = step.next;
      } else {
        const Place after = after_of(step, end);
        for (const auto& [values, to] : branches(step))
          out += branch_text(step, values, to, after, indent);
        at = after;
      }
    }
    return out;
  }

  std::string first_line(const Step& step) const {
    switch (step.kind) {
      case Step::Kind::require: return "require: " + condition_text(step.condition) + "\n";
      case Step::Kind::ask: return "ask: " + rules_.facts[step.fact].id + "\n";
      case Step::Kind::leaf: break;
    }
    return std::string(subrosa::name_of(step.effect)) + ": " + french(step.text) + "\n";
  }

  std::string leaf_text(const Step& step, const std::string& margin) const {
    std::string out;
    if (!step.duties.empty())
      out += margin + "  duties: " + listed(ids(step.duties, rules_.duties)) + "\n";
    if (!step.limits.empty())
      out += margin + "  limits: " + listed(ids(step.limits, rules_.limits)) + "\n";
    return out;
  }

  struct Branch {
    std::uint64_t values = 0;
    StepIndex to;
  };

  /// In the order of the values, but the largest last: it becomes `else`.
  std::vector<Branch> branches(const Step& step) const {
    std::vector<Branch> found;
    for (std::size_t v = 0; v < step.branches.size(); ++v) {
      auto same = std::find_if(found.begin(), found.end(),
                               [&](const Branch& b) { return b.to == step.branches[v]; });
      if (same == found.end()) same = found.insert(found.end(), {0, step.branches[v]});
      same->values |= std::uint64_t{1} << v;
    }
    const auto largest =
        std::max_element(found.begin(), found.end(), [](const Branch& a, const Branch& b) {
          return std::popcount(a.values) < std::popcount(b.values);
        });
    std::rotate(largest, largest + 1, found.end());
    return found;
  }

  std::string branch_text(const Step& step, std::uint64_t values, StepIndex to, Place after,
                          std::size_t indent) {
    const Fact& fact = rules_.facts[step.fact];
    const bool last = to == branches(step).back().to;
    const std::vector<std::string> words = value_ids(fact, values);
    std::string key = words.size() == 1 ? words.front() : listed(words);
    if (last && (words.size() > 2 || words.size() == fact.values.size())) key = "else";
    const std::string out = std::string(indent + 2, ' ') + key + ":";
    return to == after ? out + " []\n" : out + "\n" + steps_text(to, after, indent + 4);
  }

  /// Where the branches of an `ask` meet again: its branches then share nothing above that step,
  /// and leave it only through it. `end` is where the list ends in which the `ask` stands.
  Place after_of(const Step& ask, Place end) const {
    const std::set<StepIndex> heads(ask.branches.begin(), ask.branches.end());
    for (const Place after : {Place(*heads.rbegin()), first_shared(heads), end}) {
      if (fits(heads, after, end)) return after;
    }
    throw std::logic_error("this tree cannot be written as nested steps");
  }

  /// The first step that several branches reach.
  Place first_shared(const std::set<StepIndex>& heads) const {
    std::map<StepIndex, int> times;
    for (const StepIndex head : heads) {
      for (const StepIndex step : reach(head, std::nullopt)) ++times[step];
    }
    for (const auto& [step, count] : times) {
      if (count > 1) return step;
    }
    return std::nullopt;
  }

  bool fits(const std::set<StepIndex>& heads, Place after, Place end) const {
    std::set<StepIndex> taken;
    if (after) taken = reach(*after, std::nullopt);
    for (const StepIndex head : heads) {
      if (head == after) continue;
      for (const StepIndex step : reach(head, after)) {
        if (step == end || !taken.insert(step).second) return false;
      }
    }
    return true;
  }

  /// The steps that `from` leads to, itself among them, without passing `stop`.
  std::set<StepIndex> reach(StepIndex from, Place stop) const {
    std::set<StepIndex> found;
    std::vector<StepIndex> open{from};
    while (!open.empty()) {
      const StepIndex at = open.back();
      open.pop_back();
      if (at == stop || !found.insert(at).second) continue;
      const Step& step = tree_->steps[at];
      if (step.kind == Step::Kind::require) open.push_back(step.next);
      open.insert(open.end(), step.branches.begin(), step.branches.end());
    }
    return found;
  }

  std::string condition_text(const Condition& condition) const {
    using Kind = Condition::Kind;
    if (condition.kind == Kind::test) return test_text(condition);
    if (condition.kind == Kind::negation) {
      return "not (" + condition_text(condition.parts.front()) + ")";
    }
    std::string text;
    for (const Condition& part : condition.parts) {
      const bool bare = part.kind == Kind::test || part.kind == Kind::negation;
      if (!text.empty()) text += condition.kind == Kind::all ? " and " : " or ";
      text += bare ? condition_text(part) : "(" + condition_text(part) + ")";
    }
    return text;
  }

  std::string test_text(const Condition& test) const {
    const Fact& fact = rules_.facts[test.fact];
    const std::uint64_t others = all_values(fact) & ~test.values;
    const std::vector<std::string> words = value_ids(fact, test.values);
    if (words.size() == 1) return fact.id + " == " + words.front();
    if (std::has_single_bit(others)) return fact.id + " != " + value_ids(fact, others).front();
    const std::string list = listed(words);
    return fact.id + " in {" + list.substr(1, list.size() - 2) + "}";
  }

  const RuleSet& rules_;
  const Version* version_ = nullptr;  ///< the one being written
  const Tree* tree_ = nullptr;        ///< its tree
};

}  // namespace

std::vector<FileText> rule_files(const RuleSet& rules) {
  Writer writer(rules);
  std::vector<FileText> files{{"rules.yaml", writer.head()}, {"facts.yaml", writer.facts()}};
  for (const Provision& provision : rules.provisions) {
    files.push_back({"provisions/" + provision.id + ".yaml", writer.provision(provision)});
  }
  return files;
}
