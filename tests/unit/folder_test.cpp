#include "subrosa/folder.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>

#include "subrosa/write.hpp"
#include "support/approve.hpp"

using namespace subrosa;
namespace fs = std::filesystem;

namespace {

/// A folder that is gone at the end of the test.
struct Temporary {
  fs::path path;
  Temporary() {
    std::string name = (fs::temp_directory_path() / "subrosa-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~Temporary() { fs::remove_all(path); }
};

}  // namespace

TEST_CASE("a rule folder is read whole, without its cases", "[folder]") {
  const auto files = read_rule_folder(project("rules/belgium"));
  REQUIRE(files);
  const auto has = [&](const std::string& path) {
    return std::any_of(files->begin(), files->end(),
                       [&](const FileText& f) { return f.path == path; });
  };
  CHECK(has("rules.yaml"));
  CHECK(has("provisions/art458.yaml"));
  CHECK(has("lang/en.yaml"));
  const auto in_cases = [](const FileText& f) { return f.path.substr(0, 6) == "cases/"; };
  CHECK(std::none_of(files->begin(), files->end(), in_cases));
  CHECK_FALSE(read_rule_folder(project("no-such-folder")));
  CHECK_FALSE(read_rule_folder(project("README.md")));
}

TEST_CASE("rules can be loaded in one language, and are the same rules", "[folder]") {
  const auto files = read_rule_folder(project("rules/belgium"));
  REQUIRE(files);
  const Loaded all = load_rules("rules", *files);
  const Loaded dutch = load_rules("rules", *files, Language::nl);
  const Loaded french = load_rules("rules", *files, Language::fr);
  REQUIRE((all.rules && dutch.rules && french.rules));
  CHECK(french.rules->catalogues.empty());
  REQUIRE(dutch.rules->catalogues.size() == 1);
  CHECK(dutch.rules->catalogues.front().language == Language::nl);
  CHECK(all.rules->catalogues.size() == 3);
  CHECK(french.rules->hash == all.rules->hash);
  const TextIndex title = all.rules->provisions[ProvisionIndex{0}].title;
  CHECK(dutch.rules->text(title, Language::nl) == all.rules->text(title, Language::nl));
  CHECK(french.rules->text(title, Language::nl) == all.rules->text(title, Language::fr));
}

TEST_CASE("a catalogue that is listed and not there is missed in any language", "[folder]") {
  auto files = *read_rule_folder(project("rules/belgium"));
  std::erase_if(files, [](const FileText& f) { return f.path == "lang/de.yaml"; });
  CHECK_FALSE(load_rules("rules", files, Language::nl).rules);
}

TEST_CASE("a file is read up to a bound", "[folder]") {
  const Temporary folder;
  std::ofstream(folder.path / "f") << "abcdef";
  CHECK(read_file(folder.path / "f") == std::optional<std::string>("abcdef"));
  CHECK(read_file(folder.path / "f", 3)->size() == 4);  // enough to see that it is too long
  CHECK_FALSE(read_file(folder.path / "missing"));
  CHECK_FALSE(read_file(folder.path));
}

TEST_CASE("a result is written whole or not at all", "[folder]") {
  const Temporary folder;
  CHECK(write_file(folder.path / "out", "text"));
  CHECK(slurp(folder.path / "out") == "text");
  CHECK_FALSE(write_file(folder.path / "missing" / "out", "text"));
  CHECK(std::distance(fs::directory_iterator(folder.path), {}) == 1);
}
