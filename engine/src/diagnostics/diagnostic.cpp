#include <algorithm>
#include <tuple>

#include "diagnostics/codes.hpp"

namespace subrosa {

const std::vector<CodeInfo>& code_registry() {
  static const std::vector<CodeInfo> registry{
#define SUBROSA_CODE(number, name, severity, summary) \
  {Code::name, #name, Severity::severity, summary},
#include "diagnostics/codes.def"
#undef SUBROSA_CODE
  };
  return registry;
}

Diagnostic diagnose(Code code, Span span, Message observation, Message words, Message help) {
  const auto& registry = code_registry();
  const auto info = std::find_if(registry.begin(), registry.end(),
                                 [&](const CodeInfo& i) { return i.code == code; });
  return Diagnostic{code, info->severity, std::move(observation), span, std::move(words),
                    {},   std::move(help)};
}

std::string code_text(const Diagnostic& diagnostic) {
  return (diagnostic.severity == Severity::error ? "E" : "W") +
         std::to_string(static_cast<int>(diagnostic.code));
}

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::error; });
}

void sort_diagnostics(Diagnostics& diagnostics) {
  const auto place = [](const Diagnostic& d) {
    return std::tuple(d.span.file, d.span.begin, d.code);
  };
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [&](const auto& a, const auto& b) { return place(a) < place(b); });
  const auto same = [&](const Diagnostic& a, const Diagnostic& b) {
    return place(a) == place(b) && a.observation == b.observation;
  };
  diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end(), same), diagnostics.end());
}

}  // namespace subrosa
