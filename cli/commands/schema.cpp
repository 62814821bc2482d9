// `subrosa schema [KIND]`: what an editor needs to know about each kind of file.
#include "subrosa/schema.hpp"

#include <algorithm>

#include "commands/commands.hpp"
#include "library.hpp"
#include "subrosa/suggest.hpp"

namespace subrosa::cli {

namespace {

ExitStatus unknown_kind(const std::string& kind, const std::vector<Schema>& schemas,
                        const Options& options, const World& world) {
  std::vector<std::string> kinds;
  std::string all;
  for (const Schema& schema : schemas) {
    kinds.push_back(schema.kind);
    all += (all.empty() ? "" : ", ") + schema.kind;
  }
  const std::string near = closest(kind, kinds);
  tell(world, options.language, message("`{0}` n'est pas une sorte de fichier de règles", kind),
       near.empty() ? message("à choisir : {0}", all) : message("essayez `{0}`", near));
  return ExitStatus::usage;
}

/// A file for each kind, in the folder after `-o`.
ExitStatus write_all(const std::vector<Schema>& schemas, const Options& options,
                     const World& world) {
  std::error_code error;
  std::filesystem::create_directories(options.output, error);
  std::vector<FileToWrite> files;
  for (const Schema& schema : schemas)
    files.push_back({std::filesystem::path(options.output) / (schema.kind + ".json"), schema.text});
  if (const Written written = write_together(files); !written)
    return not_written(written, options, world);
  for (const FileToWrite& file : files) world.out << file.path.string() << "\n";
  return ExitStatus::done;
}

/// Without a kind and a folder: which kinds there are.
ExitStatus list_kinds(const std::vector<Schema>& schemas, const World& world) {
  for (const Schema& schema : schemas) world.out << schema.kind << "\n";
  return ExitStatus::done;
}

}  // namespace

ExitStatus schema(const Options& options, const World& world) {
  if (options.cases.size() > 1) {
    tell(world, options.language, message("une seule sorte de fichier à la fois"));
    return ExitStatus::usage;
  }
  const auto library = usable_library(options, world);
  if (!library) return ExitStatus::no_rules;
  const std::vector<Schema> schemas = schemas_of(*library->loaded.rules, options.language);
  if (options.cases.empty())
    return options.output.empty() ? list_kinds(schemas, world) : write_all(schemas, options, world);
  const auto found = std::find_if(schemas.begin(), schemas.end(), [&](const Schema& one) {
    return one.kind == options.cases.front();
  });
  if (found == schemas.end()) return unknown_kind(options.cases.front(), schemas, options, world);
  return write_result(found->text, options, world).value_or(ExitStatus::done);
}

}  // namespace subrosa::cli
