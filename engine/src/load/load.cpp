#include "subrosa/load.hpp"

#include <algorithm>

#include "check/check_rules.hpp"
#include "diagnostics/codes.hpp"
#include "document/read_yaml.hpp"
#include "draft/draft.hpp"
#include "load/draft_file.hpp"
#include "subrosa/limits.hpp"
#include "text/hash.hpp"

namespace subrosa {

namespace {

bool starts_with(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

/// `provisions/art458.yaml` -> `art458`.
std::string stem(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);  // all where there is no `/`
  return std::string(name.substr(0, name.rfind('.')));
}

bool is_catalogue_of_another(std::string_view path, Language language) {
  return starts_with(path, "lang/") && stem(path) != code_of(language);
}

void check_file_name(std::string_view path, const Word& id, Diagnostics& out) {
  if (id.text.empty() || stem(path) == id.text) return;
  out.push_back(diagnose(Code::file_name, id.span,
                         message("ce fichier s'appelle `{0}` mais contient `{1}`", path, id.text),
                         {}, message("le fichier porte le nom de ce qu'il contient")));
}

}  // namespace

void draft_file(std::string_view path, const Node& root, const SourceFile& source, Draft& draft,
                Diagnostics& out) {
  if (path == "rules.yaml") {
    draft.head = draft_head(root, out);
  } else if (path == "facts.yaml") {
    draft_facts(root, draft, out);
  } else if (path == "sources.yaml") {
    draft_sources(root, draft, out);
  } else if (path == "duties.yaml") {
    draft_duties(root, draft, out);
  } else if (path == "constraints.yaml") {
    draft_constraints(root, source, draft, out);
  } else if (path == "properties.yaml") {
    draft_properties(root, source, draft, out);
  } else if (path == "contacts.yaml") {
    draft_contacts(root, source, draft, out);
  } else if (path == "say.yaml") {
    draft_scripts(root, source, draft, out);
  } else if (path == "names.yaml") {
    draft_former_names(root, draft, out);
  } else if (starts_with(path, "provisions/")) {
    draft.provisions.push_back(draft_provision(root, source, out));
    check_file_name(path, draft.provisions.back().id, out);
  } else if (starts_with(path, "lang/")) {
    draft.catalogues.push_back(draft_catalogue(root, out));
    check_file_name(path, draft.catalogues.back().language, out);
  } else {
    out.push_back(
        diagnose(Code::unlisted_file, {root.span.file, 0, 1},
                 message("aucun fichier `{0}` n'est attendu ici", path), {},
                 message("attendus : rules, facts, sources, duties, constraints, properties, "
                         "contacts, say, names, provisions/*, lang/*, cases/*")));
  }
}

namespace {

std::string hash_of(const std::vector<FileText>& files) {
  std::string all;
  for (const FileText& file : files) all += file.path + '\0' + file.text + '\0';
  return content_hash(all);
}

void require_files(const std::vector<FileText>& files, Sources& sources, const std::string& folder,
                   Diagnostics& out) {
  for (const char* path :
       {"rules.yaml", "facts.yaml", "sources.yaml", "duties.yaml", "constraints.yaml"}) {
    const auto here = [&](const FileText& file) { return file.path == path; };
    if (std::any_of(files.begin(), files.end(), here)) continue;
    sources.emplace_back(folder + "/" + path, "");
    const auto file = static_cast<std::uint32_t>(sources.size() - 1);
    out.push_back(
        diagnose(Code::missing_file, {file, 0, 0}, message("le fichier `{0}` manque", path)));
  }
}

}  // namespace

namespace {

/// Keeps the name of a provision whose file holds mistakes, so that those who name it are not told
/// it is missing.
void mark_faulty(std::string_view path, bool drafted, std::uint32_t file, Draft& draft) {
  if (!drafted) {
    draft.provisions.emplace_back();
    draft.provisions.back().id = {stem(path), {file, 0, 0}};
  }
  draft.provisions.back().faulty = true;
}

/// Whether a file is there to be read; else says why not.
bool is_there(const FileText& file, std::uint32_t index, Diagnostics& out) {
  Message why = file.unread;
  if (why.text.empty() && index >= most_files)
    why = message("les règles comptent plus de {0} fichiers", std::to_string(most_files));
  if (!why.text.empty()) out.push_back(unread_file(index, why));
  return why.text.empty();
}

/// The first faults that are worth reading: errors before warnings.
void keep_readable(Diagnostics& found) {
  if (found.size() <= most_findings) return;
  std::stable_partition(found.begin(), found.end(),
                        [](const Diagnostic& d) { return d.severity == Severity::error; });
  found.erase(found.begin() + most_findings, found.end());
  sort_diagnostics(found);
}

}  // namespace

Diagnostic unread_file(std::uint32_t file, const Message& why) {
  return diagnose(Code::unread_file, {file, 0, 0}, why);
}

Loaded load_rules(const std::string& folder, std::vector<FileText> files,
                  std::optional<Language> only) {
  std::erase_if(files, [](const FileText& file) { return starts_with(file.path, "cases/"); });
  std::sort(files.begin(), files.end(),
            [](const FileText& a, const FileText& b) { return a.path < b.path; });
  Loaded loaded;
  Draft draft;
  bool others_sound = true;  // every file but the provisions
  for (const FileText& file : files) {
    loaded.sources.emplace_back(folder + "/" + file.path, file.text);
    const auto index = static_cast<std::uint32_t>(loaded.sources.size() - 1);
    const SourceFile& source = loaded.sources.back();
    const std::size_t before = loaded.diagnostics.size();
    const bool there = is_there(file, index, loaded.diagnostics);
    const bool whole = file.text.size() <= largest_file;
    if (there && whole && only && is_catalogue_of_another(file.path, *only)) {
      draft.unread_catalogues.push_back(stem(file.path));
      continue;
    }
    const auto root = there ? read_yaml(source, index, loaded.diagnostics) : std::optional<Node>{};
    if (root) draft_file(file.path, *root, source, draft, loaded.diagnostics);
    if (loaded.diagnostics.size() == before) continue;
    const bool provision = starts_with(file.path, "provisions/");
    if (provision) mark_faulty(file.path, root.has_value(), index, draft);
    others_sound = others_sound && provision;
    if (index >= most_files) break;
  }
  const std::size_t before = loaded.diagnostics.size();
  require_files(files, loaded.sources, folder, loaded.diagnostics);
  // What the provisions share is sound: then a fault of form in one hides nothing in the others.
  if (others_sound && loaded.diagnostics.size() == before) {
    auto rules = std::make_shared<RuleSet>(check_rules(draft, loaded.diagnostics));
    rules->hash = hash_of(files);
    if (!has_errors(loaded.diagnostics)) {
      settle_reviews(*rules);
      loaded.rules = rules;
    }
    loaded.names = std::move(rules);
  }
  sort_diagnostics(loaded.diagnostics);
  keep_readable(loaded.diagnostics);
  return loaded;
}

}  // namespace subrosa
