// Each folder of tests/diagnostics is named after a code and holds a file that spoils the small
// rules, and `expected.txt`: all that is then said. A folder may hold several files. `removed`
// alone takes one away.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "subrosa/audit.hpp"
#include "subrosa/case_file.hpp"
#include "subrosa/folder.hpp"
#include "subrosa/prove.hpp"
#include "subrosa/review.hpp"
#include "support/approve.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;
namespace fs = std::filesystem;

namespace {

/// The small rules with the files of a folder put in their place; an empty file takes one away.
std::vector<FileText> spoiled(const fs::path& folder) {
  std::vector<FileText> files = small_rule_files();
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string path = fs::relative(entry.path(), folder).generic_string();
    if (!entry.is_regular_file() || path == "expected.txt" || path.substr(0, 6) == "cases/")
      continue;
    const std::string text = slurp(entry.path());
    files = with_file(std::move(files), path, text);
    if (text == "removed\n") files.pop_back();
  }
  return files;
}

/// Loads, audits and reads the cases: everything that `check` would say.
Loaded everything(const fs::path& folder) {
  Loaded loaded = load_rules("rules", spoiled(folder));
  if (!loaded.rules) return loaded;
  const bool later = folder.filename().string().substr(0, 4) == "W707";
  const Date today = day(later ? "2027-03-01" : "2026-11-21");
  for (const auto& more : {audit_rules(loaded.rules), audit_properties(loaded.rules),
                           audit_sources(*loaded.rules, today), audit_reviews(*loaded.rules, today),
                           audit_catalogues(*loaded.rules, {})}) {
    loaded.diagnostics.insert(loaded.diagnostics.end(), more.begin(), more.end());
  }
  for (const fs::path& file : case_files(folder)) {
    loaded.sources.emplace_back("rules/cases/" + file.filename().string(), slurp(file));
    (void)read_case(loaded.sources.back(), static_cast<std::uint32_t>(loaded.sources.size() - 1),
                    *loaded.rules, loaded.diagnostics);
  }
  sort_diagnostics(loaded.diagnostics);
  return loaded;
}

}  // namespace

TEST_CASE("each diagnostic is produced by a file, and says what was approved", "[diagnostics]") {
  std::set<std::string> produced;
  for (const fs::path& folder : entries(project("tests/diagnostics"))) {
    const std::string code = folder.filename().string().substr(0, 4);
    const Loaded loaded = everything(folder);
    INFO(folder.string());
    const auto named = [&](const Diagnostic& d) { return code_text(d) == code; };
    CHECK(std::any_of(loaded.diagnostics.begin(), loaded.diagnostics.end(), named));
    CHECK(approved(folder / "expected.txt", rendered(loaded)));
    produced.insert(code.substr(1));
  }
  for (const CodeInfo& info : code_registry()) {
    INFO("no file produces " << static_cast<int>(info.code) << " " << info.name);
    CHECK(produced.count(std::to_string(static_cast<int>(info.code))) == 1);
  }
}

TEST_CASE("the small rules are sound", "[diagnostics]") {
  CHECK(audit_rules(small_rules()).empty());
  CHECK(audit_sources(*small_rules(), day("2026-11-21")).empty());
}
