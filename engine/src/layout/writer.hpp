// The document written again, token by token in the order of the file, with what stands between
// the tokens: comments and blank lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"

namespace subrosa {

class LayoutWriter {
 public:
  LayoutWriter(std::string_view text, std::string header);

  /// The whole file; called once.
  [[nodiscard]] std::string write(const Node& root);

 private:
  /// A list or mapping in block style that is open, and its column before and after.
  struct Level {
    std::size_t source = 0;
    std::size_t column = 0;
  };

  void block(const Node& node, std::size_t depth, std::size_t column, bool on_this_line);
  void block_mapping(const Node& node, std::size_t depth, bool on_this_line);
  void block_sequence(const Node& node, std::size_t depth, bool on_this_line);
  void block_value(const Node& node, std::size_t depth, bool after_dash);
  void flow(const Node& node);
  void flow_sequence(const Node& node);
  void flow_mapping(const Node& node);
  void flow_item(const Node& node, std::size_t begin, bool first);
  void scalar(const Node& node);
  void block_scalar(const Node& node);
  void scalar_of_lines(std::string_view raw);

  void line_for(std::size_t begin, std::size_t depth, bool on_this_line);
  void separate(std::size_t begin);
  void between(std::size_t begin, std::size_t depth);
  void own_line_comment(std::string_view comment, std::size_t source_column, std::size_t depth);
  void new_line(std::size_t column);
  void close(char sign);
  [[nodiscard]] std::size_t place_of(char sign) const;
  void open_level(std::size_t source, std::size_t column, std::size_t depth);
  [[nodiscard]] std::size_t below() const { return levels_.back().column + 2; }

  std::string_view text_;
  bool own_header_ = false;  ///< the header is given: others are left out
  std::string out_;
  std::size_t cursor_ = 0;  ///< everything before it is written
  std::vector<Level> levels_;
  bool comment_last_ = false;  ///< the line being written ends with a comment
  bool blank_before_ = false;  ///< a blank line stood before what comes next
};

/// Whether a comment names the schema of its file for editors.
[[nodiscard]] bool names_a_schema(std::string_view comment);

}  // namespace subrosa
