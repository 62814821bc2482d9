#include "report/remarks.hpp"

#include <algorithm>

namespace subrosa {

namespace {

/// The remark that says this, made if there is none.
template <class Remark>
Remark& remark_for(std::vector<Remark>& all, const Caveat& caveat) {
  const auto same = [&](const Remark& r) {
    return r.caveat.id == caveat.id && r.caveat.text == caveat.text;
  };
  const auto found = std::find_if(all.begin(), all.end(), same);
  if (found != all.end()) return *found;
  all.push_back({caveat, {}});
  return all.back();
}

void add_days(std::vector<Period>& dates, const Period& more) {
  const bool touches =
      !dates.empty() && dates.back().to && *dates.back().to + std::chrono::days{1} == *more.from;
  if (touches) {
    dates.back().to = more.to;
  } else {
    dates.push_back(more);
  }
}

}  // namespace

std::vector<DatedRemark> remarks_of(const Timeline& timeline, Language language) {
  std::vector<DatedRemark> all;
  for (const Stretch& stretch : timeline.stretches) {
    for (const Piece& piece : stretch.pieces) {
      for (const Caveat& caveat : caveats_of(piece.decision, language)) {
        add_days(remark_for(all, caveat).dates, piece.dates);
      }
    }
  }
  return all;
}

std::vector<RowRemark> remarks_of(const Matrix& matrix, Language language) {
  std::vector<RowRemark> all;
  for (std::size_t row = 0; row < matrix.rows.size(); ++row) {
    const auto* decision = std::get_if<Decision>(&matrix.rows[row].answer);
    if (decision == nullptr) continue;
    for (const Caveat& caveat : caveats_of(*decision, language)) {
      remark_for(all, caveat).rows.push_back(row);
    }
  }
  return all;
}

}  // namespace subrosa
