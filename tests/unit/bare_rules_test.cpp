// Rules made for one question each, with nothing that a rule set need not have: what is decided
// and told where the law is silent, disputed, tied together, annulled, or too large to compute.
#include <algorithm>
#include <catch2/catch.hpp>

#include "subrosa/audit.hpp"
#include "subrosa/book.hpp"
#include "subrosa/edition.hpp"
#include "subrosa/engine.hpp"
#include "subrosa/explanation.hpp"
#include "subrosa/pairs.hpp"
#include "subrosa/prove.hpp"
#include "subrosa/tables.hpp"
#include "support/decision_check.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;

namespace {

using Files = std::vector<FileText>;
using Verdicts = std::vector<Verdict>;

const std::string three_facts = R"(facts:
  - {fact: x, question: Le premier, values: {yes: Oui, no: Non}, changed_by: worker}
  - {fact: y, question: Le deuxième, values: {yes: Oui, no: Non}, changed_by: worker}
  - {fact: z, question: Le troisième, values: {yes: Oui, no: Non}, changed_by: worker}
)";

/// `{from: 2010-01-01}`, and the steps, indented by six.
std::string version(const std::string& in_force, const std::string& steps,
                    const std::string& more = "") {
  return "  - in_force: " + in_force +
         "\n    article: art. 1\n    certainty: settled\n    sources: [act]\n" + more +
         "    tree:\n" + steps;
}

struct Law {
  std::string id;
  std::string versions;
  std::string more = {};  ///< `overrides: […]`
};

/// Only what must be there: no notices, no properties, no sentences, nothing plain or assumed.
Files bare(const std::vector<Law>& laws, const std::string& facts = three_facts,
           const std::string& constraints = "constraints: []\n", const std::string& head = "") {
  std::string ids;
  Files files{{"facts.yaml", facts},
              {"constraints.yaml", constraints},
              {"duties.yaml", "duties:\n  - {duty: wait, text: Attendez.}\n"},
              {"sources.yaml",
               "sources:\n  - {source: act, title: Une loi, says: Ceci., tag: text_read, "
               "checked_on: 2026-01-01, review_by: 2026-12-31}\n"}};
  for (const Law& law : laws) {
    ids += (ids.empty() ? "" : ", ") + law.id;
    files.push_back(
        {"provisions/" + law.id + ".yaml", "provision: " + law.id + "\ntitle: La loi " + law.id +
                                               "\nreview: {status: unreviewed}\n" + law.more +
                                               "versions:\n" + law.versions});
  }
  files.push_back({"rules.yaml",
                   "rules: bare\nversion: 1.0.0\ntitle: Des règles nues\n"
                   "covers: {from: 2010-01-01, to: 2029-12-31}\nlanguage: fr\n"
                   "order: [refers, forbids, requires, exempts, permits, prohibits]\n"
                   "provisions: [" +
                       ids + "]\n" + head});
  return files;
}

const std::string keep_silent = "      - prohibits: Taisez-vous.\n";
const std::string if_x = "      - {require: x == yes, otherwise: Pas le premier.}\n";
const std::string if_y = "      - {require: y == yes, otherwise: Pas le deuxième.}\n";
const std::string may_speak = "      - permits: Vous pouvez parler.\n";
const std::string always = "{from: 2010-01-01}";

Decision decided(const Rules& rules, const Given& given, const std::string& as_of = "2026-06-01",
                 const std::string& known_on = "", const std::string& today = "2026-06-01") {
  Engine engine(rules);
  Outcome outcome = engine.decide(situation(*rules, given, as_of, known_on), day(today));
  REQUIRE(std::holds_alternative<Decision>(outcome));
  return std::get<Decision>(std::move(outcome));
}

std::vector<std::string> caveats(const Decision& decision) {
  std::vector<std::string> ids;
  for (const Caveat& caveat : caveats_of(decision, Language::fr)) ids.push_back(caveat.id);
  return ids;
}

bool has(const std::vector<std::string>& ids, const std::string& id) {
  return std::count(ids.begin(), ids.end(), id) != 0;
}

/// The small rules with some words of one file replaced.
Files small_with(const std::string& path, const std::string& from, const std::string& to) {
  Files files = small_rule_files();
  for (FileText& file : files) {
    if (file.path != path) continue;
    const std::size_t at = file.text.find(from);
    REQUIRE(at != std::string::npos);
    file.text.replace(at, from.size(), to);
  }
  return files;
}

std::string pairs_of(char a, char b, int count, const std::string& between,
                     const std::string& within) {
  std::string all;
  for (int i = 0; i < count; ++i) {
    const std::string n = std::to_string(i);
    all += (all.empty() ? "(" : between + "(") + a + n + " == yes" + within + b + n + " == yes)";
  }
  return all;
}

/// Questions `a0` to `aN`, then `b0` to `bN`.
std::string facts_of_pairs(int count) {
  std::string facts = "facts:\n";
  for (const char letter : {'a', 'b'}) {
    for (int i = 0; i < count; ++i) {
      facts += std::string("  - {fact: ") + letter + std::to_string(i) +
               ", question: Et ceci, values: {yes: Oui, no: Non}, changed_by: worker}\n";
    }
  }
  return facts;
}

}  // namespace

TEST_CASE("where no rule speaks, the answer is silence, and it is said", "[bare]") {
  const Rules rules = load_sound(bare({{"way", version(always, if_x + may_speak)}}));
  const Decision decision = decided(rules, {{"x", "no"}});
  CHECK(decision.verdict == Verdict::must_not_disclose);
  CHECK(decision.silent);
  CHECK(decision.deciding.empty());
  CHECK(has(caveats(decision), "silence"));
  CHECK_FALSE(has(caveats(decision), "not_encoded"));
  const Decision other = decided(rules, {{"x", "yes"}});
  CHECK(other.verdict == Verdict::may_disclose);
  CHECK_FALSE(has(caveats(other), "silence"));
}

TEST_CASE("two constraints that leave nothing together are named together", "[bare]") {
  const std::string both = R"(constraints:
  - {constraint: one, never: x == yes and y == no, because: Le premier appelle le deuxième.}
  - {constraint: two, never: x == yes and y == yes, because: Le premier exclut le deuxième.}
)";
  const Rules rules = load_sound(bare({{"way", version(always, keep_silent)}}, three_facts, both));
  Engine engine(rules);
  const Situation s = situation(*rules, {{"x", "yes"}, {"z", "no"}});
  const Outcome outcome = engine.decide(s, s.as_of);
  REQUIRE(std::holds_alternative<Contradiction>(outcome));
  CHECK(std::get<Contradiction>(outcome).constraints == std::vector<std::size_t>{0, 1});
  CHECK(std::get<Contradiction>(outcome).facts == std::vector{*rules->fact_named("x")});
  CHECK_FALSE(engine.possible(s));
  CHECK_FALSE(engine.possible(situation(*rules, {{"x", "no"}}, "2009-12-31")));
  CHECK(engine.possible(situation(*rules, {{"x", "no"}})) ==
        std::optional(Verdicts{Verdict::must_not_disclose}));
}

TEST_CASE("a case whose answers only several constraints exclude is refused by the audit",
          "[bare][audit]") {
  const std::string both = R"(constraints:
  - {constraint: one, never: x == yes and y == no, because: Le premier appelle le deuxième.}
  - {constraint: two, never: x == yes and not (y == no or z == no), because: Non plus.}
  - {constraint: three, never: x == yes and (y == yes and z == no), because: Ni ainsi.}
)";
  const Rules rules = load_sound(bare({{"way", version(always, keep_silent)}}, three_facts, both));
  Diagnostics read;
  const Sources sources{SourceFile("c.yaml", "case: c\nfacts: {x: yes}\n"),
                        SourceFile("again.yaml", "case: c\nfacts: {x: no}\n")};
  std::vector<Case> cases;
  for (std::uint32_t i = 0; i < sources.size(); ++i)
    cases.push_back(*read_case(sources[i], i, *rules, read));
  CHECK(read.empty());
  const Diagnostics found = audit_cases(rules, cases, sources, day("2026-06-01"));
  REQUIRE(found.size() == 3);
  CHECK(code_text(found[0]) == "E901");
  CHECK(say(found[0].help, Language::fr) == "Le premier appelle le deuxième. Non plus. Ni ainsi.");
  CHECK(code_text(found[1]) == "E401");  // two cases of one name
  CHECK(code_text(found[2]) == "E405");  // in a file of another name
}

TEST_CASE("of two questions that constraints tie together, one is left to ask", "[bare]") {
  const std::string tied = R"(constraints:
  - {constraint: one, never: x == yes and y == no, because: L'un va avec l'autre.}
  - {constraint: two, never: x == no and y == yes, because: L'un va avec l'autre.}
)";
  const Rules rules = load_sound(
      bare({{"way", version(always, if_x + may_speak)}, {"base", version(always, keep_silent)}},
           three_facts, tied));
  Engine engine(rules);
  const Situation nothing = situation(*rules, {});
  check_decision(engine, nothing);
  const Decision decision = decided(rules, {});
  CHECK_FALSE(decision.verdict);
  CHECK(decision.open.size() == 2);
  CHECK(decision.at_most_questions == std::optional(1U));
  CHECK(decided(rules, {{"y", "yes"}}).verdict == Verdict::may_disclose);
}

TEST_CASE("a decision is as fresh as its oldest source", "[bare]") {
  const Rules rules =
      load_sound(small_with("provisions/secret.yaml", "is: probable}]\n    sources: [act]",
                            "is: probable}]\n    sources: [act, ruling]"));
  const Decision decision = decided(rules, {{"recipient", "police"}, {"danger", "none"}});
  REQUIRE(decision.freshness.checked_on);
  CHECK(iso(*decision.freshness.checked_on) == "2026-11-01");
  CHECK(decision.freshness.overdue.empty());
  CHECK_FALSE(has(caveats(decision), "review_overdue"));
  const Decision later =
      decided(rules, {{"recipient", "police"}, {"danger", "none"}}, "2027-02-01", "", "2027-02-01");
  REQUIRE(later.freshness.overdue.size() == 1);
  CHECK(rules->sources[later.freshness.overdue.front()].id == "ruling");
  CHECK(has(caveats(later), "review_overdue"));
}

TEST_CASE("a verdict that different provisions give tells no reason of another verdict", "[bare]") {
  const auto way = [](const std::string& yes, const std::string& no) {
    return version(always, "      - ask: x\n        yes:\n          - " + yes + "\n        no:\n" +
                               "          - " + no + "\n");
  };
  const Rules rules = load_sound(bare({{"one", way("permits: Par ici.", "prohibits: Non.")},
                                       {"other", way("prohibits: Non.", "permits: Par là.")}}));
  const Decision decision = decided(rules, {});
  REQUIRE(decision.verdict == Verdict::may_disclose);
  CHECK_FALSE(decision.deciding_certain);
  std::string why;
  for (const std::string& line : explain(decision, Language::fr).why) why += line + "\n";
  CHECK(why.find("Par ici.") != std::string::npos);
  CHECK(why.find("Par là.") != std::string::npos);
  CHECK(why.find("Non.") == std::string::npos);
}

TEST_CASE("of very many smallest changes only so many are kept", "[bare]") {
  const int pairs = 10;  // each can be changed in two ways: 1,024 together
  const Rules rules = load_sound(bare(
      {{"way", version(always, "      - require: " + pairs_of('a', 'b', pairs, " and ", " or ") +
                                   "\n        otherwise: Il manque une chose.\n" + may_speak)},
       {"base", version(always, keep_silent)}},
      facts_of_pairs(pairs)));
  Given no;
  for (const Fact& fact : rules->facts) no.emplace_back(fact.id, "no");
  const Decision decision = decided(rules, no);
  CHECK(decision.verdict == Verdict::must_not_disclose);
  REQUIRE(decision.changes.size() == 1000);
  for (const Change& change : decision.changes) CHECK(change.set.size() == std::size_t{pairs});
}

TEST_CASE("questions that are too many to count are those that matter, each time", "[bare]") {
  const int pairs = 19;  // asked one letter after the other, the diagram doubles with each pair
  const Rules rules = load_sound(bare(
      {{"way", version(always, "      - require: " + pairs_of('a', 'b', pairs, " or ", " and ") +
                                   "\n        otherwise: Aucune paire.\n" + may_speak)},
       {"base", version(always, keep_silent)}},
      facts_of_pairs(pairs)));
  Engine engine(rules);
  const Situation nothing = situation(*rules, {});
  for (int i = 0; i < 2; ++i) {
    const Outcome outcome = engine.decide(nothing, nothing.as_of);
    REQUIRE(std::holds_alternative<Decision>(outcome));
    CHECK(std::get<Decision>(outcome).at_most_questions == std::optional(2U * pairs));
  }
}

TEST_CASE("rules that are too large give no answer in any form, and say what they share",
          "[bare][audit]") {
  const int pairs = 19;
  // The first condition puts all `a` before all `b`.
  std::string first;
  for (int i = 0; i < pairs; ++i) first += (i == 0 ? "a" : " or a") + std::to_string(i) + " == yes";
  const std::string heavy = "      - require: " + first + "\n        otherwise: Rien.\n" +
                            "      - require: " + pairs_of('a', 'b', pairs, " or ", " and ") +
                            "\n        id: pairs\n        otherwise: Rien de tel.\n" + may_speak;
  const std::string facts =
      facts_of_pairs(pairs) +
      "  - {fact: to, question: Qui reçoit, values: {police: La police, judge: Un juge}, "
      "changed_by: worker}\n";
  const std::string gated = "      - ask: to\n        police:\n" + ("    " + keep_silent) +
                            "        judge:\n    " + may_speak;
  const Rules rules = load_sound(bare({{"one", version(always, heavy)},
                                       {"two", version(always, heavy)},
                                       {"three", version(always, gated)},
                                       {"four", version(always, gated)},
                                       {"five", version(always, gated)}},
                                      facts));
  Engine engine(rules);
  const Situation s = situation(*rules, {});
  CHECK(std::holds_alternative<RulesTooLarge>(engine.decide(s, s.as_of)));
  CHECK_FALSE(engine.possible(s));
  CHECK(std::holds_alternative<RulesTooLarge>(timeline(engine, s, s.as_of, false)));
  CHECK(
      std::holds_alternative<RulesTooLarge>(matrix(engine, s, *rules->fact_named("to"), s.as_of)));
  const Diagnostics found = audit_rules(rules);
  const auto large = std::find_if(found.begin(), found.end(),
                                  [](const Diagnostic& d) { return code_text(d) == "E706"; });
  REQUIRE(large != found.end());
  const std::string said = say(large->observation, Language::fr);
  INFO(said);
  CHECK(said.find("trop de questions en commun") != std::string::npos);
  CHECK(said.find("`a0`, `a1`") != std::string::npos);
  CHECK(said.find("`to`") == std::string::npos);
  CHECK(large->others.size() == 2);
}

TEST_CASE("the law from before the first covered day, and after the last, is no edition",
          "[bare]") {
  const Files files =
      with_file(bare({{"old", version("{from: 2000-01-01, to: 2034-12-31}", keep_silent) +
                                  version("{from: 2035-01-01}", may_speak)}}),
                "properties.yaml",
                "properties:\n  - {property: silent, title: On se tait., "
                "always: verdict == must_not_disclose, as_of: {to: 2040-01-01}, sources: [act]}\n");
  const Rules rules = load_sound(files);
  for (const Edition& edition : all_editions(*rules)) {
    CHECK(rules->covers.contains(edition.as_of));
    CHECK(edition.versions.front() == std::optional<std::size_t>(0));
  }
  const auto broken = prove(rules);
  REQUIRE(broken);
  const Book book = make_book(*rules, {}, day("2026-06-01"), Language::fr);
  const auto promises = std::find_if(book.parts.begin(), book.parts.end(),
                                     [](const BookPart& part) { return part.id == "promises"; });
  REQUIRE(promises != book.parts.end());
  REQUIRE(promises->parts.size() == 1);
  CHECK(promises->parts[0].lines[0].under[0].text == "jusqu'au 1er janvier 2040");
  CHECK(broken->empty());  // it would be, from 2035
  CHECK(decided(rules, {}, "2010-01-01").verdict == Verdict::must_not_disclose);
}

TEST_CASE("days are told apart by who decides and by whether a rule speaks at all", "[bare]") {
  const std::string until_2014 = "{from: 2010-01-01, to: 2014-12-31}";
  const Rules rules = load_sound(
      bare({{"base",
             version(until_2014, keep_silent) + version("{from: 2015-01-01}", if_y + keep_silent)},
            {"own", version("{from: 2010-01-01, to: 2019-12-31}", "      - none: Rien encore.\n") +
                        version("{from: 2020-01-01}", keep_silent)},
            {"way", version(always, if_x + may_speak)}}));
  Engine engine(rules);
  const auto first_days = [&](const Given& given) {
    const Situation s = situation(*rules, given);
    const auto made = timeline(engine, s, s.as_of, false);
    REQUIRE(std::holds_alternative<Timeline>(made));
    std::vector<std::string> days;
    for (const Stretch& stretch : std::get<Timeline>(made).stretches)
      days.push_back(iso(*stretch.dates.from));
    return days;
  };
  using Days = std::vector<std::string>;
  CHECK(first_days({{"x", "no"}, {"y", "yes"}}) == Days{"2010-01-01", "2020-01-01"});
  // From 2015 a rule speaks for one of the answers that are missing, and none for the other.
  CHECK(first_days({{"x", "no"}}) == Days{"2010-01-01", "2015-01-01", "2020-01-01"});
  CHECK(first_days({}) == Days{"2010-01-01", "2015-01-01", "2020-01-01"});
}

TEST_CASE("cases show a step only within one edition, where it alone decides", "[bare][pairs]") {
  const std::string choose =
      "      - ask: q\n        a:\n          - permits: Parlez.\n        b:\n          - "
      "permits: Parlez, si vous voulez.\n            id: freely\n        c:\n          - "
      "prohibits: Non.\n";
  const std::string facts =
      three_facts +
      "  - {fact: q, question: Lequel, values: {a: A, b: B, c: C}, changed_by: worker}\n";
  const std::string gone = "    annulled: {decided: 2016-01-01, source: act}\n";
  const Rules rules =
      load_sound(bare({{"way", version("{from: 2012-01-01}", choose)},
                       {"base", version(always, keep_silent)},
                       {"strong", version(always, if_x + "      - requires: Il le faut.\n")},
                       {"gone", version(always, keep_silent, gone)}},
                      facts));
  const auto shown = [&](const std::vector<Decision>& decisions) {
    const auto needs = step_needs(rules, decisions);
    REQUIRE(needs);
    const auto of_way = std::find_if(needs->begin(), needs->end(), [&](const StepNeed& need) {
      return rules->provisions[need.provision].id == "way";
    });
    REQUIRE(of_way != needs->end());
    return of_way->shown;
  };
  const auto on = [&](const std::string& q, const std::string& date, const std::string& x = "no",
                      const std::string& known_on = "") {
    return decided(rules, {{"q", q}, {"x", x}}, date, known_on);
  };
  CHECK(shown({on("a", "2020-01-01"), on("c", "2020-01-01")}));
  CHECK(shown({on("a", "2014-01-01"), on("c", "2014-01-01")}));
  // The annulment of 2016 is not known in 2014: another law.
  CHECK_FALSE(shown({on("a", "2020-01-01"), on("c", "2014-01-01")}));
  // Both answers permit: the verdict is the same.
  CHECK_FALSE(shown({on("a", "2020-01-01"), on("b", "2020-01-01")}));
  // A stronger rule decides both.
  CHECK_FALSE(shown({on("a", "2014-01-01", "yes"), on("c", "2014-01-01", "yes")}));
}

TEST_CASE("a case about the law as it was known before the act shows nothing", "[bare][pairs]") {
  const std::string gone = "    annulled: {decided: 2016-01-01, source: act}\n";
  const Rules rules = load_sound(bare({{"way", version("{from: 2018-01-01}", if_x + may_speak)},
                                       {"base", version(always, keep_silent)},
                                       {"gone", version(always, keep_silent, gone)}}));
  const auto need_of_way = [&](const std::string& known_on) {
    const auto needs = step_needs(rules, {decided(rules, {{"x", "yes"}}, "2020-01-01", known_on),
                                          decided(rules, {{"x", "no"}}, "2020-01-01", known_on)});
    REQUIRE(needs);
    REQUIRE(needs->size() == 1);
    return needs->front();
  };
  CHECK(need_of_way("2020-01-01").shown);
  CHECK_FALSE(need_of_way("2015-01-01").shown);
  REQUIRE(need_of_way("2015-01-01").smallest);
  const Situation smallest = need_of_way("2015-01-01").smallest->one;
  CHECK(smallest.known_on >= smallest.as_of);
}

TEST_CASE("cases that differ in much show no step", "[bare][pairs]") {
  const Rules rules = small_rules();
  const auto shown = [&](const Given& one, const Given& other) {
    const auto needs = step_needs(rules, {decided(rules, one), decided(rules, other)});
    REQUIRE(needs);
    return std::any_of(needs->begin(), needs->end(), [](const StepNeed& n) { return n.shown; });
  };
  const Given police{{"recipient", "police"},
                     {"danger", "none"},
                     {"avoidable", "yes"},
                     {"help.given", "yes"},
                     {"signed", "yes"}};
  Given judge = police;
  judge[0].second = "judge";
  CHECK(shown(police, judge));
  CHECK_FALSE(shown(police, {{"recipient", "judge"},
                             {"danger", "grave"},
                             {"avoidable", "no"},
                             {"help.given", "no"},
                             {"signed", "no"}}));
}

TEST_CASE("a provision that another sets aside is no road that its own words close", "[bare]") {
  const std::string all =
      if_x + if_y + "      - {require: z == yes, otherwise: Pas le troisième.}\n";
  const Rules rules =
      load_sound(bare({{"strict", version(always, keep_silent), "overrides: [way]\n"},
                       {"way", version(always, all + may_speak)}}));
  const Decision aside = decided(rules, {{"x", "yes"}, {"y", "yes"}, {"z", "yes"}});
  CHECK(aside.verdict == Verdict::must_not_disclose);
  CHECK(explain(aside, Language::fr).closed.empty());
  const Decision ended = decided(rules, {{"x", "yes"}, {"y", "yes"}, {"z", "no"}});
  CHECK(explain(ended, Language::fr).closed.size() == 1);
}

TEST_CASE("a reading that only a constraint ties to an answer is not told as turning it",
          "[bare]") {
  const std::string views = R"(readings:
  - reading: view
    question: Cela compte-t-il ?
    values:
      narrow: {says: Non., held_by: Les uns, sources: [act]}
      wide: {says: Oui., held_by: Les autres, sources: [act]}
)";
  const std::string tied =
      "constraints:\n  - {constraint: one, never: view == wide and x == yes, because: Non.}\n";
  const Rules rules = load_sound(
      bare({{"way", version(always, if_x + may_speak)}, {"base", version(always, keep_silent)}},
           three_facts + views, tied));
  const Decision decision = decided(rules, {});
  REQUIRE(decision.readings.size() == 1);
  CHECK_FALSE(decision.readings[0].turns);
  CHECK(explain(decision, Language::fr).readings.empty());
}

TEST_CASE("an explanation of bare rules says nothing of what is not there", "[bare]") {
  const std::string facts = three_facts + R"(readings:
  - reading: view
    question: Cela compte-t-il ?
    values:
      narrow: {says: Non., held_by: Les uns, sources: [act]}
      wide: {says: Oui., held_by: Les autres, sources: [act]}
  - reading: words
    question: Et ceci ?
    values:
      narrow: {says: Peu., held_by: Les uns, sources: [act]}
      wide: {says: Beaucoup., held_by: Les autres, sources: [act]}
    prevailing: narrow
)";
  const std::string if_wide =
      "      - {require: view == wide, otherwise: Pas ainsi.}\n"
      "      - {require: words == narrow, otherwise: Non plus.}\n";
  const std::string gone = "    annulled: {decided: 2016-01-01, source: act}\n";
  Files files = bare({{"way", version(always, if_x + if_wide + may_speak)},
                      {"gone", version(always, "      - requires: Parlez.\n", gone)},
                      {"base", version(always, keep_silent)}},
                     facts);
  files = with_file(std::move(files), "say.yaml",
                    "say:\n"
                    "  - {say: one, verdicts: [must_not_disclose, undetermined], words: Un., "
                    "ask_back: Qui le demande, sources: [act]}\n"
                    "  - {say: two, verdicts: [must_not_disclose], words: Deux., "
                    "ask_back: Qui le demande, sources: [act]}\n");
  files = with_file(std::move(files), "contacts.yaml",
                    "contacts:\n  - {contact: line, name: La ligne, reach: ['107'], source: act, "
                    "checked_on: 2026-01-01}\n");
  const Rules rules = load_sound(std::move(files));
  const Explanation no = explain(decided(rules, {{"x", "no"}}), Language::fr);
  CHECK(no.ask_back.size() == 1);  // both sentences ask the same
  CHECK(no.call == std::vector<std::string>{"La ligne : 107"});
  CHECK(no.readings.empty());
  for (const std::string& line : no.closed) CHECK(line.find("gone") == std::string::npos);
  const Explanation open = explain(decided(rules, {{"x", "yes"}}), Language::fr);
  CHECK_FALSE(open.verdict);
  REQUIRE(open.readings.size() == 6);
  CHECK(open.readings[0] == "Les juristes ne sont pas d'accord : Cela compte-t-il ?");
  CHECK(open.readings[1].find("[suivi ici]") == std::string::npos);
  CHECK(open.readings[3] == "Les juristes ne sont pas d'accord : Et ceci ?");
  CHECK(open.readings[4].find("[suivi ici]") != std::string::npos);
}

TEST_CASE("the book of bare rules has no empty lists, and tells what is overdue and was removed",
          "[bare][book]") {
  const std::string views = R"(readings:
  - reading: view
    question: Cela compte-t-il ?
    values:
      narrow: {says: Non., held_by: Les uns, sources: [act]}
      wide: {says: Oui., held_by: Les autres, sources: [act]}
)";
  Files files = bare({{"way", version(always, if_x + may_speak)}}, three_facts + views);
  files = with_file(std::move(files), "contacts.yaml",
                    "contacts:\n  - {contact: line, name: La ligne, reach: ['107'], source: act, "
                    "checked_on: 2026-01-01}\n");
  files = with_file(std::move(files), "names.yaml",
                    "renamed:\n  - {fact: first, to: x, on: 2020-01-01}\n"
                    "removed:\n  - {limit: little, because: Cela allait de soi., on: 2020-01-01}\n"
                    "  - {fact: extra, because: Cela ne changeait rien., on: 2020-01-01}\n");
  const Rules rules = load_sound(std::move(files));
  const auto all_of = [](const Book& book) {
    std::string all;
    const auto add_line = [&](auto&& self, const BookLine& line) -> void {
      all += line.label + " : " + line.text + "\n";
      for (const BookLine& under : line.under) self(self, under);
    };
    const auto add = [&](auto&& self, const BookPart& part) -> void {
      all += part.title + "\n";
      for (const BookLine& line : part.lines) add_line(add_line, line);
      for (const BookPart& below : part.parts) self(self, below);
    };
    for (const BookPart& part : book.parts) add(add, part);
    return all;
  };
  const std::string book = all_of(make_book(*rules, {}, day("2026-06-01"), Language::fr));
  const auto says = [](const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
  };
  CHECK(says(book, "Aucune n'est suivie : la réponse reste ouverte."));
  CHECK(says(book, "limit: little (retiré le 1er janvier 2020)") == false);
  CHECK(says(book, "little (retiré le 1er janvier 2020)"));
  CHECK(says(book, "extra (retiré le 1er janvier 2020)"));
  CHECK_FALSE(says(book, "first (retiré"));  // it has another name, and is there
  for (const std::string absent :
       {"Ces règles ne tiennent pas encore compte de", "Remarques selon les dates",
        "Réponses qui ne vont pas ensemble", "Promesses, prouvées", "Dans la situation ordinaire",
        "Suivie ici", "Remarque", "la date est passée"}) {
    INFO(absent);
    CHECK_FALSE(says(book, absent));
  }
  const std::string later = all_of(make_book(*rules, {}, day("2027-01-01"), Language::fr));
  CHECK(says(later, "31 décembre 2026 — la date est passée"));
  CHECK(says(later, "Sources à revérifier, la date prévue est passée"));
}

TEST_CASE("the book says which case gets another answer than it expects", "[bare][book]") {
  const Rules rules = load_sound(bare({{"base", version(always, keep_silent)}}));
  const auto book_of = [&](const std::string& expect) {
    Diagnostics read;
    const SourceFile file("c.yaml", "case: c\nfacts: {}\n" + expect);
    BookCase one{*read_case(file, 0, *rules, read), true, Verdict::must_not_disclose};
    const Book book = make_book(*rules, {one}, day("2026-06-01"), Language::fr);
    std::size_t surprises = 0;
    const auto count = [&](auto&& self, const BookPart& part) -> void {
      for (const BookLine& line : part.lines) {
        for (const BookLine& under : line.under)
          surprises += under.label == "Réponse attendue, qui n'est pas celle des règles" ? 1U : 0U;
      }
      for (const BookPart& below : part.parts) self(self, below);
    };
    for (const BookPart& part : book.parts) count(count, part);
    return surprises;
  };
  CHECK(book_of("") == 0);
  CHECK(book_of("expect: {applies: [base]}\n") == 0);
  CHECK(book_of("expect: {verdict: must_not_disclose}\n") == 0);
  CHECK(book_of("expect: {verdict: may_disclose}\n") == 1);
  CHECK(book_of("expect: {verdict: undetermined}\n") == 1);
}
