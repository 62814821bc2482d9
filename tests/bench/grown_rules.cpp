#include "bench/grown_rules.hpp"

#include <algorithm>
#include <bit>
#include <set>
#include <sstream>
#include <stdexcept>

#include "bench/rule_files.hpp"
#include "support/random_rules.hpp"

using namespace subrosa;

namespace {

constexpr std::size_t most_values = 64;   ///< of one fact
constexpr std::size_t common_total = 19;  ///< facts that ungated copies share with the originals
constexpr std::size_t own_total = 2;      ///< facts of its own that an ungated copy has
constexpr std::uint32_t seed = 458;

using Rows = std::vector<std::size_t>;

/// What a fact of the real rules becomes in a copy; nothing: conditions on it are left out.
using Facts = std::vector<std::optional<FactIndex>>;

std::string suffixed(const std::string& id, unsigned copy) {
  return id + "_" + std::to_string(copy);
}

FactIndex fact_named(const RuleSet& rules, const char* id) {
  const auto fact = rules.fact_named(id);
  if (!fact) throw std::invalid_argument(std::string("these rules have no fact ") + id);
  return *fact;
}

std::vector<FactIndex> facts_of(const Step& step) {
  if (step.kind == Step::Kind::ask) return {step.fact};
  return step.kind == Step::Kind::require ? subrosa::facts_of(step.condition)
                                          : std::vector<FactIndex>{};
}

/// The facts that any version tests, in the order of the trees.
std::vector<FactIndex> facts_of(const Provision& provision) {
  std::vector<FactIndex> found;
  for (const Version& version : provision.versions) {
    for (const Step& step : version.tree.steps) {
      for (const FactIndex fact : facts_of(step)) {
        if (std::find(found.begin(), found.end(), fact) == found.end()) found.push_back(fact);
      }
    }
  }
  return found;
}

Rows shuffled(std::size_t total, Random& random) {
  Rows rows;
  for (std::size_t row = 0; row < total; ++row) {
    rows.insert(rows.begin() + pick(random, row + 1), row);
  }
  return rows;
}

/// The branch that most values take.
StepIndex widest(const Step& ask) {
  const auto times = [&](StepIndex to) {
    return std::count(ask.branches.begin(), ask.branches.end(), to);
  };
  return *std::max_element(ask.branches.begin(), ask.branches.end(),
                           [&](StepIndex a, StepIndex b) { return times(a) < times(b); });
}

/// A bit for each of the first values of a fact.
std::uint64_t first_values(std::size_t count) { return ~std::uint64_t{0} >> (most_values - count); }

/// How many steps a step leads to.
std::size_t reach(const Tree& tree, StepIndex from) {
  std::set<StepIndex> found;
  std::vector<StepIndex> open{from};
  while (!open.empty()) {
    const StepIndex at = open.back();
    open.pop_back();
    if (!found.insert(at).second) continue;
    const Step& step = tree.steps[at];
    if (step.kind == Step::Kind::require) open.push_back(step.next);
    open.insert(open.end(), step.branches.begin(), step.branches.end());
  }
  return found.size();
}

/// Where a tree goes on when a step is left out: of an `ask`, to the branch that leads furthest.
StepIndex onward(const Tree& tree, const Step& step) {
  if (step.kind == Step::Kind::require) return step.next;
  return *std::max_element(
      step.branches.begin(), step.branches.end(),
      [&](StepIndex a, StepIndex b) { return reach(tree, a) < reach(tree, b); });
}

/// Puts a `require` in front of a tree.
void put_first(Tree& tree, Step step) {
  step.next = tree.root;
  tree.root = tree.steps.add(std::move(step));
}

/// The same, but behind a `require` with which the tree begins.
void put_second(Tree& tree, Step step) {
  if (tree.steps[tree.root].kind != Step::Kind::require) return put_first(tree, std::move(step));
  step.next = tree.steps[tree.root].next;
  const StepIndex added = tree.steps.add(std::move(step));
  tree.steps[tree.root].next = added;
}

class Grower {
 public:
  Grower(const RuleSet& real, Growth growth, unsigned factor)
      : real_(real),
        growth_(growth),
        factor_(factor),
        recipient_(fact_named(real, "recipient")),
        form_(fact_named(real, "request.form")),
        gates_{recipient_, form_, fact_named(real, "matter")},
        recipients_(real.facts[recipient_].values.size()),
        by_branch_(recipients_ * factor > most_values),
        made_(real) {
    made_.facts = {};
    made_.provisions = {};
    otherwise_ = made_.texts.add({"", "Cette règle ne vaut pas ici.", "", {}});
  }

  RuleSet grow() {
    add_branches();
    const Facts originals = add_originals();
    for (const Provision& provision : real_.provisions) {
      made_.provisions.add(copy_of(provision, 1, originals));
    }
    if (growth_ == Growth::mixed && factor_ > 1) add_conditions();
    for (unsigned copy = 2; copy <= factor_; ++copy) add_copies(copy, originals);
    if (factor_ > 1) gate_originals();
    return std::move(made_);
  }

  /// What is true of the recipients of the originals only; empty when there are no others.
  std::string originals_only() const {
    if (factor_ == 1) return "";
    if (by_branch_) return "branch == b1";
    std::string list;
    for (const Value& value : real_.facts[recipient_].values) {
      list += (list.empty() ? "" : ", ") + value.id;
    }
    return "recipient in {" + list + "}";
  }

 private:
  bool is_gate(FactIndex fact) const { return gates_.count(fact) != 0; }

  TextIndex text(const std::string& french) { return made_.texts.add({"", french, "", {}}); }

  FactIndex add_fact(const std::string& id, const std::vector<std::string>& values) {
    Fact fact;
    fact.id = id;
    fact.question = text("Et pour " + id + " ?");
    for (const std::string& value : values) fact.values.push_back({value, text(value), {}, {}});
    fact.plain = ValueIndex{0};
    return made_.facts.add(std::move(fact));
  }

  FactIndex add_copy(FactIndex real, const std::string& id) {
    Fact fact = real_.facts[real];
    fact.id = id;
    return made_.facts.add(std::move(fact));
  }

  void add_branches() {
    if (!by_branch_) return;
    std::vector<std::string> values;
    for (unsigned copy = 1; copy <= factor_; ++copy) values.push_back("b" + std::to_string(copy));
    branch_ = add_fact("branch", values);
  }

  Facts add_originals() {
    Facts facts;
    for (const Fact& real : real_.facts) {
      Fact fact = real;
      if (real.id == "recipient" && !by_branch_) {
        for (unsigned copy = 2; copy <= factor_; ++copy) {
          for (Value value : real.values) {
            value.id = suffixed(value.id, copy);
            fact.values.push_back(std::move(value));
          }
        }
      }
      facts.emplace_back(made_.facts.add(std::move(fact)));
    }
    return facts;
  }

  /// Gates are shared, all else that these provisions test is copied.
  Facts add_own_facts(const Rows& rows, unsigned copy, const Facts& originals) {
    std::set<FactIndex> tested;
    for (const std::size_t row : rows) {
      for (const FactIndex fact : facts_of(real_.provisions[ProvisionIndex{number(row)}]))
        tested.insert(fact);
    }
    Facts facts = originals;
    for (const FactIndex fact : tested) {
      if (is_gate(fact)) continue;
      facts[fact.value] = add_copy(fact, suffixed(real_.facts[fact].id, copy));
    }
    return facts;
  }

  static std::uint32_t number(std::size_t row) { return static_cast<std::uint32_t>(row); }

  void add_copies(unsigned copy, const Facts& originals) {
    const std::size_t total = real_.provisions.size();
    Random random(seed + copy);
    Rows gated = shuffled(total, random);
    const std::size_t ungated_total = growth_ == Growth::mixed ? total * 3 / 10 : 0;
    const Rows ungated(gated.end() - static_cast<std::ptrdiff_t>(ungated_total), gated.end());
    gated.resize(total - ungated_total);
    const Facts own = add_own_facts(gated, copy, originals);
    for (std::size_t row = 0; row < total; ++row) {
      const Provision& provision = real_.provisions[ProvisionIndex{number(row)}];
      const bool free = std::find(ungated.begin(), ungated.end(), row) != ungated.end();
      made_.provisions.add(free ? ungated_copy(provision, copy, originals)
                                : gated_copy(provision, copy, own));
    }
  }

  Provision gated_copy(const Provision& real, unsigned copy, const Facts& own) {
    Provision provision = copy_of(real, copy, own);
    put_in_front(provision, gate(copy));
    return provision;
  }

  /// Without conditions on the recipient and the form; a few facts of its own take the place of
  /// those that are not common.
  Provision ungated_copy(const Provision& real, unsigned copy, const Facts& originals) {
    Facts facts(real_.facts.size());
    std::size_t own = 0;
    const std::set<FactIndex> common = common_facts();
    for (const FactIndex fact : facts_of(real)) {
      if (fact == recipient_ || fact == form_) continue;
      if (is_gate(fact) || common.count(fact) != 0) {
        facts[fact.value] = originals[fact.value];
      } else if (!real_.facts[fact].reading && own < own_total) {
        facts[fact.value] = add_copy(fact, suffixed(real_.facts[fact].id, copy) + "." + real.id);
        ++own;
      }
    }
    Provision provision = copy_of(real, copy, facts);
    for (; own < own_total; ++own) {
      const std::string id = "own." + std::to_string(own) + "." + suffixed(real.id, copy);
      put_behind(provision, add_fact(id, {"no", "yes"}), "own-" + std::to_string(own));
    }
    return provision;
  }

  /// Those that most provisions test.
  std::set<FactIndex> common_facts() const {
    std::vector<std::size_t> times(real_.facts.size());
    for (const Provision& provision : real_.provisions) {
      for (const FactIndex fact : facts_of(provision)) ++times[fact.value];
    }
    std::vector<FactIndex> facts;
    for (std::uint32_t i = 0; i < real_.facts.size(); ++i) {
      if (!is_gate(FactIndex{i}) && !real_.facts[FactIndex{i}].reading)
        facts.push_back(FactIndex{i});
    }
    std::stable_sort(facts.begin(), facts.end(),
                     [&](FactIndex a, FactIndex b) { return times[a.value] > times[b.value]; });
    facts.resize(std::min(common_total, facts.size()));
    return {facts.begin(), facts.end()};
  }

  /// The same provision about other facts, and for the recipients of its copy.
  Provision copy_of(const Provision& real, unsigned copy, const Facts& facts) {
    Provision provision = real;
    if (copy > 1) provision.id = suffixed(real.id, copy);
    for (ProvisionIndex& other : provision.overrides) {
      other.value += number((copy - 1) * real_.provisions.size());
    }
    for (Version& version : provision.versions) version.tree = copy_of(version.tree, copy, facts);
    return provision;
  }

  Tree copy_of(const Tree& real, unsigned copy, const Facts& facts) {
    Tree tree = real;
    std::vector<std::optional<StepIndex>> left_out(real.steps.size());
    for (std::uint32_t i = 0; i < real.steps.size(); ++i) {
      Step& step = tree.steps[StepIndex{i}];
      if (!turn(step, copy, facts)) left_out[i] = onward(real, real.steps[StepIndex{i}]);
    }
    const auto follow = [&](StepIndex& at) {
      while (left_out[at.value]) at = *left_out[at.value];
    };
    follow(tree.root);
    for (std::uint32_t i = 0; i < real.steps.size(); ++i) {
      Step& step = tree.steps[StepIndex{i}];
      if (step.kind == Step::Kind::require) follow(step.next);
      for (StepIndex& branch : step.branches) follow(branch);
    }
    return tree;
  }

  /// Turns a step to its copy's facts. False: nothing is left of it.
  bool turn(Step& step, unsigned copy, const Facts& facts) const {
    if (step.kind == Step::Kind::leaf) return true;
    if (step.kind == Step::Kind::require) {
      auto condition = turned(step.condition, copy, facts);
      if (condition) step.condition = std::move(*condition);
      return condition.has_value();
    }
    if (!facts[step.fact.value]) return false;
    if (step.fact == recipient_ && !by_branch_) {
      std::vector<StepIndex> branches(recipients_ * factor_, widest(step));
      std::copy(step.branches.begin(), step.branches.end(),
                branches.begin() + static_cast<std::ptrdiff_t>(recipients_ * (copy - 1)));
      step.branches = std::move(branches);
    }
    step.fact = *facts[step.fact.value];
    return true;
  }

  std::optional<Condition> turned(const Condition& real, unsigned copy, const Facts& facts) const {
    Condition condition = real;
    if (real.kind == Condition::Kind::test) {
      if (!facts[real.fact.value]) return std::nullopt;
      condition.fact = *facts[real.fact.value];
      if (real.fact == recipient_ && !by_branch_) condition.values = turned(real.values, copy);
      return condition;
    }
    condition.parts.clear();
    for (const Condition& part : real.parts) {
      if (auto kept = turned(part, copy, facts)) condition.parts.push_back(std::move(*kept));
    }
    if (condition.parts.empty()) return std::nullopt;
    const bool bare = real.kind != Condition::Kind::negation && condition.parts.size() == 1;
    return bare ? std::move(condition.parts.front()) : condition;
  }

  /// The same recipients in a copy; what is said of all but one is said of all others too.
  std::uint64_t turned(std::uint64_t recipients, unsigned copy) const {
    const std::uint64_t all = first_values(recipients_);
    const std::size_t shift = recipients_ * (copy - 1);
    const std::uint64_t others = (all & ~recipients) << shift;
    if (!std::has_single_bit(others)) return recipients << shift;
    return first_values(recipients_ * factor_) & ~others;
  }

  Step require(FactIndex fact, std::uint64_t values, const std::string& id) const {
    Step step;
    step.id = id;
    step.kind = Step::Kind::require;
    step.condition.fact = fact;
    step.condition.values = values;
    step.text = otherwise_;
    return step;
  }

  Step gate(unsigned copy) const {
    if (by_branch_) return require(branch_, std::uint64_t{1} << (copy - 1), "own-branch");
    const std::uint64_t all = first_values(recipients_);
    const std::size_t shift = recipients_ * (copy - 1);
    return require(recipient_, all << shift,
                   "own-recipients");  // without `branch` it keeps its row
  }

  static void put_in_front(Provision& provision, Step step) {
    for (Version& version : provision.versions) {
      step.sources = version.sources;
      put_first(version.tree, step);
    }
  }

  void put_behind(Provision& provision, FactIndex fact, const std::string& id) {
    Step step = require(fact, 2, id);
    for (Version& version : provision.versions) {
      step.sources = version.sources;
      put_second(version.tree, step);
    }
  }

  /// A quarter of the originals get one more condition, on a new fact.
  void add_conditions() {
    Random random(seed);
    Rows rows = shuffled(real_.provisions.size(), random);
    rows.resize(rows.size() / 4);
    for (const std::size_t row : rows) {
      Provision& provision = made_.provisions[ProvisionIndex{number(row)}];
      put_behind(provision, add_fact("more." + provision.id, {"no", "yes"}), "one-more");
    }
  }

  /// The originals that ask who receives speak to their recipients only, as the copies do to
  /// theirs: an `else` of theirs was not meant for the new ones.
  void gate_originals() {
    for (std::uint32_t row = 0; row < real_.provisions.size(); ++row) {
      const std::vector<FactIndex> facts = facts_of(real_.provisions[ProvisionIndex{row}]);
      if (std::find(facts.begin(), facts.end(), recipient_) == facts.end()) continue;
      put_in_front(made_.provisions[ProvisionIndex{row}], gate(1));
    }
  }

  const RuleSet& real_;
  Growth growth_;
  unsigned factor_;
  FactIndex recipient_;
  FactIndex form_;
  std::set<FactIndex> gates_;  ///< shared by all copies
  std::size_t recipients_;     ///< in the real rules
  bool by_branch_;             ///< whether `branch` tells the copies apart, not their recipients
  RuleSet made_;
  TextIndex otherwise_;
  FactIndex branch_;
};

/// Properties speak of the originals: each gets `condition` too. Line by line, because the model
/// keeps no text of a claim; `when` stands above what it is about.
std::string narrowed(const std::string& properties, const std::string& condition) {
  if (condition.empty()) return properties;
  const auto begins = [](const std::string& line, const char* key) {
    return line.rfind(std::string("    ") + key + ": ", 0) == 0;
  };
  std::istringstream in(properties);
  std::string made;
  bool narrow = false;
  for (std::string line; std::getline(in, line);) {
    if (begins(line, "when")) {
      line = "    when: (" + line.substr(10) + ") and " + condition;
      narrow = true;
    } else if (begins(line, "never") || begins(line, "always")) {
      if (!narrow) made += "    when: " + condition + "\n";
      narrow = false;
    }
    made += line + "\n";
  }
  return made;
}

}  // namespace

std::vector<FileText> grown(const std::vector<FileText>& real_files, Growth growth,
                            unsigned factor) {
  const Loaded loaded = load_rules("rules", real_files);
  if (!loaded.rules) throw std::invalid_argument("the rules to grow do not load");
  Grower grower(*loaded.rules, growth, factor);
  std::vector<FileText> files = rule_files(grower.grow());
  for (const FileText& file : real_files) {
    if (file.path == "properties.yaml") {
      files.push_back({file.path, narrowed(file.text, grower.originals_only())});
    } else if (file.path == "sources.yaml" || file.path == "duties.yaml" ||
               file.path == "constraints.yaml") {
      files.push_back(file);
    }
  }
  return files;
}
