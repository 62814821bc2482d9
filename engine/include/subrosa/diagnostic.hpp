// What is wrong with a file: a code, an observation, the place, and help. Never advice about the
// law.
#pragma once

#include <string>
#include <vector>

#include "subrosa/message.hpp"
#include "subrosa/source.hpp"

namespace subrosa {

enum class Severity { error, warning };

/// The registry, generated from `codes.def`. Shown as `E105` or, for a warning, `W707`.
enum class Code : int;

/// Another place that explains a diagnostic, with its own words.
struct Label {
  Span span;
  Message words;
};

struct Diagnostic {
  Code code{};
  Severity severity = Severity::error;
  Message observation;        ///< what was seen, lower case, without a final stop
  Span span;                  ///< where, to the byte
  Message words;              ///< under the caret; may be empty
  std::vector<Label> others;  ///< places that explain it
  Message help;               ///< what to write instead; may be empty
};

using Diagnostics = std::vector<Diagnostic>;

struct CodeInfo {
  Code code;
  std::string_view name;
  Severity severity;
  std::string_view summary;
};

/// Every code of the registry, in order.
[[nodiscard]] const std::vector<CodeInfo>& code_registry();
/// `E105`.
[[nodiscard]] std::string code_text(const Diagnostic& diagnostic);
[[nodiscard]] bool has_errors(const Diagnostics& diagnostics);

/// Orders by file and place, causes before effects; equal ones are kept once.
void sort_diagnostics(Diagnostics& diagnostics);

/// One diagnostic as text with its lines and carets:
///
///     erreur[E201] : la clé `titel` est inconnue
///       --> rules/belgium/facts.yaml:3:5
///        |
///      3 |     titel: Danger
///        |     ^^^^^
///        = aide : écrivez `title`
[[nodiscard]] std::string render(const Diagnostic& diagnostic, const Sources& sources,
                                 Language language);

}  // namespace subrosa
