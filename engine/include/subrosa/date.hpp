// Dates of law: strict calendar days, and periods that include both their ends.
#pragma once

#include <chrono>
#include <ctime>
#include <optional>
#include <string>
#include <string_view>

namespace subrosa {

using Date = std::chrono::sys_days;

/// Reads exactly `YYYY-MM-DD`; nothing for any other form or for a day that does not exist.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);

/// The calendar day that a clock on the wall shows: at midnight the law changes there, not in
/// Greenwich.
[[nodiscard]] Date day_of(const std::tm& clock);

/// `2026-11-21`.
[[nodiscard]] std::string iso(Date date);

/// Both ends are included; a missing end is open.
struct Period {
  std::optional<Date> from;
  std::optional<Date> to;

  [[nodiscard]] bool contains(Date date) const {
    return (!from || *from <= date) && (!to || date <= *to);
  }
  friend bool operator==(const Period&, const Period&) = default;
};

}  // namespace subrosa
