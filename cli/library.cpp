#include "library.hpp"

#include <algorithm>

#include "subrosa/folder.hpp"
#include "subrosa/suggest.hpp"
#include "subrosa/write.hpp"

namespace subrosa::cli {

namespace fs = std::filesystem;

namespace {

std::optional<Case> read_named(const std::string& name, std::string text, Library& library,
                               Diagnostics& out) {
  Sources& sources = library.loaded.sources;
  sources.emplace_back(name, std::move(text));
  const auto file = static_cast<std::uint32_t>(sources.size() - 1);
  return read_case(sources.back(), file, *library.loaded.rules, out);
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
  const std::string word = fs::path(name).stem().string();
  const std::string near = closest(word, ids);
  if (!near.empty()) return message("essayez `{0}`", near);
  const auto begins = [&](const std::string& id) { return id.starts_with(word); };
  const auto one = std::find_if(ids.begin(), ids.end(), begins);
  if (!word.empty() && one != ids.end()) return message("essayez `{0}`", *one);
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
  fs::path here = fs::path("rules") / "belgium";
  std::error_code error;
  if (fs::is_directory(here, error) || world.executable.empty()) return here;
  return world.executable.parent_path().parent_path() / "share" / "subrosa" / "rules" / "belgium";
}

namespace {

std::optional<Library> open_folder(const Options& options, const World& world,
                                   std::optional<Language> only) {
  const fs::path folder = rules_folder(options, world);
  auto files = files_of_rules(folder);
  if (!files) {
    no_rules_at(folder, options, world);
    return std::nullopt;
  }
  return Library{folder, load_rules(folder.string(), std::move(*files), only)};
}

}  // namespace

std::optional<Library> open_library(const Options& options, const World& world) {
  return open_folder(options, world, std::nullopt);
}

std::optional<Library> usable_library(const Options& options, const World& world) {
  auto library = open_folder(options, world, options.language);
  if (!library || library->loaded.rules) return library;
  show(library->loaded.diagnostics, library->loaded.sources, options, world);
  tell(world, options.language,
       message("les fichiers de règles contiennent des erreurs : rien n'a été décidé"),
       message("ceci concerne les fichiers, pas ce que dit le droit"));
  return std::nullopt;
}

std::optional<Case> open_case(const std::string& name, Library& library, const Options& options,
                              const World& world) {
  ReadText reading;
  std::string shown = name;
  if (name == "-") {
    auto text = read_input(world, largest_case);
    if (!text) reading.fault = message("ce fichier est introuvable ou illisible");
    reading.text = std::move(text).value_or("");
  } else if (const auto path = case_path(name, library)) {
    shown = path->string();
    reading = read_ordinary_file(*path, largest_case);
  } else {
    tell(world, options.language, message("la situation `{0}` est introuvable ou illisible", name),
         nearest_case(name, library));
    return std::nullopt;
  }
  if (!reading.fault.text.empty()) {
    std::error_code error;
    tell(world, options.language,
         message("situation `{0}` : {1}", name, say(reading.fault, options.language)),
         fs::is_directory(name, error) ? nearest_case(name, library)
                                       : message("`-` lit la situation sur l'entrée standard"));
    return std::nullopt;
  }
  Diagnostics diagnostics;
  auto one = read_named(shown, std::move(reading.text), library, diagnostics);
  sort_diagnostics(diagnostics);
  show(diagnostics, library.loaded.sources, options, world);
  return one;
}

std::vector<Case> all_cases(Library& library, Diagnostics& out) {
  std::vector<Case> cases;
  std::size_t seen = 0;
  for (const fs::path& path : case_files(library.folder)) {
    ReadText reading = read_ordinary_file(path, largest_case);
    if (++seen > most_cases) {
      reading.fault =
          message("le dossier `cases` compte plus de {0} situations", std::to_string(most_cases));
    }
    if (!reading.fault.text.empty()) {
      library.loaded.sources.emplace_back(path.string(), "");
      const std::size_t file = library.loaded.sources.size() - 1;
      out.push_back(unread_file(static_cast<std::uint32_t>(file), reading.fault));
      continue;
    }
    auto one = read_named(path.string(), std::move(reading.text), library, out);
    if (one) cases.push_back(std::move(*one));
  }
  return cases;
}

std::optional<std::string> read_input(const World& world, std::size_t largest) {
  std::string text = read_stream(world.in, largest);
  return world.in.bad() ? std::nullopt : std::optional(std::move(text));
}

bool wants_color(const Options& options, const World& world) {
  if (options.color != "auto") return options.color == "always";
  return world.terminal && options.output.empty() && world.environment("NO_COLOR").empty();
}

std::optional<ExitStatus> write_result(const std::string& text, const Options& options,
                                       const World& world) {
  if (!options.output.empty()) {
    const Written written = write_file(options.output, text);
    return written ? std::nullopt : std::optional(not_written(written, options, world));
  }
  world.out << text;
  return std::nullopt;
}

ExitStatus not_computed(NoResult why, const Options& options, const World& world) {
  if (why == NoResult::too_long) {
    tell(world, options.language,
         message("les règles sont trop longues à parcourir en entier : rien n'en est dit ici"),
         message("il faut moins de dates où le droit change, d'étapes ou de questions communes"));
  } else if (why == NoResult::too_many_cases) {
    tell(world, options.language,
         message("trop de situations se ressemblent : leurs paires ne sont pas cherchées"),
         message("mettez une partie des situations dans un autre dossier"));
  } else {
    tell(world, options.language,
         message("les dispositions ont trop de questions en commun pour être calculées ensemble"),
         message("subrosa check dit lesquelles"));
  }
  return ExitStatus::no_rules;
}

void no_rules_at(const fs::path& folder, const Options& options, const World& world,
                 const Message& help) {
  tell(world, options.language, message("aucun dossier de règles lisible à `{0}`", folder.string()),
       help);
}

ExitStatus not_written(const Written& written, const Options& options, const World& world) {
  tell(world, options.language, message("impossible d'écrire `{0}`", written.path.string()),
       written.why);
  return ExitStatus::usage;
}

}  // namespace subrosa::cli
