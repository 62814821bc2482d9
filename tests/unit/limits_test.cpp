// Input that is too large, too deep, too many, or no file at all: refused in words, never read in
// part; and just below a limit, read.
#include "subrosa/limits.hpp"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "diagnostics/codes.hpp"
#include "diagram/diagrams.hpp"
#include "document/read_yaml.hpp"
#include "editor/outline.hpp"
#include "process.hpp"
#include "run.hpp"
#include "subrosa/case_file.hpp"
#include "subrosa/folder.hpp"
#include "subrosa/suggest.hpp"
#include "support/approve.hpp"
#include "support/limits_page.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;
namespace fs = std::filesystem;

namespace {

/// A folder with the small rules that is gone at the end of the test.
struct RuleFolder {
  fs::path path;
  RuleFolder() {
    std::string name = (fs::temp_directory_path() / "subrosa-limits-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path = name;
    for (const FileText& file : small_rule_files()) put(file.path, file.text);
  }
  ~RuleFolder() { fs::remove_all(path); }
  RuleFolder(const RuleFolder&) = delete;
  RuleFolder& operator=(const RuleFolder&) = delete;

  void put(const std::string& file, const std::string& text) const {
    fs::create_directories((path / file).parent_path());
    std::ofstream(path / file, std::ios::binary) << text;
  }
};

struct Printed {
  std::string out;
  std::string err;
  int exit = 0;
};

Printed run(const std::vector<std::string>& args, const std::string& rules,
            const std::string& input = "") {
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  const cli::World world{
      in, out,  err, day("2026-11-21"), [&](const std::string&) { return std::string(); },
      "", false};
  std::vector<std::string> all = args;
  all.insert(all.end(), {"--rules", rules});
  const int exit = static_cast<int>(cli::run(all, world));
  return {out.str(), err.str(), exit};
}

bool says(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

std::vector<Code> codes(const Diagnostics& diagnostics) {
  std::vector<Code> all;
  for (const Diagnostic& d : diagnostics) all.push_back(d.code);
  return all;
}

std::vector<Code> read_codes(const std::string& text) {
  Diagnostics diagnostics;
  const SourceFile source("f.yaml", text);
  const bool read = read_yaml(source, 0, diagnostics).has_value();
  CHECK(read == diagnostics.empty());
  return codes(diagnostics);
}

std::string repeated(std::size_t count, const std::string& text) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

/// What is said of the small rules with one file in place of another.
Loaded with(const std::string& path, const std::string& text) {
  return load_rules("rules", with_file(small_rule_files(), path, text));
}

std::string small(const std::string& path) { return slurp(project("tests/small_rules/" + path)); }

const std::string a_case = "case: a\nfacts: {recipient: police, danger: none}\n";

/// Nothing may be decided, in any language, and it is told why.
void decides_nothing(const RuleFolder& folder, const std::string& why) {
  for (const char* language : {"fr", "de"}) {
    const Printed printed = run({"decide", "-", "--lang", language}, folder.path.string(), a_case);
    INFO(printed.err);
    CHECK(printed.exit == 3);
    CHECK(printed.out.empty());
    if (language == std::string("fr")) CHECK(says(printed.err, why));
  }
  CHECK(run({"ask"}, folder.path.string()).exit == 3);
  CHECK(run({"test"}, folder.path.string()).exit == 3);
  CHECK(run({"prove"}, folder.path.string()).exit == 3);
  CHECK(run({"check"}, folder.path.string()).exit == 1);
}

}  // namespace

TEST_CASE("the page of limits says what the program does", "[limits]") {
  CHECK(approved(project("docs/limits.md"), limits_page()));
}

TEST_CASE("a file's words, keys and faults are counted", "[limits]") {
  // A mapping, a key, a list, and its items.
  const auto list = [](std::size_t items) { return "a: [" + repeated(items - 1, "x,") + "x]\n"; };
  CHECK(read_codes(list(most_nodes - 3)).empty());
  CHECK(read_codes(list(most_nodes - 2)) == std::vector{Code::too_many_nodes});
  CHECK(read_codes(std::string(longest_key, 'k') + ": x\n").empty());
  CHECK(read_codes(std::string(longest_key + 1, 'k') + ": x\n") == std::vector{Code::key_too_long});
  CHECK(read_codes("? " + std::string(longest_key + 1, 'k') + "\n: x\n") ==
        std::vector{Code::key_too_long});
  CHECK(read_codes(repeated(2 * most_findings, "k: &a x\n")).size() == most_findings);
}

TEST_CASE("a file that is exactly as large as may be is read", "[limits]") {
  const std::string text = "a: b\n#";
  CHECK(read_codes(text + std::string(largest_file - text.size(), 'x')).empty());
  CHECK(read_codes(text + std::string(largest_file - text.size() + 1, 'x')) ==
        std::vector{Code::file_too_large});
}

TEST_CASE("a second document is told of, however it is", "[limits]") {
  for (const std::string& more :
       {std::string("b: 2\n"), std::string(40, '['), std::string(longest_key + 1, 'k') + ": x\n",
        "- [" + repeated(most_nodes, "x,") + "]\n"}) {
    CHECK(read_codes("a: 1\n---\n" + more) == std::vector{Code::second_document});
  }
}

TEST_CASE("a case is small", "[limits]") {
  const Rules rules = small_rules();
  const auto read = [&](std::size_t size) {
    Diagnostics diagnostics;
    const std::string text = a_case + "#" + std::string(size - a_case.size() - 1, 'x');
    (void)read_case(SourceFile("c.yaml", text), 0, *rules, diagnostics);
    return codes(diagnostics);
  };
  CHECK(read(largest_case).empty());
  CHECK(read(largest_case + 1) == std::vector{Code::file_too_large});
}

TEST_CASE("rules are not without number", "[limits]") {
  const auto facts = [](std::size_t count) {
    std::string text = small("facts.yaml");
    std::string more;
    for (std::size_t i = 6; i < count; ++i)
      more += "  - {fact: f" + std::to_string(i) +
              ", question: \"?\", values: {yes: Oui, no: Non}, plain: yes, changed_by: worker}\n";
    return text.insert(text.find("readings:"), more);
  };
  CHECK(with("facts.yaml", facts(most_facts)).rules);
  CHECK_FALSE(with("facts.yaml", facts(most_facts + 1)).rules);

  const auto constraints = [](std::size_t count) {
    std::string text = small("constraints.yaml");
    for (std::size_t i = 1; i < count; ++i)
      text += "  - {constraint: c" + std::to_string(i) +
              ", never: danger == none and avoidable == no, because: Non.}\n";
    return text;
  };
  CHECK(with("constraints.yaml", constraints(most_constraints)).rules);
  CHECK(codes(with("constraints.yaml", constraints(most_constraints + 1)).diagnostics) ==
        std::vector{Code::too_many_rules});
  const auto properties = [](std::size_t count) {
    std::string text = small("properties.yaml");
    for (std::size_t i = 4; i < count; ++i)
      text += "  - {property: p" + std::to_string(i) +
              ", title: T, never: depends_on(help.given), sources: [act]}\n";
    return text;
  };
  CHECK(with("properties.yaml", properties(most_constraints)).rules);
  CHECK(codes(with("properties.yaml", properties(most_constraints + 1)).diagnostics) ==
        std::vector{Code::too_many_rules});
}

namespace {

/// A provision whose versions stand one day each, some of them annulled, each on a day of its own.
std::string many_versions(const std::string& id, std::size_t count, std::size_t annulled) {
  std::string text =
      "provision: " + id + "\ntitle: Beaucoup\nreview: {status: unreviewed}\nversions:\n";
  Date from = day("2001-01-01");
  for (std::size_t i = 0; i < count; ++i, from += std::chrono::days{1}) {
    text += "  - in_force: {from: " + iso(from) +
            (i + 1 < count ? ", to: " + iso(from) + "}\n" : "}\n");
    text += "    article: a\n    certainty: settled\n";
    if (i < annulled)
      text +=
          "    annulled: {decided: " + iso(from + std::chrono::days{2000}) + ", source: ruling}\n";
    text += "    sources: [act]\n    tree: [{permits: Oui.}]\n";
  }
  return text;
}

}  // namespace

TEST_CASE("a provision has few versions, the law few pairs of dates", "[limits]") {
  const auto found = [](std::size_t count, std::size_t annulled) {
    return codes(with("provisions/help.yaml", many_versions("help", count, annulled)).diagnostics);
  };
  CHECK(found(most_versions, 10).empty());
  CHECK(found(most_versions + 1, 10) == std::vector{Code::too_many_rules});
  CHECK(found(most_versions, 100) == std::vector{Code::too_many_rules});  // 200 days times 101
}

TEST_CASE("many faults of meaning are told in part, and are still faults", "[limits]") {
  const std::string text =
      "contacts:\n" + repeated(3 * most_findings, "  - {contact: c, nom: x}\n");
  const Loaded loaded = with("contacts.yaml", text);
  CHECK_FALSE(loaded.rules);
  CHECK(loaded.diagnostics.size() == most_findings);
  CHECK(has_errors(loaded.diagnostics));
}

TEST_CASE("a word far too long for a slip has no neighbour", "[limits]") {
  const std::string name(longest_mistyped, 'a');
  CHECK(closest(name, {name + "b"}) == name + "b");
  CHECK(closest(name + "a", {name}).empty());
  CHECK(closest(std::string(5'000'000, 'a'), {std::string(5'000'000, 'b')}).empty());
}

TEST_CASE("diagrams that are kept are bounded, beside those of one computation", "[limits]") {
  Budget budget;
  budget.kept = 10;
  Diagrams d(std::vector<std::uint32_t>(20, 2), budget);
  for (Level level = 0; level < 10; ++level) {
    d.renew_budget();
    (void)d.test(level, 1);
  }
  d.renew_budget();
  CHECK_THROWS_AS(d.test(10, 1), DiagramTooLarge);
}

TEST_CASE("only ordinary files are read, at once and no further than asked", "[limits]") {
  const RuleFolder folder;
  const fs::path file = folder.path / "f";
  std::ofstream(file) << "abcdef";
  CHECK(read_ordinary_file(file).text == "abcdef");
  CHECK(read_ordinary_file(file, 3).text == "abcd");
  const fs::path pipe = folder.path / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  fs::create_symlink("/dev/zero", folder.path / "device");
  fs::create_symlink("loop", folder.path / "loop");
  fs::create_symlink("nowhere", folder.path / "dangling");
  fs::create_symlink("f", folder.path / "link");
  for (const char* none : {"pipe", "device", "loop", "dangling", "missing", "provisions"}) {
    INFO(none);
    const ReadText read = read_ordinary_file(folder.path / none);
    CHECK(read.text.empty());
    CHECK_FALSE(read.fault.text.empty());
    CHECK_FALSE(read_file(folder.path / none));
  }
  CHECK(read_ordinary_file(folder.path / "link").text == "abcdef");
  // What a program tells of itself has no size that could be held against what was read.
  CHECK_FALSE(read_ordinary_file("/proc/self/status").fault.text.empty());
}

TEST_CASE("rules of which a file is no file decide nothing", "[limits]") {
  const std::string no_file = "ce n'est pas un fichier ordinaire";
  const auto say_yaml = [](const RuleFolder& folder) { return folder.path / "say.yaml"; };
  SECTION("they decide") {
    const RuleFolder folder;
    CHECK(run({"decide", "-"}, folder.path.string(), a_case).exit == 0);
  }
  SECTION("a folder in place of a file that may be missing") {
    const RuleFolder folder;
    fs::create_directory(say_yaml(folder));
    decides_nothing(folder, no_file);
  }
  SECTION("a pipe") {
    const RuleFolder folder;
    REQUIRE(::mkfifo(say_yaml(folder).c_str(), 0600) == 0);
    decides_nothing(folder, no_file);
  }
  SECTION("a device without end") {
    const RuleFolder folder;
    fs::create_symlink("/dev/zero", say_yaml(folder));
    decides_nothing(folder, no_file);
  }
  SECTION("a link in a circle") {
    const RuleFolder folder;
    fs::create_symlink("say.yaml", say_yaml(folder));
    decides_nothing(folder, "ce fichier est introuvable ou illisible");
  }
  SECTION("a language that is not asked for") {
    const RuleFolder folder;
    fs::remove(folder.path / "lang/en.yaml");
    fs::create_symlink("nowhere", folder.path / "lang/en.yaml");
    decides_nothing(folder, "ce fichier est introuvable ou illisible");
  }
  SECTION("a language that is too large") {
    const RuleFolder folder;
    folder.put("lang/en.yaml", std::string(largest_file + 1, '#'));
    decides_nothing(folder, "E103");
  }
  SECTION("a second document too deep to be read") {
    const RuleFolder folder;
    folder.put("properties.yaml", small("properties.yaml") + "---\n" + std::string(40, '['));
    decides_nothing(folder, "E110");
  }
}

TEST_CASE("rules of too many files, or of too many bytes, decide nothing", "[limits]") {
  const RuleFolder folder;
  SECTION("files") {
    for (std::size_t i = 0; i <= most_files; ++i)
      folder.put("lang/x" + std::to_string(i) + ".yaml", "");
    decides_nothing(folder, "les règles comptent plus de 1000 fichiers");
    CHECK(files_of_rules(folder.path)->size() == most_files + 1);
  }
  SECTION("bytes") {
    for (std::size_t i = 0; i < 17; ++i)
      folder.put("lang/x" + std::to_string(i) + ".yaml", std::string(largest_file, '#'));
    decides_nothing(folder, "les règles dépassent 33554432 octets");
  }
}

TEST_CASE("a case that is no file is refused, and so are too many", "[limits]") {
  const RuleFolder folder;
  const std::string pipe = (folder.path / "pipe").string();
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  const Printed printed = run({"decide", pipe}, folder.path.string());
  CHECK(printed.exit == 4);
  CHECK(says(printed.err, "ce n'est pas un fichier ordinaire"));
  CHECK(run({"decide", "/dev/zero"}, folder.path.string()).exit == 4);
  const std::string endless(largest_file, 'x');
  CHECK(says(run({"decide", "-"}, folder.path.string(), endless).err, "E103"));

  fs::create_directory(folder.path / "cases");
  fs::create_symlink("nowhere", folder.path / "cases/gone.yaml");
  const Printed checked = run({"check"}, folder.path.string());
  CHECK(checked.exit == 1);
  CHECK(says(checked.out + checked.err, "E116"));
  CHECK(run({"test"}, folder.path.string()).exit == 4);
  fs::remove(folder.path / "cases/gone.yaml");

  for (std::size_t i = 0; i <= most_cases; ++i)
    std::ofstream(folder.path / "cases" / (std::to_string(i) + ".yaml"));
  CHECK(case_files(folder.path).size() == most_cases + 1);
  const std::vector<std::string> names(most_cases + 1, "a");
  std::vector<std::string> words{"decide"};
  words.insert(words.end(), names.begin(), names.end());
  const Printed many = run(words, folder.path.string());
  CHECK(many.exit == 2);
  CHECK(says(many.err, "plus de 5000 noms à la fois"));
}

TEST_CASE("a conversation that is none ends", "[limits]") {
  const std::string rules = project("tests/small_rules").string();
  CHECK(run({"ask"}, rules, std::string(200, 'x') + "\nq\n").exit == 0);
  const Printed printed = run({"ask"}, rules, std::string(201, 'x') + "\nq\n");
  CHECK(printed.exit == 2);
  CHECK(says(printed.err, "une ligne dépasse 200 octets"));
  CHECK(run({"ask"}, rules, std::string(10'000'000, '\0')).exit == 2);
  const Printed endless = run({"ask"}, rules, repeated(6000, "?\n"));
  CHECK(endless.exit == 2);
  CHECK(says(endless.err, "plus de 5000 lignes"));
}

TEST_CASE("a program that does not end is ended", "[limits]") {
  using std::chrono::milliseconds;
  CHECK_FALSE(cli::run_program({"sleep", "60"}, "", {}, 1000, milliseconds(50)));
  CHECK_FALSE(cli::run_program({"yes"}, "", {}, 1000, milliseconds(60'000)));
  // Says nothing more, and goes on.
  const auto mute =
      cli::run_program({"sh", "-c", "exec >&-; exec sleep 60"}, "", {}, 1000, milliseconds(50));
  REQUIRE(mute);
  CHECK(mute->status == 128 + 9);
  CHECK(cli::run_program({"echo", "a"}, "", {}, 1000)->out == "a\n");
}

TEST_CASE("a half-written file is looked at to a bound, without calling itself without end",
          "[limits]") {
  CHECK(outline_of(repeated(1'000'000, "- ")).places.empty());
  CHECK(outline_of(repeated(1'000'000, "[")).places.empty());
  CHECK(outline_of("a: [" + repeated(2 * most_places, "x,") + "]").places.size() == most_places);
  CHECK(outline_of(repeated(2 * most_places, "k: v\n")).places.size() <= most_places + 1);
}
