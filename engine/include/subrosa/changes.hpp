// What a change of the law does, for people who must answer for it: everything that differs between
// two laws, and the same in words. Plain data, laid out in `report`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "subrosa/compare.hpp"
#include "subrosa/rule_changes.hpp"

namespace subrosa {

/// A file of a case, and on which sides it stands and cannot be read.
struct FaultyCase {
  std::string file;
  bool before = false;
  bool after = false;
};

struct LawChanges {
  std::string before;  ///< as it was asked for: a date, a folder, `git:HEAD`
  std::string after;
  Law older;  ///< its dates count only for a comparison on two dates
  Law newer;
  bool all_dates = false;                    ///< two rule sets, on every date
  std::vector<Comparison> comparisons = {};  ///< one; with `all_dates` those that are not empty
  std::vector<Renamed> renamed = {};
  std::vector<RuleChange> rules = {};
  std::vector<ComparedCase> cases = {};  ///< every case that both libraries, or one, hold
  std::vector<std::string> cases_added = {};
  std::vector<std::string> cases_removed = {};
  std::vector<FaultyCase> cases_faulty = {};

  /// Neither an answer, nor what goes with one, nor a word of the rules.
  [[nodiscard]] bool empty() const;
};

/// A smallest example as a case file, for the newer law with the verdict expected of it; for the
/// older where the newer excludes it. Where one file cannot serve both, another has `-before`.
struct ExampleFile {
  std::string name;  ///< `change-1-may-disclose-to-must-not-disclose.yaml`
  std::string text;
};

struct ChangeList {
  std::string title;  ///< may be empty
  std::vector<std::string> items;
};

/// Rows of as many cells as the head has.
struct ChangeTable {
  std::vector<std::string> head;
  std::vector<std::vector<std::string>> rows;
};

struct ChangePart {
  std::string title;
  std::size_t level = 2;  ///< 2: a chapter, 3 a part of it, 4 of that
  std::vector<std::string> paragraphs = {};
  std::vector<ChangeList> lists = {};
  ChangeTable table = {};
  std::vector<ExampleFile> files = {};
};

/// Words of the rules stand in it as they are: a writer makes sure that none acts as markup.
struct ChangeReport {
  std::string title;
  std::vector<ChangePart> parts;
};

/// The changes in words: in brief, how things were compared, the answers that change with the most
/// important first, what else changes, and what does not. Each example is decided again under both
/// laws. `today` as for `Engine::decide`.
[[nodiscard]] ChangeReport tell_changes(const LawChanges& changes, Date today, Language language);

/// The example files of a report, in its order.
[[nodiscard]] std::vector<ExampleFile> files_of(const ChangeReport& report);

}  // namespace subrosa
