// What differs between two laws: exactly which situations get another verdict, and in which only
// the reasons or what goes with the answer change.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "subrosa/bounded.hpp"
#include "subrosa/engine.hpp"

namespace subrosa {

/// A rule set on a pair of dates.
struct Law {
  Rules rules;
  Date as_of;
  Date known_on;
};

/// A number of situations. Shares are shares of combinations of answers, not of calls.
struct Amount {
  std::string number;  ///< exact, in decimal digits
  double share = 0;    ///< of all situations that one of the two laws allows
};

/// A provision, and in how much of a class it plays its part.
struct Responsible {
  std::string provision;
  double share = 0;  ///< of the class
};

/// One situation in the facts of each law, as near to the plain situation as there is, of the newer
/// rules first. What it leaves open changes nothing. A law that excludes it has none.
struct Example {
  std::optional<Situation> older;
  std::optional<Situation> newer;
};

/// All situations with one verdict before and one after.
struct ChangedClass {
  std::optional<Verdict> before;  ///< nothing: the older rules exclude these situations
  std::optional<Verdict> after;   ///< nothing: the newer rules exclude them
  Amount amount;
  Example example;
  /// Those that decide in one law or the other and have another effect in the other; here and
  /// below the most responsible first.
  std::vector<Responsible> provisions;
  std::vector<Responsible> deciding_before;
  std::vector<Responsible> deciding_after;
};

/// Situations in which the verdict stays and something else changes.
struct SameVerdict {
  Verdict verdict{};
  bool reasons = false;  ///< other provisions decide or warn, or with another reason
  bool duties = false;
  bool limits = false;
  Amount amount;
  Example example;
  std::vector<Responsible> provisions;  ///< those whose reasons differ
};

/// A duty or limit that comes with the same verdict in one law and not in the other.
struct CarriedChange {
  std::string id;
  bool limit = false;
  Amount gained;
  Amount lost;
};

/// A provision of which another version counts, or which does not say the same everywhere.
struct ChangedProvision {
  std::string id;
  /// The article of its version, in each one's own rules; nothing: no version.
  std::optional<TextIndex> before;
  std::optional<TextIndex> after;
  std::optional<std::size_t> version_before;
  std::optional<std::size_t> version_after;
  Amount effect;  ///< where its own effect differs, whether or not that decides
  Amount words;   ///< where its effect, reason, duties or limits do
};

/// Days of acts, and the day on which their law is known; nothing: on the day of the act.
struct ActDays {
  Period acts;
  std::optional<Date> known_on;
};

struct Comparison {
  Law older;
  Law newer;
  std::string situations = "0";  ///< how many one of the two laws allows
  /// The most important first: silence to speech, then speech to silence, then what changes
  /// between other verdicts, then what one law excludes; each by size.
  std::vector<ChangedClass> verdicts;
  std::vector<SameVerdict> rest;
  std::vector<CarriedChange> carried;
  std::vector<ChangedProvision> provisions;
  /// Of two rule sets compared on all dates: where exactly this changes. Every stretch of acts
  /// whose law is known on their day; of laws known on another day, one for each set of versions.
  /// Else empty.
  std::vector<ActDays> stretches;

  [[nodiscard]] bool empty() const { return verdicts.empty() && rest.empty(); }
};

/// Compares two laws over every situation. A reading that prevails is taken, each law's own; others
/// stay open and count as situations. Facts and values are the same where their ids are, or where
/// the newer rules say that they were renamed; the older ones then bear the new names. Throws
/// nothing. Cost: two editions and a walk over their product; follows at most `most` branches.
[[nodiscard]] Bounded<Comparison> compare(const Law& older, const Law& newer,
                                          std::uint64_t most = most_branches);

/// Compares two rule sets on every pair of dates that selects other versions of either: only the
/// comparisons that are not empty, those that are alike as one. Follows at most `most` branches.
[[nodiscard]] Bounded<std::vector<Comparison>> compare(const Rules& older, const Rules& newer,
                                                       std::uint64_t most = most_branches);

/// One case of the library under both laws.
struct ComparedCase {
  enum class State {
    decided,
    excluded,    ///< its answers contradict each other
    unreadable,  ///< the law has no word for some answer, or does not cover the date
  };
  struct Side {
    State state = State::unreadable;
    std::optional<Verdict> verdict;  ///< where decided; nothing: undetermined
    std::vector<std::string> lost;   ///< answers for which it has no word
    friend bool operator==(const Side&, const Side&) = default;
  };
  std::string id;
  std::string title;
  Side before;
  Side after;

  [[nodiscard]] bool flips() const { return !(before == after); }
};

/// What one law makes of a case written for `from`. Cost: one decision.
[[nodiscard]] ComparedCase::Side decide_case(Engine& engine, const Situation& situation,
                                             const RuleSet& from, Date today);

/// What one rule set has under another name in the other: what the newer rules say was renamed,
/// whatever its words are now; else facts, answers, provisions, duties, limits and sources that
/// only one of them has, with the same French words. A fact must have the same answers too.
struct Renamed {
  std::string kind;  ///< `fact`, `value` (`fact.value`), `provision`, `duty`, `limit`, `source`
  std::string before;
  std::string after;
  bool recorded = false;  ///< the newer rules say so
};
/// The older rules with the names of the newer ones where only the name differs, so that `compare`
/// takes them for the same; what was renamed is added to `renamed`.
[[nodiscard]] Rules with_names_of(const Rules& older, const Rules& newer,
                                  std::vector<Renamed>& renamed);

/// A situation in the words of other rules: facts and answers are the same where their ids are.
/// What those rules have no word for is left out and named in `lost`, `recipient: press`.
[[nodiscard]] Situation carry_over(const Situation& situation, const RuleSet& from,
                                   const RuleSet& to, std::vector<std::string>& lost);

/// How many situations of a law get each verdict, with the one nearest to the plain situation.
struct VerdictShare {
  Verdict verdict{};
  Amount amount;
  Situation example;
};
[[nodiscard]] Bounded<std::vector<VerdictShare>> shares(const Law& law);

}  // namespace subrosa
