// The one-way flow, held by a table: a folder includes itself and those above it, and each heavy
// library stands in the files that name it here.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <regex>
#include <set>

#include "support/approve.hpp"

namespace fs = std::filesystem;

namespace {

/// The stages of the engine in the order of the flow.
const std::vector<std::string> stages{
    "text",    "words",  "diagnostics", "document", "layout", "syntax",  "model",
    "draft",   "check",  "load",        "cases",    "rename", "edition", "diagram",
    "decide",  "tables", "prove",       "compare",  "audit",  "explain", "drawing",
    "changes", "book",   "report",      "schema",   "start",  "editor",  "folder"};

/// The stage to which each public header belongs.
const std::map<std::string, std::string> header_stage{
    {"date.hpp", "text"},          {"source.hpp", "text"},        {"suggest.hpp", "text"},
    {"limits.hpp", "text"},        {"message.hpp", "words"},      {"diagnostic.hpp", "diagnostics"},
    {"model.hpp", "model"},        {"situation.hpp", "model"},    {"layout.hpp", "layout"},
    {"load.hpp", "load"},          {"case_file.hpp", "cases"},    {"rename.hpp", "rename"},
    {"edition.hpp", "edition"},    {"decision.hpp", "decide"},    {"engine.hpp", "decide"},
    {"expectation.hpp", "decide"}, {"audit.hpp", "audit"},        {"review.hpp", "audit"},
    {"coverage.hpp", "audit"},     {"compare.hpp", "compare"},    {"rule_changes.hpp", "compare"},
    {"changes.hpp", "changes"},    {"pairs.hpp", "audit"},        {"prove.hpp", "prove"},
    {"tables.hpp", "tables"},      {"walkthrough.hpp", "decide"}, {"explanation.hpp", "explain"},
    {"drawing.hpp", "drawing"},    {"book.hpp", "book"},          {"report.hpp", "report"},
    {"sections.hpp", "explain"},   {"schema.hpp", "schema"},      {"start.hpp", "start"},
    {"editor.hpp", "editor"},      {"folder.hpp", "folder"},      {"process.hpp", "folder"},
    {"write.hpp", "folder"},       {"bounded.hpp", "text"}};

/// Files that stand later in the flow than their folder: they compare a case with a decision.
const std::map<std::string, std::string> file_stage{{"cases/expectation.cpp", "decide"}};

/// Each heavy library and the only files that may include it.
const std::map<std::string, std::set<std::string>> libraries{
    {"boost/spirit", {"engine/src/syntax/parse_expression.cpp"}},
    {"yaml-cpp/", {"engine/src/document/read_yaml.cpp"}},
    {"nlohmann/",
     {"engine/src/report/json.cpp", "engine/src/report/changes_json.cpp",
      "engine/src/report/tables_json.cpp", "engine/src/report/sarif.cpp",
      "engine/src/report/review_json.cpp", "engine/src/schema/parts.hpp", "cli/lsp/server.cpp"}},
    {"boost/program_options", {"cli/options.cpp"}},
    {"boost/multiprecision", {"engine/src/diagram/count.cpp"}},
    {"cadical.hpp", {}},  // only the tests
    {"boost/uuid", {"engine/src/text/hash.cpp"}},
    {"GLFW/", {"gui/platform/keys.cpp", "gui/platform/window.cpp"}},
    {"GL/", {}},
    {"backends/imgui", {"gui/platform/window.cpp"}},
    {"imgui",
     {"gui/platform/window.cpp", "gui/view/canvas.hpp", "gui/view/canvas_field.cpp",
      "gui/view/fonts.cpp", "gui/view/page.cpp", "gui/view/style.cpp"}}};

/// The layers of the window in the order of the flow: each knows those before it, and the engine's
/// public headers.
const std::vector<std::string> window_layers{"state", "screen", "view", "platform", "app"};

std::size_t rank(const std::string& stage) {
  const auto found = std::find(stages.begin(), stages.end(), stage);
  INFO("unknown stage " << stage);
  REQUIRE(found != stages.end());
  return static_cast<std::size_t>(found - stages.begin());
}

std::vector<std::string> includes_of(const fs::path& file) {
  std::vector<std::string> found;
  const std::string text = slurp(file);
  const std::regex include(R"re(#include\s*[<"]([^">]+)[">])re");
  for (auto it = std::sregex_iterator(text.begin(), text.end(), include);
       it != std::sregex_iterator(); ++it) {
    found.push_back((*it)[1]);
  }
  return found;
}

bool is_code(const fs::path& path) {
  return path.extension() == ".cpp" || path.extension() == ".hpp";
}

/// The stage of what an include names; empty for a library.
std::string stage_of(const std::string& include) {
  if (include.substr(0, 8) == "subrosa/") {
    const auto header = header_stage.find(include.substr(8));
    INFO("no stage for " << include);
    REQUIRE(header != header_stage.end());
    return header->second;
  }
  const std::string folder = include.substr(0, include.find('/'));
  return include.find('/') != std::string::npos &&
                 std::count(stages.begin(), stages.end(), folder) != 0
             ? folder
             : "";
}

}  // namespace

TEST_CASE("the engine's folders include only what stands before them", "[architecture]") {
  const fs::path root = project("engine/src");
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (!is_code(entry.path())) continue;
    const std::string file = fs::relative(entry.path(), root).generic_string();
    const auto moved = file_stage.find(file);
    const std::string own =
        moved != file_stage.end() ? moved->second : file.substr(0, file.find('/'));
    for (const std::string& include : includes_of(entry.path())) {
      const std::string stage = stage_of(include);
      if (stage.empty()) continue;
      INFO(file << " includes " << include);
      CHECK(rank(stage) <= rank(own));
    }
  }
}

TEST_CASE("public headers include only public headers, before them in the flow", "[architecture]") {
  for (const fs::path& header : entries(project("engine/include/subrosa"))) {
    const auto own = header_stage.find(header.filename().string());
    INFO(header.string());
    REQUIRE(own != header_stage.end());
    for (const std::string& include : includes_of(header)) {
      INFO("includes " << include);
      const bool standard = include.find('/') == std::string::npos;
      const bool is_public = include.substr(0, 8) == "subrosa/";
      CHECK((standard || is_public));
      if (is_public) CHECK(rank(stage_of(include)) <= rank(own->second));
    }
  }
}

TEST_CASE("the command knows only the engine's public headers", "[architecture]") {
  for (const auto& entry : fs::recursive_directory_iterator(project("cli"))) {
    if (!is_code(entry.path())) continue;
    for (const std::string& include : includes_of(entry.path())) {
      INFO(entry.path().string() << " includes " << include);
      const std::string stage = include.substr(0, 8) == "subrosa/" ? "" : stage_of(include);
      CHECK(stage.empty());
    }
  }
}

TEST_CASE("each heavy library stands in one file", "[architecture]") {
  for (const char* folder : {"engine", "cli", "gui"}) {
    for (const auto& entry : fs::recursive_directory_iterator(project(folder))) {
      if (!is_code(entry.path())) continue;
      const std::string file = fs::relative(entry.path(), project("")).generic_string();
      for (const std::string& include : includes_of(entry.path())) {
        for (const auto& [library, files] : libraries) {
          if (include.substr(0, library.size()) != library) continue;
          INFO(file << " includes " << include);
          CHECK(files.count(file) == 1);
        }
      }
    }
  }
}

TEST_CASE("the engine knows no clock, no environment and no console", "[architecture]") {
  const std::regex outside(
      R"(system_clock::now|std::getenv|std::cout|std::cerr|#include <iostream>)");
  for (const auto& entry : fs::recursive_directory_iterator(project("engine"))) {
    if (!is_code(entry.path())) continue;
    const std::string text = slurp(entry.path());
    INFO(entry.path().string());
    CHECK_FALSE(std::regex_search(text, outside));
  }
}

TEST_CASE("the window's layers include only what stands before them", "[architecture]") {
  const fs::path root = project("gui");
  const auto place = [](const std::string& layer) {
    return std::find(window_layers.begin(), window_layers.end(), layer) - window_layers.begin();
  };
  const auto none = static_cast<std::ptrdiff_t>(window_layers.size());
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (!is_code(entry.path())) continue;
    const std::string file = fs::relative(entry.path(), root).generic_string();
    // `main.cpp`, beside the folders, ties all of them together.
    const bool in_folder = file.find('/') != std::string::npos;
    const std::ptrdiff_t own = in_folder ? place(file.substr(0, file.find('/'))) : none;
    INFO(file);
    CHECK((own != none || !in_folder));
    for (const std::string& include : includes_of(entry.path())) {
      INFO("includes " << include);
      const std::ptrdiff_t layer = place(include.substr(0, include.find('/')));
      if (layer != none) CHECK(layer <= own);
      CHECK((include.substr(0, 8) == "subrosa/" || stage_of(include).empty()));
    }
  }
}

TEST_CASE("the window remembers nothing outside its state", "[architecture]") {
  const std::regex hidden(R"(\n +static (?!constexpr|_cast)[^(;{}]*[;={])");
  for (const auto& entry : fs::recursive_directory_iterator(project("gui"))) {
    if (!is_code(entry.path())) continue;
    const std::string text = slurp(entry.path());
    std::smatch found;
    const bool hides = std::regex_search(text, found, hidden);
    INFO(entry.path().string() << (hides ? found.str() : ""));
    CHECK_FALSE(hides);
  }
}

TEST_CASE("only the rim of the engine writes files", "[architecture]") {
  // Folders are made where they are asked for; what a program that was started prints goes through
  // files without names.
  const std::regex writes(
      R"(std::o?fstream|fopen|fwrite|[ (=!]::(open|write|creat|rename|unlink)\(|mkstemp|std::rename)"
      R"(|fs::(rename|remove|copy|resize_file|create_symlink|create_hard_link))");
  // reading.cpp opens to read.
  const std::set<std::string> may{
      "engine/src/folder/reading.cpp", "engine/src/folder/temporary.cpp",
      "engine/src/folder/write.cpp",   "engine/src/folder/held.cpp",
      "engine/src/folder/process.cpp", "cli/process.cpp"};
  for (const char* folder : {"engine", "cli", "gui"}) {
    for (const auto& entry : fs::recursive_directory_iterator(project(folder))) {
      const std::string file = fs::relative(entry.path(), project("")).generic_string();
      if (!is_code(entry.path()) || may.count(file) != 0) continue;
      const std::string text = slurp(entry.path());
      std::smatch found;
      const bool does = std::regex_search(text, found, writes);
      INFO(file << (does ? " writes with " + found.str() : ""));
      CHECK_FALSE(does);
    }
  }
}
