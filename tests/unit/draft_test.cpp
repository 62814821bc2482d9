// Faults of form: each is told as what it is, wherever it stands, and no rules come of it.
#include <algorithm>
#include <catch2/catch.hpp>

#include "diagnostics/codes.hpp"
#include "subrosa/load.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;

namespace {

struct Fault {
  std::string path;
  std::string from;
  std::string to;
  Code code;
};

/// What is said of the small rules with one thing written otherwise.
Diagnostics said_of(const Fault& fault) {
  std::vector<FileText> files = small_rule_files();
  for (FileText& file : files) {
    if (file.path != fault.path) continue;
    const std::size_t at = file.text.find(fault.from);
    INFO(fault.path << ": " << fault.from);
    REQUIRE(at != std::string::npos);
    file.text.replace(at, fault.from.size(), fault.to);
  }
  Loaded loaded = load_rules("small", files, Language::fr);
  CHECK_FALSE(loaded.rules);
  for (const Diagnostic& one : loaded.diagnostics)
    CHECK(one.span.end <= loaded.sources[one.span.file].text().size());
  return loaded.diagnostics;
}

void check(const std::vector<Fault>& faults) {
  for (const Fault& fault : faults) {
    INFO(fault.path << ": " << fault.to);
    const Diagnostics said = said_of(fault);
    CHECK(std::any_of(said.begin(), said.end(),
                      [&](const Diagnostic& one) { return one.code == fault.code; }));
  }
}

}  // namespace

TEST_CASE("a fault of form in a provision is told as what it is", "[draft]") {
  const std::string file = "provisions/danger-exception.yaml";
  check({{file,
          "        yes:\n          - permits: Vous pouvez parler.\n            id: may-speak\n"
          "            duties: [continue_help]\n            limits: [only_danger]\n",
          "        yes: Vous pouvez parler.\n", Code::wrong_kind},
         {file, "      - ask: signed\n", "      - ask: signed\n        require: danger == grave\n",
          Code::step_kind},
         {file, "require: avoidable == no", "require: [avoidable]", Code::wrong_kind},
         {file, "require: avoidable == no", "require: {avoidable: no}", Code::wrong_kind},
         {file, "    certainty: settled\n", "", Code::missing_key},
         {file, "  - in_force: {from: 2000-01-01}\n    article", "  - article", Code::missing_key},
         {file, "in_force: {from: 2000-01-01}", "in_force: 2000-01-01", Code::wrong_kind},
         {file, "in_force: {from: 2000-01-01}", "in_force: {}", Code::missing_key},
         {file, "    tree:\n", "    trees:\n", Code::unknown_key},
         {file, "id: may-speak\n", "id: -may-speak\n", Code::bad_id},
         {file, "id: may-speak\n", "id: .may-speak\n", Code::bad_id},
         {file, "id: may-speak\n", "id: may~speak\n", Code::bad_id},
         {file, "title: Le danger", "title: [Le danger]", Code::wrong_kind},
         {file, "title: Le danger", "title: {Le: danger}", Code::wrong_kind},
         {file, "provision: danger-exception", "provision: [danger-exception]", Code::wrong_kind}});
  for (const auto& [versions, code] :
       {std::pair("versions: []\n", Code::missing_key),
        std::pair("versions: x\n", Code::wrong_kind),
        std::pair("versions:\n  - x\n", Code::wrong_kind),
        std::pair("versions:\n  - {in_force: {from: 2000-01-01}, article: a, certainty: settled}\n",
                  Code::missing_key),
        std::pair("versions:\n  - {in_force: {from: 2000-01-01}, article: a, certainty: settled, "
                  "tree: x}\n",
                  Code::wrong_kind)}) {
    INFO(versions);
    const Loaded loaded =
        load_rules("small",
                   with_file(small_rule_files(), "provisions/help.yaml",
                             "provision: help\ntitle: A\nreview: {status: unreviewed}\n" +
                                 std::string(versions)),
                   Language::fr);
    CHECK_FALSE(loaded.rules);
    CHECK(
        std::any_of(loaded.diagnostics.begin(), loaded.diagnostics.end(),
                    [&, expected = code](const Diagnostic& one) { return one.code == expected; }));
  }
}

TEST_CASE("a fault of form in a list is told as what it is", "[draft]") {
  check({{"facts.yaml", "    values: {yes: Oui, no: Non}\n    plain: yes\n    changed_by: worker\n",
          "    plain: yes\n    changed_by: worker\n", Code::missing_key},
         {"facts.yaml", "    values: {yes: Oui, no: Non}\n", "    values: [yes, no]\n",
          Code::wrong_kind},
         {"facts.yaml", "changed_by: worker", "changed_by: anybody", Code::bad_word},
         {"facts.yaml",
          "    values:\n      narrow: {says: Non., held_by: La plupart, sources: [act]}\n"
          "      wide: {says: Oui., held_by: Quelques-uns, sources: [act]}\n",
          "", Code::missing_key},
         {"rules.yaml", "order: [refers,", "order: [refuses,", Code::bad_word},
         {"rules.yaml", "order: [refers, forbids, requires, exempts, permits, prohibits]\n", "",
          Code::missing_key},
         {"rules.yaml", "covers: {from: 2000-01-01}\n", "", Code::missing_key},
         {"sources.yaml", "tag: text_read", "tag: well_known", Code::bad_word},
         {"constraints.yaml", "never: danger == none and avoidable == no",
          "never: [danger == none]", Code::wrong_kind},
         {"constraints.yaml", "never: danger == none and avoidable == no", "never: {danger: none}",
          Code::wrong_kind}});
}

TEST_CASE("an empty condition is a fault, never a rule less", "[draft]") {
  const auto broken = [](const Fault& fault) {
    INFO(fault.path << ": " << fault.to);
    const Diagnostics said = said_of(fault);
    CHECK(std::any_of(said.begin(), said.end(),
                      [](const Diagnostic& one) { return one.severity == Severity::error; }));
  };
  for (const char* empty : {"''", "\"\"", "' '"}) {
    const std::string none = empty;
    broken({"constraints.yaml", "never: danger == none and avoidable == no", "never: " + none, {}});
    broken({"properties.yaml", "never: verdict == must_disclose", "never: " + none, {}});
    broken({"properties.yaml", "when: worry_counts == narrow", "when: " + none, {}});
    broken(
        {"provisions/danger-exception.yaml", "require: avoidable == no", "require: " + none, {}});
    for (const char* key : {"when", "possible"}) {
      const Loaded loaded = load_rules(
          "small",
          with_file(small_rule_files(), "contacts.yaml",
                    "contacts:\n  - contact: helpline\n    name: Une écoute\n"
                    "    reach: [\"107\"]\n    " +
                        std::string(key) + ": " + none +
                        "\n    source: https://example.invalid\n    checked_on: 2026-11-01\n"),
          Language::fr);
      INFO(key << ": " << none);
      CHECK_FALSE(loaded.rules);
    }
  }
}

TEST_CASE("a fault of form in what is said is told as what it is", "[draft]") {
  const auto said = [](const std::string& verdicts) {
    const Loaded loaded = load_rules(
        "small",
        with_file(small_rule_files(), "say.yaml",
                  "say:\n  - say: refuse\n    when: recipient == police\n    verdicts: " +
                      verdicts + "\n    words: Je ne dis rien.\n    sources: [act]\n"),
        Language::fr);
    std::vector<Code> codes;
    for (const Diagnostic& one : loaded.diagnostics) {
      if (one.severity == Severity::error) codes.push_back(one.code);
    }
    return codes;
  };
  CHECK(said("[refer]").empty());
  CHECK(said("refer") == std::vector<Code>{Code::wrong_kind});
  CHECK(said("[]") == std::vector<Code>{Code::empty_text});
}
