// What a change of the law does, told: examples that really differ, names, words of the rule files.
#include "subrosa/changes.hpp"

#include <algorithm>
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
