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
