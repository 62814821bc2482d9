#include "subrosa/audit.hpp"

#include <map>
#include <tuple>

#include "diagnostics/codes.hpp"
#include "diagram/compile.hpp"
#include "diagram/queries.hpp"
#include "diagram/reach.hpp"

namespace subrosa {

namespace {

using Place = std::tuple<std::uint32_t, std::uint32_t>;  ///< file and first byte

/// What became of one written step over all editions and versions that show it.
struct StepUse {
  Span span;
  bool is_require = false;
  bool reached = false;
  bool fails = false;
};

class Audit {
 public:
  explicit Audit(const RuleSet& rules) : rules_(rules) {}

  Diagnostics run() {
    for (const Edition& edition : all_editions(rules_)) {
      try {
        CompiledEdition compiled = compile(rules_, edition);
        if (compiled.allowed == Diagrams::leaf(0)) {
          report_impossible();
          return std::move(out_);
        }
        find_silence(compiled);
        find_clashes(compiled);
        follow_steps(compiled);
      } catch (const DiagramTooLarge&) {
        report_too_large(edition);
        return std::move(out_);
      }
    }
    report_steps();
    sort_diagnostics(out_);
    return std::move(out_);
  }

 private:
  void report_impossible() {
    const Span where = rules_.constraints.empty() ? rules_.span : rules_.constraints.front().span;
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

  /// A situation as near to the plain one as can be, in words: `recipient: police, danger: none`.
  std::string example(const CompiledEdition& compiled, Ref f, std::uint32_t target) const {
    const auto path = nearest(*compiled.diagrams, f, {target}, plain_situation(rules_, compiled));
    return path ? in_words(rules_, situation_on(rules_, compiled, *path)) : std::string();
  }

  void find_silence(CompiledEdition& compiled) {
    const auto winners = compiled.diagrams->leaves(compiled.winner);
    if (winners.empty() || winners.front() != 0 || silence_found_) return;
    silence_found_ = true;
    out_.push_back(
        diagnose(Code::silent_situation, rules_.span,
                 message("au {0}, aucune disposition n'a d'effet dans cette situation : {1}",
                         iso(compiled.edition.as_of), example(compiled, compiled.winner, 0))));
  }

  void find_clashes(CompiledEdition& compiled) {
    for (std::size_t a = 0; a < compiled.provisions.size(); ++a) {
      for (std::size_t b = 0; b < compiled.provisions.size(); ++b) {
        if (a == b || clashes_.count({a, b}) != 0) continue;
        const auto forbids = static_cast<std::uint32_t>(Effect::forbids);
        const auto demands = static_cast<std::uint32_t>(Effect::requires_);
        Diagrams& d = *compiled.diagrams;
        const Ref meet =
            d.combine(compiled.provisions[a].effective, compiled.provisions[b].effective,
                      [&](std::uint32_t x, std::uint32_t y) {
                        return x == forbids && y == demands ? 1U : 0U;
                      });
        const Ref there = d.choose(compiled.allowed, meet, Diagrams::leaf(0));
        if (there == Diagrams::leaf(0)) continue;
        clashes_.insert({{a, b}, true});
        const Provision& ban = rules_.provisions[ProvisionIndex{static_cast<std::uint32_t>(a)}];
        const Provision& duty = rules_.provisions[ProvisionIndex{static_cast<std::uint32_t>(b)}];
        out_.push_back(diagnose(Code::forbids_meets_requires, ban.span,
                                message("`{0}` interdit et `{1}` oblige dans cette situation : {2}",
                                        ban.id, duty.id, example(compiled, there, 1)),
                                {}, message("dites lequel l'emporte : `overrides: […]`")));
        out_.back().others.push_back({duty.span, message("celle-ci oblige")});
      }
    }
  }

  void follow_steps(CompiledEdition& compiled) {
    for (const CompiledProvision& provision : compiled.provisions) {
      if (provision.version != nullptr) follow(compiled, provision.version->tree, provision.tree);
    }
  }

  void follow(CompiledEdition& compiled, const Tree& tree, const CompiledTree& functions) {
    for (const WayOut& way : ways_out(compiled, tree, functions)) {
      const Step& step = tree.steps[way.step];
      const bool taken = way.where != Diagrams::leaf(0);
      StepUse& use = uses_[{step.span.file, step.span.begin}];
      use.span = step.span;
      use.is_require = step.kind == Step::Kind::require;
      use.reached = use.reached || taken;
      use.fails = use.fails || (use.is_require && !way.next && taken);
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
      }
    }
  }

  const RuleSet& rules_;
  Diagnostics out_;
  bool silence_found_ = false;
  std::map<std::pair<std::size_t, std::size_t>, bool> clashes_;
  std::map<Place, StepUse> uses_;
};

}  // namespace

Diagnostics audit_rules(const Rules& rules) { return Audit(*rules).run(); }

Diagnostics audit_sources(const RuleSet& rules, Date today) {
  Diagnostics out;
  for (const Source& source : rules.sources) {
    if (source.review_by >= today) continue;
    out.push_back(diagnose(Code::review_overdue, source.span,
                           message("la source `{0}` devait être vérifiée avant le {1}", source.id,
                                   iso(source.review_by)),
                           {}, message("relisez-la, puis changez `checked_on` et `review_by`")));
  }
  return out;
}

}  // namespace subrosa
