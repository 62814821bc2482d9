#include "subrosa/model.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace subrosa {

namespace {

constexpr std::array<std::string_view, effect_count> effect_names{
    "none", "refers", "forbids", "requires", "exempts", "permits", "prohibits", "warns"};
constexpr std::array<std::string_view, verdict_count> verdict_names{
    "must_not_disclose", "may_disclose", "must_disclose", "not_covered", "refer"};

template <class I, class T>
std::optional<I> row_named(const Table<I, T>& table, std::string_view id) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const T& row) { return row.id == id; });
  if (found == table.end()) return std::nullopt;
  return Table<I, T>::index(static_cast<std::size_t>(found - table.begin()));
}

}  // namespace

std::string_view name_of(Effect effect) { return effect_names[static_cast<std::size_t>(effect)]; }
std::string_view name_of(Verdict verdict) {
  return verdict_names[static_cast<std::size_t>(verdict)];
}
std::optional<Effect> effect_named(std::string_view name) {
  const auto found = std::find(effect_names.begin(), effect_names.end(), name);
  if (found == effect_names.end()) return std::nullopt;
  return static_cast<Effect>(found - effect_names.begin());
}

Verdict verdict_of(Effect winner) {
  switch (winner) {
    case Effect::refers: return Verdict::refer;
    case Effect::requires_: return Verdict::must_disclose;
    case Effect::exempts: return Verdict::not_covered;
    case Effect::permits: return Verdict::may_disclose;
    case Effect::forbids:
    case Effect::prohibits:
    case Effect::none:
    case Effect::warns: return Verdict::must_not_disclose;
  }
  return Verdict::must_not_disclose;
}

namespace {

void collect_facts(const Condition& condition, std::vector<FactIndex>& facts) {
  const bool known = std::find(facts.begin(), facts.end(), condition.fact) != facts.end();
  if (condition.kind == Condition::Kind::test && !known) facts.push_back(condition.fact);
  for (const Condition& part : condition.parts) collect_facts(part, facts);
}

}  // namespace

std::vector<FactIndex> facts_of(const Condition& condition) {
  std::vector<FactIndex> facts;
  collect_facts(condition, facts);
  return facts;
}

std::string_view name_of(Certainty certainty) {
  switch (certainty) {
    case Certainty::settled: return "settled";
    case Certainty::probable: return "probable";
    case Certainty::debated: return "debated";
  }
  return "debated";
}

std::optional<ValueIndex> Fact::value_named(std::string_view name) const {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].id == name) return ValueIndex{static_cast<std::uint32_t>(i)};
  }
  return std::nullopt;
}

Certainty Version::certainty_on(Date date) const {
  Certainty held = certainty.front().second;
  for (const auto& [from, is] : certainty) {
    if (from <= date) held = is;
  }
  return held;
}

std::optional<FactIndex> RuleSet::fact_named(std::string_view name) const {
  return row_named(facts, name);
}
std::optional<ProvisionIndex> RuleSet::provision_named(std::string_view name) const {
  return row_named(provisions, name);
}

const FormerName* RuleSet::former_name(NameKind kind, std::string_view name,
                                       std::string_view fact) const {
  const auto found =
      std::find_if(former_names.begin(), former_names.end(), [&](const FormerName& former) {
        return former.kind == kind && former.id == name && former.fact == fact;
      });
  return found == former_names.end() ? nullptr : &*found;
}

const std::string* RuleSet::translation(std::string_view text_id, std::string_view hash_of_french,
                                        Language language) const {
  using Key = std::pair<std::string_view, std::string_view>;
  const Key key{text_id, hash_of_french};
  const auto key_of = [](const CatalogueEntry& e) { return Key{e.id, e.of}; };
  for (const Catalogue& catalogue : catalogues) {
    if (catalogue.language != language) continue;
    const auto found = std::lower_bound(
        catalogue.entries.begin(), catalogue.entries.end(), key,
        [&](const CatalogueEntry& e, const Key& wanted) { return key_of(e) < wanted; });
    if (found != catalogue.entries.end() && key_of(*found) == key) return &found->text;
  }
  return nullptr;
}

const std::string& RuleSet::text(TextIndex index, Language language) const {
  const Text& text = texts[index];
  const std::string* translated = translation(text.id, text.hash, language);
  return translated != nullptr ? *translated : text.french;
}

Message RuleSet::message_of(const std::vector<TextIndex>& indexes) const {
  Message said;
  for (const TextIndex index : indexes) {
    const std::string space = said.text.empty() ? "" : " ";
    said.text += space + texts[index].french;
    for (const Language language : {Language::nl, Language::en, Language::de}) {
      said.translations[language] += space + text(index, language);
    }
  }
  return said;
}

}  // namespace subrosa
