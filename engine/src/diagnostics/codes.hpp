// The names of the codes, for the stages that report.
#pragma once

#include "subrosa/diagnostic.hpp"

namespace subrosa {

enum class Code : int {
#define SUBROSA_CODE(number, name, severity, summary) name = (number),
#include "diagnostics/codes.def"
#undef SUBROSA_CODE
};

/// Why a code matters, for the registry. Throws std::logic_error for one without a reason.
[[nodiscard]] Message why_of(Code code);

/// A diagnostic with the severity of the registry.
[[nodiscard]] Diagnostic diagnose(Code code, Span span, Message observation, Message words = {},
                                  Message help = {});

}  // namespace subrosa
