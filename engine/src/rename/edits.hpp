// Changes to the text of one file, collected first and made at once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "subrosa/source.hpp"

namespace subrosa {

class Edits {
 public:
  /// Puts a name in place of another, inside the quotes if there are some. False when the file does
  /// not hold exactly `from` there.
  bool replace(std::string_view text, Span span, std::string_view from, const std::string& to);
  void insert(std::size_t at, std::string words);

  [[nodiscard]] bool empty() const { return changes_.empty(); }
  [[nodiscard]] bool touches(Span span) const;
  /// The text with every change made.
  [[nodiscard]] std::string applied(std::string_view text) const;

 private:
  struct Change {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string words;
  };
  std::vector<Change> changes_;
};

}  // namespace subrosa
