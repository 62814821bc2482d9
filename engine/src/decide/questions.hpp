// How many questions can still come, at most, before the verdict is certain.
#pragma once

#include <unordered_map>

#include "decide/query.hpp"

namespace subrosa {

/// One edition with its levels in asking order: the next question is then near the top of the
/// diagram, and what is left after an answer is mostly a node that is already there.
class Questions {
 public:
  /// Throws DiagramTooLarge.
  Questions(const std::shared_ptr<Forest>& in_asking_order, const Edition& edition);

  /// The most questions that the walkthrough can put from here, if each is answered; over all
  /// answers that the constraints allow. For a query in which no question was asked in vain and no
  /// reading is open. Cost: once, a walk over all that can be left; later from its table.
  [[nodiscard]] std::uint32_t at_most(const Query& query);

 private:
  std::uint32_t most(Ref left);
  [[nodiscard]] std::optional<Level> next(Ref left) const;

  std::shared_ptr<Forest> forest_;
  Ref verdict_;                                          ///< of the edition
  Ref usual_;                                            ///< with the readings that prevail taken
  std::unordered_map<std::uint32_t, std::uint32_t> of_;  ///< for each node
};

}  // namespace subrosa
