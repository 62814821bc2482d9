// The rules of one edition as plain C++: what the engine is timed against.
#pragma once

#include <string>

#include "subrosa/edition.hpp"

/// A self-contained source of nested tests, as somebody would write it by hand for speed. It
/// defines
///
///     extern "C" int plain_verdict(const unsigned char* facts);
///
/// `facts` holds the index of a value for each fact and reading of the rules, all known. The result
/// is the `Verdict`, or -1 where a constraint excludes the situation. Steps that change only the
/// reason, and provisions that only warn, are left out: they cannot change the verdict.
[[nodiscard]] std::string plain_code(const subrosa::RuleSet& rules,
                                     const subrosa::Edition& edition);
