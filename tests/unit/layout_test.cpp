// One layout: the same meaning, the same comments, and always the same text.
#include <catch2/catch.hpp>
#include <regex>
#include <sstream>

#include "document/read_yaml.hpp"
#include "layout/same.hpp"
#include "subrosa/case_file.hpp"
#include "subrosa/engine.hpp"
#include "subrosa/folder.hpp"
#include "subrosa/layout.hpp"
#include "subrosa/report.hpp"
#include "support/approve.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;

namespace {

std::optional<std::string> laid_out(const std::string& text, const std::string& schema = "") {
  Diagnostics diagnostics;
  return lay_out(SourceFile("test.yaml", text), 0, schema, diagnostics);
}

/// The same document as somebody might type it: wider levels, blanks at line ends, empty lines,
/// comments pushed away.
std::string untidy(const std::string& text) {
  std::istringstream lines(text);
  std::string out;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    std::string rest = line.substr(indent);
    if (rest.rfind("- ", 0) == 0) rest = "-   " + rest.substr(2);
    out += std::string(indent * 2, ' ') + rest + "  \n" + (rest.empty() ? " \n\n" : "");
  }
  return out + "\n\n";
}

std::vector<FileText> changed(std::vector<FileText> files,
                              std::string (*change)(const std::string&)) {
  for (FileText& file : files) file.text = change(file.text);
  return files;
}

std::string tidy(const std::string& text) {
  const auto after = laid_out(text);
  REQUIRE(after);
  return *after;
}

/// What is decided for every case, without the hash of the files.
std::string decisions(const Rules& rules, const std::string& folder,
                      std::string (*change)(const std::string&)) {
  Engine engine(rules);
  std::string all;
  for (const auto& path : case_files(project(folder))) {
    Diagnostics diagnostics;
    const auto one =
        read_case(SourceFile(path.string(), change(slurp(path))), 0, *rules, diagnostics);
    REQUIRE(one);
    const Outcome outcome = engine.decide(one->situation(day("2026-11-21")), day("2026-11-21"));
    const auto* decision = std::get_if<Decision>(&outcome);
    REQUIRE(decision != nullptr);
    all += to_json(one->id, *decision, Language::fr, true) + "\n";
  }
  return std::regex_replace(all, std::regex(rules->hash), "HASH");
}

std::vector<std::filesystem::path> real_files() {
  std::vector<std::filesystem::path> files;
  for (const char* folder : {"rules/belgium", "tests/small_rules"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(project(folder))) {
      if (entry.path().extension() == ".yaml") files.push_back(entry.path());
    }
  }
  return files;
}

}  // namespace

TEST_CASE("levels, blanks, quotes and empty lines have one form", "[layout]") {
  const std::string before = R"(# the head

say  :    'one'   # why


list:   [a,b ,  c]
map: {a : 1,b: [x,y]}
'quoted': 'it says "no"'
steps:
# about the first
-   ask:    danger
    [a,b]:   []
    else:
          -  none:  "x"
             id: y
    # at the end of the step
-
  - deep
  -   - deeper


)";
  CHECK(tidy(before) == R"(# the head

say: "one"  # why

list: [a, b, c]
map: {a: 1, b: [x, y]}
"quoted": 'it says "no"'
steps:
  # about the first
  - ask: danger
    [a, b]: []
    else:
      - none: "x"
        id: y
    # at the end of the step
  - - deep
    - - deeper
)");
}

TEST_CASE("texts over several lines keep their lines", "[layout]") {
  CHECK(tidy("a:\n   b: |\n         one\n           two\n\n         three\n   c: >-  # folded\n"
             "    four\n   d: 1\n") ==
        "a:\n  b: |\n    one\n      two\n\n    three\n  c: >-  # folded\n    four\n  d: 1\n");
  CHECK(tidy("a: |1\n   one\n  two\nb: |+\n one\n\nc: |\n\n one\n") ==
        "a: |2\n    one\n   two\nb: |+\n  one\n\nc: |\n\n  one\n");
  CHECK(tidy("a: one\n     two\nb: \"three\n\n  four\"\n") ==
        "a: one\n  two\nb: \"three\n\n  four\"\n");
  CHECK(tidy("a: [one,\n two, # 2\n three\n # 3\n ]\n") ==
        "a: [one,\n  two,  # 2\n  three\n  # 3\n  ]\n");
}

TEST_CASE("what other programs write is read as well", "[layout]") {
  CHECK(tidy("\xEF\xBB\xBF"
             "a: 1\r\nb:\r\n- 2\r\n") == "a: 1\nb:\n  - 2\n");
  CHECK(tidy("---\n{a: 1, b: {c: 2}}\n") == "{a: 1, b: {c: 2}}\n");
  CHECK(tidy("# x\na: 1 # y") == "# x\na: 1  # y\n");
  CHECK(tidy("a:\n  # x\n  b\n# y\n") == "a:\n  # x\n  b\n# y\n");
  CHECK(tidy("a: \"# no comment\" # one\n") == "a: \"# no comment\"  # one\n");
  CHECK(tidy("a:\n  - # x\n    b: 1\n") == "a:\n  -  # x\n    b: 1\n");
  CHECK(tidy("a: |\r\n   one\r\n\r\n   two\r\nb: 1\r\n") == "a: |\n  one\n\n  two\nb: 1\n");
  CHECK(tidy("a: [b: 1, c]\n") == "a: [{b: 1}, c]\n");
  CHECK(tidy("a: [b, # c\n]\n") == "a: [b  # c\n  ]\n");
  CHECK(tidy("a:\n    b: |\n    c: 1\n") == "a:\n  b: |\n  c: 1\n");
  CHECK(tidy("a: |\n\nb: 1\n") == "a: |\n\nb: 1\n");
}

TEST_CASE("the header names the schema, once", "[layout]") {
  const std::string header = "# yaml-language-server: $schema=../schema/facts.json\n";
  CHECK(laid_out("facts: []\n", "../schema/facts.json") == header + "facts: []\n");
  CHECK(laid_out("# mine\n# yaml-language-server: $schema=old.json\nfacts: []\n",
                 "../schema/facts.json") == header + "# mine\nfacts: []\n");
  CHECK(laid_out(header + "facts: []\n", "../schema/facts.json") == header + "facts: []\n");
  CHECK(laid_out(header + "facts: []\n") == header + "facts: []\n");
  CHECK(laid_out("# yaml-language-server: off\nfacts: []\n", "../schema/facts.json") ==
        header + "# yaml-language-server: off\nfacts: []\n");
}

TEST_CASE("a file that cannot be read is told, not touched", "[layout]") {
  Diagnostics diagnostics;
  CHECK_FALSE(lay_out(SourceFile("x", "a: b: c\n"), 0, "", diagnostics));
  CHECK(diagnostics.size() == 1);
}

TEST_CASE("a file is left alone when its layout would change what it says", "[layout]") {
  // A blank behind a backslash at the end of a line belongs to the text.
  Diagnostics diagnostics;
  CHECK_FALSE(lay_out(SourceFile("x", "a: \"b\\ \n  c\"\n"), 0, "", diagnostics));
  CHECK(diagnostics.empty());
}

TEST_CASE("the kind of a file is seen by its keys", "[layout]") {
  CHECK(kind_of_file(SourceFile("x", "facts: {}\ncase: y\nrules: {}\n")) == "case");
  CHECK(kind_of_file(SourceFile("x", "rules: y\nprovisions: []\n")) == "rules");
  CHECK(kind_of_file(SourceFile("x", "other: y\n")).empty());
  CHECK(kind_of_file(SourceFile("x", "a: b: c\n")).empty());
}

TEST_CASE("every real file, typed untidily, is laid out as it stands", "[layout]") {
  for (const auto& path : real_files()) {
    INFO(path.string());
    const std::string text = slurp(path);
    CHECK(laid_out(text) == text);
    CHECK(laid_out(untidy(text)) == text);
  }
}

TEST_CASE("the layout changes no decision and no text of the rules", "[layout]") {
  const auto files = *read_rule_folder(project("rules/belgium"));
  const Loaded before = load_rules("rules", changed(files, untidy));
  const Loaded after = load_rules("rules", changed(changed(files, untidy), tidy));
  REQUIRE(before.rules);
  REQUIRE(after.rules);
  REQUIRE(before.rules->texts.size() == after.rules->texts.size());
  for (std::size_t i = 0; i < after.rules->texts.size(); ++i) {
    const TextIndex text = Table<TextIndex, Text>::index(i);
    CHECK(before.rules->texts[text].id == after.rules->texts[text].id);
    CHECK(before.rules->texts[text].french == after.rules->texts[text].french);
  }
  CHECK(decisions(before.rules, "rules/belgium", untidy) ==
        decisions(after.rules, "rules/belgium", tidy));
}

TEST_CASE("a diff shows each change with three lines around it", "[layout]") {
  CHECK(unified_diff("x", "a\n", "a\n").empty());
  CHECK(unified_diff("x", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n",
                     "1\n2\n3\n4\nfive\n6\n7\n8\n9\n10\n11\n12\n13\n14\n") ==
        "--- x\n+++ x\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"
        "@@ -11,3 +11,4 @@\n 11\n 12\n 13\n+14\n");
  CHECK(unified_diff("x", "", "a\n") == "--- x\n+++ x\n@@ -0,0 +1,1 @@\n+a\n");
  CHECK(unified_diff("x", "a", "a\n") ==
        "--- x\n+++ x\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n");
}

TEST_CASE("what says something else is never taken for the same", "[layout]") {
  const auto read = [](const std::string& text) {
    Diagnostics diagnostics;
    const auto root = read_yaml(SourceFile("x", text), 0, diagnostics);
    REQUIRE(root);
    return *root;
  };
  const Node one = read("a: b\nc: [d, e]\n");
  CHECK(same(one, read("a:   'b'\nc:\n- d\n- e\n")));
  for (const char* other :
       {"a: x\nc: [d, e]\n", "x: b\nc: [d, e]\n", "c: [d, e]\na: b\n", "a: b\nc: [d, x]\n",
        "a: b\nc: [d]\n", "a: b\nc: {d: e}\n", "a: b\nc: d\n", "a: b\n"}) {
    INFO(other);
    CHECK_FALSE(same(one, read(other)));
  }
}

TEST_CASE("a diff of very long files shows what goes and what comes", "[layout]") {
  std::string before = "first\n";
  std::string after = "first\n";
  for (int line = 0; line < 4100; ++line) {
    before += "b" + std::to_string(line) + "\n";
    after += "a" + std::to_string(line) + "\n";
  }
  const std::string diff = unified_diff("x", before + "last\n", after + "last\n");
  CHECK(diff.starts_with("--- x\n+++ x\n@@ -1,4102 +1,4102 @@\n first\n-b0\n-b1\n"));
  CHECK(diff.find("-b4099\n+a0\n") != std::string::npos);
  CHECK(diff.ends_with("+a4099\n last\n"));
  // Of many small changes in a long file each is still found by its lines.
  CHECK(unified_diff("x", "a\nb\nc\n", "b\nc\nd\n") ==
        "--- x\n+++ x\n@@ -1,3 +1,3 @@\n-a\n b\n c\n+d\n");
}

TEST_CASE("a mark is written beside Windows line ends too", "[layout][review]") {
  const std::string before =
      "provision: a\r\nreview:\r\n  status: unreviewed  # à lire\r\nversions: []\r\n";
  const auto after = with_review(SourceFile("a.yaml", before), {"juriste", "2026-11-21", "00"});
  REQUIRE(after);
  CHECK(*after ==
        "provision: a\r\nreview:\r\n  status: reviewed  # à lire\n  by: juriste\n"
        "  on: 2026-11-21\n  hash: 00\r\nversions: []\r\n");
}

TEST_CASE("a mark is not written where a word is expected and something else stands",
          "[layout][review]") {
  for (const char* status : {"[unreviewed]", "{a: b}"}) {
    INFO(status);
    CHECK_FALSE(with_review(
        SourceFile("a.yaml", "provision: a\nreview: {status: " + std::string(status) + "}\n"),
        {"juriste", "2026-11-21", "00"}));
  }
}
