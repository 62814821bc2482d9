// What is found about meaning is exact: it follows from the constraints, from the steps above and
// from every edition, not from how the files look.
#include <algorithm>
#include <catch2/catch.hpp>

#include "subrosa/audit.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;

namespace {

std::string text_of(const std::string& path) {
  for (const FileText& file : small_rule_files()) {
    if (file.path == path) return file.text;
  }
  return {};
}

/// One file of the small rules with some words replaced.
std::vector<FileText> changed(const std::string& path, const std::string& from,
                              const std::string& to) {
  std::string text = text_of(path);
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return with_file(small_rule_files(), path, text.replace(at, from.size(), to));
}

/// `W512 help/x` for each finding.
std::vector<std::string> found_in(std::vector<FileText> files) {
  const Loaded loaded = load_rules("rules", std::move(files));
  INFO(rendered(loaded));
  REQUIRE(loaded.rules);
  std::vector<std::string> found;
  for (const Diagnostic& d :
       everything_found(loaded.rules, {}, loaded.sources, day("2026-11-21"), loaded.diagnostics)
           .open) {
    found.push_back(code_text(d) + " " + d.about);
  }
  return found;
}

using Found = std::vector<std::string>;

const std::string help = "provisions/help.yaml";
const std::string danger = "provisions/danger-exception.yaml";

}  // namespace

TEST_CASE("a part of a condition may be idle because of a constraint", "[audit]") {
  // Without danger there is nothing that cannot be avoided: constraints.yaml says so.
  const std::string condition = "danger == grave and help.given == no";
  const std::string more = "danger != none and avoidable == no and help.given == no";
  const Found found = found_in(changed(help, condition, more));
  REQUIRE(found.size() == 1);
  CHECK(found[0].substr(0, 10) == "W512 help/");
  CHECK(found_in(changed(help, condition, "danger == grave and help.given == no")).empty());
}

TEST_CASE("a part of a condition may be idle because of a step above", "[audit]") {
  const Found idle = found_in(
      changed(danger, "require: avoidable == no", "require: avoidable == no and danger != none"));
  REQUIRE(idle.size() == 1);
  CHECK(idle[0].substr(0, 5) == "W512 ");
  // `danger == grave` is not: a worry comes here too, under one reading.
  const Found needed = found_in(
      changed(danger, "require: avoidable == no", "require: avoidable == no and danger == grave"));
  CHECK(std::none_of(needed.begin(), needed.end(), [](const std::string& one) {
    return one.substr(0, 14) == "W512 danger-ex" &&
           one.find("avoidable-is-no") != std::string::npos;
  }));
}

TEST_CASE("a part that is written twice is idle once", "[audit]") {
  const Found found = found_in(
      changed(help, "danger == grave and help", "(danger == grave or danger == grave) and help"));
  REQUIRE(found.size() == 1);
  CHECK(found[0].substr(0, 10) == "W512 help/");
}

TEST_CASE("a condition inside another is looked at too, under a negation", "[audit]") {
  const Found found =
      found_in(changed(help, "danger == grave and help.given == no",
                       "not (danger != grave or help.given == yes or danger == none)"));
  REQUIRE(found.size() == 1);
  CHECK(found[0].substr(0, 10) == "W512 help/");
}

TEST_CASE("a promise about an annulled duty speaks of something until the ruling only", "[audit]") {
  const auto promise = [&](const std::string& known_on) {
    return found_in(with_file(small_rule_files(), "properties.yaml",
                              text_of("properties.yaml") +
                                  "  - property: old\n    title: Autrefois.\n"
                                  "    when: effect(old-duty) == requires\n"
                                  "    always: verdict == must_disclose\n    known_on: " +
                                  known_on + "\n    sources: [act]\n"));
  };
  CHECK(promise("{to: 2019-03-13}").empty());
  CHECK(promise("{from: 2019-03-14}") == Found{"W714 old"});
}

TEST_CASE("ready-made words are idle only where no edition gives their answer", "[audit]") {
  const auto words = [&](const std::string& verdicts, const std::string& when) {
    return found_in(with_file(small_rule_files(), "say.yaml",
                              "say:\n  - say: words\n    when: " + when + "\n    verdicts: [" +
                                  verdicts + "]\n    words: Je note.\n    sources: [act]\n"));
  };
  CHECK(words("must_disclose", "recipient == police").empty());  // from 2017 to the ruling
  CHECK(words("must_disclose", "recipient == judge") == Found{"W716 words"});
  CHECK(words("refer", "recipient == police") == Found{"W716 words"});
  CHECK(words("undetermined", "recipient == police").empty());
}

TEST_CASE("a text that is only shown on days outside the coverage is idle", "[audit]") {
  CHECK(found_in(changed("rules.yaml", "as_of: {from: 2010-01-01, to: 2010-12-31}",
                         "as_of: {from: 1990-01-01, to: 1990-12-31}")) ==
        Found{"W716 turning-point"});
}

TEST_CASE("words of the program are found in each language, plain words in none", "[audit]") {
  const auto said = [&](const std::string& text) {
    return found_in(with_file(small_rule_files(), "lang/nl.yaml",
                              "language: nl\nstatus: incomplete\ntexts:\n"
                              "  - {id: duty.sign, of: \"0c5ab653\", text: \"" +
                                  text + "\"}\n"));
  };
  CHECK(said("Laat het blad ondertekenen, feit per feit.").empty());
  CHECK(said("Vul de Variabele in.") == Found{"W806 duty.sign"});
  CHECK(said("Kijk naar help.given.") == Found{"W806 duty.sign"});
  CHECK(said("Alleen als dit != dat.") == Found{"W806 duty.sign"});
}

TEST_CASE("a question is measured in signs, not in bytes", "[audit]") {
  const auto asked = [&](std::size_t signs) {
    std::string question;
    for (std::size_t i = 0; i < signs; ++i) question += "é";
    return found_in(changed("facts.yaml", "Aidez-vous déjà ?", question));
  };
  CHECK(asked(144).empty());
  CHECK(asked(145) == Found{"W805 fact.help.given.question"});
}

namespace {

/// The codes found, by what they are about, in small rules that cover the years to 2029.
Found found_until_2029(const std::string& path, const std::string& from, const std::string& to,
                       const std::string& today = "2026-11-21") {
  std::vector<FileText> files = changed("rules.yaml", "covers: {from: 2000-01-01}",
                                        "covers: {from: 2000-01-01, to: 2029-12-31}");
  for (FileText& file : files) {
    if (file.path != path) continue;
    const std::size_t at = file.text.find(from);
    REQUIRE(at != std::string::npos);
    file.text.replace(at, from.size(), to);
  }
  const Loaded loaded = load_rules("rules", std::move(files));
  INFO(rendered(loaded));
  REQUIRE(loaded.rules);
  Found found;
  for (const Diagnostic& d :
       everything_found(loaded.rules, {}, loaded.sources, day(today), {}).open)
    found.push_back(code_text(d) + " " + d.about);
  return found;
}

}  // namespace

TEST_CASE("dates are held against the last covered day", "[audit]") {
  const std::string since = "in_force: {from: 2000-01-01}";
  const auto help_from = [&](const std::string& period) {
    return found_until_2029(help, since, "in_force: " + period);
  };
  CHECK(help_from("{from: 2000-01-01}").empty());
  CHECK(help_from("{from: 2000-01-01, to: 2029-12-31}").empty());
  CHECK(help_from("{from: 2000-01-01, to: 2040-12-31}").empty());
  CHECK(help_from("{from: 2000-01-01, to: 2029-12-30}") == Found{"W606 help"});
  const Found later = help_from("{from: 2030-01-01}");
  CHECK(std::count(later.begin(), later.end(), "E604 ") == 1);
  CHECK(found_until_2029(help, since, since, "2029-12-31").front().substr(0, 4) == "W707");
  const Found ended = found_until_2029(help, since, since, "2030-01-01");
  CHECK(std::any_of(ended.begin(), ended.end(),
                    [](const std::string& one) { return one.substr(0, 4) == "W608"; }));
}

TEST_CASE("what is dated outside the covered days is never shown", "[audit]") {
  const std::string notice = "as_of: {from: 2010-01-01, to: 2010-12-31}";
  const auto notice_on = [&](const std::string& period) {
    return found_until_2029("rules.yaml", notice, "as_of: " + period);
  };
  CHECK(notice_on("{from: 2029-12-31}").empty());
  CHECK(notice_on("{from: 2030-01-01}") == Found{"W716 turning-point"});
  CHECK(notice_on("{to: 1999-12-31}") == Found{"W716 turning-point"});
  const Found help_text = found_until_2029("facts.yaml", "{from: 2010-01-01, text: Un danger",
                                           "{from: 2035-01-01, text: Un danger");
  REQUIRE(help_text.size() == 1);
  CHECK(help_text.front() == "W716 fact.danger.help");
}

TEST_CASE("a source may not be read on a day to come", "[audit]") {
  const Found found =
      found_until_2029("sources.yaml", "checked_on: 2026-11-01", "checked_on: 2026-11-22");
  CHECK(found == Found{"W609 ruling"});
}

TEST_CASE("words for an open answer are idle where the answer is never open", "[audit]") {
  const auto words = [&](const std::string& when) {
    return found_in(with_file(small_rule_files(), "say.yaml",
                              "say:\n  - say: words\n    when: " + when +
                                  "\n    verdicts: [undetermined]\n    words: Je note.\n"
                                  "    sources: [act]\n"));
  };
  CHECK(words("recipient == police").empty());
  CHECK(words("recipient == colleague and danger == none") == Found{"W716 words"});
}

TEST_CASE("a duty that meets a prohibition in several editions is told once", "[audit]") {
  // The duty of 2017 against a prohibition that has no exception, before and after 2018.
  std::vector<FileText> files = changed(
      "provisions/old-duty.yaml", "    annulled: {decided: 2019-03-14, source: ruling}\n", "");
  files =
      with_file(std::move(files), help,
                "provision: help\ntitle: Se taire\nreview: {status: unreviewed}\nversions:\n"
                "  - in_force: {from: 2000-01-01, to: 2017-12-31}\n    article: art. 4\n"
                "    certainty: settled\n    sources: [act]\n    tree:\n"
                "      - forbids: Jamais.\n"
                "  - in_force: {from: 2018-01-01}\n    article: art. 4 bis\n"
                "    certainty: settled\n    sources: [act]\n    tree:\n"
                "      - {require: danger == grave, otherwise: Si.}\n      - forbids: Jamais.\n");
  const Found found = found_in(std::move(files));
  CHECK(std::count_if(found.begin(), found.end(),
                      [](const std::string& one) { return one.substr(0, 4) == "E704"; }) == 1);
}

TEST_CASE("signs beside a name of the rules do not hide it from the reader", "[audit]") {
  const auto asking = [&](const std::string& question) {
    return found_in(changed("facts.yaml", "Aidez-vous déjà ?", question));
  };
  CHECK(asking("Aidez-vous [déjà] {ou pas} | vraiment ?").empty());
  CHECK(asking("Est-ce [continue_help] ?") == Found{"W806 fact.help.given.question"});
  CHECK(asking("Est-ce {help.given}, `déjà` ?") == Found{"W806 fact.help.given.question"});
}

TEST_CASE("a number may name something and stand in a text as well", "[audit]") {
  CHECK(found_in(changed("constraints.yaml",
                         "nothing-to-avoid\n    never: danger == none and avoidable == no\n"
                         "    because: Sans danger,",
                         "2020\n    never: danger == none and avoidable == no\n"
                         "    because: Depuis 2020, sans danger,"))
            .empty());
}

TEST_CASE("a missing translation is proposed as a line that can be pasted", "[audit]") {
  const Rules rules = load_sound(changed("duties.yaml", "text: Faites signer.",
                                         "text: \"Dites \\\"signez\\\", \\\\ et\\npas plus.\""));
  const std::string lines = missing_translations(*rules, {}, Language::en);
  INFO(lines);
  CHECK(lines.find("  # Dites \"signez\", \\ et pas plus.\n  - {id: duty.sign, of: \"") !=
        std::string::npos);
}
