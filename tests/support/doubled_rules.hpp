// A rule base twice as large.
#pragma once

#include "subrosa/model.hpp"

/// Every fact, constraint and provision twice: the second has `-2` after its id and asks about the
/// second facts, so that the verdict joins both. Shared are `matter`, `recipient`, `request.form`
/// and, as in the first, texts, sources, duties and limits. Without the properties.
subrosa::Rules doubled(const subrosa::RuleSet& rules);
