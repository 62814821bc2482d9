// Timelines and matrices in words, before any layout.
#pragma once

#include <string>
#include <vector>

#include "subrosa/report.hpp"

namespace subrosa {

/// Lines of a cell; one that begins with two spaces is an item under the line before.
using Cell = std::vector<std::string>;

struct ShownRow {
  Cell head;     ///< the dates, or the answer
  Cell answer;   ///< the verdict, or what is still possible
  Cell grounds;  ///< the articles, or why it cannot be
};

struct ShownTable {
  std::string title;  ///< never empty
  std::vector<std::string> introduction;
  std::string caption;
  std::vector<std::string> columns;  ///< three
  std::vector<ShownRow> rows;
  std::vector<std::string> notes;
};

[[nodiscard]] ShownTable shown(const Heading& heading, const Timeline& timeline, Language language);
[[nodiscard]] ShownTable shown(const Heading& heading, const Matrix& matrix, Language language);

}  // namespace subrosa
