#include "subrosa/date.hpp"

#include <catch2/catch.hpp>

using namespace subrosa;

TEST_CASE("dates are read strictly", "[date]") {
  CHECK(iso(*parse_date("2026-11-21")) == "2026-11-21");
  CHECK(parse_date("2024-02-29"));
  for (const char* bad : {"", "2026-1-1", "2026-02-29", "2026-13-01", "2026-00-10", "21-11-2026",
                          "2026-11-21 ", "2026-11/21", "2026-1x-21", "2o26-11-21", "2026/11/21",
                          "20261121", "2026-11-2x", "+026-11-21"}) {
    INFO(bad);
    CHECK_FALSE(parse_date(bad));
  }
}

TEST_CASE("both ends of a period are in it", "[date]") {
  const Period period{parse_date("2010-01-01"), parse_date("2010-12-31")};
  CHECK(period.contains(*parse_date("2010-01-01")));
  CHECK(period.contains(*parse_date("2010-12-31")));
  CHECK_FALSE(period.contains(*parse_date("2009-12-31")));
  CHECK_FALSE(period.contains(*parse_date("2011-01-01")));
  CHECK(Period{}.contains(*parse_date("1900-01-01")));
}

TEST_CASE("the day of a clock is the one that it shows", "[date]") {
  std::tm clock{};
  clock.tm_year = 126;
  clock.tm_mon = 7;
  clock.tm_mday = 31;
  clock.tm_hour = 23;
  clock.tm_min = 59;
  CHECK(iso(day_of(clock)) == "2026-08-31");
  clock.tm_mon = 0;
  clock.tm_mday = 1;
  clock.tm_hour = 0;
  CHECK(iso(day_of(clock)) == "2026-01-01");
}
