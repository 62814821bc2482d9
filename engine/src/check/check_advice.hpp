// Contacts and scripts: their conditions and sources resolved.
#pragma once

#include "check/scope.hpp"
#include "draft/draft.hpp"

namespace subrosa {

/// Adds those of the draft to the rules. An id that is taken, a condition or a source that does not
/// resolve is reported.
void add_contacts(const Draft& draft, Scope& scope);
void add_scripts(const Draft& draft, Scope& scope);

}  // namespace subrosa
