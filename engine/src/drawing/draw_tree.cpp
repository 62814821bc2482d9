// A version's tree -> nodes and edges, and where each stands.
#include <algorithm>
#include <bit>

#include "drawing/answer_words.hpp"
#include "drawing/reading_order.hpp"
#include "subrosa/explanation.hpp"

namespace subrosa {

namespace {

class Drawer {
 public:
  Drawer(const RuleSet& rules, const Version& version, Language language)
      : rules_(rules), version_(version), language_(language) {}

  DrawnTree draw() {
    const auto& steps = version_.tree.steps;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const Step& step = steps[Table<StepIndex, Step>::index(i)];
      node_of_step_.push_back(tree_.nodes.size());
      add_node(step);
      if (step.kind == Step::Kind::require) {
        otherwise_of_step_.resize(i + 1);
        otherwise_of_step_[i] = tree_.nodes.size();
        add_otherwise(step);
      }
    }
    otherwise_of_step_.resize(steps.size());
    for (std::size_t i = 0; i < steps.size(); ++i) add_edges(i);
    place_in_reading_order(tree_);
    return std::move(tree_);
  }

  /// The path of a case through the tree drawn, as its decision tells it: past a step that stays
  /// open it goes on where the end does not depend on that step.
  void light(DrawnTree& tree, const ProvisionResult& result) const {
    for (std::size_t i = 0; i < result.steps.size(); ++i) {
      const StepResult& step = result.steps[i];
      const std::size_t at = node_of_step_[step.step.value];
      DrawnNode& node = tree.nodes[at];
      const bool open = step.state == StepResult::State::open;
      node.mark = open ? DrawnNode::Mark::open : DrawnNode::Mark::lit;
      add_given(step, node);
      if (step.state == StepResult::State::failed)
        light_edge(tree, at, otherwise_of_step_[step.step.value]);
      else if (i + 1 < result.steps.size())
        light_edge(tree, at, node_of_step_[result.steps[i + 1].step.value]);
    }
    for (const StepIndex end : result.ends) mark_possible(tree, end);
  }

 private:
  const std::string& text(TextIndex index) const { return rules_.text(index, language_); }

  void add_node(const Step& step) {
    DrawnNode node;
    node.id = step.id;
    if (step.kind == Step::Kind::ask) {
      node.kind = DrawnNode::Kind::ask;
      node.words.words = question_words(rules_.facts[step.fact], rules_, language_);
    } else if (step.kind == Step::Kind::require) {
      node.kind = DrawnNode::Kind::require;
      node.words = condition_words(step.condition, rules_, language_);
    } else {
      node.words.words = text(step.text);
      set_effect(node, step.effect);
      for (const DutyIndex duty : step.duties)
        node.carried.push_back(text(rules_.duties[duty].text));
      for (const LimitIndex limit : step.limits)
        node.carried.push_back(text(rules_.limits[limit].text));
    }
    if (step.sources != version_.sources) {
      for (const SourceIndex source : step.sources)
        node.sources.push_back(text(rules_.sources[source].title));
    }
    tree_.nodes.push_back(std::move(node));
  }

  void set_effect(DrawnNode& node, Effect effect) const {
    node.effect = effect_words(effect, language_);
    node.applies = effect != Effect::none;
  }

  void add_otherwise(const Step& step) {
    DrawnNode node;
    node.id = step.id + "/otherwise";
    node.words.words = text(step.text);
    set_effect(node, Effect::none);
    tree_.nodes.push_back(std::move(node));
  }

  void add_edges(std::size_t index) {
    const Step& step = version_.tree.steps[Table<StepIndex, Step>::index(index)];
    const std::size_t from = node_of_step_[index];
    if (step.kind == Step::Kind::require) {
      tree_.edges.push_back(
          {from, otherwise_of_step_[index], say(message("sinon"), language_), false});
      tree_.edges.push_back({from, node_of_step_[step.next.value],
                             say(message("si c'est le cas"), language_), false});
    } else if (step.kind == Step::Kind::ask) {
      add_branches(step, from);
    }
  }

  using Groups = std::vector<std::pair<StepIndex, std::uint64_t>>;

  /// The group of many answers that is told as what is left after the others, if there is one.
  static Groups::iterator rest_of(Groups& groups) {
    const auto size = [](const auto& group) { return std::popcount(group.second); };
    const auto largest =
        std::max_element(groups.begin(), groups.end(),
                         [&](const auto& a, const auto& b) { return size(a) < size(b); });
    const auto as_large = [&](const auto& group) { return size(group) == size(*largest); };
    const bool alone = std::count_if(groups.begin(), groups.end(), as_large) == 1;
    return groups.size() > 1 && alone && size(*largest) > 3 ? largest : groups.end();
  }

  /// One edge for all the answers that lead to the same place, in the order written.
  void add_branches(const Step& step, std::size_t from) {
    Groups groups;
    for (std::size_t value = 0; value < step.branches.size(); ++value) {
      const StepIndex to = step.branches[value];
      const auto same = std::find_if(groups.begin(), groups.end(),
                                     [&](const auto& group) { return group.first == to; });
      const std::uint64_t bit = std::uint64_t{1} << value;
      if (same == groups.end()) {
        groups.emplace_back(to, bit);
      } else {
        same->second |= bit;
      }
    }
    std::sort(groups.begin(), groups.end());
    const Fact& fact = rules_.facts[step.fact];
    const auto rest = rest_of(groups);
    if (rest != groups.end()) std::rotate(rest, rest + 1, groups.end());
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const bool any_other = rest != groups.end() && i + 1 == groups.size();
      tree_.edges.push_back({from, node_of_step_[groups[i].first.value],
                             any_other ? say(message("toute autre réponse"), language_)
                                       : answers_words(fact, groups[i].second, rules_, language_),
                             false});
    }
  }

  /// What the case answers at a step; the question too where the step tests several.
  void add_given(const StepResult& step, DrawnNode& node) const {
    for (const FactAnswer& answer : step.answers) {
      const Fact& fact = rules_.facts[answer.fact];
      const std::string given = answer.value ? text(fact.values[answer.value->value].label)
                                             : say(message("pas encore su"), language_);
      const std::string words = say(message("« {0} »", given), language_);
      node.given.push_back(step.answers.size() == 1
                               ? words
                               : question_words(fact, rules_, language_) + " — " + words);
    }
  }

  void mark_possible(DrawnTree& tree, StepIndex end) const {
    const bool leaf = version_.tree.steps[end].kind == Step::Kind::leaf;
    DrawnNode& node = tree.nodes[(leaf ? node_of_step_ : otherwise_of_step_)[end.value]];
    if (node.mark == DrawnNode::Mark::none) node.mark = DrawnNode::Mark::possible;
  }

  static void light_edge(DrawnTree& tree, std::size_t from, std::size_t to) {
    for (DrawnEdge& edge : tree.edges) {
      if (edge.from != from || edge.to != to) continue;
      edge.lit = true;
      tree.nodes[to].mark = DrawnNode::Mark::lit;
    }
  }

  const RuleSet& rules_;
  const Version& version_;
  Language language_;
  DrawnTree tree_;
  std::vector<std::size_t> node_of_step_;
  std::vector<std::size_t> otherwise_of_step_;
};

}  // namespace

DrawnTree draw_tree(const RuleSet& rules, ProvisionIndex provision, std::size_t version,
                    Language language, const ProvisionResult* result) {
  const Provision& drawn = rules.provisions[provision];
  Drawer drawer(rules, drawn.versions[version], language);
  DrawnTree tree = drawer.draw();
  tree.title = rules.text(drawn.title, language);
  tree.subtitle = rules.text(drawn.versions[version].article, language) + ", " +
                  period_words(drawn.versions[version].in_force, language);
  const auto& annulled = drawn.versions[version].annulled;
  if (annulled) {
    tree.subtitle +=
        ", " + say(message("annulée le {0}", day_words(annulled->decided, language)), language);
  }
  if (result != nullptr) drawer.light(tree, *result);
  return tree;
}

}  // namespace subrosa
