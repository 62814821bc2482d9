// How two laws were compared, the versions, cases and words that change, and what does not.
#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "changes/parts.hpp"
#include "subrosa/edition.hpp"

namespace subrosa {

namespace {

std::string quoted_id(const std::string& id) { return "`" + id + "`"; }

std::string question(const Fact& fact, const RuleSet& rules, Language language) {
  return rules.text(fact.question, language);
}

/// Answers that only one side has, of questions that both ask.
void add_values(const RuleSet& one, const RuleSet& other, bool is_new, const Telling& telling,
                std::vector<std::string>& items) {
  for (const Fact& fact : one.facts) {
    const auto there = other.fact_named(fact.id);
    if (!there) continue;
    for (const Value& value : fact.values) {
      if (other.facts[*there].value_named(value.id)) continue;
      const std::string id = quoted_id(fact.id + ": " + value.id);
      items.push_back(telling.tr(
          is_new ? message("La réponse {0} est nouvelle. Les anciennes règles ne la connaissent "
                           "pas : ces situations comptent comme exclues avant.",
                           id)
                 : message("La réponse {0} n'existe plus : ces situations comptent comme exclues "
                           "après.",
                           id)));
    }
  }
}

void add_facts(const RuleSet& one, const RuleSet& other, bool is_new, const Telling& telling,
               std::vector<std::string>& items) {
  for (const Fact& fact : one.facts) {
    if (other.fact_named(fact.id)) continue;
    const std::string id = quoted_id(fact.id);
    const std::string words = question(fact, one, telling.language);
    items.push_back(telling.tr(
        is_new ? message("La question {0} est nouvelle : {1} Les anciennes règles ne la posent "
                         "pas ; leur réponse est la même quoi qu'on y réponde.",
                         id, words)
               : message("La question {0} n'est plus posée : {1} La réponse des nouvelles règles "
                         "est la même quoi qu'on y réponde.",
                         id, words)));
  }
}

void add_renamed(const Telling& telling, std::vector<std::string>& items) {
  for (const Renamed& one : telling.changes.renamed) {
    if (one.recorded) {
      items.push_back(telling.tr(
          message("{0} s'appelle maintenant {1} : les nouvelles règles le disent. Les deux sont "
                  "comparés comme une seule chose.",
                  quoted_id(one.before), quoted_id(one.after))));
      continue;
    }
    items.push_back(telling.tr(
        message("{0} s'appelle maintenant {1}. Les mots sont les mêmes : les deux sont comparés "
                "comme une seule chose.",
                quoted_id(one.before), quoted_id(one.after))));
  }
}

/// Which cases change from what to what, the most important first.
int weight(const ComparedCase& one) {
  const auto silent = [](const ComparedCase::Side& side) {
    return side.verdict == std::optional(Verdict::must_not_disclose);
  };
  if (!one.before.verdict || !one.after.verdict) return 0;
  return silent(one.before) != silent(one.after) ? 2 : 1;
}

std::string case_words(const ComparedCase& one) {
  return one.title.empty() ? one.id : one.id + " — " + one.title;
}

std::string side_words(const ComparedCase::Side& side, Language language) {
  if (side.state == ComparedCase::State::decided) return short_words(side.verdict, language);
  return say(side.state == ComparedCase::State::excluded ? message("exclu par les règles")
                                                         : message("illisible"),
             language);
}

bool decided(const ComparedCase& one) {
  return one.before.state == ComparedCase::State::decided &&
         one.after.state == ComparedCase::State::decided;
}

std::vector<ChangeList> flips(const Telling& telling) {
  std::vector<const ComparedCase*> rows;
  for (const ComparedCase& one : telling.changes.cases) {
    if (one.flips() && decided(one)) rows.push_back(&one);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) {
    return std::tuple(-weight(*a), a->before.verdict, a->after.verdict) <
           std::tuple(-weight(*b), b->before.verdict, b->after.verdict);
  });
  std::vector<ChangeList> lists;
  for (const ComparedCase* one : rows) {
    const std::string turn = side_words(one->before, telling.language) + " → " +
                             side_words(one->after, telling.language);
    if (lists.empty() || lists.back().title != turn) lists.push_back({turn, {}});
    lists.back().items.push_back(case_words(*one));
  }
  return lists;
}

/// Cases that one side cannot decide.
ChangeList unreadable(const Telling& telling) {
  ChangeList list{telling.tr(message("Ne se comparent pas")), {}};
  for (const ComparedCase& one : telling.changes.cases) {
    if (decided(one) || !one.flips()) continue;
    std::vector<std::string> lost = one.before.lost;
    lost.insert(lost.end(), one.after.lost.begin(), one.after.lost.end());
    std::string words = case_words(one) + " — " + side_words(one.before, telling.language) + " → " +
                        side_words(one.after, telling.language);
    if (!lost.empty()) {
      words += " — " + telling.tr(message("un côté ne connaît pas {0}", joined(lost)));
    }
    list.items.push_back(std::move(words));
  }
  return list;
}

std::vector<std::string> faulty_on_both(const LawChanges& changes) {
  std::vector<std::string> files;
  for (const FaultyCase& one : changes.cases_faulty) {
    if (one.before && one.after) files.push_back(one.file);
  }
  return files;
}

std::vector<std::string> faulty_on_one(const Telling& telling) {
  std::vector<std::string> files;
  for (const FaultyCase& one : telling.changes.cases_faulty) {
    if (one.before && one.after) continue;
    files.push_back(telling.tr(one.after ? message("{0} — après seulement", one.file)
                                         : message("{0} — avant seulement", one.file)));
  }
  return files;
}

void add_list(std::vector<ChangeList>& lists, const std::string& title,
              const std::vector<std::string>& items) {
  if (!items.empty()) lists.push_back({title, items});
}

// Words of the rule files.

Message kind_words(RuleChange::Kind kind) {
  switch (kind) {
    case RuleChange::Kind::rules: return message("Le jeu de règles");
    case RuleChange::Kind::fact: return message("Les questions et leurs réponses");
    case RuleChange::Kind::duty: return message("Les consignes");
    case RuleChange::Kind::limit: return message("Les limites de ce qui peut être dit");
    case RuleChange::Kind::provision: return message("Les dispositions : textes, dates, sources");
    case RuleChange::Kind::constraint: return message("Les réponses qui ne vont pas ensemble");
    case RuleChange::Kind::property: return message("Les promesses");
    case RuleChange::Kind::source: return message("Les sources");
    case RuleChange::Kind::contact: return message("Les services à appeler");
    case RuleChange::Kind::script: return message("Les phrases toutes prêtes");
    case RuleChange::Kind::other: return message("Les autres textes");
  }
  return message("Les autres textes");
}

std::string place_of(const RuleChange& one) {
  std::string place = one.id;
  if (!one.version.empty()) place += " " + one.version;
  return one.part.empty() ? place : place + " / " + one.part;
}

ChangePart texts_of_kind(const std::vector<RuleChange>& rows, RuleChange::Kind kind,
                         const Telling& telling) {
  ChangePart part{telling.tr(kind_words(kind)), 3};
  part.table.head = {telling.tr(message("Où")), telling.tr(message("Avant")),
                     telling.tr(message("Après"))};
  for (const RuleChange& one : rows) {
    if (one.kind != kind) continue;
    part.table.rows.push_back({place_of(one), one.before.value_or("—"), one.after.value_or("—")});
  }
  return part;
}

/// `nl (12), de (12)`
std::string stale_words(const std::vector<RuleChange>& rows) {
  std::map<Language, std::size_t> number;
  for (const RuleChange& one : rows) {
    for (const Language language : one.stale) ++number[language];
  }
  std::vector<std::string> words;
  for (const auto& [language, count] : number) {
    words.push_back(std::string(code_of(language)) + " (" + std::to_string(count) + ")");
  }
  return joined(words);
}

// What does not change.

std::set<std::string> touched_provisions(const LawChanges& changes) {
  std::set<std::string> ids;
  for (const Comparison& one : changes.comparisons) {
    for (const ChangedProvision& row : one.provisions) ids.insert(row.id);
  }
  for (const RuleChange& one : changes.rules) {
    if (one.kind == RuleChange::Kind::provision) ids.insert(one.id);
  }
  return ids;
}

/// Provisions of which another version counts everywhere, and which say the same for all that.
std::vector<std::string> same_in_substance(const LawChanges& changes) {
  std::set<std::string> ids;
  std::set<std::string> others;
  for (const Comparison& one : changes.comparisons) {
    for (const ChangedProvision& row : one.provisions) {
      (row.words.number == "0" ? ids : others).insert(row.id);
    }
  }
  std::vector<std::string> same;
  std::set_difference(ids.begin(), ids.end(), others.begin(), others.end(),
                      std::back_inserter(same));
  return same;
}

/// Those of the newer rules of which nothing is touched; on a pair of dates only those in force.
std::vector<std::string> untouched(const LawChanges& changes) {
  const std::set<std::string> touched = touched_provisions(changes);
  const RuleSet& rules = *changes.newer.rules;
  const Edition edition = edition_of(rules, changes.newer.as_of, changes.newer.known_on);
  std::vector<std::string> ids;
  std::size_t row = 0;
  for (const Provision& provision : rules.provisions) {
    const bool counts = changes.all_dates || edition.versions[row].has_value();
    ++row;
    if (counts && touched.count(provision.id) == 0) ids.push_back(provision.id);
  }
  return ids;
}

constexpr double almost_all = 0.999;  ///< of which it is said that it is almost all
/// Less than this is what rounding leaves where everything changes: nothing is said of it.
constexpr double hardly_any = 1e-9;

double changed_share(const Comparison& comparison) {
  double changed = 0;
  for (const ChangedClass& one : comparison.verdicts) changed += one.amount.share;
  return changed;
}

/// Files that only the newer side cannot read.
std::vector<std::string> broken_since(const LawChanges& changes) {
  std::vector<std::string> files;
  for (const FaultyCase& one : changes.cases_faulty) {
    if (one.after && !one.before) files.push_back(one.file);
  }
  return files;
}

std::size_t flip_count(const LawChanges& changes) {
  const auto flips = [](const ComparedCase& one) { return one.flips(); };
  return static_cast<std::size_t>(std::count_if(changes.cases.begin(), changes.cases.end(), flips));
}

}  // namespace

Parts brief(const Telling& telling) {
  const LawChanges& changes = telling.changes;
  ChangePart part{telling.tr(message("En bref")), 2};
  const std::vector<std::string> broken = broken_since(changes);
  const std::string broken_words =
      broken.empty() ? std::string()
                     : telling.tr(message("Situations dont le fichier est illisible après : {0}.",
                                          joined(broken)));
  if (changes.empty() && !broken.empty()) {
    part.paragraphs.push_back(telling.tr(message("Les règles disent la même chose.")));
    add_list(part.lists, "", {broken_words});
    return {part};
  }
  if (changes.empty()) {
    part.paragraphs.push_back(telling.tr(changes.all_dates
                                             ? message("Rien ne change, à aucune date.")
                                             : message("Rien ne change : ni réponse, ni raison, ni "
                                                       "consigne.")));
    return {part};
  }
  ChangeList list;
  std::set<std::string> turns;
  for (const Comparison* comparison : told_comparisons(changes)) {
    for (const ChangedClass& one : comparison->verdicts) {
      const std::string turn = verdict_words(one.before, telling.language) + " → " +
                               verdict_words(one.after, telling.language);
      if (turns.insert(turn).second) list.items.push_back(turn);
    }
  }
  if (list.items.empty()) {
    list.items.push_back(telling.tr(message("Aucune réponse ne change.")));
  }
  if (const std::size_t flips = flip_count(changes); flips > 0) {
    list.items.push_back(
        telling.tr(message("Situations de la bibliothèque dont la réponse change : {0} sur {1}.",
                           std::to_string(flips), std::to_string(changes.cases.size()))));
  }
  const auto is_text = [](const RuleChange& one) { return one.text; };
  const auto texts = std::count_if(changes.rules.begin(), changes.rules.end(), is_text);
  if (texts > 0) {
    list.items.push_back(
        telling.tr(message("Textes ajoutés, retirés ou changés : {0}.", std::to_string(texts))));
  }
  if (const std::string stale = stale_words(changes.rules); !stale.empty()) {
    list.items.push_back(telling.tr(message("Textes à retraduire : {0}.", stale)));
  }
  if (!broken.empty()) list.items.push_back(broken_words);
  part.lists.push_back(std::move(list));
  return {part};
}

Parts how_compared(const Telling& telling) {
  const RuleSet& older = *telling.changes.older.rules;
  const RuleSet& newer = *telling.changes.newer.rules;
  ChangeList list;
  add_renamed(telling, list.items);
  add_facts(newer, older, true, telling, list.items);
  add_facts(older, newer, false, telling, list.items);
  add_values(newer, older, true, telling, list.items);
  add_values(older, newer, false, telling, list.items);
  if (list.items.empty()) return {};
  ChangePart part{telling.tr(message("Ce qui porte un autre nom, ou n'existe que d'un côté")), 2};
  part.lists.push_back(std::move(list));
  return {part};
}

Parts changed_versions(const Telling& telling, const Comparison& comparison) {
  ChangePart part{
      dated(
          telling.tr(message("Les dispositions qui ont une autre version, ou disent autre chose")),
          comparison, telling),
      2};
  part.table.head = {telling.tr(message("Disposition")), telling.tr(message("Avant")),
                     telling.tr(message("Après")),
                     telling.tr(message("Elle fait autre chose dans"))};
  for (const ChangedProvision& one : comparison.provisions) {
    const auto side = [&](const Law& law, std::optional<TextIndex> article,
                          std::optional<std::size_t> version) {
      if (!article) return telling.tr(message("absente"));
      const Provision& row = law.rules->provisions[*law.rules->provision_named(one.id)];
      return law.rules->text(*article, telling.language) + ", " +
             period_words(row.versions[*version].in_force, telling.language);
    };
    const std::string where = one.effect.number == "0"
                                  ? telling.tr(message("aucune situation"))
                                  : share_words(one.effect.share, telling.language);
    part.table.rows.push_back({one.id, side(comparison.older, one.before, one.version_before),
                               side(comparison.newer, one.after, one.version_after), where});
  }
  return part.table.rows.empty() ? Parts{} : Parts{part};
}

Parts changed_cases(const Telling& telling) {
  const LawChanges& changes = telling.changes;
  ChangePart part{telling.tr(message("Les situations de la bibliothèque")), 2};
  part.lists = flips(telling);
  const auto open = [](const ComparedCase& one) {
    return one.flips() && decided(one) && (!one.before.verdict || !one.after.verdict);
  };
  if (std::any_of(changes.cases.begin(), changes.cases.end(), open)) {
    part.paragraphs.push_back(
        telling.tr(message("« Pas encore sûr » veut dire ici que la situation ne répond pas à une "
                           "question que ce droit pose.")));
  }
  const ChangeList odd = unreadable(telling);
  add_list(part.lists, odd.title, odd.items);
  add_list(part.lists, telling.tr(message("Nouvelles")), changes.cases_added);
  add_list(part.lists, telling.tr(message("Retirées")), changes.cases_removed);
  add_list(part.lists, telling.tr(message("Fichiers illisibles des deux côtés")),
           faulty_on_both(changes));
  add_list(part.lists, telling.tr(message("Fichiers illisibles")), faulty_on_one(telling));
  return part.lists.empty() ? Parts{} : Parts{part};
}

Parts changed_texts(const Telling& telling) {
  const auto& rows = telling.changes.rules;
  if (rows.empty()) return {};
  Parts parts{{telling.tr(message("Les textes, dates et sources")), 2}};
  parts.front().paragraphs.push_back(
      telling.tr(message("Chaque endroit porte le nom qu'il a dans les fichiers.")));
  if (const std::string stale = stale_words(rows); !stale.empty()) {
    parts.front().paragraphs.push_back(
        telling.tr(message("Textes français dont la traduction manque ou date d'avant : {0}. "
                           "`subrosa check --missing LANGUE` les donne, prêts à remplir.",
                           stale)));
  }
  for (std::size_t kind = 0; kind <= static_cast<std::size_t>(RuleChange::Kind::other); ++kind) {
    ChangePart part = texts_of_kind(rows, static_cast<RuleChange::Kind>(kind), telling);
    if (!part.table.rows.empty()) parts.push_back(std::move(part));
  }
  return parts;
}

Parts unchanged(const Telling& telling) {
  const LawChanges& changes = telling.changes;
  if (changes.empty()) return {};
  ChangePart part{telling.tr(message("Ce qui ne change pas")), 2};
  ChangeList list;
  double most = 0;
  for (const Comparison& one : changes.comparisons) most = std::max(most, changed_share(one));
  if (most <= 0) {
    list.items.push_back(telling.tr(message("Chaque combinaison de réponses garde sa réponse.")));
  } else if (1 - most > hardly_any) {
    list.items.push_back(
        telling.tr(message("Toutes les autres combinaisons de réponses gardent leur réponse : {0}.",
                           share_words(std::min(1 - most, almost_all), telling.language))));
  }
  if (!changes.cases.empty()) {
    const std::size_t kept = changes.cases.size() - flip_count(changes);
    list.items.push_back(
        telling.tr(message("Situations de la bibliothèque qui gardent leur réponse : {0} sur {1}.",
                           std::to_string(kept), std::to_string(changes.cases.size()))));
  }
  if (const auto same = same_in_substance(changes); !same.empty()) {
    list.items.push_back(telling.tr(
        message("Une autre version, mais qui dit partout la même chose : {0}.", joined(same))));
  }
  if (const auto same = untouched(changes); !same.empty()) {
    list.items.push_back(
        telling.tr(message("Dispositions dont rien ne change : {0}.", joined(same))));
  }
  if (list.items.empty()) return {};
  part.lists.push_back(std::move(list));
  return {part};
}

}  // namespace subrosa
