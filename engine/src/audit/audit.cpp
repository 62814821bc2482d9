#include "subrosa/audit.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "audit/idle_links.hpp"
#include "audit/idle_parts.hpp"
#include "audit/power.hpp"
#include "diagnostics/codes.hpp"
#include "diagram/answers.hpp"
#include "diagram/compile.hpp"
#include "diagram/queries.hpp"
#include "diagram/reach.hpp"

namespace subrosa {

namespace {

using Place = std::tuple<std::uint32_t, std::uint32_t>;  ///< file and first byte

/// What became of one written step over all editions and versions that show it.
struct StepUse {
  Span span;
  std::string name;  ///< `necessity/danger-is-none`
  bool is_require = false;
  bool reached = false;
  bool fails = false;
  bool decides = false;  ///< not a leaf
  bool matters = false;
};

class Audit {
 public:
  Audit(const RuleSet& rules, std::uint64_t most)
      : rules_(rules), most_(most), asked_(rules.facts.size()), speaks_(rules.provisions.size()) {}

  Diagnostics run() {
    const std::vector<Edition> editions = all_editions(rules_);
    std::size_t at = 0;
    try {
      forest_ = plant(rules_, budget_in_all(most_));
      links_.emplace(rules_, *forest_);
      if (forest_->allowed == Diagrams::leaf(0)) {
        report_impossible();
        return std::move(out_);
      }
      for (; at < editions.size(); ++at) look_at(compile(forest_, editions[at]));
      report_all();
    } catch (const DiagramTooLarge& too_large) {
      if (too_large.why == NoResult::too_long) return too_long();
      report_too_large(editions[std::min(at, editions.size() - 1)]);
    }
    return std::move(out_);
  }

 private:
  void report_all() {
    report_steps();
    report_idle();
    parts_.report(out_);
    links_->report(out_);
    sort_diagnostics(out_);
  }

  /// Only that: what was found until then is not all there is.
  Diagnostics too_long() const {
    return {diagnose(
        Code::diagram_too_large, rules_.span,
        message("vérifier toutes les situations à toutes les dates serait trop long"), {},
        message("il faut moins de dates où le droit change, d'étapes ou de questions communes"))};
  }

  void look_at(const CompiledEdition& compiled) {
    const Scratch scratch(*forest_->diagrams);
    find_silence(compiled);
    find_clashes(compiled);
    links_->look_at(compiled);
    for (std::size_t row = 0; row < compiled.provisions.size(); ++row) {
      const ProvisionIndex provision{static_cast<std::uint32_t>(row)};
      if (compiled.provisions[row].version == nullptr) continue;
      const CompiledProvision& version = compiled.provisions[row];
      if (followed_.insert(version.version).second) {
        follow(rules_.provisions[provision].id, version.version->tree, version.tree);
      }
      find_power(compiled, provision);
      note_use(compiled, provision);
    }
  }

  void report_impossible() {
    const Span where = rules_.constraints.front().span;
    out_.push_back(diagnose(Code::impossible_constraints, where,
                            message("les contraintes excluent ensemble toute situation")));
  }

  void report_too_large(const Edition& edition) {
    const Ungated found = ungated(rules_, edition);
    std::string shared;
    for (const FactIndex fact : found.shared) {
      shared += (shared.empty() ? "`" : ", `") + rules_.facts[fact].id + "`";
    }
    const Message seen =
        shared.empty() ? message("ces dispositions sont trop grandes à calculer ensemble, au {0}",
                                 iso(edition.as_of))
                       : message("ces dispositions ont trop de questions en commun, au {0} : {1}",
                                 iso(edition.as_of), shared);
    out_.push_back(diagnose(Code::diagram_too_large, rules_.span, seen, {},
                            message("dites d'abord, dans chacune, qui reçoit l'information")));
    for (const ProvisionIndex provision : found.provisions) {
      out_.back().others.push_back(
          {rules_.provisions[provision].span, message("sans dire qui reçoit")});
    }
  }

  /// A situation as near to the plain one as can be where a function has this value, which it has
  /// somewhere; in words: `recipient: police, danger: none`.
  std::string example(const CompiledEdition& compiled, Ref f, std::uint32_t target) const {
    const auto path = nearest(*forest_->diagrams, f, {target}, plain_situation(*forest_));
    return in_words(rules_, situation_on(*forest_, compiled.edition, *path));
  }

  void find_silence(const CompiledEdition& compiled) {
    const auto winners = forest_->diagrams->leaves(compiled.winner);
    if (winners.front() != 0 || silence_found_) return;
    silence_found_ = true;
    out_.push_back(
        diagnose(Code::silent_situation, rules_.span,
                 message("au {0}, aucune disposition n'a d'effet dans cette situation : {1}",
                         iso(compiled.edition.as_of), example(compiled, compiled.winner, 0))));
  }

  void find_clashes(const CompiledEdition& compiled) {
    for (std::uint32_t a = 0; a < compiled.provisions.size(); ++a) {
      for (std::uint32_t b = 0; b < compiled.provisions.size(); ++b) {
        if (a == b || clashes_.count({a, b}) != 0) continue;
        const Ref there = where_they_clash(compiled.provisions[a], compiled.provisions[b]);
        if (there == Diagrams::leaf(0)) continue;
        clashes_.insert({a, b});
        const Provision& ban = rules_.provisions[ProvisionIndex{a}];
        const Provision& duty = rules_.provisions[ProvisionIndex{b}];
        out_.push_back(diagnose(Code::forbids_meets_requires, ban.span,
                                message("`{0}` interdit et `{1}` oblige dans cette situation : {2}",
                                        ban.id, duty.id, example(compiled, there, 1)),
                                {}, message("dites lequel l'emporte : `overrides: […]`")));
        out_.back().others.push_back({duty.span, message("celle-ci oblige")});
      }
    }
  }

  /// Where, among the situations that the constraints allow, `ban` forbids and `duty` requires.
  Ref where_they_clash(const CompiledProvision& ban, const CompiledProvision& duty) {
    Diagrams& d = *forest_->diagrams;
    const auto is = [](Effect effect) {
      return
          [effect](std::uint32_t e) { return e == static_cast<std::uint32_t>(effect) ? 1U : 0U; };
    };
    const Ref forbids = d.map(ban.effective, is(Effect::forbids));
    if (forbids == Diagrams::leaf(0)) return forbids;
    const Ref demands = d.map(duty.effective, is(Effect::requires_));
    return d.both(forest_->allowed, d.both(forbids, demands));
  }

  StepUse& use_of(const Step& step) {
    StepUse& use = uses_[{step.span.file, step.span.begin}];
    use.span = step.span;
    use.is_require = step.kind == Step::Kind::require;
    use.decides = step.kind != Step::Kind::leaf;
    return use;
  }

  void follow(const std::string& provision, const Tree& tree, const CompiledTree& functions) {
    const std::vector<WayOut> ways = ways_out(*forest_, tree, functions);
    parts_.look_at(provision, *forest_, tree, ways);
    for (const WayOut& way : ways) {
      const bool taken = way.where != Diagrams::leaf(0);
      StepUse& use = use_of(tree.steps[way.step]);
      use.name = provision + "/" + tree.steps[way.step].id;
      use.reached = use.reached || taken;
      use.fails = use.fails || (use.is_require && !way.next && taken);
    }
  }

  /// Forces each step that was not yet seen to matter one way, then the other.
  void find_power(const CompiledEdition& compiled, ProvisionIndex provision) {
    const Tree& tree = compiled.provisions[provision.value].version->tree;
    for (std::uint32_t i = 0; i < tree.steps.size(); ++i) {
      const Step& step = tree.steps[StepIndex{i}];
      StepUse& use = use_of(step);
      if (use.matters || step.kind == Step::Kind::leaf) continue;
      const Scratch scratch(*forest_->diagrams);
      use.matters = over(compiled, provision, StepIndex{i}, Over::verdict) ||
                    over(compiled, provision, StepIndex{i}, Over::answer);
    }
  }

  static bool over(const CompiledEdition& compiled, ProvisionIndex provision, StepIndex step,
                   Over what) {
    return power_of(compiled, provision, step, what) != Diagrams::leaf(0);
  }

  void note_use(const CompiledEdition& compiled, ProvisionIndex provision) {
    const Diagrams& d = *forest_->diagrams;
    const auto effects = d.leaves(compiled.provisions[provision.value].tree.effect);
    if (effects.back() != 0) speaks_[provision.value] = true;
    for (const Ref f : {compiled.winner, contribution(compiled, provision)}) {
      for (const Level level : d.support(f)) asked_[forest_->fact_at[level].value] = true;
    }
  }

  void report_steps() {
    for (const auto& [place, use] : uses_) {
      if (!use.reached) {
        out_.push_back(diagnose(Code::unreachable_step, use.span,
                                message("aucune situation n'atteint cette étape")));
      } else if (use.is_require && !use.fails) {
        out_.push_back(diagnose(Code::idle_condition, use.span,
                                message("cette condition est toujours remplie ici"), {},
                                message("retirez-la, ou corrigez-la")));
      } else if (use.decides && !use.matters) {
        out_.push_back(diagnose(
            Code::powerless_step, use.span,
            message(
                "`{0}` : où que mène cette étape, la réponse et ses consignes restent les mêmes",
                use.name),
            {}, message("une autre étape ou une autre disposition décide déjà la même chose")));
        out_.back().about = use.name;
      }
    }
  }

  void report_idle() {
    for (std::size_t i = 0; i < speaks_.size(); ++i) {
      const Provision& provision = rules_.provisions[Table<ProvisionIndex, Provision>::index(i)];
      if (speaks_[i]) continue;
      out_.push_back(diagnose(
          Code::idle_provision, provision.span,
          message("`{0}` n'a d'effet dans aucune situation, à aucune date", provision.id)));
      out_.back().about = provision.id;
    }
    for (std::size_t i = 0; i < asked_.size(); ++i) {
      const Fact& fact = rules_.facts[Table<FactIndex, Fact>::index(i)];
      if (asked_[i]) continue;
      out_.push_back(
          diagnose(Code::idle_fact, fact.span,
                   message("aucune réponse ne dépend de `{0}`, à aucune date", fact.id)));
      out_.back().about = fact.id;
    }
  }

  const RuleSet& rules_;
  std::uint64_t most_;  ///< branches to follow in all
  std::shared_ptr<Forest> forest_;
  IdleParts parts_;
  std::optional<IdleLinks> links_;
  Diagnostics out_;
  bool silence_found_ = false;
  std::set<std::pair<std::uint32_t, std::uint32_t>> clashes_;
  std::set<const Version*> followed_;
  std::map<Place, StepUse> uses_;
  std::vector<bool> asked_;   ///< for each fact: some answer depends on it
  std::vector<bool> speaks_;  ///< for each provision: it has an effect somewhere
};

}  // namespace

Diagnostics audit_rules(const Rules& rules, std::uint64_t most) {
  return Audit(*rules, most).run();
}

}  // namespace subrosa
