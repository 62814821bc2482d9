#include "layout/writer.hpp"

#include <algorithm>

#include "layout/extents.hpp"

namespace subrosa {

namespace {

constexpr std::string_view blanks = " \t\r";

std::string_view without_blanks_after(std::string_view text) {
  return text.substr(0, text.find_last_not_of(blanks) + 1);
}

std::string_view trimmed(std::string_view text) {
  text = without_blanks_after(text);
  return text.substr(std::min(text.find_first_not_of(blanks), text.size()));
}

std::string pad(std::size_t column) { return std::string(column, ' '); }

/// Single quotes hide no sign that double ones would read otherwise.
bool fits_double_quotes(std::string_view raw, const Node& node) {
  return raw.front() == '\'' && node.text.find_first_of("\"\\") == std::string::npos;
}

}  // namespace

bool names_a_schema(std::string_view comment) {
  return comment.rfind("# yaml-language-server:", 0) == 0 &&
         comment.find("$schema=") != std::string_view::npos;
}

LayoutWriter::LayoutWriter(std::string_view text, std::string header)
    : text_(text), own_header_(!header.empty()), out_(std::move(header)) {
  if (text_.substr(0, 3) == "\xEF\xBB\xBF") cursor_ = 3;  // byte order mark
}

std::string LayoutWriter::write(const Node& root) {
  if (is_flow(text_, root)) {
    open_level(0, 0, 0);
    line_for(root.span.begin, 0, false);
    flow(root);
  } else {
    block(root, 0, 0, false);
  }
  between(text_.size(), 0);
  return out_ + "\n";
}

void LayoutWriter::block(const Node& node, std::size_t depth, std::size_t column,
                         bool on_this_line) {
  open_level(column_of(text_, node.span.begin), column, depth);
  if (node.kind == Node::Kind::mapping) {
    block_mapping(node, depth, on_this_line);
  } else {
    block_sequence(node, depth, on_this_line);
  }
}

void LayoutWriter::block_mapping(const Node& node, std::size_t depth, bool on_this_line) {
  for (const Entry& entry : node.entries) {
    line_for(entry.key.span.begin, depth, on_this_line);
    on_this_line = false;
    entry.key.kind == Node::Kind::scalar ? scalar(entry.key) : flow(entry.key);
    out_ += ':';
    block_value(entry.value, depth, false);
  }
}

void LayoutWriter::block_sequence(const Node& node, std::size_t depth, bool on_this_line) {
  for (const Node& item : node.items) {
    const std::size_t dash = place_of('-');
    line_for(dash, depth, on_this_line);
    on_this_line = false;
    cursor_ = dash + 1;
    out_ += '-';
    block_value(item, depth, true);
  }
}

/// What stands after `key:` or `-`. A mapping or list begins on the line of its dash, if no comment
/// is in the way.
void LayoutWriter::block_value(const Node& node, std::size_t depth, bool after_dash) {
  const bool nested = node.kind != Node::Kind::scalar && !is_flow(text_, node);
  if (!nested) {
    separate(node.span.begin);
    node.kind == Node::Kind::scalar ? scalar(node) : flow(node);
    return;
  }
  if (!after_dash) return block(node, depth + 1, below(), false);
  const bool on_this_line = text_.find('#', cursor_) >= node.span.begin;
  if (on_this_line) out_ += ' ';
  block(node, depth + 1, below(), on_this_line);
}

void LayoutWriter::flow(const Node& node) {
  node.kind == Node::Kind::sequence ? flow_sequence(node) : flow_mapping(node);
}

void LayoutWriter::flow_sequence(const Node& node) {
  cursor_ = node.span.begin + 1;
  out_ += '[';
  for (const Node& item : node.items) {
    flow_item(item, item.span.begin, &item == &node.items.front());
  }
  close(']');
  out_ += ']';
}

void LayoutWriter::flow_mapping(const Node& node) {
  const bool braces = is_flow(text_, node);  // `[a: b]` holds a mapping without them
  if (braces) cursor_ = node.span.begin + 1;
  out_ += '{';
  for (const Entry& entry : node.entries) {
    flow_item(entry.key, entry.key.span.begin, &entry == &node.entries.front());
    out_ += ':';
    separate(entry.value.span.begin);
    entry.value.kind == Node::Kind::scalar ? scalar(entry.value) : flow(entry.value);
  }
  if (braces) close('}');
  out_ += '}';
}

/// Up to a bracket or brace and past it.
void LayoutWriter::close(char sign) {
  const std::size_t end = place_of(sign);
  between(end, levels_.size());
  blank_before_ = false;
  if (comment_last_) new_line(below());
  cursor_ = end + 1;
}

void LayoutWriter::flow_item(const Node& node, std::size_t begin, bool first) {
  if (!first) out_ += ',';
  const bool broken = text_.substr(cursor_, begin - cursor_).find('\n') != std::string_view::npos;
  between(begin, levels_.size());
  if (broken || comment_last_) {
    new_line(below());
  } else if (!first) {
    out_ += ' ';
  }
  node.kind == Node::Kind::scalar ? scalar(node) : flow(node);
}

void LayoutWriter::scalar(const Node& node) {
  if (is_block_scalar(text_, node)) return block_scalar(node);
  const std::size_t end = scalar_end(text_, node, levels_.back().source);
  const std::string_view raw = text_.substr(node.span.begin, end - node.span.begin);
  if (raw.find('\n') != std::string_view::npos) {
    scalar_of_lines(raw);
  } else if (fits_double_quotes(raw, node)) {
    out_ += '"' + node.text + '"';
  } else {
    out_ += raw;
  }
  cursor_ = end;
}

/// A text over several lines, with quotes or without: blanks around its lines mean nothing.
void LayoutWriter::scalar_of_lines(std::string_view raw) {
  for (std::size_t at = 0; at <= raw.size();) {
    const std::size_t end = std::min(raw.find('\n', at), raw.size());
    std::string_view line = trimmed(raw.substr(at, end - at));
    if (at == 0) {
      out_ += line;
    } else {
      out_ += line.empty() ? "\n" : "\n" + pad(below()) + std::string(line);
    }
    at = end + 1;
  }
}

void LayoutWriter::block_scalar(const Node& node) {
  const BlockLines lines = block_lines(text_, node, levels_.back().source);
  std::string_view header = text_.substr(node.span.begin, lines.begin - node.span.begin);
  header = header.substr(0, header.find('\n'));
  std::string signs(without_blanks_after(header.substr(0, header.find('#'))));
  const std::size_t digit = signs.find_first_of("123456789");
  if (digit != std::string::npos) signs[digit] = '2';
  out_ += signs;
  cursor_ = node.span.begin + signs.size();
  between(lines.begin, levels_.size());
  comment_last_ = blank_before_ = false;
  for (std::size_t at = lines.begin; at < lines.end;) {
    const std::size_t end = std::min(text_.find('\n', at), lines.end);
    std::string_view line = text_.substr(at, end - at);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    line = line.substr(std::min(lines.indent, line.size()));
    out_ += line.empty() ? "\n" : "\n" + pad(below()) + std::string(line);
    at = end + 1;
  }
  cursor_ = std::max(lines.end, cursor_);
}

/// Begins the line of a key or a dash, after what stands before it.
void LayoutWriter::line_for(std::size_t begin, std::size_t depth, bool on_this_line) {
  if (on_this_line) return;
  between(begin, depth);
  levels_.resize(depth + 1);
  new_line(levels_.back().column);
}

/// The space before a value, or a new line where a comment is in the way.
void LayoutWriter::separate(std::size_t begin) {
  between(begin, levels_.size());
  blank_before_ = false;
  if (comment_last_) {
    new_line(below());
  } else {
    out_ += ' ';
  }
}

/// Writes the comments up to a place; `depth` is the level of what stands there, one more than
/// there are for what stands within a value.
void LayoutWriter::between(std::size_t begin, std::size_t depth) {
  bool own_line = column_of(text_, cursor_) == 0 || out_.empty();
  while (cursor_ < begin) {
    const std::size_t end = std::min(text_.find('\n', cursor_), begin);
    const std::string_view line = text_.substr(cursor_, end - cursor_);
    const std::size_t sign = line.find('#');
    if (sign != std::string_view::npos && own_line) {
      own_line_comment(without_blanks_after(line.substr(sign)), sign, depth);
    } else if (sign != std::string_view::npos) {
      out_ += "  " + std::string(without_blanks_after(line.substr(sign)));
      comment_last_ = true;
    } else if (own_line && end < begin && trimmed(line).empty()) {
      blank_before_ = true;
    }
    own_line = true;
    cursor_ = end + (end < begin ? 1 : 0);
  }
}

/// At the column of the deepest level that it stood at, but not left of what follows.
void LayoutWriter::own_line_comment(std::string_view comment, std::size_t source_column,
                                    std::size_t depth) {
  if (own_header_ && names_a_schema(comment)) return;
  std::size_t column = depth < levels_.size() ? levels_[depth].column : below();
  for (std::size_t i = depth; i < levels_.size(); ++i) {
    if (levels_[i].source <= source_column) column = levels_[i].column;
  }
  new_line(column);
  out_ += comment;
  comment_last_ = true;
}

void LayoutWriter::new_line(std::size_t column) {
  if (!out_.empty()) out_ += (blank_before_ ? "\n\n" : "\n") + pad(column);
  comment_last_ = false;
  blank_before_ = false;
}

/// Where a sign stands next between the tokens, comments aside.
std::size_t LayoutWriter::place_of(char sign) const {
  std::size_t at = cursor_;
  while (at < text_.size() && text_[at] != sign) {
    at = text_[at] == '#' ? std::min(text_.find('\n', at), text_.size()) : at + 1;
  }
  return at;
}

void LayoutWriter::open_level(std::size_t source, std::size_t column, std::size_t depth) {
  levels_.resize(depth);
  levels_.push_back({source, column});
}

}  // namespace subrosa
