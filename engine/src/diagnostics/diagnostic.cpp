#include <algorithm>
#include <tuple>

#include "diagnostics/codes.hpp"

namespace subrosa {

const std::vector<CodeInfo>& code_registry() {
  static const std::vector<CodeInfo> registry{
#define SUBROSA_CODE(number, name, severity, summary) \
  {Code::name, #name, Severity::severity, Message{summary, {}}, why_of(Code::name)},
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

namespace {

std::string code_text(Severity severity, Code code) {
  return (severity == Severity::error ? "E" : "W") + std::to_string(static_cast<int>(code));
}

}  // namespace

std::string code_text(const Diagnostic& diagnostic) {
  return code_text(diagnostic.severity, diagnostic.code);
}
std::string code_text(const CodeInfo& info) { return code_text(info.severity, info.code); }

const CodeInfo* code_named(std::string_view text) {
  for (const CodeInfo& info : code_registry()) {
    if (code_text(info) == text) return &info;
  }
  return nullptr;
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
