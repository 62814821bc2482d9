// Decisions and explanations as text, pages and JSON. Layout only.
#pragma once

#include <string>
#include <vector>

#include "subrosa/audit.hpp"
#include "subrosa/book.hpp"
#include "subrosa/changes.hpp"
#include "subrosa/compare.hpp"
#include "subrosa/diagnostic.hpp"
#include "subrosa/drawing.hpp"
#include "subrosa/explanation.hpp"
#include "subrosa/review.hpp"
#include "subrosa/tables.hpp"

namespace subrosa {

/// One sign for a verdict, never without its words; `?` for undetermined.
[[nodiscard]] const char* icon_of(std::optional<Verdict> verdict);

struct TextStyle {
  bool color = false;
  bool every_provision = false;  ///< also each provision with its path
  std::size_t width = 78;
  Language language = Language::fr;
};

/// What stands above an explanation; empty parts are left out.
struct Heading {
  std::string title;
  std::string story;
};

[[nodiscard]] std::string to_text(const Heading& heading, const Explanation& explanation,
                                  const TextStyle& style);

struct PageStyle {
  Language language = Language::fr;
  bool every_provision = false;  ///< also each provision with its path
};

/// One explanation as a whole document to send or to print, in CommonMark or as an HTML page that
/// needs nothing from outside. Title and story are taken as plain text: no markup in them acts.
[[nodiscard]] std::string to_markdown(const Heading& heading, const Explanation& explanation,
                                      const PageStyle& style);
[[nodiscard]] std::string to_html(const Heading& heading, const Explanation& explanation,
                                  const PageStyle& style);

struct TableRow {
  std::string id;
  std::string title;
  std::optional<Verdict> verdict;
  bool faulty = false;  ///< could not be decided
};
[[nodiscard]] std::string to_table(const std::vector<TableRow>& rows, const TextStyle& style);

/// The object `subrosa-decision-1`, without a line end: on one line, or indented by two.
[[nodiscard]] std::string to_json(const std::string& case_id, const Decision& decision,
                                  Language language, bool on_one_line);

/// Diagnostics as a JSON array, or an object on each line: code, severity, file, byte span, line,
/// column, what a warning is about (`at`), observation, help; of accepted warnings also the reason
/// (`silenced`). Ends with a line end.
[[nodiscard]] std::string to_json(const std::vector<Diagnostic>& diagnostics,
                                  const Sources& sources, Language language, bool as_lines,
                                  const std::vector<SilencedFinding>& silenced = {});

/// Diagnostics as a SARIF 2.1.0 log, indented, with a line end: paths as URIs, columns in
/// characters. What each code means, and why, stands in the language too; accepted warnings are
/// there with the suppression that SARIF has for them.
[[nodiscard]] std::string to_sarif(const std::vector<Diagnostic>& diagnostics,
                                   const Sources& sources, Language language,
                                   const std::vector<SilencedFinding>& silenced = {});

/// What came of one case that was tested.
struct TestedCase {
  enum class State { passed, failed, nothing_expected, faulty };
  std::string id;  ///< of a case that cannot be read, its file
  State state = State::passed;
  std::vector<Message> words;  ///< what is not as expected, or what is wrong with the file
};
/// Tested cases as the XML of JUnit, with a line end.
[[nodiscard]] std::string to_junit(const RuleSet& rules, const std::vector<TestedCase>& cases,
                                   Language language);

/// A case whose verdict is another under the newer law; undetermined where there is none.
struct FlippedCase {
  std::string id;
  std::string title;
  std::optional<Verdict> before;
  std::optional<Verdict> after;
};

/// What a change of the law does; with `style.every_provision` each example also as a case file.
[[nodiscard]] std::string to_text(const ChangeReport& report, const TextStyle& style);
/// The same as CommonMark with tables, each example also as a case file.
[[nodiscard]] std::string to_markdown(const ChangeReport& report);
/// The object `subrosa-diff-1`, with a line end: everything, in ids and in French as written.
[[nodiscard]] std::string to_json(const LawChanges& changes);

/// Provisions and who has read them. `title` stands above them in the text, a count below.
[[nodiscard]] std::string to_text(const RuleSet& rules, const std::vector<ReviewEntry>& entries,
                                  const std::string& title, const TextStyle& style);
/// The object `subrosa-review-1`, with a line end.
[[nodiscard]] std::string to_json(const RuleSet& rules, const std::vector<ReviewEntry>& entries,
                                  Language language);

// Timelines and matrices; the title of the heading must not be empty. Each text ends with a line
// end, the HTML is a whole page that needs nothing from outside.

[[nodiscard]] std::string to_text(const Heading& heading, const Timeline& timeline,
                                  const TextStyle& style);
[[nodiscard]] std::string to_text(const Heading& heading, const Matrix& matrix,
                                  const TextStyle& style);
[[nodiscard]] std::string to_html(const Heading& heading, const Timeline& timeline,
                                  Language language);
[[nodiscard]] std::string to_html(const Heading& heading, const Matrix& matrix, Language language);
/// The objects `subrosa-timeline-1` and `subrosa-matrix-1`.
[[nodiscard]] std::string to_json(const std::string& case_id, const Timeline& timeline,
                                  Language language);
[[nodiscard]] std::string to_json(const std::string& case_id, const Matrix& matrix,
                                  Language language);

// Drawings.

/// A whole SVG document that needs nothing from outside. Words of the rules cannot become markup.
[[nodiscard]] std::string to_svg(const Picture& picture, Language language);
/// For Graphviz; what is lit has `penwidth=3`. Of a map only what sets what aside.
[[nodiscard]] std::string to_dot(const DrawnTree& tree);
[[nodiscard]] std::string to_dot(const RuleMap& map);
[[nodiscard]] std::string to_text(const DrawnTree& tree, const TextStyle& style);
[[nodiscard]] std::string to_text(const RuleMap& map, const TextStyle& style);

/// The book as a whole document: HTML that needs nothing from outside, with a search that it can do
/// without, or CommonMark.
[[nodiscard]] std::string to_html(const Book& book);
[[nodiscard]] std::string to_markdown(const Book& book);

}  // namespace subrosa
