// `subrosa fmt [FILES | FOLDER]`: one layout for rule files and cases.
#include <algorithm>

#include "commands/commands.hpp"
#include "library.hpp"
#include "subrosa/folder.hpp"
#include "subrosa/layout.hpp"
#include "subrosa/limits.hpp"
#include "subrosa/write.hpp"

namespace subrosa::cli {

namespace fs = std::filesystem;

namespace {

/// The rule folder that a file belongs to: its own, or the one above; empty where there is none.
fs::path rule_folder_of(const fs::path& file) {
  std::error_code error;
  const fs::path own = file.has_parent_path() ? file.parent_path() : fs::path(".");
  for (const fs::path& folder : {own, own / ".."}) {
    if (fs::exists(folder / "rules.yaml", error)) return folder;
  }
  return {};
}

/// The path from a rule file to its schema, if there is one in its rule folder or beside it.
std::string schema_path(const fs::path& file, const SourceFile& source) {
  const fs::path folder = rule_folder_of(file);
  const std::string kind = kind_of_file(source);
  if (folder.empty() || kind.empty()) return {};
  std::error_code error;
  for (const char* place : {"schema", "../schema"}) {
    const fs::path schema = fs::absolute(folder, error) / place / (kind + ".json");
    if (!fs::exists(schema, error)) continue;
    return fs::relative(schema, fs::absolute(file, error).parent_path(), error).generic_string();
  }
  return {};
}

/// Every file of a rule folder, its cases too; nothing when there is none, or it cannot be read.
std::optional<std::vector<fs::path>> files_of(const fs::path& folder) {
  const auto rule_files = read_rule_folder(folder);
  if (!rule_files) return std::nullopt;
  std::vector<fs::path> files;
  for (const FileText& file : *rule_files) files.push_back(folder / file.path);
  std::sort(files.begin(), files.end());
  for (const fs::path& file : case_files(folder)) files.push_back(file);
  return files.empty() ? std::nullopt : std::optional(files);
}

/// What is named on the command line, folders as their files; without names the rules in use.
std::optional<std::vector<fs::path>> files_asked(const Options& options, const World& world) {
  std::vector<fs::path> names(options.cases.begin(), options.cases.end());
  if (names.empty()) names.push_back(rules_folder(options, world));
  std::vector<fs::path> files;
  std::error_code error;
  for (const fs::path& name : names) {
    if (!options.cases.empty() && !fs::is_directory(name, error)) {
      files.push_back(name);
    } else if (const auto all = files_of(name)) {
      files.insert(files.end(), all->begin(), all->end());
    } else {
      no_rules_at(name, options, world);
      return std::nullopt;
    }
  }
  return files;
}

/// Lays out files one after the other and counts.
class Formatter {
 public:
  Formatter(const Options& options, const World& world) : options_(options), world_(world) {}

  void lay_out_file(const fs::path& path) {
    ++seen_;
    auto text = read_file(path);
    if (!text) {
      refuse(message("le fichier `{0}` est introuvable ou illisible", path.string()));
      return;
    }
    const SourceFile source(path.string(), std::move(*text));
    const auto after = laid_out(source, schema_path(path, source));
    if (!after || *after == source.text()) return;
    ++changed_;
    if (options_.show_diff) {
      world_.out << unified_diff(path.string(), source.text(), *after);
    } else {
      laid_out_.push_back({path, *after, std::string(source.text())});
    }
  }

  /// All of them, or none; nothing where they are only looked at.
  void write() {
    const Written written =
        options_.only_check || laid_out_.empty() ? Written{} : write_together(laid_out_);
    if (!written) {
      changed_ = 0;
      refused_ = true;
      static_cast<void>(not_written(written, options_, world_));
      return;
    }
    for (const FileToWrite& file : laid_out_) world_.out << file.path.string() << "\n";
  }

  /// Standard input to standard output.
  void lay_out_input() {
    auto text = read_input(world_);
    if (!text) return refuse(message("le fichier `{0}` est introuvable ou illisible", "-"));
    const SourceFile source("-", std::move(*text));
    const auto after = laid_out(source, "");
    // What is too large was not read to its end: a part is never handed back.
    if (after || source.text().size() <= largest_file)
      world_.out << (after ? *after : std::string(source.text()));
  }

  [[nodiscard]] ExitStatus finish() const {
    const bool only_shown = options_.only_check || options_.show_diff;
    const std::string changed = std::to_string(changed_);
    const std::string seen = std::to_string(seen_);
    world_.err << say(only_shown
                          ? message("fichiers à remettre en page : {0} sur {1}", changed, seen)
                          : message("fichiers remis en page : {0} sur {1}", changed, seen),
                      options_.language)
               << "\n";
    return status();
  }

  [[nodiscard]] ExitStatus status() const {
    const bool found = options_.only_check && changed_ > 0;
    return found || refused_ ? ExitStatus::findings : ExitStatus::done;
  }

 private:
  std::optional<std::string> laid_out(const SourceFile& source, const std::string& schema) {
    Diagnostics diagnostics;
    auto after = lay_out(source, 0, schema, diagnostics);
    show(diagnostics, {source}, options_, world_);
    refused_ = refused_ || !after;
    if (!after && diagnostics.empty()) {
      refuse(
          message("`{0}` est resté tel quel : sa mise en page changerait son sens ou perdrait "
                  "un commentaire",
                  source.name()));
    }
    return after;
  }

  void refuse(const Message& words) {
    refused_ = true;
    tell(world_, options_.language, words);
  }

  const Options& options_;
  const World& world_;
  std::vector<FileToWrite> laid_out_;
  std::size_t seen_ = 0;
  std::size_t changed_ = 0;
  bool refused_ = false;
};

}  // namespace

ExitStatus fmt(const Options& options, const World& world) {
  Formatter formatter(options, world);
  if (options.cases == std::vector<std::string>{"-"}) {
    formatter.lay_out_input();
    return formatter.status();
  }
  const auto files = files_asked(options, world);
  if (!files) return ExitStatus::no_rules;
  for (const fs::path& file : *files) formatter.lay_out_file(file);
  formatter.write();
  return formatter.finish();
}

}  // namespace subrosa::cli
