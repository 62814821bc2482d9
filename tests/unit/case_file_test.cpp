#include "subrosa/case_file.hpp"

#include <catch2/catch.hpp>

#include "diagnostics/codes.hpp"
#include "subrosa/engine.hpp"
#include "subrosa/expectation.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;

namespace {

struct Read {
  Rules rules = small_rules();
  std::optional<Case> one;
  Diagnostics diagnostics;

  explicit Read(const std::string& text) {
    one = read_case(SourceFile("case.yaml", text), 0, *rules, diagnostics);
  }
  [[nodiscard]] std::vector<Code> codes() const {
    std::vector<Code> all;
    for (const Diagnostic& d : diagnostics) all.push_back(d.code);
    return all;
  }
};

}  // namespace

TEST_CASE("a case file is a situation with its expectations", "[case]") {
  const Read read(R"(case: night-call
title: Un appel
theme: police
sector: [school]
as_of: 2018-03-01
known_on: 2018-03-01
facts: {recipient: police, danger: unknown}
readings: {worry_counts: wide}
expect: {verdict: undetermined, possible: [must_disclose, must_not_disclose], not: [help], duties: [abstain]}
)");
  REQUIRE(read.one);
  const Situation s = read.one->situation(day("2026-11-21"));
  CHECK(iso(s.as_of) == "2018-03-01");
  CHECK(s.answer(*read.rules->fact_named("danger")).state == Answer::State::unknown);
  CHECK(s.answer(*read.rules->fact_named("avoidable")).state == Answer::State::not_asked);
  CHECK(s.answer(*read.rules->fact_named("worry_counts")).state == Answer::State::known);
  CHECK(read.one->expect->undetermined);
  CHECK(read.one->expect->possible.size() == 2);
}

TEST_CASE("a case without dates is about today", "[case]") {
  const Read read("case: x\nfacts: {recipient: police}\n");
  const Situation s = read.one->situation(day("2026-11-21"));
  CHECK(iso(s.as_of) == "2026-11-21");
  CHECK(iso(s.known_on) == "2026-11-21");
}

TEST_CASE("what does not fit the rules is refused, each at its place", "[case]") {
  CHECK(Read("case: x\nfacts: {recipent: police}\n").codes() == std::vector{Code::unknown_name});
  CHECK(Read("case: x\nfacts: {recipient: polise}\n").codes() == std::vector{Code::unknown_value});
  CHECK(Read("case: x\nfacts: {worry_counts: wide}\n").codes() == std::vector{Code::unknown_key});
  CHECK(Read("case: x\nfacts: {}\nexpect: {}\n").codes() == std::vector{Code::odd_expectation});
  CHECK(Read("case: x\nfacts: {}\nreadings: {worry_counts: unknown}\n").codes() ==
        std::vector{Code::unknown_value});
  CHECK(Read("case: x\nfacts: {}\nas_of: 1999-12-31\n").codes() == std::vector{Code::case_date});
  CHECK(Read("case: x\nfacts: {}\nname: Quelqu'un\n").codes() == std::vector{Code::unknown_key});
  CHECK(Read("facts: {}\n").codes() == std::vector{Code::missing_key});
  CHECK(Read("case: x\nfacts: {}\nexpect: {verdict: refer, possible: [refer]}\n").codes() ==
        std::vector{Code::odd_expectation});
  CHECK(Read("case: x\nfacts: {}\nexpect: {applies: [nothing], duties: [none]}\n").codes().size() ==
        2);
  CHECK(Read("case: x\ntheme: other\nsector: moon\nfacts: {}\n").codes().size() == 2);
}

TEST_CASE("a case saved with other rules is read, with a warning", "[case]") {
  const Read read("case: x\nfacts: {}\nrules: {id: small, hash: other}\n");
  CHECK(read.one);
  CHECK(read.codes() == std::vector{Code::other_rules});
}

TEST_CASE("each expectation that does not hold is named", "[case]") {
  const Read read(R"(case: x
facts: {recipient: police, danger: none}
expect: {verdict: may_disclose, applies: [danger-exception], not: [secret], duties: [sign]}
)");
  Engine engine(read.rules);
  const auto outcome = engine.decide(read.one->situation(day("2026-11-21")), day("2026-11-21"));
  CHECK(unmet(*read.one->expect, std::get<Decision>(outcome)).size() == 4);
}

TEST_CASE("slips in a case are refused, each with what to do", "[case]") {
  const auto help_of = [](const std::string& text) {
    const Read read(text);
    REQUIRE(read.diagnostics.size() == 1);
    CHECK_FALSE(read.one);
    return code_text(read.diagnostics[0]) + " " + say(read.diagnostics[0].help, Language::fr);
  };
  CHECK(Read("case: x\n").codes() == std::vector{Code::missing_key});
  CHECK(help_of("case: x\nfacts: {}\nreadings: {danger: none}\n") == "E201 mettez-la sous `facts`");
  CHECK(help_of("case: x\nfacts: {}\nreadings: {worry_count: wide}\n") ==
        "E402 écrivez `worry_counts`");
  CHECK(help_of("case: x\nfacts: {}\nexpect: {verdict: may_disclos}\n") ==
        "E206 écrivez `may_disclose`");
  CHECK(help_of("case: x\nfacts: {}\nexpect: {verdict: undetermined, possible: [may_disclos]}\n") ==
        "E206 écrivez `may_disclose`");
}

TEST_CASE("a duty that was removed is no longer expected", "[case]") {
  const Rules rules = load_sound(
      with_file(small_rule_files(), "names.yaml",
                "removed:\n  - {duty: note, because: On ne note rien., on: 2020-01-01}\n"));
  Diagnostics found;
  const SourceFile file("c.yaml", "case: c\nfacts: {}\nexpect: {duties: [note]}\n");
  CHECK_FALSE(read_case(file, 0, *rules, found));
  REQUIRE(found.size() == 1);
  CHECK(code_text(found[0]) == "E921");
}

TEST_CASE("answers are held against constraints of every form, while others are open", "[case]") {
  const auto codes = [](const std::string& never, const std::string& facts) {
    const Rules rules = load_sound(with_file(small_rule_files(), "constraints.yaml",
                                             "constraints:\n  - {constraint: one, never: \"" +
                                                 never + "\", because: Cela ne va pas.}\n"));
    Diagnostics found;
    const SourceFile file("c.yaml", "case: c\nfacts: " + facts + "\n");
    (void)read_case(file, 0, *rules, found);
    std::vector<std::string> all;
    for (const Diagnostic& d : found) all.push_back(code_text(d));
    return all;
  };
  using Codes = std::vector<std::string>;
  const std::string either = "danger == none and (avoidable == no or signed == no)";
  CHECK(codes(either, "{danger: none, avoidable: no}") == Codes{"E901"});
  CHECK(codes(either, "{danger: none, avoidable: yes}").empty());
  CHECK(codes(either, "{danger: none, avoidable: yes, signed: yes}").empty());
  const std::string neither = "danger == none and not (avoidable == yes and signed == yes)";
  CHECK(codes(neither, "{danger: none, signed: no}") == Codes{"E901"});
  CHECK(codes(neither, "{danger: none, signed: yes}").empty());
  CHECK(codes(neither, "{danger: none, signed: yes, avoidable: yes}").empty());
}

TEST_CASE("a situation without an answer is written and read again", "[case]") {
  const Rules rules = small_rules();
  const Situation nothing = situation(*rules, {}, "2020-05-01");
  const std::string text = write_case(*rules, "empty", nothing);
  CHECK(text.find("facts: {}\n") != std::string::npos);
  const Read again(text);
  REQUIRE(again.one);
  CHECK(again.diagnostics.empty());
  CHECK(again.one->situation(day("2026-11-21")).answers == nothing.answers);
}
