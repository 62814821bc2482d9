// Where each node of a tree stands when it is read from top to bottom.
#pragma once

#include "subrosa/drawing.hpp"

namespace subrosa {

/// Numbers the questions, and the ends that several questions reach; gives each the question under
/// which it stands and how deep. Needs every edge to point to a later node.
void place_in_reading_order(DrawnTree& tree);

}  // namespace subrosa
