#include "check/check_provision.hpp"

#include <algorithm>

#include "check/check_tree.hpp"

namespace subrosa {

namespace {

std::vector<std::pair<Date, Certainty>> check_certainty(const DraftVersion& draft, Scope& scope) {
  const Date from = *draft.in_force.from;
  std::vector<std::pair<Date, Certainty>> all;
  for (const DraftCertainty& one : draft.certainty) {
    const Date since = one.from.value_or(from);
    if (!draft.in_force.contains(since) || (!all.empty() && since <= all.back().first)) {
      scope.out.push_back(diagnose(Code::certainty_dates, one.span,
                                   message("cette certitude commence le {0}, hors de la version ou "
                                           "avant la précédente",
                                           iso(since))));
    }
    all.emplace_back(since, one.is);
  }
  if (all.front().first != from) all.insert(all.begin(), {from, Certainty::settled});
  return all;
}

/// The drafted version whose steps a version shows: its own, or those it is `same_as`.
const DraftVersion* tree_owner(const DraftProvision& provision, const DraftVersion& version,
                               Scope& scope) {
  const DraftVersion* owner = &version;
  for (std::size_t hops = 0; owner->same_as; ++hops) {
    const auto date = parse_date(owner->same_as->text);
    const auto found =
        std::find_if(provision.versions.begin(), provision.versions.end(),
                     [&](const DraftVersion& other) { return other.in_force.from == date; });
    if (found == provision.versions.end() || hops > provision.versions.size()) {
      scope.out.push_back(
          diagnose(Code::same_as, owner->same_as->span,
                   found == provision.versions.end()
                       ? message("aucune version ne commence le `{0}`", owner->same_as->text)
                       : message("ces versions renvoient l'une à l'autre, sans arbre")));
      return nullptr;
    }
    owner = &*found;
  }
  return owner;
}

Version check_version(const DraftProvision& provision, const DraftVersion& draft, Scope& scope) {
  const std::string& id = provision.id.text;
  const auto text = [&](const char* key, const Word& word) {
    return scope.text("provision." + id + "." + key, word);
  };
  Version version;
  version.span = draft.in_force_span;
  version.in_force = draft.in_force;
  version.article = text("article", draft.article);
  version.certainty = check_certainty(draft, scope);
  version.sources = scope.source_list(draft.sources);
  if (draft.penalty) version.penalty = text("penalty", *draft.penalty);
  if (draft.note) version.note = text("note", *draft.note);
  if (draft.annulled_on) {
    const auto source = scope.sources.find(draft.annulled_by, scope.out);
    if (source) version.annulled = Version::Annulment{*draft.annulled_on, SourceIndex{*source}};
  }
  const Period& covers = scope.rules.covers;
  if (draft.in_force.to && *draft.in_force.to < *covers.from) {
    scope.out.push_back(diagnose(Code::outside_coverage, draft.in_force_span,
                                 message("cette version finit avant le {0}, début de la période "
                                         "couverte",
                                         iso(*covers.from))));
  }
  if (const DraftVersion* owner = tree_owner(provision, draft, scope)) {
    if (auto tree = check_tree(id, *owner, version.sources, scope)) version.tree = std::move(*tree);
  }
  return version;
}

/// Reports versions that overlap or leave a gap. They are sorted by their first day.
void check_dates(const std::vector<Version>& versions, Scope& scope) {
  for (std::size_t i = 1; i < versions.size(); ++i) {
    const Version& before = versions[i - 1];
    const Version& after = versions[i];
    const Date from = *after.in_force.from;
    Code code{};
    Message seen;
    if (!before.in_force.to || *before.in_force.to >= from) {
      code = Code::overlapping_versions;
      seen = message("cette version commence le {0}, avant la fin de la précédente", iso(from));
    } else if (*before.in_force.to + std::chrono::days{1} != from) {
      code = Code::gap_between_versions;
      seen =
          message("rien n'est prévu entre le {0} et le {1}", iso(*before.in_force.to), iso(from));
    } else {
      continue;
    }
    scope.out.push_back(
        diagnose(code, after.span, std::move(seen), {},
                 message("les versions se suivent au jour près ; pour dire que rien "
                         "ne valait, écrivez une version qui finit par `none`")));
    scope.out.back().others.push_back({before.span, message("la précédente")});
  }
}

}  // namespace

Provision check_provision(const DraftProvision& draft, Scope& scope) {
  Provision provision;
  provision.id = draft.id.text;
  provision.span = draft.id.span;
  provision.title = scope.text("provision." + provision.id + ".title", draft.title);
  const DraftReview& review = draft.review;
  provision.review = {ReviewState::unreviewed, review.by.text, review.on, review.hash.text,
                      review.span};
  for (const Word& word : draft.overrides) {
    if (const auto row = scope.provisions.find(word, scope.out)) {
      provision.overrides.push_back(ProvisionIndex{*row});
    }
  }
  for (const DraftVersion& version : draft.versions) {
    provision.versions.push_back(check_version(draft, version, scope));
  }
  std::stable_sort(
      provision.versions.begin(), provision.versions.end(),
      [](const Version& a, const Version& b) { return *a.in_force.from < *b.in_force.from; });
  check_dates(provision.versions, scope);
  return provision;
}

void check_overrides(const std::vector<DraftProvision>& drafts, Scope& scope) {
  const auto& provisions = scope.rules.provisions;
  enum class Mark { fresh, open, done };
  std::vector<Mark> marks(provisions.size(), Mark::fresh);
  std::vector<std::size_t> path;

  const auto report = [&](std::size_t again) {
    const auto begin = std::find(path.begin(), path.end(), again);
    const auto place = [&](std::size_t row) { return drafts[row].overrides.front().span; };
    scope.out.push_back(diagnose(Code::override_cycle, place(again),
                                 message("ces dispositions s'écartent l'une l'autre en cercle")));
    for (auto row = begin + 1; row < path.end(); ++row) {
      scope.out.back().others.push_back({place(*row), message("par celle-ci")});
    }
  };
  const auto visit = [&](auto&& self, std::size_t row) -> void {
    marks[row] = Mark::open;
    path.push_back(row);
    for (const ProvisionIndex next :
         provisions[ProvisionIndex{static_cast<std::uint32_t>(row)}].overrides) {
      if (marks[next.value] == Mark::open) report(next.value);
      if (marks[next.value] == Mark::fresh) self(self, next.value);
    }
    path.pop_back();
    marks[row] = Mark::done;
  };
  for (std::size_t row = 0; row < provisions.size(); ++row) {
    if (marks[row] == Mark::fresh) visit(visit, row);
  }
}

}  // namespace subrosa
