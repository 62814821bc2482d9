#include "revision.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>

#include "process.hpp"
#include "subrosa/limits.hpp"

namespace subrosa::cli {

namespace fs = std::filesystem;

namespace {

/// Runs git in a folder. What the environment says of another repository does not count, and no
/// protocol is allowed: a repository cloned in part is not completed in silence.
std::optional<Finished> git(const fs::path& folder, std::vector<std::string> words,
                            const std::string& input = "") {
  words.insert(words.begin(), {"git", "-C", folder.string(), "--no-pager"});
  return run_program(words, input,
                     {{"GIT_DIR", ""},
                      {"GIT_WORK_TREE", ""},
                      {"GIT_INDEX_FILE", ""},
                      {"GIT_OBJECT_DIRECTORY", ""},
                      {"GIT_ALTERNATE_OBJECT_DIRECTORIES", ""},
                      {"GIT_COMMON_DIR", ""},
                      {"GIT_NAMESPACE", ""},
                      {"GIT_PREFIX", ""},
                      {"GIT_ALLOW_PROTOCOL", "none"},
                      {"GIT_NO_LAZY_FETCH", "1"},
                      {"GIT_TERMINAL_PROMPT", "0"},
                      {"GIT_OPTIONAL_LOCKS", "0"},
                      {"LC_ALL", "C"}},
                     largest_answer);
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

Message git_says(const Finished& finished) {
  const std::string line = first_line(finished.err);
  return line.empty() ? Message{} : message("git dit : {0}", line);
}

RevisionFault no_git() {
  return {message("le programme `git` ne répond pas, ou donne plus de {0} Mio : aucune révision "
                  "n'est lue",
                  std::to_string(largest_answer / (1024 * 1024))),
          message("comparez deux dossiers, ou vérifiez que git est installé")};
}

/// One entry of a tree: what `git ls-tree -r -z` prints of a file.
struct Listed {
  std::string object;
  std::string path;
  bool ordinary = false;  ///< a file, and no link
};

bool hidden(const std::string& path) { return path.substr(path.rfind('/') + 1).front() == '.'; }

/// As the folder itself is read: `*.yaml` in it, in `provisions/`, `lang/` and `cases/`.
bool is_read(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : path.substr(0, slash);
  const bool known =
      folder.empty() || folder == "provisions" || folder == "lang" || folder == "cases";
  return known && !hidden(path) && fs::path(path).extension() == ".yaml";
}

std::vector<Listed> listed_files(const std::string& tree) {
  std::vector<Listed> files;
  std::size_t at = 0;
  while (at < tree.size()) {
    const std::size_t end = std::min(tree.find('\0', at), tree.size());
    const std::string row = tree.substr(at, end - at);
    at = end + 1;
    // `100644 blob OBJECT<tab>path`; links and modules begin otherwise.
    const std::size_t tab = row.find('\t');
    if (tab == std::string::npos) continue;
    const std::size_t object = row.rfind(' ', tab) + 1;
    const std::string path = row.substr(tab + 1);
    if (!is_read(path)) continue;
    files.push_back({row.substr(object, tab - object), path, row.rfind("100", 0) == 0});
  }
  return files;
}

/// What `git cat-file --batch` printed: `OBJECT blob SIZE`, a line end, the bytes, a line end.
std::optional<std::vector<FileText>> texts_of(const std::vector<Listed>& files,
                                              const std::string& printed) {
  std::vector<FileText> texts;
  std::size_t at = 0;
  for (const Listed& file : files) {
    const std::size_t end = printed.find('\n', at);
    if (end == std::string::npos) return std::nullopt;
    const std::string head = printed.substr(at, end - at);
    if (head.rfind(file.object + " blob ", 0) != 0) return std::nullopt;
    std::size_t size = 0;
    const char* number = head.data() + head.rfind(' ') + 1;
    const auto read = std::from_chars(number, head.data() + head.size(), size);
    if (read.ec != std::errc() || size > printed.size() - end - 1) return std::nullopt;
    texts.push_back({file.path, printed.substr(end + 1, size)});
    at = end + 1 + size + 1;
  }
  return texts;
}

/// Why the rules of a revision would not be read whole, if they would not.
std::optional<RevisionFault> cannot_be_whole(const std::vector<Listed>& files,
                                             const std::string& revision) {
  if (files.size() > most_files + most_cases) {
    return RevisionFault{message("la révision `{0}` compte trop de fichiers : {1}", revision,
                                 std::to_string(files.size())),
                         message("au plus {0}", std::to_string(most_files + most_cases))};
  }
  for (const Listed& file : files) {
    if (file.ordinary) continue;
    return RevisionFault{message("la révision `{0}` ne peut pas être lue en entier", revision),
                         message("`{0}` n'y est pas un fichier ordinaire", file.path)};
  }
  return std::nullopt;
}

RevisionFiles sorted_out(std::string commit, std::vector<FileText> texts) {
  RevisionFiles files{std::move(commit), {}, {}};
  for (FileText& text : texts) {
    const bool is_case = text.path.rfind("cases/", 0) == 0;
    (is_case ? files.cases : files.rules).push_back(std::move(text));
  }
  return files;
}

/// Whether a commit that can be read has nothing there. Asked for by its path, as a folder that is
/// not there is no fault then.
bool has_no_such_folder(const fs::path& folder, const std::string& commit,
                        const std::string& path) {
  if (path.empty()) return false;
  const auto there = git(folder, {"ls-tree", "-z", "--full-tree", commit, "--", path});
  return there && there->status == 0 && there->out.empty();
}

/// The name of a commit, not `^` and one that is left out.
bool is_commit(const std::string& line) {
  return !line.empty() && std::isxdigit(static_cast<unsigned char>(line.front())) != 0;
}

/// The files of a folder of a commit, given by its path in the repository.
std::variant<RevisionFiles, RevisionFault> read_commit(const fs::path& folder,
                                                       const std::string& commit,
                                                       const std::string& path,
                                                       const std::string& revision) {
  const auto tree = git(folder, {"ls-tree", "-r", "-z", "--full-tree", commit + ":" + path});
  if (!tree) return no_git();
  if (tree->status != 0 && !has_no_such_folder(folder, commit, path)) {
    return RevisionFault{message("la révision `{0}` ne peut pas être lue en entier", revision),
                         git_says(*tree)};
  }
  const std::vector<Listed> files =
      tree->status == 0 ? listed_files(tree->out) : std::vector<Listed>{};
  if (files.empty()) {
    return RevisionFault{
        message("la révision `{0}` n'a pas de règles dans `{1}`", revision, path),
        message("le dossier y était peut-être ailleurs, ou n'existait pas encore")};
  }
  if (const auto fault = cannot_be_whole(files, revision)) return *fault;
  std::string objects;
  for (const Listed& file : files) objects += file.object + "\n";
  const auto printed = git(folder, {"cat-file", "--batch"}, objects);
  if (!printed) return no_git();
  auto texts = texts_of(files, printed->out);
  if (!texts) {
    return RevisionFault{message("la révision `{0}` ne peut pas être lue en entier", revision),
                         git_says(*printed)};
  }
  return sorted_out(commit, std::move(*texts));
}

}  // namespace

std::variant<RevisionFiles, RevisionFault> read_revision(const fs::path& folder,
                                                         const std::string& revision) {
  if (revision.empty() || revision.front() == '-') {
    return RevisionFault{message("`{0}` ne nomme pas une révision", "git:" + revision),
                         message("écrivez par exemple git:HEAD, git:HEAD~1 ou git:main"), true};
  }
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    return RevisionFault{message("aucun dossier de règles lisible à `{0}`", folder.string()),
                         message("indiquez-le avec --rules DOSSIER")};
  }
  const auto prefix = git(folder, {"rev-parse", "--show-prefix"});
  if (!prefix) return no_git();
  if (prefix->status != 0) {
    return RevisionFault{message("`{0}` n'est dans aucun dépôt git lisible", folder.string()),
                         git_says(*prefix)};
  }
  const auto commit = git(folder, {"rev-parse", "--verify", "--quiet", revision + "^{commit}"});
  if (!commit) return no_git();
  if (commit->status != 0 || !is_commit(commit->out)) {
    return RevisionFault{message("la révision `{0}` est inconnue de ce dépôt", revision),
                         message("`git log` les montre"), true};
  }
  return read_commit(folder, first_line(commit->out), first_line(prefix->out), revision);
}

}  // namespace subrosa::cli
