#include "lsp/workspace.hpp"

#include <algorithm>

#include "subrosa/audit.hpp"
#include "subrosa/case_file.hpp"
#include "subrosa/folder.hpp"

namespace subrosa::cli {

namespace fs = std::filesystem;

namespace {

/// The path from a folder to a file in it; empty for a file elsewhere.
std::string path_in(const fs::path& folder, const fs::path& file) {
  const std::string path = file.lexically_relative(folder).generic_string();
  return path == "." || path.starts_with("..") ? "" : path;
}

bool is_shown_yaml(const fs::path& file) {
  return file.extension() == ".yaml" && !file.filename().string().starts_with('.');
}

/// Whether a file would be read with the rules, were it on disk.
bool is_rule_file(const std::string& path) {
  const std::string part = fs::path(path).parent_path().generic_string();
  return !path.empty() && is_shown_yaml(path) &&
         (part.empty() || part == "provisions" || part == "lang");
}

bool is_case_file(const std::string& path) {
  return is_shown_yaml(path) && fs::path(path).parent_path() == "cases";
}

}  // namespace

Workspace::Workspace(const fs::path& rules, Language language, Date today)
    : language_(language),
      today_(today),
      ignorant_(std::make_shared<const RuleSet>(), language, today) {
  std::error_code error;
  if (!rules.empty()) rules_ = fs::absolute(rules, error).lexically_normal();
  if (!rules_.has_filename()) rules_ = rules_.parent_path();  // `rules/belgium/`
}

bool Workspace::open(const fs::path& file, std::string text) {
  const auto before = open_.find(file);
  if (before == open_.end() && open_.size() >= most_open) return false;
  const std::size_t freed = before == open_.end() ? 0 : before->second.size();
  if (open_bytes_ - freed + text.size() > largest_open) return false;
  open_bytes_ = open_bytes_ - freed + text.size();
  open_[file] = std::move(text);
  touch(file);
  return true;
}

void Workspace::close(const fs::path& file) {
  touch(file);
  const auto found = open_.find(file);
  if (found == open_.end()) return;
  open_bytes_ -= found->second.size();
  open_.erase(found);
}

void Workspace::touch(const fs::path& file) {
  if (const auto folder = folder_of(file)) folders_[*folder].changed = true;
}

bool Workspace::is_open(const fs::path& file) const { return open_.count(file) != 0; }

std::optional<std::string> Workspace::text_of(const fs::path& file) const {
  const auto found = open_.find(file);
  return found != open_.end() ? std::optional(found->second) : read_file(file);
}

std::optional<fs::path> Workspace::folder_of(const fs::path& file) const {
  if (!rules_.empty() && !path_in(rules_, file).empty()) return rules_;
  std::error_code error;
  for (fs::path folder = file.parent_path(); folder.has_relative_path();
       folder = folder.parent_path()) {
    const fs::path head = folder / "rules.yaml";
    if (is_open(head) || fs::exists(head, error)) return folder;
  }
  return std::nullopt;
}

std::vector<fs::path> Workspace::files_of(const fs::path& folder) const {
  std::vector<FileText> files = read_rule_folder(folder).value_or(std::vector<FileText>{});
  lay_over(folder, files);
  std::vector<fs::path> paths;
  for (const FileText& file : files) paths.push_back(folder / file.path);
  std::sort(paths.begin(), paths.end());
  for (fs::path& path : cases_of(folder)) paths.push_back(std::move(path));
  return paths;
}

void Workspace::lay_over(const fs::path& folder, std::vector<FileText>& files) const {
  for (const auto& [file, text] : open_) {
    const std::string path = path_in(folder, file);
    if (!is_rule_file(path)) continue;
    const auto found = std::find_if(files.begin(), files.end(),
                                    [&](const FileText& one) { return one.path == path; });
    if (found == files.end())
      files.push_back({path, text});
    else
      *found = {path, text};
  }
}

std::vector<fs::path> Workspace::cases_of(const fs::path& folder) const {
  std::vector<fs::path> paths = case_files(folder);
  for (const auto& [file, text] : open_) {
    const bool known = std::find(paths.begin(), paths.end(), file) != paths.end();
    if (!known && is_case_file(path_in(folder, file))) paths.push_back(file);
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

bool Workspace::has_changed() const {
  return std::any_of(folders_.begin(), folders_.end(),
                     [](const auto& one) { return one.second.changed; });
}

std::vector<FolderFindings> Workspace::check_changed() {
  std::vector<FolderFindings> all;
  for (auto& [path, folder] : folders_) {
    if (!folder.changed) continue;
    folder.changed = false;
    all.push_back(check(path, folder));
  }
  return all;
}

FolderFindings Workspace::check(const fs::path& path, Folder& folder) const {
  auto files = files_of_rules(path);
  if (!files) return {path, {}, {}};
  lay_over(path, *files);
  Loaded loaded = load_rules(path.string(), std::move(*files));
  if (loaded.names) folder.assistant.emplace(loaded.names, language_, today_);
  if (loaded.rules) {
    std::vector<Case> cases;
    for (const fs::path& file : cases_of(path)) {
      const auto text = text_of(file);
      loaded.sources.emplace_back(file.string(), text.value_or(""));
      const auto number = static_cast<std::uint32_t>(loaded.sources.size() - 1);
      if (!text) {
        const Message why = message("ce fichier est introuvable ou illisible");
        loaded.diagnostics.push_back(unread_file(number, why));
        continue;
      }
      auto one = read_case(loaded.sources.back(), number, *loaded.rules, loaded.diagnostics);
      if (one) cases.push_back(std::move(*one));
    }
    loaded.diagnostics =
        everything_found(loaded.rules, cases, loaded.sources, today_, loaded.diagnostics).open;
  }
  sort_diagnostics(loaded.diagnostics);
  return {path, std::move(loaded.sources), std::move(loaded.diagnostics)};
}

const Assistant& Workspace::assistant(const fs::path& folder) const {
  const auto found = folders_.find(folder);
  const bool knows = found != folders_.end() && found->second.assistant;
  return knows ? *found->second.assistant : ignorant_;
}

}  // namespace subrosa::cli
