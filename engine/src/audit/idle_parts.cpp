#include "audit/idle_parts.hpp"

#include <algorithm>

#include "diagnostics/codes.hpp"

namespace subrosa {

namespace {

/// A condition with one of its parts left out.
struct Without {
  Span part;
  Ref condition;
};

Ref joined(const Condition& whole, const std::vector<Ref>& parts, std::size_t left_out,
           const Forest& forest) {
  const bool all = whole.kind == Condition::Kind::all;
  Ref result = Diagrams::leaf(all ? 1 : 0);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i == left_out) continue;
    result =
        all ? forest.diagrams->both(result, parts[i]) : forest.diagrams->either(result, parts[i]);
  }
  return result;
}

/// Every way to leave one part out, outer parts before those in them.
std::vector<Without> each_left_out(const Condition& whole, const Forest& forest) {
  std::vector<Without> found;
  if (whole.kind == Condition::Kind::test) return found;
  if (whole.kind == Condition::Kind::negation) {
    found = each_left_out(whole.parts.front(), forest);
    for (Without& one : found) one.condition = forest.diagrams->negated(one.condition);
    return found;
  }
  std::vector<Ref> parts;
  for (const Condition& part : whole.parts) parts.push_back(compile_condition(part, forest));
  for (std::size_t i = 0; i < parts.size(); ++i) {
    found.push_back({whole.parts[i].span, joined(whole, parts, i, forest)});
    for (const Without& inner : each_left_out(whole.parts[i], forest)) {
      std::vector<Ref> with = parts;
      with[i] = inner.condition;
      found.push_back({inner.part, joined(whole, with, with.size(), forest)});
    }
  }
  return found;
}

Ref differ(Diagrams& d, Ref f, Ref g) { return d.choose(f, d.negated(g), g); }

}  // namespace

void IdleParts::look_at(const std::string& provision, const Forest& forest, const Tree& tree,
                        const std::vector<WayOut>& ways) {
  Diagrams& d = *forest.diagrams;
  for (std::uint32_t i = 0; i < tree.steps.size(); ++i) {
    const Step& step = tree.steps[StepIndex{i}];
    if (step.kind != Step::Kind::require || step.condition.kind == Condition::Kind::test) continue;
    const Scratch scratch(d);
    Ref reached = Diagrams::leaf(0);
    for (const WayOut& way : ways) {
      if (way.step.value == i) reached = d.either(way.where, reached);
    }
    const Ref whole = compile_condition(step.condition, forest);
    const std::vector<Without> variants = each_left_out(step.condition, forest);
    Parts& known = steps_[{step.span.file, step.span.begin}];
    known.step = provision + "/" + step.id;
    known.holds = known.holds || d.both(reached, whole) != Diagrams::leaf(0);
    known.fails = known.fails || d.both(reached, d.negated(whole)) != Diagrams::leaf(0);
    known.parts.resize(variants.size());
    for (std::size_t v = 0; v < variants.size(); ++v) {
      Part& part = known.parts[v];
      part.span = variants[v].part;
      part.needed = part.needed ||
                    d.both(reached, differ(d, whole, variants[v].condition)) != Diagrams::leaf(0);
    }
  }
}

void IdleParts::report(Diagnostics& out) const {
  for (const auto& [place, step] : steps_) {
    // A step that always fails, or never does, is told of as a whole.
    if (!step.holds || !step.fails) continue;
    const auto idle = std::find_if(step.parts.begin(), step.parts.end(),
                                   [](const Part& part) { return !part.needed; });
    if (idle == step.parts.end()) continue;
    out.push_back(diagnose(
        Code::idle_part, idle->span,
        message("`{0}` : sans cette partie, la condition dit la même chose ici", step.step), {},
        message("retirez-la, ou corrigez-la")));
    out.back().about = step.step;
  }
}

}  // namespace subrosa
