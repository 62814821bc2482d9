// A case file -> a situation -> its decision, by small sound rules.
#include "parts.hpp"
#include "subrosa/case_file.hpp"
#include "subrosa/engine.hpp"

using namespace subrosa;

namespace {

Date a_day() { return *parse_date("2020-06-01"); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const Rules rules = load_rules("rules", sound_files()).rules;
  static Engine engine(rules);
  must(rules != nullptr, "the small rules are sound");
  const Sources sources{SourceFile("case.yaml", text_of(bytes, size))};
  Diagnostics diagnostics;
  const auto read = read_case(sources[0], 0, *rules, diagnostics);
  must(read.has_value() != has_errors(diagnostics), "a case is read whole, or refused");
  show_all(diagnostics, sources);
  if (!read) return 0;
  const Situation situation = read->situation(a_day());
  const Outcome outcome = engine.decide(situation, a_day());
  if (!std::holds_alternative<Decision>(outcome)) return 0;
  const Sources written{SourceFile("case.yaml", write_case(*rules, "again", situation))};
  const auto again = read_case(written[0], 0, *rules, diagnostics);
  must(again && again->answers == read->answers, "a saved case says what was answered");
  return 0;
}
