// What differs between two laws: exactly which situations get another verdict, and in which only
// the reasons or what goes with the answer change.
#pragma once

#include <optional>
#include <string>
#include <vector>

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

/// A provision that decides in one law or the other, and has another effect in the other.
struct Responsible {
  std::string provision;
  double share = 0;  ///< of the class
};

/// All situations with one verdict before and one after.
struct ChangedClass {
  std::optional<Verdict> before;  ///< nothing: the older rules exclude these situations
  std::optional<Verdict> after;   ///< nothing: the newer rules exclude them
  Amount amount;
  Situation example;  ///< as near to the plain situation of the newer rules as there is; if those
                      ///< exclude the class, of the older ones
  std::vector<Responsible> provisions;  ///< the most responsible first
};

/// Situations in which the verdict stays and something else changes.
struct SameVerdict {
  Verdict verdict{};
  bool reasons = false;  ///< other provisions decide or warn, or with another reason
  bool duties = false;   ///< other duties or limits
  Amount amount;
  Situation example;
};

struct ChangedProvision {
  std::string id;
  /// The article of its version, in each one's own rules; nothing: no version.
  std::optional<TextIndex> before;
  std::optional<TextIndex> after;
};

struct Comparison {
  Law older;
  Law newer;
  std::string situations = "0";  ///< how many one of the two laws allows
  /// Speech to silence and silence to speech first, then the largest.
  std::vector<ChangedClass> verdicts;
  std::vector<SameVerdict> rest;
  std::vector<ChangedProvision> provisions;  ///< those of which another version counts

  [[nodiscard]] bool empty() const { return verdicts.empty() && rest.empty(); }
};

/// Compares two laws over every situation. A reading that prevails is taken, each law's own; others
/// stay open and count as situations. Facts and values are the same where their ids are, or where
/// the newer rules say that they were renamed; the older ones then bear the new names. Throws
/// nothing; nothing when a date is outside what the rules cover, or the rules are too large. Cost:
/// two editions and a walk over their product.
[[nodiscard]] std::optional<Comparison> compare(const Law& older, const Law& newer);

/// Compares two rule sets on every pair of dates that selects other versions of either: only the
/// comparisons that are not empty. Nothing when the rules are too large.
[[nodiscard]] std::optional<std::vector<Comparison>> compare(const Rules& older,
                                                             const Rules& newer);

/// How many situations of a law get each verdict, with the one nearest to the plain situation.
struct VerdictShare {
  Verdict verdict{};
  Amount amount;
  Situation example;
};
[[nodiscard]] std::optional<std::vector<VerdictShare>> shares(const Law& law);

}  // namespace subrosa
