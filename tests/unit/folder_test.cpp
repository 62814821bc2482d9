#include "subrosa/folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
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

TEST_CASE("of files written together, what was there is put back when one cannot be", "[folder]") {
  const Temporary folder;
  const fs::path old = folder.path / "old";
  const fs::path taken = folder.path / "taken";
  const std::string large(largest_file + 1000, 'x');  // larger than any rule file
  for (const std::string& before : {std::string("before\n"), large}) {
    std::ofstream(old) << before;
    std::ofstream(taken) << "mine\n";
    fs::permissions(old, fs::perms::owner_read | fs::perms::owner_write);
    FileToWrite second{taken, "never\n"};
    second.is_new = true;
    const Written written =
        write_together({{old, "after\n"}, {folder.path / "fresh", "fresh\n"}, second});
    REQUIRE_FALSE(written);
    CHECK(written.path == taken);
    CHECK(say(written.why, Language::fr) == "ce nom est déjà pris");
    CHECK(slurp(old) == before);
    CHECK(fs::status(old).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(slurp(taken) == "mine\n");
    CHECK_FALSE(fs::exists(folder.path / "fresh"));
    CHECK(std::distance(fs::directory_iterator(folder.path), {}) == 2);
  }
}

TEST_CASE("of files written together, none is touched where one could not be put back",
          "[folder]") {
  const Temporary folder;
  std::ofstream(folder.path / "one") << "one\n";
  REQUIRE(mkfifo((folder.path / "pipe").c_str(), 0600) == 0);
  const Written written =
      write_together({{folder.path / "one", "other\n"}, {folder.path / "pipe", "text\n"}});
  CHECK_FALSE(written);
  CHECK(written.path == folder.path / "pipe");
  CHECK(slurp(folder.path / "one") == "one\n");
  CHECK(fs::is_fifo(folder.path / "pipe"));
  CHECK(std::distance(fs::directory_iterator(folder.path), {}) == 2);
}

TEST_CASE("a file that is to go and has changed stays, and nothing is written", "[folder]") {
  const Temporary folder;
  std::ofstream(folder.path / "gone") << "changed since\n";
  const Written written =
      write_together({{folder.path / "new", "text\n"}}, {{folder.path / "gone", "as it was\n"}});
  CHECK_FALSE(written);
  CHECK(written.path == folder.path / "gone");
  CHECK(slurp(folder.path / "gone") == "changed since\n");
  CHECK_FALSE(fs::exists(folder.path / "new"));
}

TEST_CASE("a text is written into a pipe as it is", "[folder]") {
  const Temporary folder;
  const fs::path pipe = folder.path / "pipe";
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  const int reader = open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
  REQUIRE(reader >= 0);
  CHECK(write_file(pipe, "text"));
  std::array<char, 16> read_back{};
  CHECK(read(reader, read_back.data(), read_back.size()) == 4);
  CHECK(std::string(read_back.data()) == "text");
  close(reader);
  CHECK(fs::is_fifo(pipe));
}

TEST_CASE("the line about a rule folder says when its files are faulty", "[folder]") {
  const Temporary folder;
  fs::copy(project("tests/small_rules"), folder.path, fs::copy_options::recursive);
  CHECK(rules_line(folder.path, Language::fr).find("Règles « small »") == 0);
  std::ofstream(folder.path / "facts.yaml") << "facts: 3\n";
  CHECK(rules_line(folder.path, Language::fr).find("contiennent des erreurs") != std::string::npos);
}

TEST_CASE("what a program that died left beside a new folder is in nobody's way", "[folder]") {
  const Temporary folder;
  const std::string dead = ".subrosa-" + std::to_string(getpid()) + "-0.part";
  fs::create_directory(folder.path / dead);
  CHECK(write_new_folder(folder.path / "new", {{"a/b.yaml", "text\n"}}));
  CHECK(slurp(folder.path / "new/a/b.yaml") == "text\n");
  CHECK(std::distance(fs::directory_iterator(folder.path), {}) == 2);
}

TEST_CASE("a file to change in a folder that is gone is not made", "[folder]") {
  const Temporary folder;
  FileToWrite file{folder.path / "gone/file", "after\n"};
  file.before = "before\n";
  const Written written = write_together({file});
  CHECK_FALSE(written);
  CHECK(say(written.why, Language::fr) == "ce dossier n'existe pas");
  CHECK(fs::is_empty(folder.path));
}
