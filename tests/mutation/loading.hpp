// What a hunt needs: sound rules with their cases, and the list of accepted survivors.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "subrosa/case_file.hpp"
#include "subrosa/load.hpp"

namespace mutation {

struct Loading {
  subrosa::Loaded loaded;
  std::vector<subrosa::Case> cases;
};
/// Nothing when the rules or one of their cases cannot be read whole.
[[nodiscard]] std::optional<Loading> load(const std::filesystem::path& folder);

/// The accepted survivors of a file with their reasons, `MUTANT | reason` a line; lines that begin
/// with `#` are comments.
[[nodiscard]] std::map<std::string, std::string> accepted_in(const std::filesystem::path& file);

}  // namespace mutation
