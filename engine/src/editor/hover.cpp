// What a word means, in Markdown.
#include <algorithm>

#include "editor/knowledge.hpp"

namespace subrosa {

namespace {

template <class Rows>
const typename std::decay_t<decltype(*std::declval<Rows>().begin())>* row_named(
    const Rows& rows, const std::string& id) {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.id == id; });
  return found == rows.end() ? nullptr : &*found;
}

/// Says what the rules know of a name; empty where they do not know it.
class Teller {
 public:
  Teller(const RuleSet& rules, Language language, Date today)
      : rules_(rules), language_(language), today_(today) {}

  std::string tell(const Name& name) const {
    switch (name.kind) {
      case TermKind::fact: return fact(name.id);
      case TermKind::value: return value(name);
      case TermKind::source: return source(name.id);
      case TermKind::duty: return named_text(rules_.duties, name.id);
      case TermKind::limit: return named_text(rules_.limits, name.id);
      case TermKind::theme: return named_text(rules_.themes, name.id);
      case TermKind::sector: return named_text(rules_.sectors, name.id);
      case TermKind::provision: return provision(name.id);
      case TermKind::version: return version(name);
    }
    return {};
  }

 private:
  std::string words(const Message& message) const { return say(message, language_); }
  const std::string& words(TextIndex text) const { return rules_.text(text, language_); }

  std::string pair(const std::string& left, const std::string& right) const {
    return words(message("{0} : {1}", left, right));
  }

  template <class Rows>
  std::string named_text(const Rows& rows, const std::string& id) const {
    const auto* row = row_named(rows, id);
    return row == nullptr ? "" : words(row->text);
  }

  std::string days(const Period& period) const {
    if (period.from && period.to)
      return words(message("du {0} au {1}", iso(*period.from), iso(*period.to)));
    if (period.from) return words(message("à partir du {0}", iso(*period.from)));
    if (period.to) return words(message("jusqu'au {0}", iso(*period.to)));
    return {};
  }

  std::string fact(const std::string& id) const {
    const Fact* fact = row_named(rules_.facts, id);
    if (fact == nullptr) return {};
    std::string out = "**" + words(fact->question) + "**\n";
    for (const DatedText& help : fact->help) {
      const std::string when = days(help.period);
      out += "\n" + (when.empty() ? words(help.text) : pair(when, words(help.text))) + "\n";
    }
    if (fact->why) out += "\n*" + words(*fact->why) + "*\n";
    out += "\n";
    for (const Value& value : fact->values) {
      out += "- " + pair("`" + value.id + "`", words(value.label)) + "\n";
    }
    const auto note = [&](const std::optional<ValueIndex>& value, const char* key) {
      if (value) out += "\n`" + std::string(key) + ": " + fact->values[value->value].id + "`\n";
    };
    note(fact->plain, "plain");
    note(fact->assumed, "assumed");
    if (fact->reading) note(fact->reading->prevailing, "prevailing");
    return out;
  }

  std::string value(const Name& name) const {
    const Fact* fact = row_named(rules_.facts, name.owner);
    const Value* value = fact == nullptr ? nullptr : row_named(fact->values, name.id);
    if (value == nullptr) return {};
    std::string out = "**" + words(value->label) + "**\n\n" + words(fact->question) + "\n";
    if (value->held_by) out += "\n" + words(*value->held_by) + "\n";
    return out;
  }

  std::string source(const std::string& id) const {
    const Source* source = row_named(rules_.sources, id);
    if (source == nullptr) return {};
    std::string out = "**" + words(source->title) + "**\n";
    if (!source->act.empty()) out += "\n" + source->act + "\n";
    out += "\n" + words(source->says) + "\n\n" + words(checked(*source)) + ", " +
           words(message("à relire avant le {0}", iso(source->review_by)));
    if (source->review_by < today_) out += " ⚠ " + words(message("ce jour est passé"));
    return out + "\n";
  }

  static Message checked(const Source& source) {
    const std::string day = iso(source.checked_on);
    switch (source.tag) {
      case Tag::text_read: return message("texte lu, vérifié le {0}", day);
      case Tag::secondary: return message("source secondaire, vérifiée le {0}", day);
      case Tag::unverified: break;
    }
    return message("pas encore vérifié");
  }

  std::string provision(const std::string& id) const {
    const Provision* provision = row_named(rules_.provisions, id);
    if (provision == nullptr) return {};
    std::string out = "**" + words(provision->title) + "**\n\n";
    for (const Version& version : provision->versions) out += "- " + line(version) + "\n";
    return out;
  }

  std::string line(const Version& version) const {
    std::string out = pair(days(version.in_force), words(version.article));
    if (version.annulled)
      out += ", " + words(message("annulée le {0}", iso(version.annulled->decided)));
    return out;
  }

  std::string version(const Name& name) const {
    const std::size_t slash = name.owner.rfind('/') + 1;
    const std::string id = name.owner.substr(slash, name.owner.rfind('.') - slash);
    const Provision* provision = row_named(rules_.provisions, id);
    if (provision == nullptr) return {};
    for (const Version& version : provision->versions) {
      if (version.in_force.from && iso(*version.in_force.from) == name.id) return line(version);
    }
    return {};
  }

  const RuleSet& rules_;
  Language language_;
  Date today_;
};

/// The meaning of a key, or of one of the words that may stand there.
std::string meaning_of(const FileView& file, std::size_t place) {
  const Place& word = file.outline.places[place];
  if (word.key) return file.slot_of_key(place).meaning;
  for (const Choice& one : file.slot_of_value(place).words) {
    if (one.word == word.text) return one.meaning;
  }
  return {};
}

}  // namespace

std::optional<Hover> Assistant::hover(const FileText& file, std::size_t offset) const {
  const FileView view(file, *knowledge_->rules, knowledge_->guide);
  const auto place = view.outline.at(offset);
  if (!place) return std::nullopt;
  const Teller teller(*knowledge_->rules, knowledge_->language, knowledge_->today);
  for (const NamedPlace& named : view.names_in(*place)) {
    if (offset < named.begin || offset > named.end) continue;
    const std::string words = teller.tell(named.name);
    if (!words.empty()) return Hover{words, named.begin, named.end};
  }
  const std::string words = meaning_of(view, *place);
  if (words.empty()) return std::nullopt;
  const Place& word = view.outline.places[*place];
  return Hover{words, word.begin, word.end};
}

}  // namespace subrosa
