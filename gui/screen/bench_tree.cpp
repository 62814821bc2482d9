#include "screen/bench_tree.hpp"

#include <algorithm>

#include "screen/condition_words.hpp"
#include "subrosa/explanation.hpp"

namespace subrosa::gui {

namespace {

using State = StepResult::State;

/// The steps to which one leads, each once, in order.
std::vector<std::uint32_t> ways_on(const Step& step) {
  if (step.kind == Step::Kind::require) return {step.next.value};
  std::vector<std::uint32_t> ways;
  for (const StepIndex branch : step.branches) ways.push_back(branch.value);
  std::sort(ways.begin(), ways.end());
  ways.erase(std::unique(ways.begin(), ways.end()), ways.end());
  return ways;
}

/// For each step before `end` whether a path leads to it, and at `end` whether one leads that far.
std::vector<bool> reached_from(const Tree& tree, std::uint32_t start, std::uint32_t end) {
  std::vector<bool> reached(end + 1);
  reached[std::min(start, end)] = true;
  for (std::uint32_t at = start; at < end; ++at) {
    if (!reached[at]) continue;
    for (const std::uint32_t way : ways_on(tree.steps[StepIndex{at}]))
      reached[std::min(way, end)] = true;
  }
  return reached;
}

/// Where the list of steps that holds an `ask` goes on after it: the first step to which two of its
/// branches lead. `end` is where that list itself ends.
std::uint32_t step_after(const Tree& tree, StepIndex ask, std::uint32_t end) {
  const std::vector<std::uint32_t> ways = ways_on(tree.steps[ask]);
  std::vector<int> branches_to(end + 1);
  bool last_to_end = false;
  for (const std::uint32_t way : ways) {
    const std::vector<bool> reached = reached_from(tree, way, end);
    for (std::uint32_t i = 0; i <= end; ++i) branches_to[i] += reached[i] ? 1 : 0;
    last_to_end = reached[end];
  }
  for (std::uint32_t i = 0; i < end; ++i) {
    if (branches_to[i] > 1) return i;
  }
  // Only one answer goes on: what it leads to reads best after the others, not within.
  const std::uint32_t last = ways.back();
  const bool others_to_end = branches_to[end] > (last_to_end ? 1 : 0);
  const bool goes_on = last < end && tree.steps[StepIndex{last}].kind != Step::Kind::leaf;
  return goes_on && !others_to_end ? last : end;
}

/// Answers of an `ask` that lead to the same step.
struct Branch {
  std::vector<ValueIndex> values;
  StepIndex begin;
  bool is_rest = false;
};

std::vector<Branch> branches_of(const Step& ask) {
  std::vector<Branch> found;
  for (std::uint32_t value = 0; value < ask.branches.size(); ++value) {
    const StepIndex begin = ask.branches[value];
    auto same = std::find_if(found.begin(), found.end(),
                             [&](const Branch& branch) { return branch.begin == begin; });
    if (same == found.end()) same = found.insert(found.end(), Branch{{}, begin, false});
    same->values.push_back({value});
  }
  return found;
}

/// More answers than this are "every other answer", once in an `ask`.
constexpr std::size_t most_labels = 5;

/// The branches in the order of the answers, one with very many last and without its labels.
std::vector<Branch> branches_to_draw(const Step& ask) {
  std::vector<Branch> branches = branches_of(ask);
  const auto largest = std::max_element(
      branches.begin(), branches.end(),
      [](const Branch& a, const Branch& b) { return a.values.size() < b.values.size(); });
  if (branches.size() > 1 && largest->values.size() > most_labels) {
    largest->is_rest = true;
    std::rotate(largest, largest + 1, branches.end());
  }
  return branches;
}

class Drawing {
 public:
  Drawing(const RuleSet& rules, const Version& version, const ProvisionResult* result,
          Language language)
      : rules_(rules),
        version_(version),
        tree_(version.tree),
        result_(result),
        language_(language) {}

  std::vector<TreeRow> draw() {
    list(tree_.root, static_cast<std::uint32_t>(tree_.steps.size()), 0);
    return std::move(rows_);
  }

 private:
  std::string tr(const Message& words) const { return say(words, language_); }
  const std::string& text(TextIndex index) const { return rules_.text(index, language_); }

  const StepResult* lit(StepIndex step) const {
    if (result_ == nullptr) return nullptr;
    const auto found = std::find_if(result_->steps.begin(), result_->steps.end(),
                                    [&](const StepResult& on) { return on.step == step; });
    return found == result_->steps.end() ? nullptr : &*found;
  }

  bool can_end_at(StepIndex step) const {
    return result_ != nullptr && std::count(result_->ends.begin(), result_->ends.end(), step) != 0;
  }

  void add(std::size_t depth, std::string words, Tone tone = Tone::plain, bool lit = false,
           std::string sign = {}) {
    rows_.push_back({{depth, std::move(sign), std::move(words), tone, lit}, {}});
  }

  /// The steps of a list and those after it, up to `end`, where an outer list goes on.
  void list(StepIndex at, std::uint32_t end, std::size_t depth) {
    while (at.value < end) {
      const Step& step = tree_.steps[at];
      const std::size_t first_row = rows_.size();
      StepIndex next{end};
      switch (step.kind) {
        case Step::Kind::require:
          require(at, depth);
          next = step.next;
          break;
        case Step::Kind::ask: next.value = step_after(tree_, at, end); break;
        case Step::Kind::leaf: leaf(at, depth); break;
      }
      if (step.kind == Step::Kind::ask) ask(at, next.value, depth);
      rows_[first_row].step = at;
      if (step.kind == Step::Kind::leaf) return;
      at = next;
    }
  }

  void require(StepIndex at, std::size_t depth) {
    const Step& step = tree_.steps[at];
    const StepResult* on = lit(at);
    const State state = on != nullptr ? on->state : State::open;
    const std::string sign = on == nullptr            ? ""
                             : state == State::passed ? "✔"
                             : state == State::failed ? "✘"
                                                      : "?";
    conditions(step.condition, depth, on != nullptr, sign);
    answers(on, depth + 1);
    const bool fails = on != nullptr && state == State::failed;
    const bool can_fail = !fails && can_end_at(at);
    add(depth + 1, tr(message("sinon, elle ne joue pas : {0}", text(step.text))),
        fails ? Tone::strong : Tone::quiet, fails,
        fails      ? "→"
        : can_fail ? "?"
                   : "");
    sources(step, depth + 1);
  }

  /// Several parts stand one below the other.
  void conditions(const Condition& condition, std::size_t depth, bool on_path,
                  const std::string& sign) {
    const bool all = condition.kind == Condition::Kind::all;
    const bool any = condition.kind == Condition::Kind::any;
    if ((!all && !any) || condition.parts.size() < 2) {
      const std::string words = condition_words(rules_, condition, language_);
      return add(depth, tr(message("Il faut : {0}", words)), Tone::plain, on_path, sign);
    }
    add(depth,
        all ? tr(message("Il faut tout ceci :"))
            : tr(message("Il faut au moins un de ces points :")),
        Tone::plain, on_path, sign);
    for (const Condition& part : condition.parts) {
      add(depth + 1, "– " + condition_words(rules_, part, language_), Tone::plain, on_path);
    }
  }

  void ask(StepIndex at, std::uint32_t after, std::size_t depth) {
    const Step& step = tree_.steps[at];
    const StepResult* on = lit(at);
    const bool open = on != nullptr && on->state == State::open;
    const std::string& question = text(rules_.facts[step.fact].question);
    add(depth, question, Tone::plain, on != nullptr, on == nullptr ? "" : open ? "?" : "✔");
    if (open) answers(on, depth + 1);
    sources(step, depth + 1);
    for (const Branch& branch : branches_to_draw(step)) {
      const bool taken = on != nullptr && is_taken(*on, branch);
      const bool goes_on = branch.begin.value >= after;
      const std::string labels = branch.is_rest
                                     ? tr(message("toute autre réponse"))
                                     : labels_of(rules_, step.fact, branch.values, language_);
      add(depth + 1,
          goes_on ? tr(message("{0} : on continue plus bas", labels))
                  : tr(message("{0} :", labels)),
          taken ? Tone::strong : Tone::plain, taken, taken ? "→" : "");
      if (!goes_on) list(branch.begin, after, depth + 2);
    }
  }

  static bool is_taken(const StepResult& on, const Branch& branch) {
    if (on.state != State::taken || on.answers.empty() || !on.answers.front().value) return false;
    return std::count(branch.values.begin(), branch.values.end(), *on.answers.front().value) != 0;
  }

  void leaf(StepIndex at, std::size_t depth) {
    const Step& step = tree_.steps[at];
    const bool on_path = lit(at) != nullptr;
    const std::string sign = on_path ? "→" : can_end_at(at) ? "?" : "";
    add(depth,
        tr(message("La disposition {0} : {1}", effect_words(step.effect, language_),
                   text(step.text))),
        Tone::strong, on_path, sign);
    for (const DutyIndex duty : step.duties) {
      add(depth + 1, tr(message("à faire : {0}", text(rules_.duties[duty].text))), Tone::quiet);
    }
    for (const LimitIndex limit : step.limits) {
      add(depth + 1, tr(message("limite : {0}", text(rules_.limits[limit].text))), Tone::quiet);
    }
    sources(step, depth + 1);
  }

  void answers(const StepResult* on, std::size_t depth) {
    if (on == nullptr) return;
    for (const FactAnswer& answer : on->answers) {
      const std::string& question = text(rules_.facts[answer.fact].question);
      const std::string given = answer.value
                                    ? labels_of(rules_, answer.fact, {*answer.value}, language_)
                                    : tr(message("pas encore su"));
      const std::string words = on->answers.size() > 1 ? question + " — " + given : given;
      add(depth, tr(message("dans ce cas : {0}", words)),
          answer.value ? Tone::plain : Tone::caution, true);
    }
  }

  /// Those of the whole version stand above the tree.
  void sources(const Step& step, std::size_t depth) {
    if (step.sources == version_.sources) return;
    for (const SourceIndex source : step.sources) {
      add(depth, tr(message("source : {0}", text(rules_.sources[source].title))), Tone::quiet);
    }
  }

  const RuleSet& rules_;
  const Version& version_;
  const Tree& tree_;
  const ProvisionResult* result_;
  Language language_;
  std::vector<TreeRow> rows_;
};

}  // namespace

std::vector<TreeRow> draw_tree(const RuleSet& rules, const Version& version,
                               const ProvisionResult* result, Language language) {
  return Drawing(rules, version, result, language).draw();
}

}  // namespace subrosa::gui
