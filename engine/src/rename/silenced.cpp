#include "rename/silenced.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "diagnostics/codes.hpp"
#include "document/read_yaml.hpp"
#include "rename/edits.hpp"
#include "subrosa/source.hpp"

namespace subrosa {

namespace {

/// A name that `at` can hold.
struct Place {
  std::string name;
  std::optional<NameKind> kind;  ///< of a whole name
};

/// Which warnings are about things of a kind, each by its whole name.
constexpr std::pair<Code, NameKind> about[] = {
    {Code::idle_fact, NameKind::fact},
    {Code::idle_provision, NameKind::provision},
    {Code::ended_provision, NameKind::provision},
    {Code::changed_since_review, NameKind::provision},
    {Code::review_to_come, NameKind::provision},
    {Code::source_dates, NameKind::source},
    {Code::review_overdue, NameKind::source},
    {Code::idle_entry, NameKind::duty},
    {Code::idle_entry, NameKind::limit},
    {Code::idle_entry, NameKind::source},
};

bool is_about(Code code, NameKind kind) {
  if (code == Code::idle_silencing) return true;  // about whatever another line is about
  return std::find(std::begin(about), std::end(about), std::pair(code, kind)) != std::end(about);
}

void add_provision(const RuleSet& rules, const Provision& provision, std::vector<Place>& places) {
  const std::string file = provision.id + ".yaml";
  for (const std::string& name : {"provisions/" + file, file}) places.push_back({name, {}});
  for (const ProvisionIndex other : provision.overrides)
    places.push_back({provision.id + "/" + rules.provisions[other].id, {}});
  for (const Version& version : provision.versions) {
    for (const Step& step : version.tree.steps)
      places.push_back({provision.id + "/" + step.id, {}});
  }
}

/// Everything that has a name, in an order that does not depend on the names.
std::vector<Place> places_of(const RuleSet& rules) {
  std::vector<Place> places;
  for (const Fact& one : rules.facts) places.push_back({one.id, NameKind::fact});
  for (const Duty& one : rules.duties) places.push_back({one.id, NameKind::duty});
  for (const Limit& one : rules.limits) places.push_back({one.id, NameKind::limit});
  for (const Source& one : rules.sources) places.push_back({one.id, NameKind::source});
  for (const Provision& one : rules.provisions) places.push_back({one.id, NameKind::provision});
  for (const Provision& one : rules.provisions) add_provision(rules, one, places);
  for (const Text& one : rules.texts) places.push_back({one.id, {}});
  return places;
}

}  // namespace

std::vector<std::size_t> meant_by(const Silencing& silencing, const RuleSet& rules) {
  const std::vector<Place> places = places_of(rules);
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i].name != silencing.at) continue;
    if (!places[i].kind || is_about(silencing.code, *places[i].kind)) found.push_back(i);
  }
  return found;
}

std::string renamed_at(const Silencing& silencing, const RuleSet& before, const RuleSet& after) {
  const std::vector<std::size_t> meant = meant_by(silencing, before);
  return meant.empty() ? silencing.at : places_of(after)[meant.front()].name;
}

std::string with_renamed_silencings(const std::string& text, const RuleSet& before,
                                    const RuleSet& after) {
  Diagnostics none;  // it was loaded
  const auto root = read_yaml(SourceFile("rules.yaml", text), 0, none);
  const Node* lines = root ? root->find("silenced") : nullptr;
  if (lines == nullptr || lines->items.size() != before.silenced.size()) return text;
  Edits edits;
  for (std::size_t i = 0; i < before.silenced.size(); ++i) {
    const Silencing& silencing = before.silenced[i];
    const Node* at = lines->items[i].find("at");
    const std::string now = renamed_at(silencing, before, after);
    // What is not replaced is missed when the meaning of all is compared.
    if (at != nullptr && now != silencing.at)
      (void)edits.replace(text, at->span, silencing.at, now);
  }
  return edits.applied(text);
}

}  // namespace subrosa
