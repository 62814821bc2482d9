// `file:` addresses, as editors name files.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace subrosa::cli {

constexpr std::size_t longest_path = 4096;  ///< bytes; no longer one can be opened

/// Nothing for an address of another kind, one with a faulty `%`, or one of a longer path.
[[nodiscard]] std::optional<std::filesystem::path> path_of_uri(const std::string& uri);
[[nodiscard]] std::string uri_of_path(const std::filesystem::path& path);

}  // namespace subrosa::cli
