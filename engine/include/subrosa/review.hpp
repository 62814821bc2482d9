// Who has read what, and what must be read again. The mark itself is `Provision::review`; a file is
// marked by `with_review` of layout.hpp.
#pragma once

#include <vector>

#include "subrosa/diagnostic.hpp"
#include "subrosa/model.hpp"

namespace subrosa {

/// One provision as a lawyer finds it on a day.
struct ReviewEntry {
  ProvisionIndex provision;
  std::vector<ReviewPart> changed;   ///< since it was read
  std::vector<SourceIndex> overdue;  ///< sources of it whose `review_by` is past

  /// Whether it must be read: never read, changed since, or resting on a source that is overdue.
  [[nodiscard]] bool due(const RuleSet& rules) const;
};

/// Every provision, in reading order.
[[nodiscard]] std::vector<ReviewEntry> reviews_of(const RuleSet& rules, Date today);

/// Provisions that have changed since their review, and reviews dated after `today`. What nobody
/// has read yet is no mistake of the files, and is not named here.
[[nodiscard]] Diagnostics audit_reviews(const RuleSet& rules, Date today);

/// `un avocat ou une avocate`.
[[nodiscard]] Message role_words(const std::string& role);
/// `les questions qu'elle pose`.
[[nodiscard]] Message part_words(ReviewPart part);
/// Those parts one after the other; nothing of none.
[[nodiscard]] std::string parts_in_words(const std::vector<ReviewPart>& parts, Language language);

}  // namespace subrosa
