#include "mutation/loading.hpp"

#include <fstream>

#include "subrosa/folder.hpp"

namespace mutation {

using namespace subrosa;

std::optional<Loading> load(const std::filesystem::path& folder) {
  auto files = read_rule_folder(folder);
  if (!files) return std::nullopt;
  Loading loading{load_rules(folder.string(), std::move(*files)), {}};
  if (!loading.loaded.rules) return std::nullopt;
  for (const auto& path : case_files(folder)) {
    const auto text = read_file(path);
    if (!text) return std::nullopt;
    auto& sources = loading.loaded.sources;
    sources.emplace_back(path.string(), *text);
    auto one = read_case(sources.back(), static_cast<std::uint32_t>(sources.size() - 1),
                         *loading.loaded.rules, loading.loaded.diagnostics);
    if (!one) return std::nullopt;
    loading.cases.push_back(std::move(*one));
  }
  return loading;
}

std::map<std::string, std::string> accepted_in(const std::filesystem::path& file) {
  std::map<std::string, std::string> accepted;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    const auto bar = line.find(" | ");
    if (!line.starts_with('#') && bar != std::string::npos)
      accepted[line.substr(0, bar)] = line.substr(bar + 3);
  }
  return accepted;
}

}  // namespace mutation
