// `file:` addresses, as editors name files.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace subrosa::cli {

/// Nothing for an address of another kind, or one with a faulty `%`.
[[nodiscard]] std::optional<std::filesystem::path> path_of_uri(const std::string& uri);
[[nodiscard]] std::string uri_of_path(const std::filesystem::path& path);

}  // namespace subrosa::cli
