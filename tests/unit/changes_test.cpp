// What a change of the law does, told: examples that really differ, names, words of the rule files.
#include "subrosa/changes.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "subrosa/case_file.hpp"
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

}  // namespace

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
  for (const Comparison& one : changes.comparisons) {
    CHECK(one.verdicts.empty());
    REQUIRE(one.rest.size() == 1);
    CHECK(one.rest.front().reasons);
    CHECK_FALSE(one.rest.front().duties);
  }
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
