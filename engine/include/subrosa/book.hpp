// The whole rule set as one book, to read, to search, to print and to sign: plain data, laid out in
// `report`. Everything a lawyer has to see stands in it, in one language.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "subrosa/case_file.hpp"
#include "subrosa/drawing.hpp"

namespace subrosa {

/// One line of a list: `label : text`, each perhaps empty, and the lines under it.
struct BookLine {
  std::string label;
  std::string text;
  std::string link = {};  ///< the id of a line or part of the book to which the text leads
  std::string id = {};    ///< where links to this line lead
  std::vector<BookLine> under = {};
};

struct BookPart {
  std::string id;
  std::string title;
  std::vector<std::string> paragraphs = {};
  std::vector<BookLine> lines = {};
  std::optional<Picture> picture = {};
  bool sign = false;  ///< a place to sign stands at its end
  std::vector<BookPart> parts = {};
};

struct Book {
  Language language = Language::fr;
  std::string title;
  std::string hash;  ///< of the rules: what a signature is for
  std::vector<std::string> introduction;
  std::vector<BookPart> parts;  ///< chapters
};

/// A case of the library and what came of it.
struct BookCase {
  Case one;
  bool decided = false;
  std::optional<Verdict> verdict = {};  ///< nothing: undetermined
  std::vector<Verdict> possible = {};
  std::vector<ProvisionIndex> deciding = {};
};

/// Every provision with all its versions, question, source, duty, limit, ready-made sentence,
/// contact and case, and what was removed, with the reason. Every link leads to an id of the book.
/// `today` only says what is in force and overdue.
[[nodiscard]] Book make_book(const RuleSet& rules, const std::vector<BookCase>& cases, Date today,
                             Language language);

}  // namespace subrosa
