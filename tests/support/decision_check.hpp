// Everything that a decision says, held against trying every completion.
#pragma once

#include "subrosa/engine.hpp"

/// Decides a situation and checks, with Catch2: that the versions are those of the dates; the
/// verdict, what is possible and a situation for each; what each provision does, where it ends,
/// what sets it aside, and which decide; duties and limits, and who says them; what is still to
/// ask, and what is offered after; what is assumed; and what each reading would give. Returns how
/// many completions were tried. Cost: their number, several times.
std::size_t check_decision(subrosa::Engine& engine, const subrosa::Situation& situation);
