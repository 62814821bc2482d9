// Whether two documents say the same.
#pragma once

#include "document/document.hpp"

namespace subrosa {

/// The same keys, lists and texts in the same order; places do not count.
[[nodiscard]] bool same(const Node& a, const Node& b);

}  // namespace subrosa
