#include "rename/meaning.hpp"

#include "rename/silenced.hpp"

namespace subrosa {

namespace {

/// Writes everything one after the other; each kind of thing has its own `put`.
class Writer {
 public:
  std::string text;

  void put(const std::string& word) { text += std::to_string(word.size()) + ":" + word + "\n"; }
  void put(std::uint64_t number) { text += std::to_string(number) + "\n"; }
  void put(Date date) { put(iso(date)); }
  template <class Tag>
  void put(Index<Tag> index) {
    put(std::uint64_t{index.value});
  }
  template <class T>
  void put(const std::optional<T>& one) {
    put(std::uint64_t{one.has_value()});
    if (one) put(*one);
  }
  template <class Rows>
  void put_all(const Rows& rows) {
    put(std::uint64_t{rows.size()});
    for (const auto& row : rows) put(row);
  }

  void put(const Period& period) {
    put(period.from);
    put(period.to);
  }
  void put(const DatedText& dated) {
    put(dated.period);
    put(dated.text);
  }
  void put(const Value& value) {
    put(value.label);
    put(value.held_by);
    put_all(value.sources);
  }
  void put(const Reading& reading) {
    put(reading.prevailing);
    put(reading.because);
  }
  void put(const Fact& fact) {
    put(fact.question);
    put_all(fact.help);
    put(fact.why);
    put_all(fact.values);
    put(fact.plain);
    put(fact.assumed);
    put(static_cast<std::uint64_t>(fact.changed_by));
    put(fact.reading);
  }
  void put(const Source& source) {
    put(source.title);
    put(source.act);
    put(source.date);
    put(source.numac);
    put(source.eli);
    put(source.published);
    put(source.says);
    put(static_cast<std::uint64_t>(source.tag));
    put(source.checked_on);
    put(source.review_by);
  }
  void put(const Duty& duty) { put(duty.text); }

  void put(const Condition& condition) {
    put(static_cast<std::uint64_t>(condition.kind));
    put_all(condition.parts);
    put(condition.fact);
    put(condition.values);
  }
  void put(const Claim& claim) {
    put(static_cast<std::uint64_t>(claim.kind));
    put_all(claim.parts);
    put(claim.fact);
    put(claim.provision);
    put(claim.duty);
    put(claim.limit);
    put(claim.values);
  }
  void put(const Step& step) {
    put(step.id);
    put(static_cast<std::uint64_t>(step.kind));
    put_all(step.sources);
    put(step.condition);
    put(step.text);
    put(step.next);
    put(step.fact);
    put_all(step.branches);
    put(static_cast<std::uint64_t>(step.effect));
    put_all(step.duties);
    put_all(step.limits);
  }
  void put(const Version::Annulment& annulment) {
    put(annulment.decided);
    put(annulment.source);
  }
  void put(const std::pair<Date, Certainty>& certainty) {
    put(certainty.first);
    put(static_cast<std::uint64_t>(certainty.second));
  }
  void put(const Version& version) {
    put(version.in_force);
    put(version.annulled);
    put(version.article);
    put_all(version.certainty);
    put_all(version.sources);
    put(version.penalty);
    put(version.note);
    put_all(version.tree.steps);
    put(version.tree.root);
  }
  void put(const Provision& provision) {
    put(provision.title);
    put(provision.review.by);
    put(provision.review.on);
    put_all(provision.overrides);
    put_all(provision.versions);
  }

  void put(const Constraint& constraint) {
    put(constraint.id);
    put(constraint.never);
    put(constraint.because);
  }
  void put(const Property& property) {
    put(property.id);
    put(property.title);
    put(property.always);
    put(property.as_of);
    put(property.known_on);
    put_all(property.sources);
  }
  void put(const NamedText& named) {
    put(named.id);
    put(named.text);
  }
  void put(const Notice& notice) {
    put(notice.id);
    put(notice.as_of);
    put(notice.known_on);
    put(notice.text);
  }
  void put(const Contact& contact) {
    put(contact.id);
    put(contact.name);
    put_all(contact.reach);
    put(contact.when);
    put(contact.possible);
    put(contact.note);
    put(contact.source);
    put(contact.checked_on);
  }
  void put(Verdict verdict) { put(static_cast<std::uint64_t>(verdict)); }
  void put(Effect effect) { put(static_cast<std::uint64_t>(effect)); }
  void put(const Script& script) {
    put(script.id);
    put(script.when);
    put(script.possible);
    put_all(script.verdicts);
    put(std::uint64_t{script.undetermined});
    put(script.words);
    put(script.ask_back);
    put_all(script.sources);
  }
};

}  // namespace

std::string meaning_of(const RuleSet& rules) {
  Writer writer;
  writer.put(rules.id);
  writer.put(rules.version);
  writer.put(rules.title);
  writer.put(rules.covers);
  writer.put_all(rules.order);
  writer.put_all(rules.facts);
  writer.put_all(rules.sources);
  writer.put_all(rules.duties);
  writer.put_all(rules.limits);
  writer.put_all(rules.provisions);
  writer.put_all(rules.constraints);
  writer.put_all(rules.properties);
  writer.put_all(rules.meanwhile);
  writer.put_all(rules.themes);
  writer.put_all(rules.sectors);
  writer.put_all(rules.not_encoded);
  writer.put_all(rules.notices);
  writer.put(std::uint64_t{rules.silenced.size()});
  for (const Silencing& silencing : rules.silenced) {
    const std::vector<std::size_t> meant = meant_by(silencing, rules);
    writer.put(static_cast<std::uint64_t>(silencing.code));
    writer.put(silencing.because);
    for (const std::size_t place : meant) writer.put(std::uint64_t{place});
    if (meant.empty()) writer.put(silencing.at);
  }
  writer.put_all(rules.contacts);
  writer.put_all(rules.scripts);
  for (std::size_t i = 0; i < rules.texts.size(); ++i) {
    const TextIndex index = Table<TextIndex, Text>::index(i);
    for (const Language language : {Language::fr, Language::nl, Language::en, Language::de})
      writer.put(rules.text(index, language));
  }
  return writer.text;
}

}  // namespace subrosa
