// A file or folder under a name of its own, to be renamed when it is whole.
#pragma once

#include <filesystem>
#include <string>

namespace subrosa {

/// All of these give 0, or the `errno` of what failed.
///
/// A new file in this folder, with this text, pushed to the disk; `made` is its name. Nothing is
/// left where it failed.
[[nodiscard]] int write_temporary(const std::filesystem::path& folder, const std::string& text,
                                  bool is_secret, std::filesystem::path& made);
/// The same at a place where nothing stands yet.
[[nodiscard]] int write_fresh(const std::filesystem::path& path, const std::string& text);
/// A new, empty folder in this one.
[[nodiscard]] int make_temporary_folder(const std::filesystem::path& folder,
                                        std::filesystem::path& made);

/// Gives a file the permissions, and where that is allowed the owner, that another one has.
[[nodiscard]] int take_permissions(const std::filesystem::path& file,
                                   const std::filesystem::path& of);
/// Renames; where `is_new`, only to a place where nothing stands.
[[nodiscard]] int put_in_place(const std::filesystem::path& from, const std::filesystem::path& to,
                               bool is_new);
/// Writes to what is no file: a device, a pipe.
[[nodiscard]] int write_to_device(const std::filesystem::path& path, const std::string& text);
/// Pushes the names in a folder to the disk, as far as its file system can.
void push_names(const std::filesystem::path& folder);

}  // namespace subrosa
