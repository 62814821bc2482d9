// The files of a rule folder as they were last read, and whether they are others by now. Only what
// rules and cases are read from is looked at, so any folder can be watched twice a second.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace subrosa::gui {

class WatchedFolder {
 public:
  /// By path in the folder: `provisions/art458.yaml`, `cases/theft.yaml`.
  using Texts = std::map<std::string, std::string>;

  /// Reads every file; false when the folder or one of its rule files cannot be read. A case file
  /// that is gone by the time it is read is left out. The texts read before are kept on failure.
  bool read(const std::filesystem::path& folder);

  /// Whether reading again would give something else: a file was saved, added, renamed or removed,
  /// or what could not be read now can. Never misses a save: a file that was read within seconds
  /// of being written is compared by its bytes, whatever its time and size.
  [[nodiscard]] bool changed() const;

  [[nodiscard]] const std::filesystem::path& path() const { return folder_; }
  [[nodiscard]] bool readable() const { return readable_; }
  [[nodiscard]] const Texts& texts() const { return texts_; }

 private:
  /// What the disk says of a file without its being opened. The time of the last change of any
  /// kind cannot be set by a program that copies times along.
  struct Stamp {
    std::int64_t written = 0;  ///< nanoseconds, as the next
    std::int64_t changed = 0;
    std::uint64_t size = 0;
    std::uint64_t file = 0;  ///< another when an editor renames a new file over the old one
    friend bool operator==(const Stamp&, const Stamp&) = default;
  };
  using Stamps = std::map<std::string, Stamp>;

  [[nodiscard]] static Stamps stamps_of(const std::filesystem::path& folder);
  [[nodiscard]] static std::optional<Texts> texts_of(const std::filesystem::path& folder);
  [[nodiscard]] bool saved_since(const std::string& name) const;

  std::filesystem::path folder_;
  bool readable_ = false;
  Texts texts_;
  Stamps stamps_;
  std::int64_t looked_ = 0;  ///< when the stamps were taken, nanoseconds
};

}  // namespace subrosa::gui
