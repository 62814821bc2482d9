// What differs between two rule sets, or two days of one, as written: questions, words, dates,
// sources. Which answers that changes is for `compare`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "subrosa/compare.hpp"

namespace subrosa {

/// One thing that was written otherwise, or stands on one side only. `before` and `after` are
/// French text, or ids, dates and words as the files write them.
struct RuleChange {
  enum class Kind {
    rules,
    fact,
    duty,
    limit,
    provision,
    constraint,
    property,
    source,
    contact,
    script,
    other
  };
  Kind kind = Kind::other;
  std::string id;       ///< `recipient`, `art458`
  std::string version;  ///< of a provision, when all versions are compared: its first day
  /// As the files name it: `question`, `values.police`, `article`, `step may-speak`. Empty: the
  /// whole entry.
  std::string part;
  bool text = false;  ///< a text that people read, and that is translated
  std::optional<std::string> before;
  std::optional<std::string> after;
  /// Of a text that is there after: the languages without a translation of these words, among
  /// those whose catalogue was read and is to be complete.
  std::vector<Language> stale;
};

/// Everything that differs in the files of two rule sets but conditions of provisions and
/// constraints, whose effect `compare` shows. A version that only the newer has is held against the
/// one before it. In the order of the newer, then what only the older has, by kind.
[[nodiscard]] std::vector<RuleChange> rule_changes(const RuleSet& older, const RuleSet& newer);

/// What differs between what is in force under two laws.
[[nodiscard]] std::vector<RuleChange> rule_changes(const Law& older, const Law& newer);

}  // namespace subrosa
