// `init` and `rename` at the command's door, on a disk.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>

#include "lsp/workspace.hpp"
#include "run.hpp"
#include "subrosa/folder.hpp"
#include "subrosa/start.hpp"
#include "support/approve.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;
namespace fs = std::filesystem;

namespace {

struct Printed {
  std::string out;
  std::string err;
  int exit = 0;
};

Printed run(const std::vector<std::string>& args, const std::string& input = "",
            const std::string& today = "2026-11-21") {
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  const cli::World world{
      in, out, err, day(today), [](const std::string&) { return std::string(); }, "", false};
  const int exit = static_cast<int>(cli::run(args, world));
  return {out.str(), err.str(), exit};
}

/// A folder that is gone at the end of the test, and a rule folder in it that is not there yet.
struct Temporary {
  fs::path path;
  std::string rules;
  Temporary() {
    std::string name = (fs::temp_directory_path() / "subrosa-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path = name;
    rules = (path / "mes-regles").string();
  }
  ~Temporary() { fs::remove_all(path); }
};

/// Every file below a folder with its bytes.
std::map<std::string, std::string> everything(const fs::path& folder) {
  std::map<std::string, std::string> all;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file())
      all[fs::relative(entry.path(), folder).generic_string()] = slurp(entry.path());
  }
  return all;
}

void put(const fs::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

}  // namespace

TEST_CASE("`init` makes rules with which nothing is wrong", "[start]") {
  const Temporary folder;
  // A leap day: the source is to be read again a year later, on a day that exists.
  for (const std::string today : {"2026-11-21", "2028-02-29", "2040-12-31"}) {
    INFO(today);
    fs::remove_all(folder.rules);
    const Printed made = run({"init", folder.rules}, "", today);
    CHECK(made.exit == 0);
    CHECK(made.err == "");
    for (const std::vector<std::string>& verb :
         {std::vector<std::string>{"check"}, {"test"}, {"prove"}}) {
      std::vector<std::string> args = verb;
      args.insert(args.end(), {"--rules", folder.rules});
      const Printed printed = run(args, "", today);
      INFO(verb.front() << printed.out);
      CHECK(printed.exit == 0);
      CHECK(printed.err == "");
      CHECK(printed.out.find("avertissement[") == std::string::npos);
      if (verb.front() == "check")
        CHECK(printed.out.find("erreurs : 0, avertissements : 0") != std::string::npos);
    }
    CHECK(run({"fmt", "--check", folder.rules}, "", today).exit == 0);
  }
}

TEST_CASE("the commands that `init` and its page name do what they say", "[start]") {
  const Temporary folder;
  const Printed made = run({"init", folder.rules});
  const std::string shown = made.out + slurp(fs::path(folder.rules) / "LISEZ-MOI.md");
  const std::regex line("(?:^|\n) *subrosa ([^\n`]+)|`subrosa ([^`]+)`");
  std::size_t done = 0;
  for (auto it = std::sregex_iterator(shown.begin(), shown.end(), line);
       it != std::sregex_iterator(); ++it) {
    std::istringstream words((*it)[1].matched ? (*it)[1] : (*it)[2]);
    std::vector<std::string> args;
    for (std::string word; words >> word;) {
      if (word.substr(0, 10) == "mes-regles") word = (folder.path / word).string();
      args.push_back(word);
    }
    const Printed printed = run(args);
    INFO((*it)[0] << printed.out << printed.err);
    CHECK(printed.exit == 0);
    ++done;
  }
  CHECK(done == 11);
  CHECK(run({"check", "--rules", folder.rules}).err == "");
}

TEST_CASE("`init` writes the schemas of its rules, and `fmt` finds them", "[start]") {
  const Temporary folder;
  REQUIRE(run({"init", folder.rules}).exit == 0);
  const auto before = everything(folder.rules);
  CHECK(before.count("schema/facts.json") == 1);
  CHECK(before.at("schema/provision.json").find("house-rule-1") != std::string::npos);
  // Schemas of other rules beside the folder do not count.
  fs::create_directories(folder.path / "schema");
  put(folder.path / "schema/facts.json", "{}\n");
  CHECK(run({"fmt", folder.rules}).exit == 0);
  CHECK(run({"schema", "--rules", folder.rules, "-o", folder.rules + "/schema"}).exit == 0);
  CHECK(everything(folder.rules) == before);
}

TEST_CASE("`init` writes over nothing", "[start]") {
  const Temporary folder;
  fs::create_directories(folder.rules);
  CHECK(run({"init", folder.rules + "/"}).exit == 0);  // an empty folder is free
  CHECK(fs::is_empty(folder.path / "mes-regles") == false);
  CHECK_FALSE(fs::exists(folder.path / "mes-regles/.part"));
  const auto before = everything(folder.path);
  CHECK(run({"init", folder.rules}).exit == 2);
  CHECK(run({"init", folder.path.string()}).exit == 2);
  put(folder.path / "file", "mine");
  CHECK(run({"init", (folder.path / "file").string()}).exit == 2);
  CHECK(run({"init", (folder.path / "file/below").string()}).exit == 2);
  fs::create_symlink(folder.path / "nowhere", folder.path / "link");
  CHECK(run({"init", (folder.path / "link").string()}).exit == 2);
  fs::remove(folder.path / "link");
  CHECK(slurp(folder.path / "file") == "mine");
  fs::remove(folder.path / "file");
  CHECK(everything(folder.path) == before);
  CHECK(run({"init", (folder.path / "new/deep").string()}).exit == 0);
}

TEST_CASE("`rename` writes what it shows, and an old call is still read", "[start][rename]") {
  const Temporary folder;
  REQUIRE(run({"init", folder.rules}).exit == 0);
  const auto before = everything(folder.rules);
  const std::string call =
      "case: saved\nfacts: {recipient: everyone, signed: yes, agreement: yes}\n"
      "expect: {applies: [confidence]}\n";
  const std::string answer = run({"decide", "-", "--rules", folder.rules}, call).out;
  const std::vector<std::string> fact{"rename",   "fact",    "agreement",
                                      "says_yes", "--rules", folder.rules};
  for (const char* shown : {"--diff", "--dry-run"}) {
    auto args = fact;
    args.emplace_back(shown);
    const Printed printed = run(args);
    CHECK(printed.exit == 0);
    CHECK(printed.out.find("facts.yaml") != std::string::npos);
    CHECK(everything(folder.rules) == before);
  }
  CHECK(run(fact).exit == 0);
  CHECK(run({"rename", "value", "says_yes", "yes", "certainly", "--rules", folder.rules}).exit ==
        0);
  CHECK(run({"rename", "provision", "confidence", "principle", "--rules", folder.rules}).exit == 0);
  const auto now = everything(folder.rules);
  CHECK(now.count("provisions/confidence.yaml") == 0);
  CHECK(now.count("provisions/principle.yaml") == 1);
  CHECK(now.at("names.yaml") ==
        "# yaml-language-server: $schema=schema/names.json\nrenamed:\n"
        "  - {provision: confidence, to: principle, on: 2026-11-21}\n"
        "  - {fact: says_yes, value: yes, to: certainly, on: 2026-11-21}\n"
        "  - {fact: agreement, to: says_yes, on: 2026-11-21}\n");
  const Printed again = run({"decide", "-", "--rules", folder.rules}, call);
  CHECK(again.exit == 0);
  CHECK(again.out == answer);
  CHECK(again.err.find("`agreement` s'appelle maintenant `says_yes`") != std::string::npos);
  CHECK(again.err.find("`yes` s'appelle maintenant `certainly`") != std::string::npos);
  CHECK(again.err.find("`confidence` s'appelle maintenant `principle`") != std::string::npos);
  CHECK(run({"test", "--rules", folder.rules}).err == "");
  CHECK(run({"check", "--rules", folder.rules}).err == "");
  CHECK(run({"fmt", "--check", folder.rules}).exit == 0);
}

TEST_CASE("a refused renaming, or one that cannot be written, leaves every file as it was",
          "[start][rename]") {
  const Temporary folder;
  REQUIRE(run({"init", folder.rules}).exit == 0);
  const auto before = everything(folder.rules);
  const auto rename = [&](const std::string& to) {
    return run({"rename", "fact", "agreement", to, "--rules", folder.rules});
  };
  CHECK(rename("signed").exit == 2);
  CHECK(rename("and").exit == 2);
  CHECK(everything(folder.rules) == before);
  // Where names.yaml would go stands something that no file can take the place of: these rules
  // cannot be read whole. Writing that fails is tried in tests/faults.
  fs::create_directories(fs::path(folder.rules) / "names.yaml" / "x");
  const Printed blocked = rename("says_yes");
  CHECK(blocked.exit == 3);
  CHECK_FALSE(blocked.err.empty());
  fs::remove_all(fs::path(folder.rules) / "names.yaml");
  CHECK(everything(folder.rules) == before);
}

TEST_CASE("a lawyer begins, reads, renames, and nothing is wrong or to be read again",
          "[start][rename][review]") {
  const Temporary folder;
  const std::string earlier = (folder.path / "avant").string();
  REQUIRE(run({"init", folder.rules}).exit == 0);
  const auto on_rules = [&](std::vector<std::string> args) {
    args.insert(args.end(), {"--rules", folder.rules});
    return run(args);
  };
  CHECK(on_rules({"review", "confidence", "agreement", "--by", "juriste"}).exit == 0);
  fs::copy(folder.rules, earlier, fs::copy_options::recursive);
  for (const std::vector<std::string>& name :
       std::vector<std::vector<std::string>>{{"fact", "recipient", "audience"},
                                             {"value", "audience", "everyone", "whole_club"},
                                             {"provision", "agreement", "says-yes"},
                                             {"duty", "thank", "say_thanks"},
                                             {"limit", "name_and_idea", "no_more"},
                                             {"source", "house-rule-1", "club-rule-1"}}) {
    std::vector<std::string> args{"rename"};
    args.insert(args.end(), name.begin(), name.end());
    const Printed printed = on_rules(args);
    INFO(name.front() << printed.err);
    CHECK(printed.exit == 0);
  }
  for (const char* verb : {"check", "test", "prove"}) {
    const Printed printed = on_rules({verb});
    INFO(verb << printed.out << printed.err);
    CHECK(printed.exit == 0);
    CHECK(printed.err == "");
    CHECK(printed.out.find("avertissement[") == std::string::npos);
  }
  CHECK(run({"fmt", "--check", folder.rules}).exit == 0);
  CHECK(on_rules({"review", "--due"}).out == "Rien n'est à relire.\n");
  const std::string diff = run({"diff", earlier, folder.rules}).out;
  CHECK(approved(project("tests/approved/diff-renamed.txt"),
                 std::regex_replace(diff, std::regex(folder.path.string()), "…")));
}

TEST_CASE("an editor finds nothing in the rules that `init` makes", "[start][lsp]") {
  const Temporary folder;
  REQUIRE(run({"init", folder.rules}).exit == 0);
  cli::Workspace workspace("", Language::fr, day("2026-11-21"));
  std::size_t opened = 0;
  for (const auto& [path, text] : everything(folder.rules)) {
    if (fs::path(path).extension() != ".yaml") continue;
    workspace.open(fs::path(folder.rules) / path, text);
    ++opened;
  }
  CHECK(opened == 11);
  std::size_t folders = 0;
  for (const cli::FolderFindings& found : workspace.check_changed()) {
    ++folders;
    for (const Diagnostic& one : found.diagnostics)
      FAIL_CHECK(render(one, found.sources, Language::fr));
  }
  CHECK(folders == 1);
  // The same, with an answer that the rules do not have, is not silent.
  const fs::path one_case = fs::path(folder.rules) / "cases/sans-accord.yaml";
  workspace.open(one_case, slurp(one_case) + "nonsense: yes\n");
  const auto faulty = workspace.check_changed();
  REQUIRE(faulty.size() == 1);
  CHECK_FALSE(faulty.front().diagnostics.empty());
}
