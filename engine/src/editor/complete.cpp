// What may be written at a place.
#include <algorithm>

#include "editor/knowledge.hpp"

namespace subrosa {

namespace {

/// Collects what may stand in place of one word.
class Completer {
 public:
  Completer(const FileView& file, const FileText& marked, const RuleSet& rules, Language language,
            std::size_t offset)
      : file_(file), text_(marked.text), rules_(rules), language_(language), offset_(offset) {}

  std::vector<Completion> complete() {
    const auto place = place_of_mark();
    if (!place) return {};
    const Place& word = file_.outline.places[*place];
    begin_ = word.begin;
    end_ = word.end - 1;  // the mark is not in the editor's text
    if (word.key) {
      add_keys(file_.slot_beside(*place), file_.outline.keys_of(*word.mapping));
    } else {
      complete_value(*place);
    }
    return std::move(found_);
  }

 private:
  std::optional<std::size_t> place_of_mark() const {
    const auto& places = file_.outline.places;
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (places[i].begin <= offset_ && offset_ < places[i].end) return i;
    }
    return std::nullopt;
  }

  void add(const std::string& label, const std::string& meaning, Completion::Kind kind,
           const std::string& after = "") {
    found_.push_back({label, label + after, meaning, kind, begin_, end_});
  }

  void add_keys(const Slot& slot, const std::vector<std::pair<std::string, std::string>>& there) {
    const std::size_t after = end_ + 1;  // behind the word, in the text with the mark
    const bool colon = after < text_.size() && text_[after] == ':';
    const bool in_list = after < text_.size() && (text_[after] == ']' || text_[after] == ',');
    for (const Choice& key : slot.keys) {
      const auto same = [&](const auto& one) { return one.first == key.word; };
      if (std::none_of(there.begin(), there.end(), same))
        add(key.word, key.meaning, Completion::Kind::key, colon || in_list ? "" : ": ");
    }
  }

  void complete_value(std::size_t place) {
    const Slot slot = file_.slot_of_value(place);
    const Place& word = file_.outline.places[place];
    if (slot.is("condition")) {
      complete_condition(word);
      return;
    }
    const auto named = file_.names_in(place);
    if (!named.empty() && !named.front().defines) add_names(named.front().name);
    if (found_.empty()) {
      const auto kind = named.empty() ? Completion::Kind::word : Completion::Kind::name;
      for (const Choice& one : slot.words) add(one.word, one.meaning, kind);
    }
    if (found_.empty()) add_keys(slot, {});
  }

  /// What the schema leaves open: it knows neither of which fact a default is an answer, nor the
  /// versions of a file.
  void add_names(const Name& name) {
    if (name.kind == TermKind::version) add_versions();
    if (name.kind == TermKind::value && file_.kind == "facts") add_values(name.owner);
    if (name.kind == TermKind::provision && file_.kind == "rules") add_provisions();
  }

  void add_versions() {
    const auto& places = file_.outline.places;
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (places[i].key) continue;
      for (const NamedPlace& named : file_.names_in(i)) {
        if (named.defines && named.name.kind == TermKind::version)
          add(named.name.id, "", Completion::Kind::name);
      }
    }
  }

  void complete_condition(const Place& condition) {
    using Role = ConditionWord::Role;
    for (const ConditionWord& word : words_of_condition(condition.text)) {
      const std::size_t begin = condition.begin + word.begin;
      const std::size_t end = condition.begin + word.end;
      if (offset_ < begin || offset_ >= end) continue;
      begin_ = begin;
      end_ = end - 1;
      switch (word.role) {
        case Role::subject:
        case Role::function: add_subjects(); break;
        case Role::argument: add_arguments(word.function); break;
        case Role::value: add_values_of(word); break;
        case Role::comparison: add_comparisons(!word.function.empty()); break;
        case Role::connective: add_words({"and", "or"}); break;
      }
    }
  }

  void add_words(const std::vector<std::string>& words) {
    for (const std::string& word : words) add(word, "", Completion::Kind::word, " ");
  }

  void add_comparisons(bool after_call) {
    add_words({"==", "!="});
    add("in {…}", "", Completion::Kind::word);
    found_.back().insert = "in {";
    if (after_call) add_words({"and", "or"});
  }

  void add_subjects() {
    for (const Fact& fact : rules_.facts)
      add(fact.id, rules_.text(fact.question, language_), Completion::Kind::name);
    add_words({"not"});
    if (file_.kind != "properties") return;
    add("verdict", say(message("la réponse"), language_), Completion::Kind::word);
    const auto call = [&](const char* name, const Message& meaning) {
      add(name, say(meaning, language_), Completion::Kind::word, "(");
    };
    call("effect", message("l'effet d'une disposition, une fois ôté ce que d'autres écartent"));
    call("duty", message("la réponse porte ce devoir ou cette limite"));
    call("depends_on", message("une autre réponse à cette seule question change le verdict"));
  }

  void add_arguments(const std::string& function) {
    if (function == "effect") add_provisions();
    if (function == "depends_on") {
      for (const Fact& fact : rules_.facts)
        add(fact.id, rules_.text(fact.question, language_), Completion::Kind::name);
    }
    if (function != "duty") return;
    for (const Duty& duty : rules_.duties)
      add(duty.id, rules_.text(duty.text, language_), Completion::Kind::name);
    for (const Limit& limit : rules_.limits)
      add(limit.id, rules_.text(limit.text, language_), Completion::Kind::name);
  }

  void add_provisions() {
    for (const Provision& provision : rules_.provisions) {
      if (!provision.id.empty())
        add(provision.id, rules_.text(provision.title, language_), Completion::Kind::name);
    }
  }

  void add_values_of(const ConditionWord& word) {
    const auto add_name = [&](std::string_view name) {
      add(std::string(name), "", Completion::Kind::word);
    };
    if (word.subject == "verdict") {
      for (std::size_t i = 0; i < verdict_count; ++i) add_name(name_of(static_cast<Verdict>(i)));
    } else if (word.function == "effect") {
      for (std::size_t i = 0; i < effect_count; ++i) add_name(name_of(static_cast<Effect>(i)));
    } else {
      add_values(word.subject);
    }
  }

  void add_values(const std::string& fact_id) {
    const auto fact = rules_.fact_named(fact_id);
    if (!fact) return;
    for (const Value& value : rules_.facts[*fact].values)
      add(value.id, rules_.text(value.label, language_), Completion::Kind::name);
  }

  const FileView& file_;
  const std::string& text_;
  const RuleSet& rules_;
  Language language_;
  std::size_t offset_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::vector<Completion> found_;
};

}  // namespace

std::vector<Completion> Assistant::complete(const FileText& file, std::size_t offset) const {
  // A letter where the cursor stands: so there is a word to complete, also where nothing is
  // written.
  FileText marked = file;
  offset = std::min(offset, marked.text.size());
  marked.text.insert(offset, 1, 'x');
  const FileView view(marked, *knowledge_->rules, knowledge_->guide);
  return Completer(view, marked, *knowledge_->rules, knowledge_->language, offset).complete();
}

}  // namespace subrosa
