// Rules as they stood in a revision, in a repository made for the test.
#include "revision.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "process.hpp"
#include "run.hpp"
#include "support/approve.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;
namespace fs = std::filesystem;

namespace {

/// A folder that goes with the test.
struct Folder {
  Folder()
      : path(fs::temp_directory_path() / ("subrosa-revision-test-" + std::to_string(::getpid()))) {
    fs::remove_all(path);
    fs::create_directories(path);
  }
  ~Folder() {
    std::error_code error;
    fs::remove_all(path, error);
  }
  fs::path path;
};

void put(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::string git(const fs::path& folder, std::vector<std::string> words) {
  words.insert(words.begin(), {"git", "-C", folder.string(), "-c", "user.name=test", "-c",
                               "user.email=test@example.invalid", "-c", "init.defaultBranch=main"});
  const auto finished = cli::run_program(
      words, "", {{"GIT_CONFIG_NOSYSTEM", "1"}, {"GIT_CONFIG_GLOBAL", "/dev/null"}}, 1 << 20);
  REQUIRE(finished);  // git is among the packages of the tests
  INFO(finished->err);
  REQUIRE(finished->status == 0);
  return finished->out;
}

struct Printed {
  std::string out;
  std::string err;
  int exit = 0;
};

Printed run(const std::vector<std::string>& args, const std::string& rules = "") {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  const cli::World world{
      in,
      out,
      err,
      day("2026-11-21"),
      [&](const std::string& name) { return name == "SUBROSA_RULES" ? rules : std::string(); },
      "",
      false};
  const int exit = static_cast<int>(cli::run(args, world));
  return {out.str(), err.str(), exit};
}

bool says(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

const std::string judge_case =
    "case: judge\ntitle: Le juge demande\nfacts:\n  recipient: judge\n  danger: none\n"
    "  avoidable: yes\n";

/// A repository whose first commit has no rules, the second the small rules, the third a judge whom
/// one must tell, the fourth rules with a fault; the folder is back at the third.
struct Repository : Folder {
  Repository() : rules(path / "law" / "small rules") {
    git(path, {"init", "--quiet"});
    put(path / "README", "x\n");
    commit();
    for (const FileText& file : small_rule_files()) put(rules / file.path, file.text);
    put(rules / "cases" / "judge.yaml", judge_case);
    commit();
    std::string secret = slurp(rules / "provisions/secret.yaml");
    const std::string choice = "permits: Devant le juge, vous choisissez.";
    secret.replace(secret.find(choice), choice.size(), "requires: Devant le juge, vous parlez.");
    put(rules / "provisions/secret.yaml", secret);
    put(rules / "cases" / "late.yaml", "case: late\nfacts: {recipient: police}\n");
    commit();
    put(rules / "provisions/secret.yaml", "provision: secret\ntitel: faute\n");
    commit();
    git(path, {"branch", "broken"});
    git(path, {"reset", "--quiet", "--hard", "HEAD~1"});
  }

  void commit() const {
    git(path, {"add", "--all"});
    git(path, {"commit", "--quiet", "--message", "x"});
  }

  fs::path rules;
};

}  // namespace

TEST_CASE("two revisions are compared, without a trace in the repository", "[revision]") {
  const Repository repository;
  const Printed diff = run({"diff", "git:HEAD~1", "git:HEAD"}, repository.rules.string());
  INFO(diff.err);
  CHECK(diff.exit == 0);
  CHECK(says(diff.out, "possible, au choix → obligatoire"));
  CHECK(says(diff.out, "Avant, on pouvait parler, sans y être obligé. Après, il faut parler."));
  CHECK(says(diff.out, "judge — Le juge demande"));
  CHECK(says(diff.out, "- late"));  // a new case
  CHECK(git(repository.path, {"status", "--porcelain"}).empty());
  CHECK(run({"diff", "git:HEAD", "git:HEAD", "--exit-code"}, repository.rules.string()).exit == 0);
  CHECK(run({"diff", "git:HEAD~1", "git:main", "--exit-code"}, repository.rules.string()).exit ==
        1);
}

TEST_CASE("a revision is compared with a folder, whose repository it is of", "[revision]") {
  const Repository repository;
  const std::string folder = repository.rules.string();
  CHECK(says(run({"diff", "git:HEAD", folder}).out, "Rien ne change, à aucune date."));
  const std::string file = folder + "/duties.yaml";
  std::string duties = slurp(file);
  duties.replace(duties.find("Faites signer."), 14, "Faites signer tout.");
  put(file, duties);
  const Printed diff = run({"diff", "git:HEAD", folder, "--format", "json"});
  INFO(diff.err);
  CHECK(diff.exit == 0);
  CHECK(says(diff.out, "Faites signer tout."));
  CHECK(says(diff.out, "\"empty\": false"));
  // The other way round, and on one day only.
  CHECK(says(run({"diff", folder, "git:HEAD", "--lang", "en"}).out, "Faites signer tout."));
  const Printed dated = run({"diff", "2026-01-01", "git:HEAD~1"}, folder);
  CHECK(says(dated.out, "obligatoire → possible, au choix"));
}

TEST_CASE("examples go into a folder, and never over a file", "[revision]") {
  const Repository repository;
  const std::string into = (repository.path / "examples").string();
  const std::vector<std::string> diff{"diff", "git:HEAD~1", "git:HEAD", "--cases", into};
  CHECK(run(diff, repository.rules.string()).exit == 0);
  const auto files = entries(into);
  REQUIRE(files.size() == 1);
  CHECK(files.front().filename() == "change-1-may-disclose-to-must-disclose.yaml");
  const std::string text = slurp(files.front());
  CHECK(says(text, "recipient: judge"));
  const Printed replay = run({"test", files.front().string()}, repository.rules.string());
  INFO(replay.out << replay.err);
  CHECK(replay.exit == 0);
  const Printed again = run(diff, repository.rules.string());
  CHECK(again.exit == 2);
  CHECK(again.out.empty());
  CHECK(says(again.err, "existe déjà"));
  CHECK(slurp(files.front()) == text);
}

TEST_CASE("`diff --fail-on` names the verdict to which nothing may turn", "[revision]") {
  const Repository repository;
  const auto status = [&](const std::string& verdict) {
    return run({"diff", "git:HEAD~1", "git:HEAD", "--fail-on", verdict}, repository.rules.string())
        .exit;
  };
  CHECK(status("must_disclose") == 1);
  CHECK(status("may_disclose") == 0);
  CHECK(status("must_not_disclose") == 0);
}

TEST_CASE("what is wrong with a revision is said", "[revision]") {
  const Repository repository;
  const std::string folder = repository.rules.string();
  const auto diff = [&](const std::string& revision) {
    return run({"diff", "git:" + revision, folder});
  };
  const Printed unknown = diff("no-such-branch");
  CHECK(unknown.exit == 2);
  CHECK(says(unknown.err, "la révision `no-such-branch` est inconnue"));
  const Printed before = diff("HEAD~2");
  CHECK(before.exit == 3);
  CHECK(says(before.err, "n'a pas de règles dans `law/small rules/`"));
  const Printed broken = diff("broken");
  CHECK(broken.exit == 3);
  CHECK(says(broken.err, "git:broken/provisions/secret.yaml:2:1"));
  CHECK(says(broken.err, "les règles de `git:broken` contiennent des erreurs"));
  CHECK(says(broken.err, "ceci concerne les fichiers"));
  for (const char* word : {"", "-x", "--output=pwned", "--help"}) {
    const Printed option = diff(word);
    CHECK(option.exit == 2);
    CHECK(says(option.err, "ne nomme pas une révision"));
  }
  CHECK(diff("HEAD; touch pwned").exit == 2);
  CHECK(diff("$(touch pwned)").exit == 2);
  CHECK_FALSE(fs::exists("pwned"));
}

TEST_CASE("a revision that is left out is none", "[revision]") {
  const Repository repository;
  const Printed diff = run({"diff", "git:^HEAD", repository.rules.string()});
  CHECK(diff.exit == 2);
  CHECK(says(diff.err, "la révision `^HEAD` est inconnue"));
}

TEST_CASE("a damaged repository is not taken for one without rules", "[revision]") {
  const Repository repository;
  std::string tree = git(repository.path, {"rev-parse", "HEAD:law/small rules"});
  tree.pop_back();
  REQUIRE(fs::remove(repository.path / ".git/objects" / tree.substr(0, 2) / tree.substr(2)));
  const Printed diff = run({"diff", "git:HEAD", repository.rules.string()});
  CHECK(diff.exit == 3);
  CHECK(says(diff.err, "la révision `HEAD` ne peut pas être lue en entier"));
  CHECK(says(diff.err, "git dit : "));
  CHECK_FALSE(says(diff.err, "n'a pas de règles"));
}

TEST_CASE("a case that only the older side can read is told", "[revision]") {
  const Repository repository;
  const std::string folder = repository.rules.string();
  const std::vector<std::string> diff{"diff", "git:HEAD", folder, "--exit-code"};
  CHECK(run(diff).exit == 0);
  put(repository.rules / "cases/judge.yaml", "case: judge\nfacts: {recipient: nobody}\n");
  const Printed broken = run(diff);
  CHECK(broken.exit == 1);
  CHECK(says(broken.out, "Fichiers illisibles\n    - cases/judge.yaml — après seulement"));
  CHECK(says(run({"diff", "git:HEAD", folder, "--format", "json"}).out,
             "\"file\": \"cases/judge.yaml\",\n        \"side\": \"after\""));
  CHECK_FALSE(says(broken.out, "Rien ne change"));
  CHECK(says(broken.out, "Situations dont le fichier est illisible après : cases/judge.yaml."));
  CHECK(says(run({"diff", "git:HEAD", folder, "--lang", "en"}).out,
             "Cases whose file cannot be read after: cases/judge.yaml."));
  // Mended, and the other way round: nothing that could be read is lost.
  const Printed mended = run({"diff", folder, "git:HEAD", "--exit-code"});
  CHECK(mended.exit == 0);
  CHECK_FALSE(says(mended.out, "après seulement"));
  // A new one that cannot be read; and one that neither side can read.
  put(repository.rules / "cases/judge.yaml", judge_case);
  put(repository.rules / "cases/new.yaml", "case: new\nfacts: {recipient: nobody}\n");
  CHECK(run(diff).exit == 1);
  repository.commit();
  const Printed both = run(diff);
  CHECK(both.exit == 0);
  CHECK(says(both.out, "Fichiers illisibles des deux côtés\n    - cases/new.yaml\n"));
}

TEST_CASE("a side as long as a book is only a folder that is not there", "[revision]") {
  const Folder folder;
  for (const FileText& file : small_rule_files()) put(folder.path / file.path, file.text);
  for (const std::string& begin : {std::string(), std::string("2026-08-31@")}) {
    const Printed diff = run({"diff", begin + std::string(120'000, '1'), folder.path.string()});
    CHECK(diff.exit != 0);
    CHECK(diff.out.empty());
  }
}

TEST_CASE("rules outside a repository have no revisions", "[revision]") {
  const Folder folder;
  for (const FileText& file : small_rule_files()) put(folder.path / file.path, file.text);
  const Printed diff = run({"diff", "git:HEAD", folder.path.string()});
  CHECK(diff.exit == 3);
  CHECK(says(diff.err, "n'est dans aucun dépôt git lisible"));
  CHECK(run({"diff", "git:HEAD", (folder.path / "none").string()}).exit == 3);
}

TEST_CASE("without git it is said what is missing", "[revision]") {
  const Repository repository;
  const std::string path = std::getenv("PATH");
  ::setenv("PATH", repository.rules.c_str(), 1);
  const Printed diff = run({"diff", "git:HEAD", repository.rules.string()});
  ::setenv("PATH", path.c_str(), 1);
  CHECK(diff.exit == 3);
  CHECK(says(diff.err, "le programme `git` ne répond pas, ou donne plus de 64 Mio"));
}

TEST_CASE("what git prints is read up to a bound, and refused in words beyond it",
          "[revision][limits]") {
  // To the byte, with any program.
  const auto zeros = [](std::size_t count) {
    return cli::run_program({"head", "-c", std::to_string(count), "/dev/zero"}, "", {},
                            cli::largest_answer);
  };
  const auto just_enough = zeros(cli::largest_answer);
  REQUIRE(just_enough);
  CHECK(just_enough->out.size() == cli::largest_answer);
  CHECK_FALSE(zeros(cli::largest_answer + 1));
  // With a git that answers as the real one, and of the files prints that much.
  const Repository repository;
  const fs::path programs = repository.path / "programs";
  const std::string path = std::getenv("PATH");
  const auto diff_when_git_prints = [&](std::size_t bytes) {
    put(programs / "git", "#!/bin/sh\ncase \"$*\" in\n*cat-file*) exec head -c " +
                              std::to_string(bytes) + " /dev/zero ;;\nesac\nPATH='" + path +
                              "' exec git \"$@\"\n");
    fs::permissions(programs / "git", fs::perms::owner_all);
    ::setenv("PATH", (programs.string() + ":" + path).c_str(), 1);
    const Printed diff = run({"diff", "git:HEAD~1", "git:HEAD"}, repository.rules.string());
    ::setenv("PATH", path.c_str(), 1);
    CHECK(diff.exit == 3);
    CHECK(diff.out.empty());
    return diff.err;
  };
  CHECK(says(diff_when_git_prints(cli::largest_answer), "ne peut pas être lue en entier"));
  CHECK(says(diff_when_git_prints(cli::largest_answer + 1), "donne plus de 64 Mio"));
}

TEST_CASE("the repository that the environment names does not count", "[revision]") {
  const Repository repository;
  ::setenv("GIT_DIR", "/nowhere", 1);
  const Printed diff = run({"diff", "git:HEAD", repository.rules.string()});
  ::unsetenv("GIT_DIR");
  CHECK(diff.exit == 0);
}

TEST_CASE("a program is given its words as they are, and its input whole", "[revision]") {
  const std::string long_input(300'000, 'x');
  const auto echoed = cli::run_program({"cat"}, long_input, {}, 1 << 20);
  REQUIRE(echoed);
  CHECK(echoed->out == long_input);
  CHECK_FALSE(cli::run_program({"cat"}, long_input, {}, 1000));
  CHECK_FALSE(cli::run_program({"no-such-program-anywhere"}, "", {}, 1000));
  const auto words = cli::run_program({"printf", "%s|", "a b", "$HOME", "; x"}, "", {}, 1000);
  REQUIRE(words);
  CHECK(words->out == "a b|$HOME|; x|");
  CHECK(cli::run_program({"false"}, "", {}, 10)->status == 1);
}

TEST_CASE("a revision of which a file is a link is not read in part", "[revision][limits]") {
  const Repository repository;
  put(repository.path / "law" / "say.yaml", "say: []\n");
  fs::create_symlink("../say.yaml", repository.rules / "say.yaml");
  repository.commit();
  const Printed diff = run({"diff", "git:HEAD~1", "git:HEAD"}, repository.rules.string());
  CHECK(diff.exit == 3);
  CHECK(diff.out.empty());
  CHECK(says(diff.err, "`say.yaml` n'y est pas un fichier ordinaire"));
}
