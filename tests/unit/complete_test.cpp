// What Tab offers: everything that the program knows, and nothing that does not fit.
#include "complete.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>

#include "commands/commands.hpp"
#include "support/approve.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;

namespace {

cli::World world_with_rules(const std::string& folder) {
  static std::istringstream in;
  static std::ostringstream nowhere;
  return {in,
          nowhere,
          nowhere,
          day("2026-11-21"),
          [folder](const std::string& name) { return name == "SUBROSA_RULES" ? folder : ""; },
          "",
          false};
}

cli::Candidates offered(const std::vector<std::string>& typed, Language language = Language::fr) {
  return cli::candidates(typed, language, world_with_rules(project("tests/small_rules").string()));
}

std::vector<std::string> words(const std::vector<std::string>& typed) {
  std::vector<std::string> all;
  for (const cli::Candidate& one : offered(typed).words) all.push_back(one.word);
  return all;
}

bool offers(const std::vector<std::string>& typed, const std::string& word) {
  const auto all = words(typed);
  return std::count(all.begin(), all.end(), word) == 1;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("first the verbs, with what they do, in the language", "[complete]") {
  for (const cli::Verb& verb : cli::shown_verbs()) CHECK(offers({""}, verb.name));
  CHECK(words({""}).size() == cli::shown_verbs().size());
  CHECK(words({"dec"}) == Words{"decide"});
  CHECK(words({}) == words({""}));
  CHECK(words({"manual"}).empty());  // hidden
  CHECK(words({"--v"}) == Words{"--version"});
  CHECK(offered({"boo"}, Language::en).words.front().summary ==
        "all the rules in one book, to read, print and sign");
  CHECK(words({"--lang", "nl", "dec"}) == Words{"decide"});
  CHECK(words({"--lang", ""}) == Words{"fr", "nl", "de", "en"});
}

TEST_CASE("then the options of the verb, each once", "[complete]") {
  for (const cli::Verb& verb : cli::shown_verbs()) {
    for (const std::string& option : verb.options) {
      INFO(verb.name << " --" << option);
      CHECK(offers({verb.name, "--"}, "--" + option));
    }
    CHECK(offers({verb.name, "--"}, "--help"));
  }
  CHECK_FALSE(offers({"decide", "--"}, "--over"));  // another verb's
  CHECK_FALSE(offers({"decide", "--verbose", "--"}, "--verbose"));
  CHECK(words({"decide", "--verbose"}) == Words{"--verbose"});
  CHECK(offers({"check", ""}, "--missing"));  // nothing else can stand there
}

TEST_CASE("after an option what it takes, however it is typed", "[complete]") {
  CHECK(words({"graph", "--format", ""}) == Words{"text", "svg", "dot"});
  CHECK(words({"graph", "--format", "s"}) == Words{"svg"});
  CHECK(words({"graph", "--format=s"}) == Words{"--format=svg"});  // zsh, fish
  CHECK(words({"graph", "--format", "=", "s"}) == Words{"svg"});   // bash
  CHECK(words({"graph", "--format", "="}) == Words{"text", "svg", "dot"});
  CHECK(words({"check", "--missing", ""}) == Words{"en", "nl", "de"});
  CHECK(words({"decide", "--color", "a"}) == Words{"auto", "always"});
  CHECK(offers({"decide", "--fail-on", ""}, "undetermined"));
  CHECK(offers({"decide", "--fail-on", ""}, "must_not_disclose"));
  CHECK(words({"decide", "--as-of", ""}).empty());
  CHECK(offered({"decide", "-o", ""}).files);
  CHECK(offered({"decide", "--output", "x"}).files);
  CHECK(offered({"decide", "--rules", ""}).folders);
  CHECK_FALSE(offered({"decide", "--rules", ""}).files);
}

TEST_CASE("ids of the rules that would be read", "[complete]") {
  const std::string belgium = project("rules/belgium").string();
  const std::string one_case = "arson-police-drugs-is-he-followed-2026";
  for (const char* verb : {"decide", "test", "timeline", "matrix"}) {
    INFO(verb);
    CHECK(words({verb, "--rules", belgium, "arson-police-drugs-is-he-followed-"}) ==
          Words{one_case});
    CHECK(words({verb, "--rules=" + belgium, "arson-police-drugs-is-he-followed-"}) ==
          Words{one_case});
    CHECK(words({verb, "arson-police"}).empty());  // not of the small rules
    CHECK(offered({verb, "./"}).files);
  }
  CHECK(words({"graph", "--rules", belgium, "--case", "arson-police-drugs-is-he-followed-"}) ==
        Words{one_case});
  const Rules small = small_rules();
  for (const Provision& one : small->provisions) CHECK(offers({"graph", ""}, one.id));
  for (const Fact& one : small->facts) CHECK(offers({"matrix", "x", "--over", ""}, one.id));
  CHECK_FALSE(offers({"matrix", ""}, small->facts.begin()->id));
  CHECK(offers({"schema", ""}, "provision"));
  CHECK(words({"completion", ""}) == Words{"bash", "zsh", "fish"});
  CHECK(offered({"fmt", ""}).files);
}

TEST_CASE("without rules, nothing of them, and no word of it", "[complete]") {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  cli::World world{in, out,  err, day("2026-11-21"), [](const std::string&) { return "/nowhere"; },
                   "", false};
  CHECK(cli::run({"__complete", "graph", ""}, world) == cli::ExitStatus::done);
  CHECK(cli::run({"__complete", "decide", ""}, world) == cli::ExitStatus::done);
  CHECK(out.str() == ":files\n");
  CHECK(err.str().empty());
}

TEST_CASE("every page of the manual has every verb, option and exit status", "[complete][manual]") {
  const cli::World plain = world_with_rules("");
  for (const char* language : {"fr", "nl", "de", "en"}) {
    std::istringstream in;
    std::ostringstream out;
    const cli::World world{in, out, out, plain.today, plain.environment, "", false};
    REQUIRE(cli::run({"manual", "--lang", language}, world) == cli::ExitStatus::done);
    const std::string page = out.str();
    INFO(language << "\n" << page);
    std::size_t from = 0;
    for (const cli::Verb& verb : cli::shown_verbs()) {
      from = page.find("\n.SS " + verb.name + "\n", from);
      REQUIRE(from != std::string::npos);
      const std::string part = page.substr(from + 1, page.find("\n.S", from + 1) - from);
      for (const cli::OptionHelp& option : cli::options_of(verb, language_of(language))) {
        std::string name = "\\-\\-";
        for (const char c : option.name) name += c == '-' ? "\\-" : std::string(1, c);
        INFO(verb.name << " " << option.name);
        CHECK(part.find(name) != std::string::npos);
      }
    }
    for (const char* status : {"0", "1", "2", "3", "4", "70"})
      CHECK(page.find(".TP\n\\fB" + std::string(status) + "\\fR\n") != std::string::npos);
  }
}
