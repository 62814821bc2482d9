// Expected texts in files. With SUBROSA_APPROVE=1 in the environment they are rewritten: read the
// diff.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

/// A path of this repository.
std::filesystem::path project(const std::string& path);

/// The whole text of a file; fails the test when it cannot be read.
std::string slurp(const std::filesystem::path& path);

/// Whether the file holds exactly this text; rewrites it when approving.
bool approved(const std::filesystem::path& path, const std::string& actual);

/// Files or folders directly in a folder, sorted.
std::vector<std::filesystem::path> entries(const std::filesystem::path& folder);
