#include "parts.hpp"

#include <cstdio>
#include <cstdlib>

#include "subrosa/folder.hpp"

using namespace subrosa;

std::string text_of(const std::uint8_t* bytes, std::size_t size) { return {bytes, bytes + size}; }

void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

void show_all(const Diagnostics& diagnostics, const Sources& sources) {
  for (const Diagnostic& one : diagnostics) {
    must(one.span.file < sources.size(), "a diagnostic names a file that is there");
    if (one.span.begin > one.span.end || one.span.end > sources[one.span.file].text().size())
      std::fprintf(stderr, "%s\n", code_text(one).c_str());
    must(one.span.begin <= one.span.end && one.span.end <= sources[one.span.file].text().size(),
         "a diagnostic's place is in its file");
    for (const Language language : {Language::fr, Language::nl, Language::de, Language::en})
      must(!render(one, sources, language).empty(), "a diagnostic says something");
  }
}

std::vector<FileText> split_files(const std::string& text) {
  std::vector<FileText> files;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    const std::string line = text.substr(at, end - at);
    if (line.starts_with("=== ")) {
      files.push_back({line.substr(4, line.find('\n') - 4), ""});
    } else if (!files.empty()) {
      files.back().text += line;
    }
    at = end;
  }
  return files;
}

std::string small_rules_folder() { return SMALL_RULES; }

const std::vector<FileText>& sound_files() {
  static const std::vector<FileText> files = [] {
    const auto read = read_rule_folder(SMALL_RULES);
    must(read.has_value(), "the small rules can be read");
    return *read;
  }();
  return files;
}
