// Each folder of tests/diagnostics is named after a code and holds files that spoil the small
// rules, and `expected.txt`: all that is then said. Mended, nothing is said. The same examples make
// docs/diagnostics.md.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "subrosa/audit.hpp"
#include "support/approve.hpp"
#include "support/diagnostic_examples.hpp"
#include "support/diagnostics_page.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;

TEST_CASE("each diagnostic is produced by a file, and says what was approved", "[diagnostics]") {
  std::set<std::string> produced;
  for (const DiagnosticExample& one : diagnostic_examples()) {
    INFO(one.folder.string());
    const auto named = [&](const Diagnostic& d) { return code_text(d) == one.code; };
    const Diagnostics& found = one.found.diagnostics;
    CHECK(std::any_of(found.begin(), found.end(), named));
    CHECK(approved(one.folder / "expected.txt", rendered(one.found)));
    CHECK(rendered(one.left) == "");
    CHECK_FALSE(one.files.empty());
    produced.insert(one.code);
  }
  for (const CodeInfo& info : code_registry()) {
    INFO("no file produces " << code_text(info) << " " << info.name);
    CHECK(produced.count(code_text(info)) == 1);
  }
}

TEST_CASE("each code has an example that gives this code alone, and a page with it",
          "[diagnostics]") {
  const std::vector<DiagnosticExample> examples = diagnostic_examples();
  for (const CodeInfo& info : code_registry()) {
    INFO("no example of " << code_text(info) << " alone under tests/diagnostics");
    CHECK(example_of(info, examples) != nullptr);
  }
  CHECK(approved(project("docs/diagnostics.md"), diagnostics_page(examples)));
}

TEST_CASE("every warning says by what name it can be silenced", "[diagnostics]") {
  for (const DiagnosticExample& one : diagnostic_examples()) {
    INFO(one.folder.string());
    for (const Diagnostic& d : one.found.diagnostics) {
      if (d.severity == Severity::warning && one.code != "W904") CHECK_FALSE(d.about.empty());
    }
  }
}

TEST_CASE("the small rules are sound", "[diagnostics]") {
  const Loaded loaded = load_rules("rules", small_rule_files());
  const Findings found =
      everything_found(loaded.rules, {}, loaded.sources, day("2026-11-21"), loaded.diagnostics);
  CHECK(found.open.empty());
  CHECK(found.silenced.empty());
}
