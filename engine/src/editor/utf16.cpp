// Bytes <-> the columns of editors.
#include "subrosa/editor.hpp"

namespace subrosa {

namespace {

/// How many UTF-16 units a character takes that begins with this byte: none for the bytes that
/// follow the first, two for what UTF-8 writes with four.
std::size_t units_of(char byte) {
  const auto bits = static_cast<unsigned char>(byte);
  if ((bits & 0xC0U) == 0x80U) return 0;
  return bits >= 0xF0U ? 2 : 1;
}

}  // namespace

EditorPosition utf16_position(const SourceFile& source, std::size_t offset) {
  const LineColumn at = source.position(offset);
  EditorPosition position{at.line - 1, 0};
  const std::string_view line = source.line(at.line);
  const std::size_t bytes = std::min(offset, source.text().size()) - source.line_begin(at.line);
  for (const char byte : line.substr(0, bytes)) position.unit += units_of(byte);
  return position;
}

std::size_t offset_of(const SourceFile& source, EditorPosition position) {
  const std::size_t last = source.position(source.text().size()).line;
  if (position.line >= last) return source.text().size();
  const std::string_view line = source.line(position.line + 1);
  std::size_t units = 0;
  std::size_t at = 0;
  for (; at < line.size(); ++at) {
    const std::size_t more = units_of(line[at]);
    if (more > 0 && units + more > position.unit) break;
    units += more;
  }
  return source.line_begin(position.line + 1) + at;
}

}  // namespace subrosa
