#include "library.hpp"

#include <iterator>

#include "subrosa/folder.hpp"
#include "subrosa/suggest.hpp"

namespace subrosa::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t largest_input = 2 * 1024 * 1024;

std::string read_all(std::istream& in) {
  std::string text(largest_input + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

std::optional<Case> read_named(const std::string& name, std::string text, Library& library,
                               const Options& options, const World& world) {
  Sources& sources = library.loaded.sources;
  sources.emplace_back(name, std::move(text));
  Diagnostics diagnostics;
  auto one = read_case(sources.back(), static_cast<std::uint32_t>(sources.size() - 1),
                       *library.loaded.rules, diagnostics);
  sort_diagnostics(diagnostics);
  show(diagnostics, sources, options, world);
  return one;
}

/// A file by its path, or a case of the library by its id.
std::optional<fs::path> case_path(const std::string& name, const Library& library) {
  std::error_code error;
  if (fs::exists(name, error)) return fs::path(name);
  if (name.find('/') != std::string::npos) return std::nullopt;
  const fs::path in_library = library.folder / "cases" / (name + ".yaml");
  return fs::exists(in_library, error) ? std::optional(in_library) : std::nullopt;
}

Message nearest_case(const std::string& name, const Library& library) {
  std::vector<std::string> ids;
  for (const fs::path& file : case_files(library.folder)) ids.push_back(file.stem().string());
  const std::string near = closest(fs::path(name).stem().string(), ids);
  if (!near.empty()) return message("essayez `{0}`", near);
  return message("les situations de la bibliothèque sont dans {0}",
                 (library.folder / "cases").string());
}

}  // namespace

void show(const Diagnostics& diagnostics, const Sources& sources, const Options& options,
          const World& world) {
  for (const Diagnostic& d : diagnostics) world.err << render(d, sources, options.language) << "\n";
}

void tell(const World& world, Language language, const Message& words, const Message& help) {
  world.err << say(message("{0} : {1}", "subrosa", say(words, language)), language) << "\n";
  if (!help.text.empty()) world.err << "          " << say(help, language) << "\n";
}

fs::path rules_folder(const Options& options, const World& world) {
  if (!options.rules.empty()) return options.rules;
  const std::string named = world.environment("SUBROSA_RULES");
  if (!named.empty()) return named;
  const fs::path here = fs::path("rules") / "belgium";
  std::error_code error;
  if (fs::is_directory(here, error) || world.executable.empty()) return here;
  return world.executable.parent_path().parent_path() / "share" / "subrosa" / "rules" / "belgium";
}

std::optional<Library> open_library(const Options& options, const World& world) {
  const fs::path folder = rules_folder(options, world);
  auto files = read_rule_folder(folder);
  if (!files) {
    tell(world, options.language,
         message("aucun dossier de règles lisible à `{0}`", folder.string()),
         message("indiquez-le avec --rules DOSSIER"));
    return std::nullopt;
  }
  return Library{folder, load_rules(folder.string(), std::move(*files))};
}

std::optional<Library> usable_library(const Options& options, const World& world) {
  auto library = open_library(options, world);
  if (!library || library->loaded.rules) return library;
  show(library->loaded.diagnostics, library->loaded.sources, options, world);
  tell(world, options.language,
       message("les fichiers de règles contiennent des erreurs : rien n'a été décidé"),
       message("ceci concerne les fichiers, pas ce que dit le droit"));
  return std::nullopt;
}

std::optional<Case> open_case(const std::string& name, Library& library, const Options& options,
                              const World& world) {
  if (name == "-") return read_named("-", read_all(world.in), library, options, world);
  const auto path = case_path(name, library);
  auto text = path ? read_file(*path) : std::nullopt;
  if (!text) {
    tell(world, options.language, message("la situation `{0}` est introuvable ou illisible", name),
         nearest_case(name, library));
    return std::nullopt;
  }
  return read_named(path->string(), std::move(*text), library, options, world);
}

std::vector<Case> all_cases(Library& library, std::size_t& faulty, const Options& options,
                            const World& world) {
  std::vector<Case> cases;
  for (const fs::path& path : case_files(library.folder)) {
    auto one = open_case(path.string(), library, options, world);
    if (one) {
      cases.push_back(std::move(*one));
    } else {
      ++faulty;
    }
  }
  return cases;
}

bool write_result(const std::string& text, const Options& options, const World& world) {
  if (!options.output.empty()) {
    if (write_file(options.output, text)) return true;
    tell(world, options.language, message("impossible d'écrire `{0}`", options.output));
    return false;
  }
  world.out << text;
  world.out.flush();
  return world.out.good();
}

}  // namespace subrosa::cli
