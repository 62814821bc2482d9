#include "subrosa/case_file.hpp"

#include <algorithm>
#include <map>

#include "diagnostics/codes.hpp"
#include "diagnostics/suggestion.hpp"
#include "document/read_yaml.hpp"
#include "draft/shape.hpp"
#include "text/hash.hpp"

namespace subrosa {

namespace {

template <class I, class T>
std::vector<std::string> ids_of(const Table<I, T>& table) {
  std::vector<std::string> ids;
  for (const T& row : table) ids.push_back(row.id);
  return ids;
}

std::vector<std::string> ids_of(const std::vector<NamedText>& names) {
  std::vector<std::string> ids;
  for (const NamedText& name : names) ids.push_back(name.id);
  return ids;
}

/// Whether a condition holds whatever the open answers are, fails whatever they are, or neither.
std::optional<bool> settled(const Condition& condition, const std::vector<Answer>& answers) {
  const auto part = [&](const Condition& p) { return settled(p, answers); };
  const auto any_is = [&](std::optional<bool> wanted) {
    return std::any_of(condition.parts.begin(), condition.parts.end(),
                       [&](const Condition& p) { return part(p) == wanted; });
  };
  switch (condition.kind) {
    case Condition::Kind::test: {
      const Answer& answer = answers[condition.fact.value];
      if (answer.state != Answer::State::known) return std::nullopt;
      return ((condition.values >> answer.value.value) & 1U) != 0;
    }
    case Condition::Kind::negation: {
      const auto held = part(condition.parts.front());
      return held ? std::optional(!*held) : std::nullopt;
    }
    case Condition::Kind::all:
      if (any_is(false)) return false;
      return any_is(std::nullopt) ? std::nullopt : std::optional(true);
    case Condition::Kind::any:
      if (any_is(true)) return true;
      return any_is(std::nullopt) ? std::nullopt : std::optional(false);
  }
  return std::nullopt;
}

class CaseReader {
 public:
  CaseReader(const RuleSet& rules, Diagnostics& out) : rules_(rules), out_(out) {}

  Case read(const Node& root) {
    Shape shape(root, out_);
    Case one;
    const Word id = shape.id("case");
    one.id = id.text;
    one.span = id.span;
    one.title = shape.text_if("title").value_or(Word{}).text;
    one.story = shape.text_if("story").value_or(Word{}).text;
    read_filing(shape, one);
    one.as_of = read_date(shape, "as_of");
    one.known_on = shape.date_if("known_on");
    one.answers.resize(rules_.facts.size());
    if (const Node* facts = shape.required("facts")) {
      one.facts_span = facts->span;
      read_answers(*facts, false, one);
    }
    if (const Node* readings = shape.optional("readings")) read_answers(*readings, true, one);
    check_constraints(one);
    if (const Node* rules = shape.optional("rules")) check_rules_used(*rules);
    if (const Node* expect = shape.optional("expect")) one.expect = read_expectation(*expect);
    shape.done();
    return one;
  }

 private:
  void unknown(const Word& word, Message what, const std::vector<std::string>& known) {
    what.args = {word.text};
    out_.push_back(diagnose(Code::unknown_name, word.span, std::move(what), {},
                            nearest_name(word.text, known)));
  }

  bool check_name(const Word& word, Message what, const std::vector<std::string>& known) {
    if (std::find(known.begin(), known.end(), word.text) != known.end()) return true;
    unknown(word, std::move(what), known);
    return false;
  }

  void read_filing(Shape& shape, Case& one) {
    if (const auto theme = shape.text_if("theme")) {
      check_name(*theme, message("le thème `{0}` n'est pas dans rules.yaml"),
                 ids_of(rules_.themes));
      one.theme = theme->text;
    }
    const Node* sector = shape.optional("sector");
    if (sector != nullptr) {
      const std::vector<Node> single{*sector};
      for (const Node& item : sector->kind == Node::Kind::sequence ? sector->items : single) {
        const Word word = word_of(item, out_);
        check_name(word, message("le secteur `{0}` n'est pas dans rules.yaml"),
                   ids_of(rules_.sectors));
        one.sectors.push_back(word.text);
      }
    }
    one.pair = shape.text_if("pair").value_or(Word{}).text;
  }

  std::optional<Date> read_date(Shape& shape, std::string_view key) {
    const auto word = shape.text_if(key);
    const auto date = word ? date_of(*word, out_) : std::nullopt;
    if (date && !rules_.covers.contains(*date)) {
      out_.push_back(diagnose(Code::case_date, word->span,
                              message("les règles ne couvrent pas le {0}", iso(*date))));
    }
    return date;
  }

  void read_answers(const Node& node, bool readings, Case& one) {
    const Shape must_be_a_mapping(node, out_);
    for (const Entry& entry : node.entries) {
      const Word name = word_of(entry.key, out_);
      const FormerName* former = rules_.former_name(NameKind::fact, name.text);
      if (former != nullptr && !still_there(name, *former)) continue;
      const auto fact = rules_.fact_named(former != nullptr ? former->now : name.text);
      if (fact && rules_.facts[*fact].reading.has_value() != readings) {
        out_.push_back(diagnose(
            Code::unknown_key, name.span,
            readings ? message("`{0}` est une question", name.text)
                     : message("`{0}` est une lecture du droit", name.text),
            {},
            readings ? message("mettez-la sous `facts`") : message("mettez-la sous `readings`")));
        continue;
      }
      if (!fact) {
        std::vector<std::string> known;
        for (const Fact& row : rules_.facts) {
          if (row.reading.has_value() == readings) known.push_back(row.id);
        }
        unknown(name,
                readings ? message("la lecture `{0}` n'est définie nulle part")
                         : message("la question `{0}` n'est définie nulle part"),
                known);
        continue;
      }
      if (const auto other = places_.find(fact->value); other != places_.end()) {
        out_.push_back(diagnose(
            Code::duplicate_id, name.span,
            message("`{0}` et `{1}` sont la même question", name.text, rules_.facts[*fact].id)));
        out_.back().others.push_back({other->second, message("elle a déjà une réponse ici")});
      }
      read_answer(rules_.facts[*fact], word_of(entry.value, out_), one.answers[fact->value]);
      places_[fact->value] = name.span;
    }
  }

  /// Says that a name was given up, and what to write instead; false when nothing has taken its
  /// place.
  bool still_there(const Word& word, const FormerName& former) {
    if (!former.now.empty()) {
      out_.push_back(diagnose(Code::renamed_name, word.span,
                              message("`{0}` s'appelle maintenant `{1}`", word.text, former.now),
                              message("l'ancien nom, jusqu'au {0}", iso(former.on)),
                              message("écrivez `{0}`", former.now)));
      out_.back().about = word.text;
      return true;
    }
    out_.push_back(diagnose(
        Code::removed_name, word.span,
        message("`{0}` n'est plus dans les règles depuis le {1}", word.text, iso(former.on)),
        former.kind == NameKind::value ? message("choisissez une autre réponse")
                                       : message("retirez-le de ce fichier"),
        rules_.message_of({*former.because})));
    return false;
  }

  void read_answer(const Fact& fact, const Word& word, Answer& answer) {
    if (word.text == "unknown" && !fact.reading) {
      answer.state = Answer::State::unknown;
      return;
    }
    const FormerName* former = rules_.former_name(NameKind::value, word.text, fact.id);
    if (former != nullptr && !still_there(word, *former)) return;
    if (const auto value = fact.value_named(former != nullptr ? former->now : word.text)) {
      answer = {Answer::State::known, *value};
      return;
    }
    std::vector<std::string> known;
    if (!fact.reading) known.emplace_back("unknown");
    for (const Value& value : fact.values) known.push_back(value.id);
    out_.push_back(diagnose(Code::unknown_value, word.span,
                            message("`{0}` n'est pas une réponse de `{1}`", word.text, fact.id), {},
                            suggestion(word.text, known)));
  }

  /// Reports answers that a constraint excludes whatever the other answers are.
  void check_constraints(const Case& one) {
    for (const Constraint& constraint : rules_.constraints) {
      if (settled(constraint.never, one.answers) != std::optional(true)) continue;
      std::vector<FactIndex> facts = facts_of(constraint.never);
      std::erase_if(facts, [&](FactIndex f) { return places_.count(f.value) == 0; });
      out_.push_back(diagnose(Code::contradictory_answers, places_[facts.front().value],
                              message("ces réponses ne vont pas ensemble"), {},
                              rules_.message_of({constraint.because})));
      for (std::size_t i = 1; i < facts.size(); ++i) {
        out_.back().others.push_back({places_[facts[i].value], message("avec celle-ci")});
      }
    }
  }

  void check_rules_used(const Node& node) {
    Shape shape(node, out_);
    const Word id = shape.id("id");
    const Word hash = shape.text("hash");
    shape.done();
    if (id.text == rules_.id && hash.text == rules_.hash) return;
    out_.push_back(diagnose(Code::other_rules, hash.span,
                            message("cette situation a été enregistrée avec d'autres règles")));
  }

  Expectation read_expectation(const Node& node) {
    Shape shape(node, out_);
    Expectation expect;
    std::vector<std::string> verdicts{"undetermined"};
    for (std::size_t i = 0; i < verdict_count; ++i) {
      verdicts.emplace_back(name_of(static_cast<Verdict>(i)));
    }
    if (const auto verdict = shape.text_if("verdict")) {
      if (const auto found = shape.one_of(*verdict, verdicts)) {
        expect.undetermined = *found == 0;
        if (*found > 0) expect.verdict = static_cast<Verdict>(*found - 1);
      }
    }
    verdicts.erase(verdicts.begin());
    for (const Word& word : shape.words_if("possible")) {
      if (const auto found = shape.one_of(word, verdicts)) {
        expect.possible.push_back(static_cast<Verdict>(*found));
      }
    }
    if (!expect.possible.empty() && !expect.undetermined) {
      out_.push_back(diagnose(Code::odd_expectation, node.find("possible")->span,
                              message("`possible` n'a de sens qu'avec `verdict: undetermined`")));
    }
    expect.applies = provisions(shape.words_if("applies"));
    expect.not_applying = provisions(shape.words_if("not"));
    auto known = ids_of(rules_.duties);
    for (const Limit& limit : rules_.limits) known.push_back(limit.id);
    for (const Word& word : shape.words_if("duties")) {
      const FormerName* former = rules_.former_name(NameKind::duty, word.text);
      if (former == nullptr) former = rules_.former_name(NameKind::limit, word.text);
      if (former != nullptr) {
        if (still_there(word, *former)) expect.duties.push_back(former->now);
      } else if (check_name(word, message("le devoir `{0}` n'est défini nulle part"), known)) {
        expect.duties.push_back(word.text);
      }
    }
    shape.done();
    if (node.entries.empty()) {
      out_.push_back(diagnose(Code::odd_expectation, node.span, message("rien n'est attendu ici")));
    }
    return expect;
  }

  std::vector<ProvisionIndex> provisions(const std::vector<Word>& words) {
    std::vector<ProvisionIndex> found;
    for (const Word& word : words) {
      const FormerName* former = rules_.former_name(NameKind::provision, word.text);
      if (former != nullptr && !still_there(word, *former)) continue;
      if (const auto provision =
              rules_.provision_named(former != nullptr ? former->now : word.text)) {
        found.push_back(*provision);
      } else {
        unknown(word, message("la disposition `{0}` n'est définie nulle part"),
                ids_of(rules_.provisions));
      }
    }
    return found;
  }

  const RuleSet& rules_;
  Diagnostics& out_;
  std::map<std::uint32_t, Span> places_;  ///< of each answered fact
};

std::string translated(const Case& one, const std::string& key, const std::string& french,
                       const RuleSet& rules, Language language) {
  if (language == Language::fr) return french;
  const std::string* found =
      rules.translation("case." + one.id + "." + key, short_hash(french), language);
  return found == nullptr ? french : *found;
}

}  // namespace

Situation Case::situation(Date today) const {
  Situation made;
  made.as_of = as_of.value_or(today);
  made.known_on = known_on.value_or(today);
  made.answers = answers;
  return made;
}

std::optional<Case> read_case(const SourceFile& source, std::uint32_t file, const RuleSet& rules,
                              Diagnostics& out) {
  const std::size_t before = out.size();
  const auto root = read_yaml(source, file, out, largest_case);
  if (!root) return std::nullopt;
  Case one = CaseReader(rules, out).read(*root);
  const Diagnostics fresh(out.begin() + static_cast<std::ptrdiff_t>(before), out.end());
  if (has_errors(fresh)) return std::nullopt;
  return one;
}

std::string write_case(const RuleSet& rules, const std::string& id, const Situation& situation) {
  std::string facts;
  std::string readings;
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    const Answer& answer = situation.answers[i];
    if (answer.state == Answer::State::not_asked) continue;
    const Fact& fact = rules.facts[Table<FactIndex, Fact>::index(i)];
    const bool known = answer.state == Answer::State::known;
    const std::string word = known ? fact.values[answer.value.value].id : "unknown";
    (fact.reading ? readings : facts) += "  " + fact.id + ": " + word + "\n";
  }
  return "case: " + id + "\nas_of: " + iso(situation.as_of) +
         "\nknown_on: " + iso(situation.known_on) +
         (facts.empty() ? "\nfacts: {}\n" : "\nfacts:\n" + facts) +
         (readings.empty() ? "" : "readings:\n" + readings);
}

std::string title_of(const Case& one, const RuleSet& rules, Language language) {
  return translated(one, "title", one.title, rules, language);
}
std::string story_of(const Case& one, const RuleSet& rules, Language language) {
  return translated(one, "story", one.story, rules, language);
}

}  // namespace subrosa
