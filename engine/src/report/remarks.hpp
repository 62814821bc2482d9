// What is to know about decisions that stand side by side: each remark once.
#pragma once

#include <vector>

#include "subrosa/explanation.hpp"
#include "subrosa/tables.hpp"

namespace subrosa {

/// A caveat and the days of the act for which it holds.
struct DatedRemark {
  Caveat caveat;
  std::vector<Period> dates;  ///< in order, no two touching
};
[[nodiscard]] std::vector<DatedRemark> remarks_of(const Timeline& timeline, Language language);

/// A caveat and the rows for which it holds.
struct RowRemark {
  Caveat caveat;
  std::vector<std::size_t> rows;
};
[[nodiscard]] std::vector<RowRemark> remarks_of(const Matrix& matrix, Language language);

}  // namespace subrosa
