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
  /// Of a warning: the name of what it is about, by which rules.yaml can silence it:
  /// `necessity/danger-is-none`. May be empty.
  std::string about = {};
};

using Diagnostics = std::vector<Diagnostic>;

struct CodeInfo {
  Code code;
  std::string_view name;
  Severity severity;
  Message summary;  ///< what is seen, in general, lower case
  Message why;      ///< why it matters, in a sentence or two
};

/// Every code of the registry, in order.
[[nodiscard]] const std::vector<CodeInfo>& code_registry();
/// `E105`.
[[nodiscard]] std::string code_text(const Diagnostic& diagnostic);
[[nodiscard]] std::string code_text(const CodeInfo& info);
/// The code that is written so, or null.
[[nodiscard]] const CodeInfo* code_named(std::string_view text);
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
