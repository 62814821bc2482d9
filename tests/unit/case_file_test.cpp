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
