// `subrosa rename KIND OLD NEW`: another name for something in the rules, everywhere at once.
#include "subrosa/rename.hpp"

#include <algorithm>
#include <array>

#include "commands/commands.hpp"
#include "library.hpp"
#include "subrosa/folder.hpp"
#include "subrosa/layout.hpp"
#include "subrosa/suggest.hpp"

namespace subrosa::cli {

namespace fs = std::filesystem;

namespace {

struct KindWord {
  const char* word;
  NameKind kind;
};
constexpr std::array kind_words{
    KindWord{"fact", NameKind::fact},           KindWord{"reading", NameKind::fact},
    KindWord{"value", NameKind::value},         KindWord{"source", NameKind::source},
    KindWord{"duty", NameKind::duty},           KindWord{"limit", NameKind::limit},
    KindWord{"provision", NameKind::provision},
};

ExitStatus misused(const Options& options, const World& world) {
  std::string words;
  std::vector<std::string> all;
  for (const KindWord& kind : kind_words) {
    words += (words.empty() ? "" : ", ") + std::string(kind.word);
    all.emplace_back(kind.word);
  }
  const std::string first = options.cases.empty() ? "" : options.cases.front();
  const bool known = std::find(all.begin(), all.end(), first) != all.end();
  tell(world, options.language,
       known || first.empty() ? message("il faut dire quoi renommer, son nom et son nouveau nom")
                              : message("`{0}` n'est pas une sorte de nom", first),
       first == "value" ? Message{"subrosa rename value QUESTION ANCIEN NOUVEAU", {}}
                        : message("à choisir : {0}", words));
  return ExitStatus::usage;
}

/// `fact OLD NEW`, or `value FACT OLD NEW`.
std::optional<NewName> name_asked(const std::vector<std::string>& words) {
  if (words.empty()) return std::nullopt;
  const auto kind = std::find_if(kind_words.begin(), kind_words.end(),
                                 [&](const KindWord& one) { return one.word == words.front(); });
  if (kind == kind_words.end()) return std::nullopt;
  const bool value = kind->kind == NameKind::value;
  if (words.size() != (value ? 4U : 3U)) return std::nullopt;
  return NewName{kind->kind, value ? words[1] : "", words[words.size() - 2], words.back()};
}

/// Every file of the rules and their cases; nothing where one cannot be read.
std::optional<std::vector<FileText>> whole_folder(const fs::path& folder) {
  auto files = read_rule_folder(folder);
  if (!files) return std::nullopt;
  for (const fs::path& path : case_files(folder)) {
    auto text = read_file(path);
    if (!text) return std::nullopt;
    files->push_back({"cases/" + path.filename().string(), std::move(*text)});
  }
  return files;
}

ExitStatus not_renamed(const NotRenamed& why, const Options& options, const World& world) {
  show(why.diagnostics, why.sources, options, world);
  tell(world, options.language, why.words, why.help);
  return why.diagnostics.empty() ? ExitStatus::usage : ExitStatus::no_rules;
}

ExitStatus write_all(const fs::path& folder, const std::vector<ChangedFile>& changed,
                     const Options& options, const World& world) {
  std::vector<FileToWrite> files;
  std::vector<FileToRemove> left;
  for (const ChangedFile& file : changed) {
    const bool moved = file.new_path != file.path;
    FileToWrite one{folder / file.new_path, file.after};
    one.is_new = moved || (file.before.empty() && is_free(one.path));
    if (moved) left.push_back({folder / file.path, file.before});
    if (!one.is_new) one.before = file.before;
    files.push_back(std::move(one));
  }
  const Written written = write_together(files, left);
  if (written) return ExitStatus::done;
  tell(world, options.language,
       message("impossible d'écrire dans `{0}` : rien n'est changé", folder.string()),
       message("{0} : {1}", written.path.string(), say(written.why, options.language)));
  return ExitStatus::usage;
}

void show_changes(const fs::path& folder, const std::vector<ChangedFile>& changed,
                  const Options& options, const World& world) {
  for (const ChangedFile& file : changed) {
    const std::string path = (folder / file.path).string();
    if (options.show_diff) {
      world.out << unified_diff(path, file.before, file.after);
    } else {
      world.out << path << "\n";
    }
    if (file.new_path != file.path)
      world.out << path << " → " << (folder / file.new_path).string() << "\n";
  }
}

}  // namespace

ExitStatus rename(const Options& options, const World& world) {
  const auto name = name_asked(options.cases);
  if (!name) return misused(options, world);
  const fs::path folder = rules_folder(options, world);
  const auto files = whole_folder(folder);
  if (!files) {
    tell(world, options.language,
         message("aucun dossier de règles lisible à `{0}`", folder.string()),
         message("indiquez-le avec --rules DOSSIER"));
    return ExitStatus::no_rules;
  }
  const auto result = subrosa::rename(folder.string(), *files, *name, world.today);
  if (const auto* why = std::get_if<NotRenamed>(&result)) return not_renamed(*why, options, world);
  const auto& changed = std::get<std::vector<ChangedFile>>(result);
  const bool only_shown = options.show_diff || options.dry_run;
  if (!only_shown) {
    const ExitStatus written = write_all(folder, changed, options, world);
    if (written != ExitStatus::done) return written;
  }
  show_changes(folder, changed, options, world);
  const std::string count = std::to_string(changed.size());
  world.err << say(only_shown ? message("fichiers à changer : {0}", count)
                              : message("fichiers changés : {0}", count),
                   options.language)
            << "\n";
  return ExitStatus::done;
}

}  // namespace subrosa::cli
