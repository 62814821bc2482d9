// What a change of the law does, told: examples that really differ, names, words of the rule files.
#include "subrosa/changes.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>

#include "subrosa/case_file.hpp"
#include "subrosa/rename.hpp"
#include "subrosa/report.hpp"
#include "support/approve.hpp"
#include "support/random_rules.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;

namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

/// The small rules with some words of one file replaced; everywhere in it with `all`.
std::vector<FileText> edited(std::vector<FileText> files, const std::string& path,
                             const std::string& from, const std::string& to) {
  for (FileText& file : files) {
    if (file.path == path) file.text = replaced(file.text, from, to);
  }
  return files;
}

/// Without the catalogues, whose hashes an edit would spoil.
Rules loaded(const std::vector<FileText>& files) {
  Loaded loaded = load_rules("small", files, Language::fr);
  INFO(rendered(loaded));
  REQUIRE(loaded.rules);
  return loaded.rules;
}

LawChanges changes_of(const Rules& older, const Rules& newer) {
  LawChanges changes{"old", "new", {older, {}, {}}, {newer, {}, {}}};
  changes.older.rules = with_names_of(older, newer, changes.renamed);
  changes.all_dates = true;
  auto comparisons = compare(changes.older.rules, newer);
  REQUIRE(comparisons);
  changes.comparisons = std::move(*comparisons);
  changes.rules = rule_changes(*changes.older.rules, *newer);
  return changes;
}

std::optional<Verdict> decided(const Rules& rules, const Situation& situation) {
  Engine engine(rules);
  const Outcome outcome = engine.decide(situation, day("2026-11-21"));
  REQUIRE(std::holds_alternative<Decision>(outcome));
  return std::get<Decision>(outcome).verdict;
}

/// A case file, read and decided.
std::optional<Verdict> replayed(const Rules& rules, const ExampleFile& file) {
  Diagnostics diagnostics;
  const SourceFile source(file.name, file.text);
  const auto one = read_case(source, 0, *rules, diagnostics);
  INFO(file.text);
  REQUIRE(one);
  REQUIRE(one->expect);
  const auto verdict = decided(rules, one->situation(day("2026-11-21")));
  CHECK(verdict == one->expect->verdict);
  return verdict;
}

const RuleChange* change_at(const LawChanges& changes, const std::string& id,
                            const std::string& part) {
  const auto there = [&](const RuleChange& one) { return one.id == id && one.part == part; };
  const auto found = std::find_if(changes.rules.begin(), changes.rules.end(), there);
  return found == changes.rules.end() ? nullptr : &*found;
}

/// The files after `subrosa rename`.
std::vector<FileText> renamed(std::vector<FileText> files, const NewName& name) {
  const auto result = rename("small", files, name, day("2026-11-21"));
  REQUIRE(std::holds_alternative<std::vector<ChangedFile>>(result));
  for (const ChangedFile& changed : std::get<std::vector<ChangedFile>>(result)) {
    std::erase_if(files, [&](const FileText& file) { return file.path == changed.path; });
    files.push_back({changed.new_path, changed.after});
  }
  return files;
}

/// One name of each kind given up; the value last, so that its question has another name by then.
std::vector<FileText> all_renamed() {
  std::vector<FileText> files = small_rule_files();
  for (const NewName& name : {NewName{NameKind::fact, "", "danger", "risk"},
                              NewName{NameKind::provision, "", "danger-exception", "exception"},
                              NewName{NameKind::duty, "", "sign", "have_signed"},
                              NewName{NameKind::limit, "", "only_danger", "no_more"},
                              NewName{NameKind::source, "", "act", "the_act"},
                              NewName{NameKind::value, "risk", "grave", "serious"}})
    files = renamed(std::move(files), name);
  return files;
}

/// `danger → risk`, sorted; a name that stands twice is there twice.
std::vector<std::string> pairs_of(const LawChanges& changes) {
  std::vector<std::string> pairs;
  for (const Renamed& one : changes.renamed)
    pairs.push_back(one.kind + " " + one.before + " → " + one.after);
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

const std::vector<std::string> every_pair{
    "duty sign → have_signed",     "fact danger → risk",
    "limit only_danger → no_more", "provision danger-exception → exception",
    "source act → the_act",        "value danger.grave → risk.serious"};

std::vector<FileText> without(std::vector<FileText> files, const std::string& path) {
  std::erase_if(files, [&](const FileText& file) { return file.path == path; });
  return files;
}

}  // namespace

TEST_CASE("what `rename` recorded is told as renamed once, and nothing else", "[changes][rename]") {
  const LawChanges changes = changes_of(loaded(small_rule_files()), loaded(all_renamed()));
  CHECK(pairs_of(changes) == every_pair);
  CHECK(changes.rules.empty());
  CHECK(changes.comparisons.empty());
  const std::string text = to_text(tell_changes(changes, day("2026-11-21"), Language::fr), {});
  CHECK(text.find("`danger.grave` s'appelle maintenant `risk.serious`") != std::string::npos);
}

TEST_CASE("a recorded name is followed though its words changed too", "[changes][rename]") {
  auto files = edited(all_renamed(), "facts.yaml", "Quelqu'un est-il en danger ?",
                      "Quelqu'un court-il un danger ?");
  files = edited(files, "facts.yaml", "Oui, grave", "Oui, très grave");
  files = edited(files, "provisions/exception.yaml", "title: Le danger", "title: Le péril");
  files = edited(files, "duties.yaml", "Faites signer.", "Faites-le signer.");
  const LawChanges changes = changes_of(loaded(small_rule_files()), loaded(files));
  CHECK(pairs_of(changes) == every_pair);
  std::vector<std::string> worded;
  for (const RuleChange& one : changes.rules) {
    CHECK((one.before && one.after));
    worded.push_back(one.id + " " + one.part);
  }
  CHECK(worded ==
        std::vector<std::string>{"risk ", "risk values.serious", "have_signed ", "exception "});
  CHECK(changes.comparisons.empty());  // none of these words is a reason
  // The names are the same thing because the rules say so, not because of their words.
  const std::string text = to_text(tell_changes(changes, day("2026-11-21"), Language::fr), {});
  const std::size_t danger = text.find("`danger` s'appelle maintenant `risk`");
  REQUIRE(danger != std::string::npos);
  CHECK(text.substr(danger, 90).find("Les mots") == std::string::npos);
  CHECK(text.substr(danger, 90).find("les nouvelles règles le disent") != std::string::npos);
}

TEST_CASE("two questions that became one are not one in the older rules", "[changes][rename]") {
  auto files = edited(small_rule_files(), "facts.yaml",
                      "  - fact: signed\n    question: La demande est-elle signée ?\n"
                      "    values: {yes: Oui, no: Non}\n    plain: yes\n"
                      "    changed_by: third_party\n    assumed: yes\n",
                      "");
  files = edited(files, "provisions/danger-exception.yaml", "ask: signed", "ask: help.given");
  files.push_back({"names.yaml", "renamed:\n  - {fact: signed, to: help.given, on: 2026-11-21}\n"});
  const LawChanges changes = changes_of(loaded(small_rule_files()), loaded(files));
  CHECK(changes.renamed.empty());
  CHECK(changes.older.rules->fact_named("signed").has_value());
  const std::string text = to_text(tell_changes(changes, day("2026-11-21"), Language::fr), {});
  CHECK(text.find("La question `signed` n'est plus posée") != std::string::npos);
}

TEST_CASE("equal words are enough where nothing was recorded", "[changes][rename]") {
  // A fact whose answer has another name too is not recognised: see `with_names_of`.
  auto files = small_rule_files();
  for (const NewName& name : {NewName{NameKind::value, "danger", "grave", "serious"},
                              NewName{NameKind::provision, "", "danger-exception", "exception"},
                              NewName{NameKind::source, "", "act", "the_act"}})
    files = renamed(std::move(files), name);
  const LawChanges changes =
      changes_of(loaded(small_rule_files()), loaded(without(files, "names.yaml")));
  CHECK(pairs_of(changes) == std::vector<std::string>{"provision danger-exception → exception",
                                                      "source act → the_act",
                                                      "value danger.grave → danger.serious"});
  CHECK(changes.rules.empty());
  CHECK(changes.comparisons.empty());
}

TEST_CASE("every example differs, decided again on both sides", "[changes][brute]") {
  std::size_t seen = 0;
  for (int seed = 0; seed < times(300); ++seed) {
    INFO("seed " << seed);
    Random random(static_cast<unsigned>(seed));
    const Rules older = random_rules(random);
    const Rules newer = random_rules(random);
    const Date date = day("2020-01-01");
    const auto comparison = compare({older, date, date}, {newer, date, date});
    REQUIRE(comparison);
    for (const ChangedClass& one : comparison->verdicts) {
      if (one.before) CHECK(decided(older, *one.example.older) == one.before);
      if (one.after) CHECK(decided(newer, *one.example.newer) == one.after);
      ++seen;
    }
  }
  CHECK(seen > 300);
}

TEST_CASE("the case files of a change are read and decided as it says", "[changes]") {
  const Date before = day("2026-08-31");
  const Date after = day("2026-09-01");
  LawChanges changes{"a", "b", {belgium(), before, before}, {belgium(), after, after}};
  auto comparison = compare(changes.older, changes.newer);
  REQUIRE(comparison);
  changes.comparisons.push_back(*comparison);
  const auto files = files_of(tell_changes(changes, after, Language::fr));
  REQUIRE(files.size() == comparison->verdicts.size());
  REQUIRE_FALSE(files.empty());
  for (std::size_t i = 0; i < files.size(); ++i) {
    CHECK(replayed(belgium(), files[i]) == comparison->verdicts[i].after);
  }
}

TEST_CASE("silence that becomes speech is told first", "[changes]") {
  const Rules older = small_rules();
  auto files = edited(small_rule_files(), "provisions/secret.yaml",
                      "permits: Devant le juge, vous choisissez.",
                      "prohibits: Devant le juge aussi, vous vous taisez.\n            id: judge");
  files = edited(files, "provisions/danger-exception.yaml", "permits: Vous pouvez parler.",
                 "requires: Vous devez parler.");
  files = edited(files, "provisions/help.yaml", "danger == grave and help.given == no",
                 "danger == grave and help.given == yes");
  const auto comparisons = compare(loaded(files), older);
  REQUIRE(comparisons);
  bool seen = false;
  for (const Comparison& one : *comparisons) {
    if (one.verdicts.size() < 2) continue;
    seen = true;
    CHECK(one.verdicts.front().before == Verdict::must_not_disclose);
    CHECK(one.verdicts.back().before != Verdict::must_not_disclose);
  }
  CHECK(seen);
}

TEST_CASE("a fact with another name and the same words is the same fact", "[changes]") {
  std::vector<FileText> files = small_rule_files();
  for (FileText& file : files) {
    std::string& text = file.text;
    for (std::size_t at = text.find("avoidable"); at != std::string::npos;
         at = text.find("avoidable", at + 12)) {
      text.replace(at, 9, "can_be_averted");
    }
  }
  const Rules newer = loaded(files);
  const LawChanges changes = changes_of(loaded(small_rule_files()), newer);
  REQUIRE(changes.renamed.size() == 1);
  CHECK(changes.renamed.front().kind == "fact");
  CHECK(changes.renamed.front().before == "avoidable");
  CHECK(changes.renamed.front().after == "can_be_averted");
  CHECK(changes.comparisons.empty());
  const std::string text = to_text(tell_changes(changes, day("2026-11-21"), Language::fr), {});
  CHECK(text.find("`avoidable` s'appelle maintenant `can_be_averted`") != std::string::npos);
}

TEST_CASE("a fact that only one side asks, and an answer that only one knows, are named",
          "[changes]") {
  auto files = edited(small_rule_files(), "facts.yaml", "colleague: Un collègue",
                      "colleague: Un collègue, press: La presse");
  files =
      edited(files, "facts.yaml", "  - fact: signed\n    question: La demande est-elle signée ?",
             "  - fact: sealed\n    question: La demande est-elle scellée ?");
  files = edited(files, "provisions/danger-exception.yaml", "ask: signed", "ask: sealed");
  const Rules newer = loaded(files);
  const LawChanges changes = changes_of(loaded(small_rule_files()), newer);
  CHECK(changes.renamed.empty());
  CHECK(change_at(changes, "signed", "") != nullptr);
  CHECK(change_at(changes, "signed", "help") == nullptr);  // goes with the whole
  const std::string text = to_text(tell_changes(changes, day("2026-11-21"), Language::fr), {});
  CHECK(text.find("La question `sealed` est nouvelle") != std::string::npos);
  CHECK(text.find("La question `signed` n'est plus posée") != std::string::npos);
  CHECK(text.find("La réponse `recipient: press` est nouvelle") != std::string::npos);

  const Situation with_press = situation(*newer, {{"recipient", "press"}, {"danger", "none"}});
  std::vector<std::string> lost;
  const Situation carried = carry_over(with_press, *newer, *small_rules(), lost);
  CHECK(lost == std::vector<std::string>{"recipient: press"});
  const FactIndex danger = *small_rules()->fact_named("danger");
  CHECK(carried.answer(danger).state == Answer::State::known);
  Engine engine(small_rules());
  const auto side = decide_case(engine, with_press, *newer, day("2026-11-21"));
  CHECK(side.state == ComparedCase::State::unreadable);
}

TEST_CASE("words, dates and sources that change are listed, with their translations", "[changes]") {
  const Rules older = small_rules();
  auto files = edited(small_rule_files(), "provisions/danger-exception.yaml",
                      "permits: Vous pouvez parler.\n", "permits: Vous pouvez dire le danger.\n");
  files = edited(files, "sources.yaml", "review_by: 2026-12-31", "review_by: 2027-12-31");
  files = edited(files, "duties.yaml", "text: Faites signer.", "text: Faites signer d'abord.");
  files = edited(files, "lang/en.yaml", "status: incomplete", "status: complete");
  const Loaded whole = load_rules("small", files);
  REQUIRE(whole.rules);
  const LawChanges changes = changes_of(older, whole.rules);
  const RuleChange* step = change_at(changes, "danger-exception", "step may-speak");
  REQUIRE(step != nullptr);
  CHECK(step->before == std::optional<std::string>("Vous pouvez parler."));
  CHECK(step->after == std::optional<std::string>("Vous pouvez dire le danger."));
  CHECK(step->version == "2000-01-01");
  CHECK(step->stale == std::vector<Language>{Language::en});
  REQUIRE(change_at(changes, "ruling", "review_by") != nullptr);
  CHECK(change_at(changes, "ruling", "review_by")->stale.empty());
  REQUIRE(change_at(changes, "sign", "") != nullptr);
  CHECK(changes.rules.size() == 3);
  CHECK_FALSE(changes.empty());
  REQUIRE_FALSE(changes.comparisons.empty());
  for (const Comparison& one : changes.comparisons) {
    CHECK(one.verdicts.empty());
    REQUIRE(one.rest.size() == 1);
    CHECK(one.rest.front().reasons);
    CHECK_FALSE(one.rest.front().duties);
  }
}

TEST_CASE("when words are shown, and what is promised, is listed too", "[changes]") {
  const std::string contacts =
      "contacts:\n  - contact: helpline\n    name: Une écoute\n    reach: [\"107\"]\n"
      "    when: danger == grave and recipient in {police, judge}\n"
      "    source: https://example.invalid\n    checked_on: 2026-11-01\n";
  const std::string say =
      "say:\n  - say: refuse\n    when: recipient == police\n    possible: danger != none\n"
      "    verdicts: [must_not_disclose]\n    words: Je ne dis rien.\n    sources: [act]\n";
  const auto before =
      with_file(with_file(small_rule_files(), "contacts.yaml", contacts), "say.yaml", say);
  auto files = edited(before, "contacts.yaml", "danger == grave and", "danger == worry and");
  files = edited(files, "say.yaml", "recipient == police", "recipient == judge");
  files = edited(files, "say.yaml", "possible: danger != none", "possible: danger == grave");
  files = edited(files, "say.yaml", "[must_not_disclose]", "[undetermined]");
  files = edited(files, "properties.yaml", "known_on: {from: 2019-03-14}",
                 "known_on: {from: 2020-03-14}");
  files = edited(files, "properties.yaml", "recipient != judge", "recipient == judge");
  files = edited(files, "properties.yaml", "depends_on(help.given)", "depends_on(signed)");
  const LawChanges changes = changes_of(loaded(before), loaded(files));
  CHECK(changes.comparisons.empty());
  CHECK_FALSE(changes.empty());
  std::vector<std::string> told;
  for (const RuleChange& one : changes.rules) {
    told.push_back(one.id + " " + one.part + ": " + one.before.value_or("—") + " → " +
                   one.after.value_or("—"));
  }
  const std::string effect = "effect(danger-exception) == permits and verdict == may_disclose";
  CHECK(told == std::vector<std::string>{
                    "no-duty-since-the-ruling known_on: 2019-03-14 – … → 2020-03-14 – …",
                    "speaking-brings-help when: " + effect + " and recipient != judge → " + effect +
                        " and recipient == judge",
                    "help-never-decides never: depends_on(help.given) → depends_on(signed)",
                    "helpline when: danger == grave and recipient != colleague → "
                    "danger == worry and recipient != colleague",
                    "refuse when: recipient == police → recipient == judge",
                    "refuse possible: danger != none → danger == grave",
                    "refuse verdicts: must_not_disclose → undetermined"});
}

TEST_CASE("almost all is not said to be all", "[changes]") {
  const auto page = [](double share) {
    const Date date = day("2026-11-21");
    Comparison one;
    one.older = one.newer = {small_rules(), date, date};
    one.situations = "1000";
    ChangedProvision row{"secret", TextIndex{0}, TextIndex{0}, 0, 0, {"1", share}, {"1", share}};
    one.provisions.push_back(row);
    LawChanges changes{"a", "b", one.older, one.newer};
    changes.comparisons.push_back(one);
    return to_markdown(tell_changes(changes, date, Language::fr));
  };
  for (const double share : {0.995, 0.9994, 0.99999}) {
    INFO(share);
    CHECK(page(share).find("presque 100") != std::string::npos);
  }
  CHECK(page(0.99).find("| 99") != std::string::npos);
  CHECK(page(1).find("presque") == std::string::npos);
}

TEST_CASE("an answer that the older rules did not know is not said to have been excluded",
          "[changes]") {
  const auto files = edited(small_rule_files(), "facts.yaml", "colleague: Un collègue",
                            "colleague: Un collègue, press: La presse");
  const std::string text = to_text(
      tell_changes(changes_of(small_rules(), loaded(files)), day("2026-11-21"), Language::fr), {});
  CHECK(text.find("Avant, les règles excluaient ces réponses, ou ne les connaissaient pas.") !=
        std::string::npos);
  CHECK(text.find("n'allaient pas ensemble") == std::string::npos);
}

TEST_CASE("an edit of words only is no change of answers", "[changes]") {
  const auto files = edited(small_rule_files(), "sources.yaml", "says: Il faut se taire.",
                            "says: Il faut toujours se taire.");
  const LawChanges changes = changes_of(small_rules(), loaded(files));
  CHECK(changes.comparisons.empty());
  CHECK(changes.rules.size() == 1);
  CHECK_FALSE(changes.empty());
  CHECK(changes_of(small_rules(), small_rules()).empty());
}

TEST_CASE("nothing of the rules acts as markup in a review", "[changes]") {
  const auto files = edited(small_rule_files(), "duties.yaml", "text: Faites signer.",
                            "text: \"Faites | signer <b>ici</b> [lien](x) # non\"");
  const LawChanges changes = changes_of(small_rules(), loaded(files));
  const std::string page = to_markdown(tell_changes(changes, day("2026-11-21"), Language::fr));
  CHECK(page.find("Faites \\| signer \\<b\\>ici\\</b\\> \\[lien\\](x)") != std::string::npos);
}

namespace {

std::string told(const LawChanges& changes) {
  return to_text(tell_changes(changes, day("2026-11-21"), Language::fr), {});
}

bool says(const std::string& text, const std::string& part) {
  // A page is folded into lines: what is looked for may stand over two of them.
  std::string flat;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\n' && text[i] != ' ') {
      flat += text[i];
    } else if (!flat.empty() && flat.back() != ' ') {
      flat += ' ';
    }
  }
  return flat.find(part) != std::string::npos;
}

std::vector<FileText> with_press() {
  return edited(small_rule_files(), "facts.yaml", "colleague: Un collègue",
                "colleague: Un collègue, press: La presse");
}

/// The small rules with this tree in force since 2010.
std::vector<FileText> with_secret(std::vector<FileText> files, const std::string& tree) {
  for (FileText& file : files) {
    if (file.path != "provisions/secret.yaml") continue;
    file.text = file.text.substr(0, file.text.find("      - ask: recipient")) + tree;
  }
  return files;
}

/// `      - ask: recipient` with what each answer leads to.
std::string by_recipient(const std::string& police, const std::string& judge,
                         const std::string& others) {
  return "      - ask: recipient\n        police:\n          - " + police +
         "        judge:\n          - " + judge + "        else:\n          - " + others;
}

/// A provision in force since 2000, listed last.
std::vector<FileText> with_provision(std::vector<FileText> files, const std::string& id,
                                     const std::string& title, const std::string& tree) {
  files = edited(files, "rules.yaml", ", help]", ", " + id + ", help]");
  files.push_back({"provisions/" + id + ".yaml",
                   "provision: " + id + "\ntitle: " + title +
                       "\nreview: {status: unreviewed}\nversions:\n  - in_force: {from: 2000-01-01}"
                       "\n    article: art. 9\n    certainty: settled\n    sources: [act]\n"
                       "    tree:\n" +
                       tree});
  return files;
}

}  // namespace

TEST_CASE("an answer that is gone is told with an example of the older rules alone", "[changes]") {
  const Rules older = loaded(with_press());
  const LawChanges changes = changes_of(older, small_rules());
  const std::string text = told(changes);
  CHECK(says(text, "La réponse `recipient: press` n'existe plus"));
  CHECK(says(text, "Après, les règles excluent ces réponses, ou ne les connaissent plus."));
  const auto files = files_of(tell_changes(changes, day("2026-11-21"), Language::fr));
  REQUIRE_FALSE(files.empty());
  for (const ExampleFile& file : files) {
    INFO(file.name);
    CHECK(file.name.ends_with("-to-excluded.yaml"));
    CHECK(file.text.find("recipient: press") != std::string::npos);
    replayed(older, file);
  }
  CHECK(to_json(changes).find("\"after\": null") != std::string::npos);
  CHECK(to_markdown(tell_changes(changes, day("2026-11-21"), Language::fr))
            .find("exclu par les règles**\n\nchange-1-") !=
        std::string::npos);  // nothing to list there
}

TEST_CASE("a provision that only one side has is named, with what the other lacks", "[changes]") {
  const auto files =
      with_provision(small_rule_files(), "alarm", "L'alerte",
                     "      - require: danger == grave\n        otherwise: Pas de danger grave.\n"
                     "      - requires: Vous devez donner l'alerte.\n");
  const std::string come = told(changes_of(small_rules(), loaded(files)));
  CHECK(says(come, "L'alerte (provisions/alarm.yaml) Avant : absente de ces règles"));
  CHECK(says(come, "oblige à le dire : Vous devez donner l'alerte."));
  const std::string gone = told(changes_of(loaded(files), small_rules()));
  CHECK(says(gone, "L'alerte (provisions/alarm.yaml)"));
  CHECK(says(gone, "Après : absente de ces règles"));
}

TEST_CASE("a provision that an example does not decide is told without words of its own",
          "[changes]") {
  auto files =
      with_provision(small_rule_files(), "unsigned", "Sans signature",
                     "      - require: signed == no\n        otherwise: La demande est signée.\n"
                     "      - permits: Sans signature, vous pouvez.\n");
  files =
      with_provision(files, "doubted", "Le doute",
                     "      - require: doubt == wide\n        otherwise: Le doute est levé.\n"
                     "      - require: signed == no\n        otherwise: La demande est signée.\n"
                     "      - permits: Dans le doute, vous pouvez.\n");
  files = edited(files, "facts.yaml", "readings:\n",
                 "readings:\n  - reading: doubt\n    question: Le doute suffit-il ?\n"
                 "    values:\n"
                 "      narrow: {says: Non., held_by: Certains, sources: [act]}\n"
                 "      wide: {says: Oui., held_by: D'autres, sources: [act]}\n"
                 "    because: On en discute.\n");
  const std::string text = told(changes_of(small_rules(), loaded(files)));
  const std::size_t doubted = text.find("Le doute (provisions/doubted.yaml)");
  REQUIRE(doubted != std::string::npos);
  CHECK(says(text.substr(doubted, 300), "dépend des réponses qui manquent Part de ce groupe"));
}

TEST_CASE("every verdict has its words before and after", "[changes]") {
  const auto older = with_secret(
      small_rule_files(), by_recipient("refers: Voyez le service.\n", "exempts: Rien de secret.\n",
                                       "prohibits: Taisez-vous.\n"));
  const auto newer = with_secret(small_rule_files(),
                                 by_recipient("prohibits: Taisez-vous.\n", "requires: Dites-le.\n",
                                              "refers: Voyez le service.\n"));
  const std::string there = told(changes_of(loaded(older), loaded(newer)));
  CHECK(says(there, "Avant, ce n'était pas une question de secret : il fallait orienter."));
  CHECK(says(there, "Avant, le secret ne s'y opposait pas. Après, il faut parler."));
  CHECK(says(there,
             "Avant, il fallait se taire. Après, ce n'est pas une question de secret : il "
             "faut orienter."));
  const std::string back = told(changes_of(loaded(newer), loaded(older)));
  CHECK(says(back, "Avant, il fallait parler. Après, le secret ne s'y oppose pas."));
}

TEST_CASE("cases that one law cannot decide are told with the reason", "[changes]") {
  auto files = with_press();
  files = edited(files, "constraints.yaml", "constraints:\n",
                 "constraints:\n  - constraint: grave-is-not-averted\n"
                 "    never: danger == grave and avoidable == yes\n"
                 "    because: Un danger grave ne s'écarte pas.\n");
  files = edited(files, "facts.yaml", "readings:\n",
                 "  - fact: checked\n    question: L'avez-vous vérifié ?\n"
                 "    values: {yes: Oui, no: Non}\n    plain: yes\n    changed_by: worker\n"
                 "readings:\n");
  files =
      with_secret(files,
                  "      - ask: recipient\n"
                  "        police:\n          - permits: Vous choisissez.\n            id: police\n"
                  "        colleague:\n          - ask: checked\n"
                  "            yes:\n              - permits: Vous choisissez.\n"
                  "            no:\n              - prohibits: Taisez-vous.\n"
                  "        else:\n          - prohibits: Taisez-vous.\n            id: others\n");
  const Rules older = small_rules();
  const Rules newer = loaded(files);
  LawChanges changes = changes_of(older, newer);
  Engine before(older);
  Engine after(newer);
  const auto add = [&](const std::string& id, const std::string& title, const Rules& written_for,
                       const Given& given, const std::string& as_of = "2026-11-21") {
    const Situation one = situation(*written_for, given, as_of);
    changes.cases.push_back({id, title, decide_case(before, one, *written_for, day("2026-11-21")),
                             decide_case(after, one, *written_for, day("2026-11-21"))});
  };
  add("opened", "", older, {{"recipient", "colleague"}, {"danger", "none"}});
  add("spoken", "La police", older, {{"recipient", "police"}, {"danger", "none"}});
  add("newer-word", "La presse", newer,
      {{"recipient", "press"}, {"danger", "none"}, {"help.given", "unknown"}});
  add("newer-question", "", newer, {{"recipient", "judge"}, {"danger", "none"}, {"checked", "no"}});
  add("excluded", "", older,
      {{"recipient", "police"}, {"danger", "grave"}, {"avoidable", "yes"}, {"help.given", "yes"}});
  add("never", "", older, {{"danger", "none"}, {"avoidable", "no"}});
  add("too-old", "", older, {{"danger", "none"}}, "1999-12-31");
  changes.cases_faulty = {
      {"cases/a.yaml", true, true}, {"cases/b.yaml", true, false}, {"cases/c.yaml", false, true}};
  CHECK(changes.cases[5].before.state == ComparedCase::State::excluded);
  CHECK(changes.cases[6].before.state == ComparedCase::State::unreadable);

  const std::string text = told(changes);
  CHECK(says(text, "Situations de la bibliothèque dont la réponse change : 5 sur 7."));
  CHECK(says(text, "« Pas encore sûr » veut dire ici"));
  CHECK(text.find("La police") < text.find("- opened\n"));  // silence to speech comes first
  CHECK(says(text,
             "Ne se comparent pas - newer-word — La presse — illisible → ne pas le dire — un "
             "côté ne connaît pas recipient: press"));
  CHECK(says(text,
             "newer-question — illisible → ne pas le dire — un côté ne connaît pas "
             "checked: no"));
  CHECK(says(text, "- excluded — ne pas le dire → exclu par les règles"));
  CHECK_FALSE(says(text, "- never"));
  CHECK_FALSE(says(text, "- too-old"));
  CHECK(says(text,
             "Fichiers illisibles des deux côtés - cases/a.yaml Fichiers illisibles - "
             "cases/b.yaml — avant seulement - cases/c.yaml — après seulement"));
  const std::string json = to_json(changes);
  for (const char* side : {"\"after\": \"undetermined\"", "\"after\": \"excluded\"",
                           "\"before\": \"unreadable\"", "\"recipient: press\""}) {
    INFO(side);
    CHECK(json.find(side) != std::string::npos);
  }
}

TEST_CASE("a change that only a law known before the act shows is told with that day",
          "[changes]") {
  // Annulled on the first day: whoever knew of the annulment never met this duty.
  const auto never_met = edited(small_rule_files(), "provisions/old-duty.yaml", "from: 2017-09-01",
                                "from: 2019-03-14");
  const auto reworded = [](const std::vector<FileText>& files) {
    return edited(files, "provisions/old-duty.yaml", "Vous deviez le dire.", "Il fallait le dire.");
  };
  const LawChanges foreseen = changes_of(loaded(never_met), loaded(reworded(never_met)));
  REQUIRE(foreseen.comparisons.size() == 1);
  CHECK(says(told(foreseen),
             "pour un acte dès le 14 mars 2019, droit connu le 1er janvier "
             "2000"));
  CHECK(to_json(foreseen).find("\"known_on\": \"2000-01-01\"") != std::string::npos);

  // Where the same change is met on the day of the act too, that is enough.
  const LawChanges usual = changes_of(small_rules(), loaded(reworded(small_rule_files())));
  CHECK(says(told(usual), "pour un acte du 1er septembre 2017 au 13 mars 2019"));
  CHECK_FALSE(says(told(usual), "droit connu le 1er janvier 2000"));

  // An annulment that only one side knows: of acts before it too, once it is known.
  const auto kept = edited(small_rule_files(), "provisions/old-duty.yaml",
                           "    annulled: {decided: 2019-03-14, source: ruling}\n", "");
  const std::string text = told(changes_of(small_rules(), loaded(kept)));
  CHECK(says(text,
             "pour un acte du 1er septembre 2017 au 13 mars 2019, droit connu le 14 mars "
             "2019 ; dès le 14 mars 2019"));
}

TEST_CASE("where everything changes, nothing is said to stay", "[changes]") {
  auto files = with_secret(small_rule_files(), "      - refers: Voyez le service.\n");
  files = edited(files, "provisions/secret.yaml", "      - prohibits: Vous devez vous taire.\n",
                 "      - refers: Voyez le service.\n");
  for (const auto& [path, title] : std::vector<std::pair<std::string, std::string>>{
           {"provisions/secret.yaml", "Le secret"},
           {"provisions/danger-exception.yaml", "Le danger"},
           {"provisions/old-duty.yaml", "L'ancienne obligation"},
           {"provisions/help.yaml", "Porter secours"}})
    files = edited(files, path, "title: " + title, "title: Autrement");
  const std::string text = told(changes_of(small_rules(), loaded(files)));
  CHECK(says(text, "Après, ce n'est pas une question de secret"));
  CHECK_FALSE(says(text, "gardent leur réponse"));
  CHECK_FALSE(says(text, "dont rien ne change"));
}

TEST_CASE("another reason with the same duties is told without a table of duties", "[changes]") {
  const auto files = edited(small_rule_files(), "provisions/danger-exception.yaml",
                            "permits: Vous pouvez parler.\n", "permits: Vous avez le droit.\n");
  const std::string text = told(changes_of(small_rules(), loaded(files)));
  CHECK(says(text, "raison : Vous avez le droit."));
  CHECK(says(text, "Chaque combinaison de réponses garde sa réponse."));
  CHECK_FALSE(says(text, "Consignes et limites qui changent"));
}

TEST_CASE("a duty that only one side has is told where it comes", "[changes]") {
  auto files = edited(small_rule_files(), "duties.yaml", "duties:\n",
                      "duties:\n  - {duty: note, text: Prenez note.}\n");
  files = edited(files, "provisions/danger-exception.yaml", "duties: [continue_help, sign]",
                 "duties: [continue_help, sign, note]");
  const LawChanges come = changes_of(small_rules(), loaded(files));
  CHECK(says(told(come), "Prenez note. Vient dans :"));
  REQUIRE_FALSE(come.comparisons.empty());
  REQUIRE(come.comparisons.front().carried.size() == 1);
  CHECK(come.comparisons.front().carried.front().id == "note");
  CHECK(come.comparisons.front().carried.front().lost.number == "0");
  const LawChanges gone = changes_of(loaded(files), small_rules());
  REQUIRE(gone.comparisons.front().carried.size() == 1);
  CHECK(gone.comparisons.front().carried.front().gained.number == "0");
}

TEST_CASE("what changes is sorted by what it is, in JSON too", "[changes]") {
  const std::string contacts =
      "contacts:\n  - contact: helpline\n    name: Une écoute\n    reach: [\"107\"]\n"
      "    when: danger == grave\n    source: https://example.invalid\n    checked_on: "
      "2026-11-01\n";
  const std::string say =
      "say:\n  - say: refuse\n    when: recipient == police\n    verdicts: [must_not_disclose]\n"
      "    words: Je ne dis rien.\n    sources: [act]\n";
  const auto before =
      with_file(with_file(small_rule_files(), "contacts.yaml", contacts), "say.yaml", say);
  auto files = before;
  for (const auto& [path, from, to] : std::vector<std::array<std::string, 3>>{
           {"rules.yaml", "version: 1.0.0", "version: 1.0.1"},
           {"rules.yaml", "L'année du changement.", "L'année où tout change."},
           {"facts.yaml", "Tout dépend de qui reçoit.", "Cela dépend de qui reçoit."},
           {"duties.yaml", "Seulement ce qui écarte", "Rien que ce qui écarte"},
           {"constraints.yaml", "rien à écarter.", "rien à éviter."},
           {"properties.yaml", "Une inquiétude ne suffit pas.", "S'inquiéter ne suffit pas."},
           {"sources.yaml", "L'obligation tombe.", "L'obligation est tombée."},
           {"contacts.yaml", "Une écoute", "Une oreille"},
           {"say.yaml", "Je ne dis rien.", "Je me tais."},
           {"lang/en.yaml", "status: incomplete", "status: complete"}})
    files = edited(files, path, from, to);
  // In French alone, but with the catalogue, which lacks the new words.
  const Loaded whole = load_rules("small", files);
  REQUIRE(whole.rules);
  LawChanges changes = changes_of(loaded(before), whole.rules);
  changes.renamed.push_back({"duty", "sign", "mark", false});
  const std::string json = to_json(changes);
  for (const char* kind : {"rules", "fact", "limit", "constraint", "property", "source", "contact",
                           "script", "other"}) {
    INFO(kind);
    CHECK(json.find("\"kind\": \"" + std::string(kind) + "\"") != std::string::npos);
  }
  CHECK(json.find("\"not_translated\": [\n        \"en\"") != std::string::npos);
  CHECK(json.find("\"before\": \"sign\"") != std::string::npos);
  const std::string text = told(changes);
  for (const char* chapter : {"Le jeu de règles", "Les limites de ce qui peut être dit",
                              "Les promesses", "Les phrases toutes prêtes", "Les autres textes"}) {
    INFO(chapter);
    CHECK(says(text, chapter));
  }
}

TEST_CASE("words that two new things have in common rename nothing", "[changes]") {
  const auto renamed_to = [](const std::string& path, const std::string& from,
                             const std::string& to) {
    auto files = small_rule_files();
    const std::string word = path == "duties.yaml" ? "sign" : "act";
    const std::string fresh = path == "duties.yaml" ? "sign_a" : "statute";
    for (FileText& file : files) {
      for (const auto& [left, right] : std::vector<std::pair<std::string, std::string>>{
               {"sources: [" + word + "]", "sources: [" + fresh + "]"},
               {"source: " + word + "\n", "source: " + fresh + "\n"},
               {", " + word + "]", ", " + fresh + "]"}}) {
        for (std::size_t at = file.text.find(left); at != std::string::npos;
             at = file.text.find(left, at + right.size()))
          file.text.replace(at, left.size(), right);
      }
    }
    return changes_of(small_rules(), loaded(edited(files, path, from, to))).renamed;
  };
  // Two duties with the words of the one that is gone.
  CHECK(renamed_to("duties.yaml", "  - {duty: sign, text: Faites signer.}\n",
                   "  - {duty: sign_a, text: Faites signer.}\n"
                   "  - {duty: sign_b, text: Faites signer.}\n")
            .empty());
  // Sources that are not the same text, or of the same text not the same act.
  CHECK(renamed_to("sources.yaml", "Loi du secret", "Loi du silence").empty());
  CHECK(renamed_to("sources.yaml", "Il faut se taire.", "Il faut parler.").empty());
  CHECK(renamed_to("sources.yaml", "date: 2000-01-01", "date: 2001-01-01").empty());
  CHECK(renamed_to("sources.yaml", "Loi du secret", "Loi du secret").size() == 1);
}

TEST_CASE("a question with other answers, or that is a reading now, is another question",
          "[changes]") {
  auto files = edited(small_rule_files(), "facts.yaml",
                      "  - fact: signed\n    question: La demande est-elle signée ?\n"
                      "    values: {yes: Oui, no: Non}\n    plain: yes\n",
                      "  - fact: sealed\n    question: La demande est-elle signée ?\n"
                      "    values: {done: Oui, no: Non}\n    plain: done\n");
  files = edited(files, "facts.yaml", "assumed: yes\n", "assumed: done\n");
  files = edited(files, "provisions/danger-exception.yaml",
                 "ask: signed\n        yes:", "ask: sealed\n        done:");
  files = edited(files, "facts.yaml", "readings:\n",
                 "readings:\n  - reading: signature\n    question: La demande est-elle signée ?\n"
                 "    values:\n"
                 "      yes: {says: Oui., held_by: Certains, sources: [act]}\n"
                 "      no: {says: Non., held_by: D'autres, sources: [act]}\n"
                 "    prevailing: yes\n    because: On le suppose.\n");
  const LawChanges changes = changes_of(small_rules(), loaded(files));
  CHECK(changes.renamed.empty());
  const std::string text = told(changes);
  CHECK(says(text, "La question `sealed` est nouvelle"));
  CHECK(says(text, "La question `signed` n'est plus posée"));
}

TEST_CASE("an older start of a version is told as new, not as a change of a later one",
          "[changes]") {
  const auto files = edited(small_rule_files(), "provisions/old-duty.yaml", "from: 2017-09-01",
                            "from: 2016-09-01");
  const LawChanges changes = changes_of(small_rules(), loaded(files));
  const RuleChange* article = change_at(changes, "old-duty", "article");
  REQUIRE(article != nullptr);
  CHECK(article->version == "2016-09-01");
  CHECK_FALSE(article->before.has_value());
  CHECK(says(told(changes), "pour un acte du 1er septembre 2016 au 31 août 2017"));
}

TEST_CASE("a name that was given up for nothing is not followed", "[changes][rename]") {
  auto files = edited(small_rule_files(), "provisions/danger-exception.yaml", "ask: signed",
                      "ask: help.given");
  files = edited(files, "facts.yaml",
                 "  - fact: signed\n    question: La demande est-elle signée ?\n"
                 "    values: {yes: Oui, no: Non}\n    plain: yes\n"
                 "    changed_by: third_party\n    assumed: yes\n",
                 "");
  files.push_back({"names.yaml",
                   "renamed:\n  - {fact: peril, to: danger, on: 2026-11-21}\n"
                   "removed:\n  - {fact: signed, on: 2026-11-21, because: Plus rien à signer.}\n"});
  const Rules newer = loaded(files);
  const LawChanges changes = changes_of(small_rules(), newer);
  CHECK(changes.renamed.empty());
  CHECK(changes.older.rules->fact_named("signed").has_value());
  // The same rules on two dates have no other names of each other.
  const Date before = day("2009-12-31");
  const Date after = day("2010-01-01");
  const auto one = compare({newer, before, before}, {newer, after, after});
  REQUIRE(one);
  CHECK(one->older.rules == newer);
}
