// What an editor asks about a place in a rule file or a case: what may be written here, what does
// this name mean, where is it defined. The file may be half written; the rules are the last that
// could be read. Places are bytes; editors count UTF-16, see `utf16_position`.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "subrosa/load.hpp"

namespace subrosa {

/// A place as editors count it, from 0; `unit` are UTF-16 code units.
struct EditorPosition {
  std::size_t line = 0;
  std::size_t unit = 0;
  friend bool operator==(const EditorPosition&, const EditorPosition&) = default;
};

[[nodiscard]] EditorPosition utf16_position(const SourceFile& source, std::size_t offset);
/// The byte at a place; a place behind the end of its line or of the file is that end.
[[nodiscard]] std::size_t offset_of(const SourceFile& source, EditorPosition position);

enum class TermKind { fact, value, source, duty, limit, provision, version, theme, sector };

/// Something that files name. Of a value, `owner` is its fact; of a version, known by its first
/// day, the file of its provision.
struct Name {
  TermKind kind = TermKind::fact;
  std::string id;
  std::string owner;
  friend bool operator==(const Name&, const Name&) = default;
};

/// Where a file names something: `defines` where this makes the name.
struct NamedPlace {
  Name name;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool defines = false;
};

struct Completion {
  enum class Kind { key, name, word };
  std::string label;
  std::string insert;   ///< what to write instead of the bytes from `begin` to `end`
  std::string meaning;  ///< in a sentence; may be empty
  Kind kind = Kind::word;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Words about a place, in Markdown.
struct Hover {
  std::string markdown;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// A line in the table of contents of a file.
struct FileSymbol {
  std::string name;
  std::string detail;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The path, from the rule folder, of the file that defines a name.
[[nodiscard]] std::string defining_file(const Name& name);

/// Answers questions about files of one rule folder. Immutable; each answer is a function of the
/// file and the place. A file's path is relative to the folder and says what kind of file it is;
/// for any other file every answer is empty.
class Assistant {
 public:
  /// `names` may hold errors (see `Loaded::names`) but is never null.
  Assistant(Rules names, Language language, Date today);

  [[nodiscard]] std::vector<Completion> complete(const FileText& file, std::size_t offset) const;
  [[nodiscard]] std::optional<Hover> hover(const FileText& file, std::size_t offset) const;
  /// What the word at a place names.
  [[nodiscard]] std::optional<NamedPlace> name_at(const FileText& file, std::size_t offset) const;
  /// Every place of a file that has this name, in the order of the file.
  [[nodiscard]] std::vector<NamedPlace> places_of(const FileText& file, const Name& name) const;
  [[nodiscard]] std::vector<FileSymbol> symbols(const FileText& file) const;

 private:
  struct Knowledge;
  std::shared_ptr<const Knowledge> knowledge_;
};

}  // namespace subrosa
