// Files -> rules -> a decision of the situation about which nothing is known.
#include "parts.hpp"
#include "subrosa/engine.hpp"

using namespace subrosa;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const Loaded loaded = load_rules("rules", split_files(text_of(bytes, size)));
  must((loaded.rules != nullptr) != has_errors(loaded.diagnostics),
       "rules are read whole, or there are none");
  show_all(loaded.diagnostics, loaded.sources);
  if (!loaded.rules) return 0;
  Situation nothing;
  nothing.as_of = nothing.known_on = loaded.rules->covers.from.value_or(*parse_date("2020-06-01"));
  nothing.answers.resize(loaded.rules->facts.size());
  Engine engine(loaded.rules);
  const Outcome outcome = engine.decide(nothing, nothing.as_of);
  if (const auto* decision = std::get_if<Decision>(&outcome))
    must(!decision->possible.empty(), "a decision leaves a verdict possible");
  return 0;
}
