#include "editor/outline.hpp"

#include <algorithm>

namespace subrosa {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/// Reads a file line by line. Levels are known by how far they are indented; what is in brackets or
/// quotes ends at the latest where its level does, so that one that is left open hides nothing.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Outline read() {
    while (at_ < text_.size() && outline_.places.size() < most_places) read_line();
    return std::move(outline_);
  }

 private:
  /// A mapping that is open, by its indentation.
  struct Level {
    std::size_t indent;
    std::size_t mapping;
    std::optional<std::size_t> key;  ///< the last one read
  };

  std::size_t line_end(std::size_t from) const {
    return std::min(text_.find('\n', from), text_.size());
  }

  std::size_t indent_at(std::size_t line) const {
    std::size_t end = line;
    while (end < text_.size() && text_[end] == ' ') ++end;
    return end - line;
  }

  bool is_empty_line(std::size_t line) const {
    std::size_t at = line;
    while (at < text_.size() && is_blank(text_[at])) ++at;
    return at == text_.size() || text_[at] == '\n' || text_[at] == '#';
  }

  /// The end of the last line from here on that is indented deeper.
  std::size_t end_of_deeper(std::size_t from, std::size_t indent) const {
    std::size_t end = line_end(from);
    for (std::size_t line = end + 1; line < text_.size(); line = line_end(line) + 1) {
      if (is_empty_line(line)) continue;
      if (indent_at(line) <= indent) break;
      end = line_end(line);
    }
    return end;
  }

  void read_line() {
    const std::size_t line = at_;
    const std::size_t indent = indent_at(line);
    at_ = line + indent;
    const bool document = text_.substr(line, 3) == "---" || text_.substr(line, 1) == "%";
    if (!is_empty_line(line) && !document) read_content(line, indent);
    at_ = line_end(at_) + 1;
  }

  /// What stands on a line from its indentation on: items, then a key or a value.
  void read_content(std::size_t line, std::size_t indent) {
    for (;; indent = at_ - line) {
      while (!levels_.empty() && levels_.back().indent > indent) levels_.pop_back();
      const bool item = text_[at_] == '-' && (at_ + 1 == text_.size() || is_blank(text_[at_ + 1]) ||
                                              text_[at_ + 1] == '\n');
      if (!item) return read_entry(indent);
      ++at_;
      while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
      if (at_ == text_.size() || text_[at_] == '\n' || text_[at_] == '#') return;
    }
  }

  std::optional<std::size_t> key_above() const {
    return levels_.empty() ? std::nullopt : levels_.back().key;
  }

  /// `key: value`, or a value alone.
  void read_entry(std::size_t indent) {
    const bool own_level = !levels_.empty() && levels_.back().indent == indent;
    const bool brackets = text_[at_] == '[' || text_[at_] == '{';
    const std::size_t limit =
        own_level || !brackets || indent == 0 ? line_end(at_) : end_of_deeper(at_, indent - 1);
    const auto above = own_level ? (levels_.size() > 1 ? levels_[levels_.size() - 2].key
                                                       : std::optional<std::size_t>{})
                                 : key_above();
    const std::size_t first = outline_.places.size();
    read_node(above, limit, false);
    skip_blanks();
    const bool colon = at_ < text_.size() && text_[at_] == ':' && ends_word(at_ + 1, false);
    if (!colon && !own_level) return;
    if (outline_.places.size() == first) return;
    if (!own_level) levels_.push_back({indent, mappings_++, {}});
    for (std::size_t i = first; i < outline_.places.size(); ++i) {
      outline_.places[i].key = true;
      outline_.places[i].mapping = levels_.back().mapping;
    }
    levels_.back().key = outline_.places.size() - 1;
    if (!colon) return;
    ++at_;
    read_value(indent);
  }

  void read_value(std::size_t indent) {
    skip_blanks();
    if (at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == '#') return;
    const std::size_t limit = end_of_deeper(at_, indent);
    if (text_[at_] == '|' || text_[at_] == '>') {
      at_ = limit;  // a block of text names nothing
      return;
    }
    const bool plain =
        text_[at_] != '[' && text_[at_] != '{' && text_[at_] != '"' && text_[at_] != '\'';
    read_node(levels_.back().key, limit, false);
    if (plain && at_ < limit) skip_continuation(limit);
  }

  /// The further lines of a plain text name nothing, unless they look like keys: then the text is
  /// half written.
  void skip_continuation(std::size_t limit) {
    for (std::size_t line = line_end(at_) + 1; line < limit; line = line_end(line) + 1) {
      if (is_empty_line(line)) continue;
      const std::string_view words = text_.substr(line, line_end(line) - line);
      const std::size_t start = line + indent_at(line);
      const bool structure =
          words.find(": ") != std::string_view::npos || words.ends_with(':') || text_[start] == '-';
      if (structure) return;
      at_ = line;
    }
  }

  void skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }

  /// Within brackets: blanks, line ends and comments.
  void skip_gap(std::size_t limit) {
    while (at_ < limit) {
      if (text_[at_] == '#') {
        at_ = std::min(line_end(at_), limit);
      } else if (is_blank(text_[at_]) || text_[at_] == '\n') {
        ++at_;
      } else {
        return;
      }
    }
  }

  bool ends_word(std::size_t at, bool in_brackets) const {
    if (at >= text_.size() || is_blank(text_[at]) || text_[at] == '\n') return true;
    return in_brackets && (text_[at] == ',' || text_[at] == ']' || text_[at] == '}');
  }

  void read_node(std::optional<std::size_t> under, std::size_t limit, bool in_brackets) {
    const char first = text_[at_];
    if (first == '[' || first == '{') {
      read_brackets(under, limit);
    } else if (first == '"' || first == '\'') {
      read_quoted(under, limit);
    } else {
      read_plain(under, limit, in_brackets);
    }
  }

  void add(std::size_t begin, std::size_t end, std::optional<std::size_t> under) {
    outline_.places.push_back(
        {begin, end, std::string(text_.substr(begin, end - begin)), false, under, {}});
  }

  void read_plain(std::optional<std::size_t> under, std::size_t limit, bool in_brackets) {
    const std::size_t begin = at_;
    for (; at_ < limit && text_[at_] != '\n'; ++at_) {
      const char c = text_[at_];
      if (in_brackets && (c == ',' || c == ']' || c == '}')) break;
      if (c == ':' && ends_word(at_ + 1, in_brackets)) break;
      if (c == '#' && at_ > begin && is_blank(text_[at_ - 1])) break;
    }
    std::size_t end = at_;
    while (end > begin && is_blank(text_[end - 1])) --end;
    if (end > begin) add(begin, end, under);
  }

  /// Text in quotes; one that is not closed ends with its line.
  void read_quoted(std::optional<std::size_t> under, std::size_t limit) {
    const char quote = text_[at_];
    const std::size_t begin = at_ + 1;
    for (std::size_t end = begin; end < limit; ++end) {
      if (quote == '"' && text_[end] == '\\') {
        ++end;
      } else if (text_[end] == quote) {
        if (quote == '\'' && end + 1 < limit && text_[end + 1] == quote) {
          ++end;
          continue;
        }
        add(begin, end, under);
        at_ = end + 1;
        return;
      }
    }
    at_ = std::min(line_end(begin), limit);
    add(begin, std::max(at_, begin), under);
  }

  void read_brackets(std::optional<std::size_t> under, std::size_t limit) {
    const bool mapping = text_[at_] == '{';
    const char close = mapping ? '}' : ']';
    const std::size_t number = mapping ? mappings_++ : 0;
    ++at_;
    if (++depth_ > deepest_brackets) at_ = limit;
    while (true) {
      skip_gap(limit);
      if (outline_.places.size() >= most_places) at_ = limit;
      if (at_ >= limit) break;
      const char c = text_[at_];
      if (c == close) {
        ++at_;
        break;
      }
      if (c == ',' || c == ']' || c == '}' || c == ':') {
        ++at_;  // nothing before it, or the wrong bracket
      } else if (mapping) {
        read_pair(under, limit, number);
      } else {
        read_node(under, limit, true);
      }
    }
    --depth_;
  }

  void read_pair(std::optional<std::size_t> under, std::size_t limit, std::size_t mapping) {
    const std::size_t first = outline_.places.size();
    read_node(under, limit, true);
    for (std::size_t i = first; i < outline_.places.size(); ++i) {
      outline_.places[i].key = true;
      outline_.places[i].mapping = mapping;
    }
    const auto key = outline_.places.size() == first
                         ? under
                         : std::optional<std::size_t>(outline_.places.size() - 1);
    skip_gap(limit);
    if (at_ >= limit || text_[at_] != ':') return;
    ++at_;
    skip_gap(limit);
    if (at_ >= limit || text_[at_] == ',' || text_[at_] == '}' || text_[at_] == ']') return;
    read_node(key, limit, true);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t mappings_ = 0;
  std::vector<Level> levels_;
  Outline outline_;
};

}  // namespace

Outline outline_of(std::string_view text) { return Reader(text).read(); }

std::optional<std::size_t> Outline::at(std::size_t offset) const {
  const auto found = std::find_if(places.begin(), places.end(), [&](const Place& place) {
    return place.begin <= offset && offset <= place.end;
  });
  if (found == places.end()) return std::nullopt;
  return static_cast<std::size_t>(found - places.begin());
}

std::vector<std::pair<std::string, std::string>> Outline::keys_of(std::size_t mapping) const {
  std::vector<std::pair<std::string, std::string>> keys;
  for (const Place& place : places) {
    if (place.mapping != mapping) continue;
    const Place* value = beside(mapping, place.text);
    keys.emplace_back(place.text, value == nullptr ? "" : value->text);
  }
  return keys;
}

const Place* Outline::beside(std::size_t mapping, std::string_view key) const {
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i].mapping != mapping || places[i].text != key) continue;
    const bool has_value = i + 1 < places.size() && places[i + 1].under == i && !places[i + 1].key;
    return has_value ? &places[i + 1] : nullptr;
  }
  return nullptr;
}

}  // namespace subrosa
