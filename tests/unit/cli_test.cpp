// The command at its door. Each file of tests/cli holds a command line, what it is given, and all
// that it prints:
//
//     $ subrosa decide -
//     < case: x
//     --- out
//     --- err
//     --- exit 4
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "run.hpp"
#include "subrosa/limits.hpp"
#include "support/approve.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;

namespace {

struct Printed {
  std::string out;
  std::string err;
  int exit = 0;
};

Printed run(const std::vector<std::string>& args, const std::string& input) {
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  const cli::World world{in,
                         out,
                         err,
                         day("2026-11-21"),
                         [](const std::string& name) {
                           return name == "SUBROSA_RULES" ? project("rules/belgium").string()
                                                          : std::string();
                         },
                         "",
                         false};
  const int exit = static_cast<int>(cli::run(args, world));
  return {out.str(), err.str(), exit};
}

/// Words separated by spaces; `PROJECT` stands for the folder of this repository.
std::vector<std::string> words(std::string line) {
  std::vector<std::string> all;
  std::istringstream in(line);
  for (std::string word; in >> word;) {
    const std::size_t at = word.find("PROJECT");
    if (at != std::string::npos) word.replace(at, 7, project("").string());
    all.push_back(word);
  }
  return all;
}

/// What changes from machine to machine, or with every edit of the rules.
std::string normalised(std::string text) {
  const auto replace_all = [&](const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
      text.replace(at, from.size(), to);
    }
  };
  replace_all(project("").string(), "PROJECT/");
  replace_all("PROJECT//", "PROJECT/");
  replace_all(belgium()->hash, "HASH");
  return text;
}

}  // namespace

namespace {

/// Commands run in the folder of the repository: a short path in a text that is folded into lines
/// must be the same wherever the repository lies.
struct InProject {
  std::filesystem::path before = std::filesystem::current_path();
  InProject() { std::filesystem::current_path(project("")); }
  ~InProject() { std::filesystem::current_path(before); }
  InProject(const InProject&) = delete;
  InProject& operator=(const InProject&) = delete;
};

/// Every fourth of the approved texts: four tests, which can run beside each other.
void check_quarter(std::size_t quarter) {
  const InProject here;
  std::size_t place = 0;
  for (const auto& file : entries(project("tests/cli"))) {
    if (place++ % 4 != quarter) continue;
    std::istringstream lines(slurp(file));
    std::string head;
    std::string command;
    std::string input;
    for (std::string line; std::getline(lines, line) && line.substr(0, 3) != "---";) {
      head += line + "\n";
      if (line.substr(0, 10) == "$ subrosa ") command = line.substr(10);
      if (line == "$ subrosa") command = "";
      if (line.substr(0, 1) == "<") input += line.size() > 2 ? line.substr(2) + "\n" : "\n";
    }
    const Printed printed = run(words(command), input);
    const std::string actual = head + "--- out\n" + normalised(printed.out) + "--- err\n" +
                               normalised(printed.err) + "--- exit " +
                               std::to_string(printed.exit) + "\n";
    INFO(file.string());
    CHECK(approved(file, actual));
  }
}

}  // namespace

TEST_CASE("the command prints what was approved, 1 of 4", "[cli]") { check_quarter(0); }
TEST_CASE("the command prints what was approved, 2 of 4", "[cli]") { check_quarter(1); }
TEST_CASE("the command prints what was approved, 3 of 4", "[cli]") { check_quarter(2); }
TEST_CASE("the command prints what was approved, 4 of 4", "[cli]") { check_quarter(3); }

TEST_CASE("the README shows what the program prints", "[cli]") {
  const std::string readme = slurp(project("README.md"));
  const std::string fence = "```console\n$ ./dev run ";
  std::string actual;
  std::size_t done = 0;
  std::size_t shown = 0;
  for (std::size_t at = readme.find(fence); at != std::string::npos;
       at = readme.find(fence, done)) {
    const std::size_t begin = at + fence.size();
    const std::size_t line_end = readme.find('\n', begin) + 1;
    const std::string command = readme.substr(begin, line_end - begin);
    actual += readme.substr(done, line_end - done) + run(words(command), "").out;
    done = readme.find("```", line_end);
    ++shown;
  }
  CHECK(shown > 0);
  CHECK(approved(project("README.md"), actual + readme.substr(done)));
}

TEST_CASE("the rules are found where they are looked for, in order", "[cli]") {
  const Printed named = run({"check", "--rules", project("tests/small_rules").string()}, "");
  CHECK(named.exit == 0);
  CHECK(named.out.find("small 1.0.0") != std::string::npos);
  CHECK(run({"check"}, "").out.find("belgium") != std::string::npos);
  CHECK(run({"check", "--rules", "no-such-folder"}, "").exit == 3);
}

TEST_CASE("in a batch the good cases are decided, and the exit status tells of the others",
          "[cli]") {
  const std::string good = project("tests/bad_cases/good.yaml").string();
  const std::string bad = project("tests/bad_cases/bad.yaml").string();
  const Printed lines = run({"decide", good, bad, good, "--format", "ndjson"}, "");
  CHECK(lines.exit == 4);
  CHECK(std::count(lines.out.begin(), lines.out.end(), '\n') == 2);
  CHECK(run({"decide", good, "--format", "json"}, "").out.front() == '{');
  CHECK(run({"decide", good, good, "--format", "json"}, "").out.front() == '[');
  CHECK(run({"decide", good, "--fail-on", "must_not_disclose"}, "").exit == 1);
  CHECK(run({"decide", good, "--fail-on", "may_disclose"}, "").exit == 0);
}

TEST_CASE("the rules and their cases are laid out as `fmt` does it", "[cli][layout]") {
  const Printed checked = run({"fmt", "--check"}, "");
  CHECK(checked.out == "");  // else: run `subrosa fmt`
  CHECK(checked.exit == 0);
  CHECK(run({"fmt", "--check", project("tests/small_rules").string()}, "").exit == 0);
}

TEST_CASE("`fmt` writes what differs and leaves alone what it cannot read", "[cli][layout]") {
  namespace fs = std::filesystem;
  const fs::path folder =
      fs::temp_directory_path() / ("subrosa-fmt-test-" + std::to_string(::getpid()));
  fs::remove_all(folder);
  fs::create_directories(folder / "rules" / "cases");
  fs::create_directories(folder / "schema");
  const auto put = [&](const std::string& path, const std::string& text) {
    std::ofstream(folder / path, std::ios::binary) << text;
  };
  put("rules/rules.yaml", "rules:  x\n");
  put("rules/cases/one.yaml", "case:  one   # sic\nfacts: {}");
  put("rules/cases/two.yaml", "case: two: three\n");
  put("schema/case.json", "{}\n");
  const std::string rules = (folder / "rules").string();
  CHECK(run({"fmt", "--diff", rules}, "").exit == 1);
  CHECK(slurp(folder / "rules/rules.yaml") == "rules:  x\n");
  const Printed written = run({"fmt", rules}, "");
  CHECK(written.exit == 1);  // the one that cannot be read
  CHECK(written.out == rules + "/rules.yaml\n" + rules + "/cases/one.yaml\n");
  CHECK(slurp(folder / "rules/rules.yaml") == "rules: x\n");
  CHECK(slurp(folder / "rules/cases/one.yaml") ==
        "# yaml-language-server: $schema=../../schema/case.json\ncase: one  # sic\nfacts: {}\n");
  CHECK(slurp(folder / "rules/cases/two.yaml") == "case: two: three\n");
  fs::remove(folder / "rules/cases/two.yaml");
  CHECK(run({"fmt", rules}, "").out == "");
  CHECK(run({"fmt", "--check", rules}, "").exit == 0);
  fs::remove_all(folder);
}

TEST_CASE("`fmt -` never prints a part of what is too large", "[cli][layout][limits]") {
  const std::string line = "case:  one\n#";
  const Printed read = run({"fmt", "-"}, line + std::string(largest_file - line.size(), 'x'));
  CHECK(read.exit == 0);
  CHECK(read.out.size() > largest_file / 2);
  const Printed refused =
      run({"fmt", "-"}, line + std::string(largest_file - line.size() + 1, 'x'));
  CHECK(refused.exit == 1);
  CHECK(refused.out.empty());
  CHECK(refused.err.find("E103") != std::string::npos);
}

TEST_CASE("`schema -o` writes every schema into a folder", "[cli][schema]") {
  namespace fs = std::filesystem;
  const fs::path folder =
      fs::temp_directory_path() / ("subrosa-schema-test-" + std::to_string(::getpid()));
  fs::remove_all(folder);
  CHECK(run({"schema", "-o", folder.string()}, "").exit == 0);
  for (const fs::path& path : entries(project("rules/schema"))) {
    CHECK(slurp(folder / path.filename()) == slurp(path));
  }
  CHECK(run({"schema", "facts"}, "").out == slurp(project("rules/schema/facts.json")));
  fs::remove_all(folder);
}

TEST_CASE("an accepted warning is counted, shown when asked for, and suppressed in SARIF",
          "[cli]") {
  namespace fs = std::filesystem;
  const fs::path folder =
      fs::temp_directory_path() / ("subrosa-silenced-test-" + std::to_string(::getpid()));
  fs::remove_all(folder);
  fs::copy(project("tests/small_rules"), folder, fs::copy_options::recursive);
  const auto append = [&](const std::string& path, const std::string& text) {
    std::ofstream(folder / path, std::ios::binary | std::ios::app) << text;
  };
  append("duties.yaml", "  - {limit: by_phone, text: Par téléphone.}\n");
  CHECK(run({"check", "--rules", folder.string()}, "").err.find("[W715]") != std::string::npos);
  append("rules.yaml", "silenced:\n  - {code: W715, at: by_phone, because: Pour bientôt.}\n");
  const Printed silent = run({"check", "--rules", folder.string()}, "");
  CHECK(silent.err == "");
  CHECK(silent.out.find("erreurs : 0, avertissements : 0\n"
                        "avertissements acceptés : 1 (--show-silenced les montre)\n") !=
        std::string::npos);
  const Printed shown = run({"check", "--rules", folder.string(), "--show-silenced"}, "");
  CHECK(shown.err.find("[W715]") != std::string::npos);
  CHECK(shown.err.find("accepté : Pour bientôt.") != std::string::npos);
  const auto in = [&](const std::vector<std::string>& more) {
    std::vector<std::string> args{"check", "--rules", folder.string(), "--format"};
    args.insert(args.end(), more.begin(), more.end());
    return run(args, "").out;
  };
  CHECK(in({"json"}) == "[]\n");
  CHECK(in({"json", "--show-silenced"}).find("\"silenced\": \"Pour bientôt.\"") !=
        std::string::npos);
  CHECK(in({"sarif"}).find("\"justification\": \"Pour bientôt.\"") != std::string::npos);
  fs::remove_all(folder);
}
