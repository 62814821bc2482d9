#include "support/diagnostic_examples.hpp"

#include <algorithm>

#include "subrosa/audit.hpp"
#include "subrosa/case_file.hpp"
#include "support/approve.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;
namespace fs = std::filesystem;

namespace {

using Files = std::map<std::string, std::string>;

bool begins(const std::string& path, const std::string& with) {
  return path.substr(0, with.size()) == with;
}

/// The files below a folder, without `mended` and what was approved.
Files files_in(const fs::path& folder) {
  Files files;
  if (!fs::is_directory(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string path = fs::relative(entry.path(), folder).generic_string();
    if (!entry.is_regular_file() || path == "expected.txt" || begins(path, "mended/")) continue;
    files[path] = slurp(entry.path());
  }
  return files;
}

Files with(Files files, const Files& others) {
  for (const auto& [path, text] : others) files[path] = text;
  return files;
}

Files small_files() {
  Files files;
  for (const FileText& file : small_rule_files()) files[file.path] = file.text;
  return files;
}

/// Loads, audits and reads the cases: everything that `check` would say.
Loaded everything(const Files& files, Date today) {
  std::vector<FileText> texts;
  for (const auto& [path, text] : files) {
    if (begins(path, "cases/") || text == "removed\n") continue;
    texts.push_back({path, text});
    if (text == "unreadable\n")
      texts.back() = {path, "", message("ce fichier est introuvable ou illisible")};
  }
  Loaded loaded = load_rules("rules", std::move(texts));
  if (!loaded.rules) return loaded;
  std::vector<Case> cases;
  for (const auto& [path, text] : files) {
    if (!begins(path, "cases/")) continue;
    loaded.sources.emplace_back("rules/" + path, text);
    const auto file = static_cast<std::uint32_t>(loaded.sources.size() - 1);
    auto one = read_case(loaded.sources.back(), file, *loaded.rules, loaded.diagnostics);
    if (one) cases.push_back(std::move(*one));
  }
  loaded.diagnostics =
      everything_found(loaded.rules, cases, loaded.sources, today, loaded.diagnostics).open;
  return loaded;
}

DiagnosticExample example(const fs::path& folder) {
  const std::string code = folder.filename().string().substr(0, 4);
  const Date today = day(code == "W707" ? "2027-03-01" : "2026-11-21");
  const Files own = files_in(folder);
  const Files all_mended = with(small_files(), files_in(folder / "mended"));
  DiagnosticExample made{code, folder, {}, {}, {}, {}};
  for (const auto& [path, text] : own) {
    const auto mended = all_mended.find(path);
    const std::string then = mended == all_mended.end() ? "" : mended->second;
    if (then == text) continue;
    made.files[path] = text;
    made.mended[path] = then;
  }
  made.found = everything(with(small_files(), own), today);
  made.left = everything(all_mended, today);
  return made;
}

}  // namespace

std::vector<DiagnosticExample> diagnostic_examples() {
  std::vector<DiagnosticExample> all;
  for (const fs::path& folder : entries(project("tests/diagnostics"))) {
    all.push_back(example(folder));
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return a.code.substr(1) < b.code.substr(1);
  });
  return all;
}
