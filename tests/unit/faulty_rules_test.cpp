// Slips in rule files that are refused, each with the small rules otherwise as they are: what was
// written never counts for less than it says, or for something else, without a word.
#include <algorithm>
#include <catch2/catch.hpp>

#include "subrosa/engine.hpp"
#include "subrosa/limits.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;

namespace {

using Files = std::vector<FileText>;

/// One slip: some words of a file, and what stands there instead. A file that is not there is made.
struct Slip {
  std::string path;
  std::string from;
  std::string to;
  std::string code;
  std::string says;  ///< a part of what is said of it
};

Files with_slip(const Slip& slip) {
  Files files = small_rule_files();
  const auto found = std::find_if(files.begin(), files.end(),
                                  [&](const FileText& file) { return file.path == slip.path; });
  if (found == files.end()) return with_file(std::move(files), slip.path, slip.to);
  const std::size_t at = found->text.find(slip.from);
  INFO(slip.path << " has no " << slip.from);
  REQUIRE(at != std::string::npos);
  found->text.replace(at, slip.from.size(), slip.to);
  return files;
}

void check_refused(const std::vector<Slip>& slips) {
  for (const Slip& slip : slips) {
    const Loaded loaded = load_rules("rules", with_slip(slip));
    INFO(slip.path << ": " << slip.to << "\n" << rendered(loaded));
    CHECK_FALSE(loaded.rules);
    const auto said = [&](const Diagnostic& d) {
      return code_text(d) == slip.code &&
             say(d.observation, Language::fr).find(slip.says) != std::string::npos;
    };
    CHECK(std::any_of(loaded.diagnostics.begin(), loaded.diagnostics.end(), said));
  }
}

const std::string secret = "provisions/secret.yaml";
const std::string danger = "provisions/danger-exception.yaml";
const std::string help = "provisions/help.yaml";
const std::string yes_no = "values: {yes: Oui, no: Non}";
const std::string steps_of_help =
    "\n      - require: danger == grave and help.given == no\n        otherwise: Rien de plus à "
    "faire.\n      - warns: Aidez, ou faites aider.\n        duties: [continue_help]\n";

}  // namespace

TEST_CASE("a condition that is left empty is refused, and never dropped", "[check]") {
  const std::string expected = "une condition est attendue ici";
  const std::string contact =
      "contacts:\n  - contact: help-line\n    name: La ligne\n    when: ''\n    source: act\n"
      "    checked_on: 2026-11-21\n";
  const std::string script =
      "say:\n  - say: silence\n    possible: \" \"\n    verdicts: [must_not_disclose]\n"
      "    words: Non.\n    sources: [act]\n";
  check_refused({{"constraints.yaml", "danger == none and avoidable == no", "''", "E301", expected},
                 {"properties.yaml", "depends_on(help.given)", "\"\"", "E301", expected},
                 {"properties.yaml", "when: worry_counts == narrow", "when: ''", "E301", expected},
                 {help, "danger == grave and help.given == no", "''", "E301", expected},
                 {"contacts.yaml", "", contact, "E301", expected},
                 {"say.yaml", "", script, "E301", expected}});
}

TEST_CASE("a text that is shown and left empty is refused", "[check]") {
  check_refused(
      {{"facts.yaml", yes_no, "values: {yes: '', no: Non}", "E207", "le texte de `yes` est vide"},
       {"facts.yaml", "help: Une personne à la fois.", "help: ''", "E207", "`help` est vide"},
       {"rules.yaml", "{police: La police}", "{police: ' '}", "E207", "`police` est vide"}});
}

TEST_CASE("how certain a version is must be said, in the order of the days", "[check]") {
  const std::string dated = "[{from: 2020-01-01, is: probable}]";
  check_refused(
      {{secret, dated, "[]", "E207", "la liste de `certainty` est vide"},
       {secret, dated, "[{from: 2020-01-01, is: probable}, {from: 2019-01-01, is: settled}]",
        "E605", "cette certitude commence le 2019-01-01"}});
}

TEST_CASE("a version that is left open when the next begins is refused", "[check]") {
  check_refused({{secret, "{from: 2000-01-01, to: 2009-12-31}", "{from: 2000-01-01}", "E602",
                  "avant la fin de la précédente"}});
}

TEST_CASE("a name that nothing has is refused wherever it stands", "[check]") {
  check_refused(
      {{"constraints.yaml", "danger == none", "dangr == none", "E402", "`dangr`"},
       {"properties.yaml", "depends_on(help.given)", "depends_on(help.gven)", "E402",
        "`help.gven`"},
       {"properties.yaml", "recipient != judge", "recipent != judge", "E402", "`recipent`"},
       {"properties.yaml", "recipient != judge", "recipient != juge", "E403", "`juge`"},
       {"properties.yaml", "effect(danger-exception) == permits", "effect(danger) == permits",
        "E402", "`danger`"},
       {"properties.yaml", "effect(danger-exception) == permits",
        "effect(danger-exception) == allows", "E206", "`allows`"},
       {"provisions/old-duty.yaml", "source: ruling}", "source: rulng}", "E402", "`rulng`"},
       {help, "danger == grave and", "Danger == grave and", "E402", "`Danger`"},
       {danger, "        yes:\n", "        [yes, maybe]:\n", "E403", "`maybe`"},
       {"names.yaml", "", "renamed:\n  - {provision: old, to: secrt, on: 2020-01-01}\n", "E402",
        "`secrt`"},
       {"names.yaml", "", "renamed:\n  - {duty: old, to: abstin, on: 2020-01-01}\n", "E402",
        "`abstin`"}});
}

TEST_CASE("an answer that has two ways to go on, or a path without an end, is refused", "[check]") {
  check_refused(
      {{danger, "        yes:\n", "        [yes, no]:\n", "E409", "`no` a déjà une suite"},
       {help, steps_of_help, " []\n", "E501", "l'arbre est vide"},
       {secret, "        judge:\n          - permits: Devant le juge, vous choisissez.\n",
        "        judge: []\n", "E501", "ce chemin finit sans effet"},
       {help, steps_of_help, " {same_as: hier}\n", "E507", ""}});
}

TEST_CASE("answers may not have the names of other keys, and there must be some", "[check]") {
  for (const std::string word : {"unknown", "else", "id", "ask", "sources"}) {
    check_refused({{"facts.yaml", "values: {none: Non,", "values: {" + word + ": Non,", "E204",
                    "`" + word + "` est un mot réservé"}});
  }
  check_refused({{"facts.yaml", yes_no, "values: {}", "E408", "entre 1 et 64 réponses"}});
}

TEST_CASE("former names that lead nowhere are refused", "[check]") {
  check_refused(
      {{"names.yaml", "",
        "renamed:\n  - {fact: a, to: b, on: 2020-01-01}\n  - {fact: b, to: a, on: 2020-01-01}\n"
        "  - {fact: a, value: x, to: y, on: 2020-01-01}\n",
        "E421", "tournent en rond"},
       {"names.yaml", "", "renamed:\n  - {fact: danger, value: none, to: worry, on: 2020-01-01}\n",
        "E420", "`none` est encore un nom des règles"}});
}

TEST_CASE("very many unknown names are told without looking for near ones, and in time",
          "[check]") {
  std::string names = "[act";
  std::string values = "{grave";
  for (std::size_t i = 0; i <= most_findings; ++i) names += ", s" + std::to_string(i);
  for (int i = 0; i < 3; ++i) values += ", grav" + std::to_string(i);
  Files files = with_slip({help, "sources: [act]", "sources: " + names + "]", "", ""});
  for (FileText& file : files) {
    if (file.path == help)
      file.text.replace(file.text.find("danger == grave"), 15, "danger in " + values + "}");
  }
  const Loaded loaded = load_rules("rules", std::move(files));
  CHECK_FALSE(loaded.rules);
  REQUIRE(loaded.diagnostics.size() == most_findings);
  // Those that stand later in the file come after the limit, and have no advice.
  CHECK(code_text(loaded.diagnostics.front()) == "E402");
}

TEST_CASE("`!=` is any other answer, of as many as a question may have", "[check]") {
  const std::size_t most_values = 64;
  std::string facts =
      "facts:\n  - fact: sign\n    question: Lequel ?\n    changed_by: nobody\n    values:\n";
  for (std::size_t i = 0; i < most_values; ++i) {
    facts += "      v-" + std::to_string(i) + ": Le " + std::to_string(i) + "\n";
  }
  Files files = small_rule_files();
  for (FileText& file : files) {
    if (file.path == "facts.yaml") file.text.replace(0, 7, facts);
    if (file.path == help) {
      const std::string before = "danger == grave and help.given == no";
      file.text.replace(file.text.find(before), before.size(), "sign != v-63");
    }
  }
  const Rules rules = load_sound(std::move(files));
  Engine engine(rules);
  const ProvisionIndex provision = *rules->provision_named("help");
  CHECK(rules->provisions[provision].versions.front().tree.steps.begin()->id == "sign-is-not-v-63");
  for (const auto& [value, effect] :
       {std::pair("v-0", Effect::warns), std::pair("v-62", Effect::warns),
        std::pair("v-63", Effect::none)}) {
    INFO(value);
    const Outcome outcome =
        engine.decide(situation(*rules, {{"sign", value}, {"danger", "none"}}), day("2026-11-21"));
    REQUIRE(std::holds_alternative<Decision>(outcome));
    CHECK(std::get<Decision>(outcome).provisions[provision.value].effect() == effect);
  }
}

TEST_CASE("a condition that cannot be read gives its step no name that could clash", "[check]") {
  const std::string two =
      "\n      - {require: \"?\", otherwise: Un.}\n      - {require: \"!\", "
      "otherwise: Deux.}\n      - warns: Aidez, ou faites aider.\n";
  const Loaded loaded = load_rules("rules", with_slip({help, steps_of_help, two, "", ""}));
  CHECK_FALSE(loaded.rules);
  for (const Diagnostic& d : loaded.diagnostics) CHECK(code_text(d) != "E506");
}
