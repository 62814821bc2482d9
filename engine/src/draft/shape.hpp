// Reading the keys of one mapping. Every key that is asked for is known; `done` reports the others.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/document.hpp"
#include "subrosa/date.hpp"
#include "subrosa/diagnostic.hpp"
#include "text/word.hpp"

namespace subrosa {

class Shape {
 public:
  /// Reports a node that is not a mapping, and then reads as if it had no keys.
  Shape(const Node& node, Diagnostics& diagnostics);

  [[nodiscard]] const Node* optional(std::string_view key);
  /// Reports a missing key.
  [[nodiscard]] const Node* required(std::string_view key);

  // Each reports a value of the wrong kind; the required ones also a missing key, and give an empty
  // word.
  [[nodiscard]] Word text(std::string_view key);
  [[nodiscard]] std::optional<Word> text_if(std::string_view key);
  [[nodiscard]] Word id(std::string_view key);
  [[nodiscard]] Date date(std::string_view key);
  [[nodiscard]] std::optional<Date> date_if(std::string_view key);
  /// `{from: …, to: …}`; open where nothing is written.
  [[nodiscard]] Period period_if(std::string_view key);
  /// The same, but the key and its `from` must be there.
  [[nodiscard]] Period period(std::string_view key);
  [[nodiscard]] std::vector<Word> words_if(std::string_view key);
  /// The items of a list; reports a value that is none.
  [[nodiscard]] const std::vector<Node>& list(std::string_view key);
  [[nodiscard]] const std::vector<Node>& list_if(std::string_view key);
  /// One of a closed list of words; the position in it, or nothing.
  [[nodiscard]] std::optional<std::size_t> one_of(const Word& word,
                                                  const std::vector<std::string>& names);

  /// Reports every key that was never asked for.
  void done();

  [[nodiscard]] Span span() const { return node_.span; }

 private:
  Period period_of(const Node& node, bool from_required);
  /// One mistake, one message: a key that is there, misspelt, is not missing too.
  void retract_missing(const std::string& key);

  const Node& node_;
  Diagnostics& diagnostics_;
  std::vector<std::string> known_;
  std::vector<std::pair<std::string, std::size_t>> missing_;  ///< and where it was reported
};

/// A scalar as a word; reports anything else.
[[nodiscard]] Word word_of(const Node& node, Diagnostics& diagnostics);
/// The same; reports an empty one too, as the text of `key`.
[[nodiscard]] Word filled_word_of(const Node& node, std::string_view key, Diagnostics& diagnostics);
/// Reports an id with other signs than a-z, 0-9, `_`, `-` and `.`.
void check_id(const Word& word, Diagnostics& diagnostics);
[[nodiscard]] std::optional<Date> date_of(const Word& word, Diagnostics& diagnostics);
/// Reports a period that ends before it begins.
void check_period(const Period& period, Span span, Diagnostics& diagnostics);

}  // namespace subrosa
