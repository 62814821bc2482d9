// docs/diagnostics.md, made of the registry of codes and of the examples of tests/diagnostics.
#pragma once

#include <string>
#include <vector>

#include "subrosa/diagnostic.hpp"
#include "support/diagnostic_examples.hpp"

/// The first example of a code that gives no other code, or null.
const DiagnosticExample* example_of(const subrosa::CodeInfo& info,
                                    const std::vector<DiagnosticExample>& examples);

/// The whole page, as Markdown.
std::string diagnostics_page(const std::vector<DiagnosticExample>& examples);
