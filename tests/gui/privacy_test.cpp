// What of a call can reach the disk or leave the machine, by tables.
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <set>
#include <sstream>

#include "app/app.hpp"
#include "app/settings_file.hpp"
#include "platform/local_display.hpp"
#include "subrosa/folder.hpp"
#include "support/approve.hpp"

using namespace subrosa;
using namespace subrosa::gui;
namespace fs = std::filesystem;

namespace {

/// A folder of its own, gone afterwards.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("subrosa-privacy-" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] Surroundings surroundings() const {
    return {*parse_date("2026-11-21"), project("rules/belgium"), path / "settings", path,
            Language::fr};
  }
};

/// No file of this process may grow beyond this, as on a full disk.
struct SmallFiles {
  rlimit before{};
  void (*handler)(int) = std::signal(SIGXFSZ, SIG_IGN);
  explicit SmallFiles(rlim_t bytes) {
    ::getrlimit(RLIMIT_FSIZE, &before);
    const rlimit small{bytes, before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &small);
  }
  ~SmallFiles() {
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
  }
  SmallFiles(const SmallFiles&) = delete;
  SmallFiles& operator=(const SmallFiles&) = delete;
};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

bool is_fact(const RuleSet& rules, const std::string& id, const std::string& value) {
  for (const Fact& fact : rules.facts) {
    if (fact.id != id) continue;
    return value == "unknown" || std::any_of(fact.values.begin(), fact.values.end(),
                                             [&](const auto& one) { return one.id == value; });
  }
  return false;
}

/// What the design allows in a saved case: names of questions and answers, dates, the rules' hash.
void check_case(const std::string& text, const RuleSet& rules) {
  const std::set<std::string> heads{"case", "as_of", "known_on", "facts", "readings", "rules"};
  std::string head;
  for (const std::string& line : lines_of(text)) {
    INFO(line);
    if (line.empty() || line.front() == '#') {
      CHECK(line.find("schema=") != std::string::npos);
      continue;
    }
    const std::size_t colon = line.find(':');
    REQUIRE(colon != std::string::npos);
    const std::string key =
        line.substr(line.find_first_not_of(' '), colon - line.find_first_not_of(' '));
    const std::string value = colon + 2 < line.size() ? line.substr(colon + 2) : "";
    if (line.front() != ' ') {
      head = key;
      CHECK(heads.count(key) == 1);
      if (key == "case") CHECK(value == "call");
      if (key == "as_of" || key == "known_on") CHECK(parse_date(value));
      if (key == "rules") CHECK(value == "{id: " + rules.id + ", hash: " + rules.hash + "}");
    } else if (head == "facts") {
      CHECK(is_fact(rules, key, value));
    } else {
      CHECK(head == "readings");
    }
  }
}

}  // namespace

TEST_CASE("a saved case holds names of answers, dates and the rules' hash, nothing else",
          "[window][privacy]") {
  const Folder folder;
  App app(folder.surroundings());
  std::size_t saved = 0;
  const std::vector<Case> cases = app.desk().cases();
  for (std::size_t i = 0; i < cases.size(); i += 10) {
    const Case& one = cases[i];
    app.perform(ClearAll{});
    app.perform(Typed{Field::call_words, "Mme Quelqu'un"});
    app.perform(StartFrom{"Un cas", app.desk().sheet_of(one)});
    const fs::path path = folder.path / (std::to_string(++saved) + ".yaml");
    app.perform(Typed{Field::path, path.string()});
    app.perform(SaveAs{Saved::answers});
    const auto text = read_file(path);
    INFO(one.id << "\n" << text.value_or("nothing"));
    REQUIRE(text);
    CHECK(text->find("Quelqu'un") == std::string::npos);
    check_case(*text, app.desk().rules());
    CHECK(fs::status(path).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  }
  CHECK(saved > 20);
}

TEST_CASE("the settings have no place for anything of a call", "[window][privacy]") {
  const Folder folder;
  App app(folder.surroundings());
  app.perform(GiveAnswer{"recipient", "police"});
  app.perform(Typed{Field::call_words, "police"});
  app.perform(SwitchTheme{Theme::dark});
  for (const std::string& line : lines_of(slurp(folder.path / "settings"))) {
    const std::string key = line.substr(0, line.find(':'));
    INFO(line);
    CHECK(std::set<std::string>{"language", "theme", "zoom"}.count(key) == 1);
  }
}

TEST_CASE("a full disk loses no call, and the window says so", "[window][privacy][faults]") {
  const Folder folder;
  App app(folder.surroundings());
  app.perform(GiveAnswer{"matter", "disclosure"});
  app.perform(GiveAnswer{"recipient", "police"});
  app.perform(Typed{Field::path, (folder.path / "page.html").string()});
  {
    const SmallFiles full(20);
    app.perform(SaveAs{Saved::html});
    CHECK(app.screen().notice.find("plus assez de place") != std::string::npos);
    app.perform(SwitchTheme{Theme::dark});
    CHECK(app.screen().notice.find("n'ont pas pu être gardés") != std::string::npos);
  }
  CHECK(fs::is_empty(folder.path));
  CHECK(app.session().call.sheet.given.size() == 2);
  app.perform(SaveAs{Saved::html});
  CHECK(fs::exists(folder.path / "page.html"));
}

TEST_CASE("without a place for its settings the window works, and says so",
          "[window][privacy][faults]") {
  const Folder folder;
  for (const fs::path& place :
       {fs::path(), fs::path("/proc/nowhere/settings"), folder.path, folder.path / "file" / "in"}) {
    std::ofstream(folder.path / "file") << "a file";
    Surroundings here = folder.surroundings();
    here.settings = place;
    App app(std::move(here));
    app.perform(SwitchTheme{Theme::contrast});
    INFO(place.string());
    CHECK(app.settings().theme == Theme::contrast);
    CHECK(app.screen().notice.find("n'ont pas pu être gardés") != std::string::npos);
    CHECK(std::distance(fs::directory_iterator(folder.path), {}) == 1);
  }
}

TEST_CASE("two windows that save the same page keep both", "[window][privacy][faults]") {
  const Folder folder;
  App one(folder.surroundings());
  App other(folder.surroundings());
  for (App* app : {&one, &other}) {
    app->perform(GiveAnswer{"matter", "disclosure"});
    app->perform(ShowPage{Call::Page::save});
  }
  CHECK(one.session().call.path == other.session().call.path);
  one.perform(SaveAs{Saved::html});
  const std::string first = slurp(one.session().call.path);
  other.perform(GiveAnswer{"recipient", "police"});
  other.perform(SaveAs{Saved::html});
  CHECK(slurp(one.session().call.path) == first);
  CHECK(other.screen().notice.find("existe déjà") != std::string::npos);
}

TEST_CASE("a display is reached by a socket of this machine, or not at all", "[window][privacy]") {
  struct Row {
    const char* name;
    std::optional<std::string> reached;
  };
  const std::vector<Row> rows{
      {":0", "unix:0"},       {":10.1", "unix:10.1"}, {"unix:3", "unix:3"}, {"", ""},
      {"localhost:10.0", {}}, {"somewhere:0", {}},    {"192.0.2.1:0", {}},  {"tcp/somewhere:0", {}},
      {"::1:0", {}},          {"inet6/::1:0", {}}};
  for (const Row& row : rows) {
    INFO(row.name);
    CHECK(local_display(row.name) == row.reached);
  }
}
