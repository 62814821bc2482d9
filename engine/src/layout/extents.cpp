#include "layout/extents.hpp"

#include <algorithm>
#include <optional>

namespace subrosa {

namespace {

constexpr std::string_view blanks = " \t\r\n";

std::size_t line_end(std::string_view text, std::size_t from) {
  return std::min(text.find('\n', from), text.size());
}

/// The number of spaces at the beginning of a line, or nothing when it is blank.
std::optional<std::size_t> indent_of(std::string_view line) {
  const std::size_t first = line.find_first_not_of(' ');
  if (first == std::string_view::npos || line[first] == '\r') return std::nullopt;
  return first;
}

bool keeps_last_lines(std::string_view header) {
  return header.substr(0, 3).find('+') != std::string_view::npos;
}

/// A scalar without quotes, perhaps over several lines: its signs one after the other, blanks
/// aside.
std::size_t plain_end(std::string_view text, const Node& scalar) {
  std::size_t at = scalar.span.begin;
  for (const char sign : scalar.text) {
    if (blanks.find(sign) != std::string_view::npos) continue;
    at = text.find_first_not_of(blanks, at);
    if (at == std::string_view::npos || text[at] != sign) return scalar.span.end;
    ++at;
  }
  return at;
}

/// Begin and end of every scalar in the order of the file.
class Extents {
 public:
  explicit Extents(std::string_view text) : text_(text) {}

  std::vector<std::pair<std::size_t, std::size_t>> found;

  void add(const Node& node, std::size_t parent_column) {
    if (node.kind == Node::Kind::scalar) {
      found.emplace_back(node.span.begin, scalar_end(text_, node, parent_column));
      return;
    }
    const std::size_t column =
        is_flow(text_, node) ? parent_column : column_of(text_, node.span.begin);
    for (const Node& item : node.items) add(item, column);
    for (const Entry& entry : node.entries) {
      add(entry.key, column);
      add(entry.value, column);
    }
  }

 private:
  std::string_view text_;
};

}  // namespace

std::size_t column_of(std::string_view text, std::size_t offset) {
  const std::size_t line = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  return line == std::string_view::npos ? offset : offset - line - 1;
}

bool is_flow(std::string_view text, const Node& node) {
  const char first = text[node.span.begin];
  return node.kind == Node::Kind::mapping ? first == '{' : first == '[';
}

bool is_block_scalar(std::string_view text, const Node& node) {
  if (node.kind != Node::Kind::scalar || node.span.begin >= text.size()) return false;
  return text[node.span.begin] == '|' || text[node.span.begin] == '>';
}

BlockLines block_lines(std::string_view text, const Node& scalar, std::size_t parent_column) {
  const std::size_t header_end = line_end(text, scalar.span.begin);
  const std::string_view header = text.substr(scalar.span.begin, header_end - scalar.span.begin);
  const std::size_t digit = header.substr(0, 3).find_first_of("123456789");
  BlockLines lines{std::min(header_end + 1, text.size()), header_end, 0};
  std::optional<std::size_t> indent;
  if (digit != std::string_view::npos)
    indent = parent_column + static_cast<std::size_t>(header[digit] - '0');
  for (std::size_t at = lines.begin; at < text.size();) {
    const std::size_t end = line_end(text, at);
    const auto own = indent_of(text.substr(at, end - at));
    if (own && !indent && *own > parent_column) indent = own;
    if (own && (!indent || *own < *indent)) break;
    if (own || keeps_last_lines(header)) lines.end = end;
    at = end + 1;
  }
  lines.indent = indent.value_or(0);
  return lines;
}

std::size_t scalar_end(std::string_view text, const Node& scalar, std::size_t parent_column) {
  const char first = scalar.span.begin < text.size() ? text[scalar.span.begin] : '\0';
  if (first == '"' || first == '\'') return scalar.span.end;
  if (is_block_scalar(text, scalar)) return block_lines(text, scalar, parent_column).end;
  return plain_end(text, scalar);
}

std::vector<std::string> comments_of(std::string_view text, const Node& root) {
  Extents extents(text);
  extents.add(root, 0);
  extents.found.emplace_back(text.size(), text.size());
  std::vector<std::string> comments;
  std::size_t at = 0;
  for (const auto& [begin, end] : extents.found) {
    while ((at = text.find('#', at)) < begin) {
      const std::size_t stop = line_end(text, at);
      const std::string_view comment = text.substr(at, stop - at);
      comments.emplace_back(comment.substr(0, comment.find_last_not_of(blanks) + 1));
      at = stop;
    }
    at = end;
  }
  return comments;
}

}  // namespace subrosa
