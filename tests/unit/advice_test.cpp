// Words to say and whom to call: read from their files, shown exactly where their conditions hold.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "subrosa/audit.hpp"
#include "subrosa/case_file.hpp"
#include "subrosa/engine.hpp"
#include "subrosa/explanation.hpp"
#include "subrosa/folder.hpp"
#include "support/approve.hpp"
#include "support/random_rules.hpp"
#include "support/small_rules.hpp"
#include "support/truth.hpp"

using namespace subrosa;

namespace {

using Ids = std::vector<std::string>;

const char* const some_contacts = R"(contacts:
  - contact: rescue
    name: Les secours
    reach: ["112"]
    possible: danger == grave
    note: Jour et nuit.
    source: une page lue
    checked_on: 2026-11-21
  - contact: lawyer
    name: Un avocat
    when: recipient == judge
    source: une page lue
    checked_on: 2026-11-21
  - contact: hotline
    name: La permanence
    reach: ["02 000 00 00", "le jeudi"]
    source: une page lue
    checked_on: 2026-11-21
)";

const char* const some_scripts = R"(say:
  - say: police-no
    when: recipient == police
    verdicts: [must_not_disclose]
    words: Je ne confirme rien.
    ask_back: Sur quel texte ?
    sources: [act]
  - say: not-yet
    when: recipient in {police, judge}
    verdicts: [undetermined]
    words: Je vérifie d'abord.
    ask_back: Sur quel texte ?
    sources: [act]
  - say: only-this
    verdicts: [may_disclose, must_disclose]
    words: Seulement ceci.
    sources: [act]
)";

std::vector<FileText> advised_files() {
  return with_file(with_file(small_rule_files(), "contacts.yaml", some_contacts), "say.yaml",
                   some_scripts);
}

Decision decided(const Rules& rules, const Situation& situation) {
  Engine engine(rules);
  Outcome outcome = engine.decide(situation, day("2026-11-21"));
  REQUIRE(std::holds_alternative<Decision>(outcome));
  return std::get<Decision>(std::move(outcome));
}

Decision decided(const Rules& rules, const Given& given) {
  return decided(rules, situation(*rules, given));
}

Ids scripts(const Decision& d) {
  Ids ids;
  for (const ScriptIndex s : d.scripts) ids.push_back(d.rules->scripts[s].id);
  return ids;
}

Ids contacts(const Decision& d) {
  Ids ids;
  for (const ContactIndex c : d.contacts) ids.push_back(d.rules->contacts[c].id);
  return ids;
}

bool contains(const Ids& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

bool holds(const Condition& condition, const plain::World& world) {
  const auto part = [&](const Condition& one) { return holds(one, world); };
  const auto& parts = condition.parts;
  switch (condition.kind) {
    case Condition::Kind::all: return std::all_of(parts.begin(), parts.end(), part);
    case Condition::Kind::any: return std::any_of(parts.begin(), parts.end(), part);
    case Condition::Kind::negation: return !part(parts.front());
    case Condition::Kind::test: return (condition.values >> world[condition.fact.value] & 1U) != 0;
  }
  return false;
}

/// One contact for each condition of the trees that must hold, and one for each that may.
Rules with_contacts(const Rules& rules) {
  auto made = std::make_shared<RuleSet>(*rules);
  for (const Provision& provision : rules->provisions) {
    for (const Step& step : provision.versions.front().tree.steps) {
      if (step.kind != Step::Kind::require) continue;
      Contact certain;
      certain.when = step.condition;
      made->contacts.add(std::move(certain));
      Contact possible;
      possible.possible = step.condition;
      made->contacts.add(std::move(possible));
    }
  }
  return made;
}

}  // namespace

TEST_CASE("rules without contacts and words are sound, and show none", "[advice]") {
  const Decision d = decided(small_rules(), {{"recipient", "police"}, {"danger", "none"}});
  CHECK(d.scripts.empty());
  CHECK(d.contacts.empty());
}

TEST_CASE("words are shown for their verdict, once their condition is certain", "[advice]") {
  const Rules rules = load_sound(advised_files());
  CHECK(scripts(decided(rules, {{"recipient", "police"}, {"danger", "none"}})) == Ids{"police-no"});
  CHECK(scripts(decided(rules, {{"recipient", "judge"}, {"danger", "none"}})) == Ids{"only-this"});
  CHECK(scripts(decided(rules, {{"recipient", "colleague"}, {"danger", "none"}})).empty());
  CHECK(scripts(decided(rules, {{"danger", "none"}})).empty());
  CHECK(scripts(decided(rules, {{"recipient", "police"}, {"danger", "unknown"}})) ==
        Ids{"not-yet"});
  CHECK(scripts(decided(rules, {{"recipient", "police"},
                                {"danger", "grave"},
                                {"avoidable", "no"},
                                {"help.given", "yes"}})) == Ids{"only-this"});
}

TEST_CASE("a contact is shown where it must hold, or where it may still hold", "[advice]") {
  const Rules rules = load_sound(advised_files());
  CHECK(contacts(decided(rules, {{"recipient", "police"}, {"danger", "none"}})) == Ids{"hotline"});
  CHECK(contacts(decided(rules, {{"recipient", "police"}})) == Ids{"rescue", "hotline"});
  CHECK(contacts(decided(rules, {{"danger", "unknown"}})) == Ids{"rescue", "hotline"});
  CHECK(contacts(decided(rules, {{"recipient", "judge"}, {"danger", "grave"}})) ==
        Ids{"rescue", "lawyer", "hotline"});
}

TEST_CASE("the explanation quotes the words and gives the numbers", "[advice]") {
  const Rules rules = load_sound(advised_files());
  const Explanation e =
      explain(decided(rules, {{"recipient", "police"}, {"danger", "unknown"}}), Language::fr);
  CHECK(e.say == Ids{"« Je vérifie d'abord. »"});
  CHECK(e.ask_back == Ids{"« Sur quel texte ? »"});
  CHECK(e.call ==
        Ids{"Les secours : 112. Jour et nuit.", "La permanence : 02 000 00 00, le jeudi"});
}

TEST_CASE("words and contacts belong to the rules: hash, translations, names", "[advice]") {
  const Rules rules = load_sound(advised_files());
  CHECK(rules->hash != small_rules()->hash);
  const std::string missing = missing_translations(*rules, {}, Language::en);
  for (const char* id : {"contact.rescue.name", "contact.rescue.note", "say.police-no.words",
                         "say.police-no.ask_back"}) {
    INFO(id);
    CHECK(missing.find(std::string("- {id: ") + id + ", of: ") != std::string::npos);
  }
}

TEST_CASE("random conditions hold over the completions as brute force says", "[advice]") {
  Random random(20261121);
  for (int round = 0; round < 60; ++round) {
    const Rules rules = with_contacts(random_rules(random));
    const Situation asked = random_situation(*rules, random, 0.4);
    Engine engine(rules);
    Outcome outcome = engine.decide(asked, day("2026-11-21"));
    if (!std::holds_alternative<Decision>(outcome)) continue;
    const auto& shown = std::get<Decision>(outcome).contacts;
    const auto truth = plain::truth_of(*rules, all_editions(*rules).front(), asked);
    Situation nothing_assumed = asked;
    nothing_assumed.assume = false;
    const auto wider = plain::truth_of(*rules, all_editions(*rules).front(), nothing_assumed);
    for (std::size_t i = 0; i < rules->contacts.size(); ++i) {
      const auto index = Table<ContactIndex, Contact>::index(i);
      const Contact& contact = rules->contacts[index];
      const auto& condition = contact.when ? *contact.when : *contact.possible;
      const auto here = [&](const auto& world) { return holds(condition, world.first); };
      const bool expected = contact.when
                                ? std::all_of(truth.worlds.begin(), truth.worlds.end(), here)
                                : std::any_of(wider.worlds.begin(), wider.worlds.end(), here);
      INFO("round " << round << ", contact " << i);
      CHECK((std::find(shown.begin(), shown.end(), index) != shown.end()) == expected);
    }
  }
}

namespace {

/// What the library has no ready-made words for: `recipient verdict`. Where nobody asks, there is
/// nothing to answer to one's own board, and no promise to the person either: the service may know.
const std::set<std::string> without_words{"board_or_council must_not_disclose"};

/// Every case of the library, decided.
std::vector<std::pair<std::string, Decision>> library(const Rules& rules) {
  std::vector<std::pair<std::string, Decision>> decisions;
  Engine engine(rules);
  for (const auto& path : case_files(project("rules/belgium"))) {
    Diagnostics diagnostics;
    const auto one = read_case(SourceFile(path.string(), slurp(path)), 0, *rules, diagnostics);
    REQUIRE(one);
    Outcome outcome = engine.decide(one->situation(day("2026-11-21")), day("2026-11-21"));
    REQUIRE(std::holds_alternative<Decision>(outcome));
    decisions.emplace_back(one->id, std::get<Decision>(std::move(outcome)));
  }
  return decisions;
}

/// For each recipient, what is decided while nearly everything else is open.
std::vector<std::pair<std::string, Decision>> barely_known(const Rules& rules) {
  std::vector<std::pair<std::string, Decision>> decisions;
  const Fact& recipient = rules->facts[*rules->fact_named("recipient")];
  for (const auto& value : recipient.values) {
    for (const char* form : {"informal_question", "witness_summons"}) {
      const Given given{{"matter", "disclosure"}, {"recipient", value.id}, {"request.form", form}};
      Engine engine(rules);
      Outcome outcome = engine.decide(situation(*rules, given), day("2026-11-21"));
      if (!std::holds_alternative<Decision>(outcome)) continue;  // a form this recipient cannot use
      decisions.emplace_back(value.id + " " + form, std::get<Decision>(std::move(outcome)));
    }
  }
  return decisions;
}

/// The id of the answer given; empty while it is open.
std::string answer(const Decision& d, const char* fact) {
  const auto index = *d.rules->fact_named(fact);
  const Answer& given = d.situation.answer(index);
  if (given.state != Answer::State::known) return "";
  return d.rules->facts[index].values[given.value.value].id;
}

}  // namespace

TEST_CASE("in the library every script fits the verdict, and each case of disclosure has words",
          "[advice][rules]") {
  std::set<std::string> used;
  std::set<std::string> without;
  const Rules rules = belgium();
  auto decisions = library(rules);
  for (auto& one : barely_known(rules)) decisions.push_back(std::move(one));
  for (const auto& [id, d] : decisions) {
    INFO(id);
    for (const ScriptIndex index : d.scripts) {
      const Script& script = d.rules->scripts[index];
      used.insert(script.id);
      if (!d.verdict) CHECK(script.undetermined);
      if (d.verdict) {
        CHECK(std::count(script.verdicts.begin(), script.verdicts.end(), *d.verdict) == 1);
      }
    }
    const std::string recipient = answer(d, "recipient");
    if (!d.verdict || recipient.empty() || answer(d, "matter") != "disclosure") continue;
    const std::string pair = recipient + " " + std::string(name_of(*d.verdict));
    CHECK((!d.scripts.empty() || without_words.count(pair) == 1));
    if (d.scripts.empty()) without.insert(pair);
  }
  CHECK(without == without_words);
  for (const Script& script : rules->scripts) {
    INFO("no case shows " << script.id);
    CHECK(used.count(script.id) == 1);
  }
}

TEST_CASE("while the answer is open, every recipient who asks gets words that wait",
          "[advice][rules]") {
  const std::set<std::string> nothing_to_hold_back{"person_concerned", "emergency_services"};
  for (const auto& [id, d] : barely_known(belgium())) {
    INFO(id);
    if (d.verdict || nothing_to_hold_back.count(answer(d, "recipient")) == 1) continue;
    CHECK_FALSE(d.scripts.empty());
    for (const ScriptIndex index : d.scripts) {
      const Script& script = d.rules->scripts[index];
      INFO(script.id);
      CHECK(script.undetermined);
    }
  }
}

TEST_CASE("112 is there whenever someone may be in grave danger, and first", "[advice][rules]") {
  const Rules rules = belgium();
  for (const auto& [id, d] : library(rules)) {
    INFO(id);
    const std::string danger = answer(d, "danger");
    const bool may_be_grave = danger != "none";
    const Ids shown = contacts(d);
    CHECK(contains(shown, "emergency") == may_be_grave);
    if (may_be_grave) CHECK(shown.front() == "emergency");
  }
  const Decision nothing_known = decided(rules, Given{});
  CHECK(contacts(nothing_known).front() == "emergency");
}

TEST_CASE("no ready-made sentence says that somebody is followed", "[advice][rules]") {
  const Rules rules = belgium();
  for (const Script& script : rules->scripts) {
    INFO(script.id);
    CHECK_FALSE(script.sources.empty());
    const std::string& words = rules->texts[script.words].french;
    for (const char* slip : {"que je suis", "est suivi", "mon client", "ma cliente", "nous suivons",
                             "chez nous depuis"}) {
      CHECK(words.find(slip) == std::string::npos);
    }
  }
}
