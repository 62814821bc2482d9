// The answers that change: each class with an example, decided again under both laws.
#include <algorithm>

#include "changes/parts.hpp"
#include "drawing/answer_words.hpp"
#include "subrosa/case_file.hpp"
#include "subrosa/edition.hpp"

namespace subrosa {

namespace {

/// What the example has that is not ordinary, an answer an item.
ChangeList answers_list(const RuleSet& rules, const Situation& situation, const Telling& telling) {
  ChangeList list{telling.tr(message("Le plus simple exemple ; le reste est ordinaire")), {}};
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    const Fact& fact = rules.facts[Table<FactIndex, Fact>::index(i)];
    const Answer& answer = situation.answers[i];
    if (answer.state != Answer::State::known || fact.plain == answer.value) continue;
    list.items.push_back(question_words(fact, rules, telling.language) + " — " +
                         rules.text(fact.values[answer.value.value].label, telling.language));
  }
  if (list.items.empty()) {
    list.items.push_back(telling.tr(message("la situation ordinaire, telle quelle")));
  }
  return list;
}

/// What a law says of the example; nothing where it excludes it.
std::optional<Explanation> told(Engine& engine, const std::optional<Situation>& example,
                                const Telling& telling) {
  if (!example) return std::nullopt;
  const Outcome outcome = engine.decide(*example, telling.today);
  const auto* decision = std::get_if<Decision>(&outcome);
  return decision == nullptr ? std::nullopt : std::optional(explain(*decision, telling.language));
}

struct BothTold {
  std::optional<Explanation> before;
  std::optional<Explanation> after;
};

BothTold tell_both(Telling& telling, const Example& example) {
  return {told(telling.older, example.older, telling), told(telling.newer, example.newer, telling)};
}

ChangeList why_list(const std::string& title, std::optional<Verdict> verdict,
                    const std::optional<Explanation>& told, const Telling& telling) {
  const std::string short_verdict = verdict_words(verdict, telling.language);
  ChangeList list{telling.tr(message("{0} : {1}", title, short_verdict)), {}};
  if (told) list.items = told->why;
  return list;
}

/// The version that counts: its article and its days. Empty where none does.
std::string version_words(const Comparison& comparison, bool older, const std::string& id,
                          Language language) {
  const Law& law = older ? comparison.older : comparison.newer;
  const auto provision = law.rules->provision_named(id);
  if (!provision) return say(message("absente de ces règles"), language);
  const auto version = edition_of(*law.rules, law.as_of, law.known_on).versions[provision->value];
  if (!version) return {};
  const Version& row = law.rules->provisions[*provision].versions[*version];
  return law.rules->text(row.article, language) + ", " + period_words(row.in_force, language);
}

/// What a provision does with the example: `permet de le dire : Vous pouvez…`.
std::string outcome_words(const std::optional<Explanation>& told, const RuleSet& rules,
                          const std::string& id, Language language) {
  const auto provision = rules.provision_named(id);
  if (!told || !provision) return {};
  const ProvisionStory& story = told->provisions[provision->value];
  const std::string arrow = "→ ";
  const bool says = !story.steps.empty() && story.steps.back().rfind(arrow, 0) == 0;
  if (!says) return story.outcome;
  return say(message("{0} : {1}", story.outcome, story.steps.back().substr(arrow.size())),
             language);
}

std::string provision_name(const Comparison& comparison, const std::string& id, Language language) {
  const RuleSet& newer = *comparison.newer.rules;
  const RuleSet& rules = newer.provision_named(id) ? newer : *comparison.older.rules;
  return rules.text(rules.provisions[*rules.provision_named(id)].title, language) +
         " (provisions/" + id + ".yaml)";
}

std::string cell(const std::string& version, const std::string& outcome) {
  return version.empty() || outcome.empty() ? version + outcome : version + " — " + outcome;
}

/// The provisions that make the difference: which version on each side, and what it does with the
/// example.
ChangeTable responsible_table(const Comparison& comparison, const std::vector<Responsible>& rows,
                              const BothTold& both, const Telling& telling) {
  const Language language = telling.language;
  if (rows.empty()) return {};
  ChangeTable table{{telling.tr(message("Disposition en cause")), telling.tr(message("Avant")),
                     telling.tr(message("Après")), telling.tr(message("Part de ce groupe"))},
                    {}};
  for (const Responsible& row : rows) {
    const std::string& id = row.provision;
    table.rows.push_back({provision_name(comparison, id, language),
                          cell(version_words(comparison, true, id, language),
                               outcome_words(both.before, *comparison.older.rules, id, language)),
                          cell(version_words(comparison, false, id, language),
                               outcome_words(both.after, *comparison.newer.rules, id, language)),
                          share_words(row.share, language)});
  }
  return table;
}

std::string slug(std::optional<Verdict> verdict) {
  std::string word = verdict ? std::string(name_of(*verdict)) : "excluded";
  std::replace(word.begin(), word.end(), '_', '-');
  return word;
}

std::string case_text(const RuleSet& rules, const std::string& id, const Situation& situation,
                      Verdict expected) {
  return write_case(rules, id, situation) +
         "expect:\n  verdict: " + std::string(name_of(expected)) + "\n";
}

/// One file where the same one can be read by both laws, else one for each.
std::vector<ExampleFile> example_files(const Comparison& comparison, const ChangedClass& one,
                                       std::size_t number) {
  const std::string id =
      "change-" + std::to_string(number) + "-" + slug(one.before) + "-to-" + slug(one.after);
  const RuleSet& older = *comparison.older.rules;
  const RuleSet& newer = *comparison.newer.rules;
  std::vector<ExampleFile> files;
  if (one.example.newer) {
    files.push_back({id + ".yaml", case_text(newer, id, *one.example.newer, *one.after)});
  }
  if (!one.example.older) return files;
  std::vector<std::string> lost;
  const bool serves_both =
      one.example.newer &&
      carry_over(*one.example.newer, newer, older, lost).answers == one.example.older->answers &&
      lost.empty();
  if (serves_both) return files;
  const std::string own = one.example.newer ? id + "-before" : id;
  files.push_back({own + ".yaml", case_text(older, own, *one.example.older, *one.before)});
  return files;
}

ChangePart class_part(Telling& telling, const Comparison& comparison, const ChangedClass& one,
                      std::size_t number) {
  const Language language = telling.language;
  ChangePart part{std::to_string(number) + ". " + verdict_words(one.before, language) + " → " +
                      verdict_words(one.after, language),
                  3};
  part.paragraphs = {was_words(one.before, language) + " " + is_words(one.after, language),
                     amount_words(one.amount, language) + "."};
  const Law& law = one.after ? comparison.newer : comparison.older;
  const BothTold both = tell_both(telling, one.example);
  part.lists.push_back(
      answers_list(*law.rules, one.after ? *one.example.newer : *one.example.older, telling));
  const auto side = [&](const Message& word, const Law& of) {
    return telling.tr(word) + ", " + law_words(of, language);
  };
  part.lists.push_back(
      why_list(side(message("Avant"), comparison.older), one.before, both.before, telling));
  part.lists.push_back(
      why_list(side(message("Après"), comparison.newer), one.after, both.after, telling));
  part.table = responsible_table(comparison, one.provisions, both, telling);
  part.files = example_files(comparison, one, number);
  return part;
}

/// Sentences of `a` that `b` does not have.
void add_missing(const std::vector<std::string>& a, const std::vector<std::string>& b,
                 const std::string& kind, Language language, std::vector<std::string>& out) {
  for (const std::string& sentence : a) {
    if (std::find(b.begin(), b.end(), sentence) != b.end()) continue;
    out.push_back(say(message("{0} : {1}", kind, sentence), language));
  }
}

/// What one explanation says and the other does not.
ChangeList only_in(const std::string& title, const Explanation& one, const Explanation& other,
                   const Telling& telling) {
  ChangeList list{title, {}};
  const auto add = [&](const auto& of, const auto& without, const Message& kind) {
    add_missing(of, without, telling.tr(kind), telling.language, list.items);
  };
  add(one.why, other.why, message("raison"));
  add(one.duties, other.duties, message("consigne"));
  add(one.limits, other.limits, message("limite"));
  return list;
}

ChangePart same_part(Telling& telling, const Comparison& comparison, const SameVerdict& one) {
  std::vector<std::string> what;
  if (one.reasons) what.push_back(telling.tr(message("autres raisons")));
  if (one.duties) what.push_back(telling.tr(message("autres consignes")));
  if (one.limits) what.push_back(telling.tr(message("autres limites")));
  ChangePart part{
      telling.tr(message("{0} : {1}", verdict_words(one.verdict, telling.language), joined(what))),
      3};
  part.paragraphs.push_back(amount_words(one.amount, telling.language) + ".");
  part.lists.push_back(answers_list(*comparison.newer.rules, *one.example.newer, telling));
  const BothTold both = tell_both(telling, one.example);
  if (both.before && both.after) {
    for (ChangeList list :
         {only_in(telling.tr(message("Seulement avant")), *both.before, *both.after, telling),
          only_in(telling.tr(message("Seulement après")), *both.after, *both.before, telling)}) {
      if (!list.items.empty()) part.lists.push_back(std::move(list));
    }
  }
  if (!one.provisions.empty()) {
    ChangeList named{telling.tr(message("Dispositions dont la raison change")), {}};
    for (const Responsible& row : one.provisions) {
      named.items.push_back(provision_name(comparison, row.provision, telling.language) + " — " +
                            share_words(row.share, telling.language));
    }
    part.lists.push_back(std::move(named));
  }
  return part;
}

/// The text of a duty or limit, from the newer law if it has it.
std::string carried_words(const Comparison& comparison, const CarriedChange& one,
                          Language language) {
  std::string words = one.id;
  for (const Law* law : {&comparison.older, &comparison.newer}) {
    const RuleSet& rules = *law->rules;
    if (one.limit) {
      for (const Limit& row : rules.limits) {
        if (row.id == one.id) words = rules.text(row.text, language);
      }
    } else {
      for (const Duty& row : rules.duties) {
        if (row.id == one.id) words = rules.text(row.text, language);
      }
    }
  }
  return words;
}

ChangeTable carried_table(const Comparison& comparison, const Telling& telling) {
  if (comparison.carried.empty()) return {};
  ChangeTable table{{telling.tr(message("Consigne ou limite")), telling.tr(message("Vient dans")),
                     telling.tr(message("S'en va dans"))},
                    {}};
  for (const CarriedChange& one : comparison.carried) {
    table.rows.push_back({carried_words(comparison, one, telling.language),
                          share_or_dash(one.gained, telling.language),
                          share_or_dash(one.lost, telling.language)});
  }
  return table;
}

}  // namespace

Parts changed_verdicts(Telling& telling, const Comparison& comparison, std::size_t& number) {
  Parts parts;
  for (const ChangedClass& one : comparison.verdicts) {
    parts.push_back(class_part(telling, comparison, one, ++number));
  }
  return parts;
}

Parts same_verdicts(Telling& telling, const Comparison& comparison) {
  Parts parts;
  if (comparison.rest.empty()) return parts;
  parts.push_back(
      {dated(telling.tr(message("Même réponse, mais pas ce qui va avec")), comparison, telling),
       2});
  for (const SameVerdict& one : comparison.rest) {
    parts.push_back(same_part(telling, comparison, one));
  }
  ChangeTable carried = carried_table(comparison, telling);
  if (carried.rows.empty()) return parts;
  parts.push_back(
      {telling.tr(message("Consignes et limites qui changent sans que la réponse change")), 3});
  parts.back().table = std::move(carried);
  return parts;
}

}  // namespace subrosa
