// Files as bytes, and places in them. Offsets count bytes from 0; lines and columns, counted from 1
// for people, are computed only when something is shown.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace subrosa {

/// A range of bytes of one file; `file` is its index in a `Sources`.
struct Span {
  std::uint32_t file = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend bool operator==(const Span&, const Span&) = default;
};

struct LineColumn {
  std::size_t line = 1;
  std::size_t column = 1;  ///< in characters, not bytes
};

/// One file as it was read. Immutable.
class SourceFile {
 public:
  SourceFile(std::string name, std::string text);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] LineColumn position(std::size_t offset) const;
  /// The text of a line, counted from 1, without its line end.
  [[nodiscard]] std::string_view line(std::size_t number) const;
  /// The offset of the first byte of a line, counted from 1.
  [[nodiscard]] std::size_t line_begin(std::size_t number) const { return begins_[number - 1]; }

 private:
  std::string name_;
  std::string text_;
  std::vector<std::size_t> begins_;
};

using Sources = std::vector<SourceFile>;

}  // namespace subrosa
