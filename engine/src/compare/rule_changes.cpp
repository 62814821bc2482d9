#include "subrosa/rule_changes.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "compare/condition_text.hpp"
#include "subrosa/edition.hpp"

namespace subrosa {

namespace {

using Kind = RuleChange::Kind;

/// One thing as it is written on one side.
struct Entry {
  Kind kind = Kind::other;
  std::string id;
  std::string version;
  std::string part;
  std::string value;
  std::optional<TextIndex> text = {};

  [[nodiscard]] auto key() const { return std::tie(kind, id, version, part); }
};

std::string words_of(const Period& period) {
  return (period.from ? iso(*period.from) : "…") + " – " + (period.to ? iso(*period.to) : "…");
}

template <class Rows>
std::string list(const Rows& rows) {
  std::string all;
  for (const std::string& one : rows) all += (all.empty() ? "" : ", ") + one;
  return all;
}

std::string_view name_of(Changer changer) {
  switch (changer) {
    case Changer::worker: return "worker";
    case Changer::person: return "person";
    case Changer::third_party: return "third_party";
    case Changer::nobody: return "nobody";
  }
  return "nobody";
}

std::string_view name_of(Tag tag) {
  switch (tag) {
    case Tag::text_read: return "text_read";
    case Tag::secondary: return "secondary";
    case Tag::unverified: return "unverified";
  }
  return "unverified";
}

/// Lists what stands in a rule set; with an edition, only what is in force.
class Listing {
 public:
  Listing(const RuleSet& rules, const Edition* edition) : rules_(rules), edition_(edition) {}

  std::vector<Entry> entries() {
    add_rules();
    for (const Fact& fact : rules_.facts) add_fact(fact);
    for (const Duty& duty : rules_.duties) add_text(Kind::duty, duty.id, "", duty.text);
    for (const Limit& limit : rules_.limits) add_text(Kind::limit, limit.id, "", limit.text);
    std::size_t row = 0;
    for (const Provision& provision : rules_.provisions) add_provision(provision, row++);
    for (const Constraint& one : rules_.constraints) {
      add_text(Kind::constraint, one.id, "", one.because);
    }
    for (const Property& one : rules_.properties) add_property(one);
    for (const Source& source : rules_.sources) add_source(source);
    for (const Contact& contact : rules_.contacts) add_contact(contact);
    for (const Script& script : rules_.scripts) add_script(script);
    for (const Notice& one : rules_.notices) {
      add_text(Kind::other, one.id, "notice", one.text);
      add(Kind::other, one.id, "notice.as_of", words_of(one.as_of));
      add(Kind::other, one.id, "notice.known_on", words_of(one.known_on));
    }
    for (const NamedText& one : rules_.themes) add_text(Kind::other, one.id, "theme", one.text);
    for (const NamedText& one : rules_.sectors) add_text(Kind::other, one.id, "sector", one.text);
    for (const NamedText& one : rules_.not_encoded) {
      add_text(Kind::other, one.id, "not_encoded", one.text);
    }
    return std::move(made_);
  }

 private:
  void add(Kind kind, const std::string& id, const std::string& part, std::string value,
           const std::string& version = "") {
    if (!value.empty()) made_.push_back({kind, id, version, part, std::move(value)});
  }

  void add_text(Kind kind, const std::string& id, const std::string& part,
                std::optional<TextIndex> text, const std::string& version = "") {
    if (text) made_.push_back({kind, id, version, part, rules_.texts[*text].french, text});
  }

  void add_rules() {
    add_text(Kind::rules, rules_.id, "title", rules_.title);
    add(Kind::rules, rules_.id, "version", rules_.version);
    add(Kind::rules, rules_.id, "covers", words_of(rules_.covers));
    std::vector<std::string> order;
    for (const Effect effect : rules_.order) order.emplace_back(subrosa::name_of(effect));
    add(Kind::rules, rules_.id, "order", list(order));
    std::vector<std::string> meanwhile;
    for (const DutyIndex duty : rules_.meanwhile) meanwhile.push_back(rules_.duties[duty].id);
    add(Kind::rules, rules_.id, "meanwhile", list(meanwhile));
  }

  void add_fact(const Fact& fact) {
    const auto value = [&](const std::optional<ValueIndex>& of) {
      return of ? fact.values[of->value].id : std::string();
    };
    add_text(Kind::fact, fact.id, "", fact.question);
    for (const DatedText& help : fact.help) {
      if (edition_ != nullptr && !help.period.contains(edition_->as_of)) continue;
      const bool dated = edition_ == nullptr && fact.help.size() > 1;
      add_text(Kind::fact, fact.id, dated ? "help " + words_of(help.period) : "help", help.text);
    }
    add_text(Kind::fact, fact.id, "why", fact.why);
    for (const Value& one : fact.values) {
      add_text(Kind::fact, fact.id, "values." + one.id, one.label);
      add_text(Kind::fact, fact.id, "values." + one.id + ".held_by", one.held_by);
      add(Kind::fact, fact.id, "values." + one.id + ".sources", sources(one.sources));
    }
    add(Kind::fact, fact.id, "plain", value(fact.plain));
    add(Kind::fact, fact.id, "assumed", value(fact.assumed));
    add(Kind::fact, fact.id, "changed_by", std::string(name_of(fact.changed_by)));
    if (!fact.reading) return;
    add(Kind::fact, fact.id, "prevailing", value(fact.reading->prevailing));
    add_text(Kind::fact, fact.id, "because", fact.reading->because);
  }

  void add_provision(const Provision& provision, std::size_t row) {
    const std::string& id = provision.id;
    add_text(Kind::provision, id, "", provision.title);
    add(Kind::provision, id, "review", std::string(name_of(provision.review.state)));
    std::vector<std::string> overrides;
    for (const ProvisionIndex other : provision.overrides) {
      overrides.push_back(rules_.provisions[other].id);
    }
    add(Kind::provision, id, "overrides", list(overrides));
    for (std::size_t i = 0; i < provision.versions.size(); ++i) {
      if (edition_ != nullptr && edition_->versions[row] != i) continue;
      add_version(id, provision.versions[i]);
    }
  }

  void add_version(const std::string& id, const Version& version) {
    const std::string from = edition_ != nullptr ? "" : iso(*version.in_force.from);
    const auto line = [&](const std::string& part, std::string value) {
      add(Kind::provision, id, part, std::move(value), from);
    };
    line("in_force", words_of(version.in_force));
    if (version.annulled) {
      line("annulled",
           iso(version.annulled->decided) + ", " + rules_.sources[version.annulled->source].id);
    }
    add_text(Kind::provision, id, "article", version.article, from);
    std::vector<std::string> certainty;
    for (const auto& [day, is] : version.certainty) {
      if (edition_ == nullptr)
        certainty.push_back(iso(day) + " " + std::string(subrosa::name_of(is)));
    }
    if (edition_ != nullptr) {
      certainty.emplace_back(subrosa::name_of(version.certainty_on(edition_->as_of)));
    }
    line("certainty", list(certainty));
    line("sources", sources(version.sources));
    add_text(Kind::provision, id, "penalty", version.penalty, from);
    add_text(Kind::provision, id, "note", version.note, from);
    for (const Step& step : version.tree.steps) {
      if (step.kind == Step::Kind::ask) continue;
      add_text(Kind::provision, id, "step " + step.id, step.text, from);
      if (step.sources != version.sources) {
        line("step " + step.id + ".sources", sources(step.sources));
      }
    }
  }

  void add_source(const Source& source) {
    const auto line = [&](const std::string& part, std::string value) {
      add(Kind::source, source.id, part, std::move(value));
    };
    add_text(Kind::source, source.id, "", source.title);
    add_text(Kind::source, source.id, "says", source.says);
    line("act", source.act);
    line("date", source.date ? iso(*source.date) : "");
    line("numac", source.numac);
    line("eli", source.eli);
    line("published", source.published ? iso(*source.published) : "");
    line("tag", std::string(name_of(source.tag)));
    line("checked_on", iso(source.checked_on));
    line("review_by", iso(source.review_by));
  }

  /// What is claimed stands in `always` after the situations of which it speaks.
  void add_property(const Property& property) {
    const auto line = [&](const std::string& part, std::string value) {
      add(Kind::property, property.id, part, std::move(value));
    };
    add_text(Kind::property, property.id, "", property.title);
    const Claim& claim = property.when ? property.always.parts.back() : property.always;
    if (property.when) line("when", claim_text(*property.when, rules_));
    if (claim.kind == Claim::Kind::negation) {
      line("never", claim_text(claim.parts.front(), rules_));
    } else {
      line("always", claim_text(claim, rules_));
    }
    if (property.as_of != Period{}) line("as_of", words_of(property.as_of));
    if (property.known_on != Period{}) line("known_on", words_of(property.known_on));
    line("sources", sources(property.sources));
  }

  void add_condition(Kind kind, const std::string& id, const std::string& part,
                     const std::optional<Condition>& condition) {
    if (condition) add(kind, id, part, condition_text(*condition, rules_));
  }

  void add_contact(const Contact& contact) {
    add_text(Kind::contact, contact.id, "", contact.name);
    add_condition(Kind::contact, contact.id, "when", contact.when);
    add_condition(Kind::contact, contact.id, "possible", contact.possible);
    add(Kind::contact, contact.id, "reach", list(contact.reach));
    add_text(Kind::contact, contact.id, "note", contact.note);
    add(Kind::contact, contact.id, "source", contact.source);
    add(Kind::contact, contact.id, "checked_on", iso(contact.checked_on));
  }

  void add_script(const Script& script) {
    add_text(Kind::script, script.id, "", script.words);
    add_condition(Kind::script, script.id, "when", script.when);
    add_condition(Kind::script, script.id, "possible", script.possible);
    std::vector<std::string> verdicts;
    for (const Verdict verdict : script.verdicts) {
      verdicts.emplace_back(subrosa::name_of(verdict));
    }
    if (script.undetermined) verdicts.emplace_back("undetermined");
    add(Kind::script, script.id, "verdicts", list(verdicts));
    add_text(Kind::script, script.id, "ask_back", script.ask_back);
    add(Kind::script, script.id, "sources", sources(script.sources));
  }

  std::string sources(const std::vector<SourceIndex>& indexes) const {
    std::vector<std::string> ids;
    for (const SourceIndex index : indexes) ids.push_back(rules_.sources[index].id);
    return list(ids);
  }

  const RuleSet& rules_;
  const Edition* edition_;
  std::vector<Entry> made_;
};

std::vector<Language> stale_in(const RuleSet& rules, const Entry& entry) {
  std::vector<Language> stale;
  if (!entry.text) return stale;
  const Text& text = rules.texts[*entry.text];
  for (const Catalogue& catalogue : rules.catalogues) {
    if (!catalogue.complete) continue;
    if (rules.translation(text.id, text.hash, catalogue.language) == nullptr) {
      stale.push_back(catalogue.language);
    }
  }
  return stale;
}

RuleChange change_of(const Entry& entry) {
  return {entry.kind, entry.id, entry.version, entry.part, entry.text.has_value(), {}, {}, {}};
}

using Key = std::tuple<Kind, std::string, std::string, std::string>;

/// What stands in `in` and not in `others`, or otherwise.
std::map<Key, const Entry*> by_key(const std::vector<Entry>& entries) {
  std::map<Key, const Entry*> found;
  for (const Entry& entry : entries) found.emplace(Key(entry.key()), &entry);
  return found;
}

/// Of an entry that stands on one side only, its parts go without saying.
bool part_of_whole(const Entry& entry, const std::map<Key, const Entry*>& own,
                   const std::map<Key, const Entry*>& others) {
  if (entry.part.empty()) return false;
  const Key whole{entry.kind, entry.id, "", ""};
  return own.count(whole) != 0 && others.count(whole) == 0;
}

/// What the version before a new one says in the same place; null where there is none.
const Entry* forerunner(const Entry& entry, const std::map<Key, const Entry*>& was) {
  constexpr const char* dates = "in_force";
  const bool of_version = entry.kind == Kind::provision && !entry.version.empty();
  if (!of_version || entry.part == dates) return nullptr;
  std::string latest;
  for (const auto& [key, old] : was) {
    const auto& [kind, id, version, part] = key;
    if (kind != entry.kind || id != entry.id || part != dates) continue;
    if (version == entry.version) return nullptr;  // no new version
    if (version < entry.version) latest = std::max(latest, version);
  }
  const auto found = was.find({entry.kind, entry.id, latest, entry.part});
  return latest.empty() || found == was.end() ? nullptr : found->second;
}

std::vector<RuleChange> changes_between(const std::vector<Entry>& before,
                                        const std::vector<Entry>& after, const RuleSet& newer) {
  const auto was = by_key(before);
  const auto is = by_key(after);
  std::vector<RuleChange> found;
  for (const Entry& entry : after) {
    const auto same = was.find(Key(entry.key()));
    const Entry* old = same != was.end() ? same->second : forerunner(entry, was);
    if (old != nullptr && old->value == entry.value) continue;
    if (part_of_whole(entry, is, was)) continue;
    RuleChange change = change_of(entry);
    if (old != nullptr) change.before = old->value;
    change.after = entry.value;
    change.stale = stale_in(newer, entry);
    found.push_back(std::move(change));
  }
  for (const Entry& entry : before) {
    if (is.count(Key(entry.key())) != 0 || part_of_whole(entry, was, is)) continue;
    RuleChange change = change_of(entry);
    change.before = entry.value;
    found.push_back(std::move(change));
  }
  // What only the older has of a thing stands beside what the newer has of it.
  std::map<std::string, std::size_t> place;
  for (const auto* entries : {&after, &before}) {
    for (const Entry& entry : *entries) place.try_emplace(entry.id, place.size());
  }
  std::stable_sort(found.begin(), found.end(), [&](const auto& a, const auto& b) {
    return std::pair(a.kind, place.at(a.id)) < std::pair(b.kind, place.at(b.id));
  });
  return found;
}

}  // namespace

std::vector<RuleChange> rule_changes(const RuleSet& older, const RuleSet& newer) {
  return changes_between(Listing(older, nullptr).entries(), Listing(newer, nullptr).entries(),
                         newer);
}

std::vector<RuleChange> rule_changes(const Law& older, const Law& newer) {
  const Edition before = edition_of(*older.rules, older.as_of, older.known_on);
  const Edition after = edition_of(*newer.rules, newer.as_of, newer.known_on);
  return changes_between(Listing(*older.rules, &before).entries(),
                         Listing(*newer.rules, &after).entries(), *newer.rules);
}

}  // namespace subrosa
