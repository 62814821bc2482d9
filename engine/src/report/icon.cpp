#include "subrosa/report.hpp"

namespace subrosa {

const char* icon_of(std::optional<Verdict> verdict) {
  if (!verdict) return "?";
  switch (*verdict) {
    case Verdict::must_not_disclose: return "✘";
    case Verdict::may_disclose: return "✔";
    case Verdict::must_disclose: return "!";
    case Verdict::not_covered: return "○";
    case Verdict::refer: return "→";
  }
  return "?";
}

}  // namespace subrosa
