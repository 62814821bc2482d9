// Random small rule bases and situations, for checks against brute force.
#pragma once

#include <random>
#include <utility>

#include "subrosa/model.hpp"
#include "subrosa/situation.hpp"

using Random = std::mt19937;

/// A number from 0 up to, but not including, `below`.
inline std::uint32_t pick(Random& random, std::size_t below) {
  return static_cast<std::uint32_t>(random() % below);
}

/// How many to try where `count` are tried by default: SUBROSA_RANDOM in the environment multiplies
/// every random run.
int times(int count);

/// Five facts of two or three values and two readings; two to five provisions with random trees,
/// overrides and duties, one version each; up to two constraints, which allow some situation.
subrosa::Rules random_rules(Random& random);

/// The same with limits, with up to three versions of each provision, some not there at the
/// beginning or at the end and some annulled, and with a duty for the time while nothing is
/// certain.
subrosa::Rules random_rules_over_time(Random& random);

/// Two dates that the rules cover: days on which something begins or ends, the days before and
/// after, in any order.
std::pair<subrosa::Date, subrosa::Date> random_dates(const subrosa::RuleSet& rules, Random& random);

/// The same with one to four versions of each provision that differ little, and some of them
/// annulled: what counts changes on the first days of 2005, 2008, 2010, 2012, 2015 and 2020 only.
subrosa::Rules random_dated_rules(Random& random);

/// Rules a little changed: duties or effects at some leaves, versions cut in two, annulments.
subrosa::Rules changed_a_little(const subrosa::RuleSet& rules, Random& random);

/// Each fact known, unknown or not asked; readings sometimes fixed.
subrosa::Situation random_situation(const subrosa::RuleSet& rules, Random& random, double known);
