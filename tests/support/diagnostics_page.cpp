#include "support/diagnostics_page.hpp"

#include <algorithm>
#include <array>
#include <sstream>

#include "text/utf8.hpp"

using namespace subrosa;

namespace {

constexpr std::size_t widest = 100;
constexpr std::size_t most_lines = 16;

using Lines = std::vector<std::string>;

Lines lines_of(const std::string& text) {
  Lines lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// A line as a page can show it: bytes that are no text as a sign, the rest of a long one left out.
std::string shown(const std::string& line) {
  std::string safe;
  for (std::size_t at = 0; at < line.size();) {
    const auto byte = static_cast<unsigned char>(line[at]);
    const std::size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    const std::string sign = line.substr(at, length);
    const bool odd = first_invalid_utf8(sign).has_value() || byte < ' ';
    safe += odd ? "\uFFFD" : sign;
    at += odd ? 1 : length;
  }
  if (character_count(safe) <= widest) return safe;
  std::size_t end = widest;
  while (end > 0 && (static_cast<unsigned char>(safe[end]) & 0xC0) == 0x80) --end;
  return safe.substr(0, end) + " …";
}

/// The lines of `text` that `other` has not, from the first to the last, with a line around them.
std::string excerpt(const std::string& text, const std::string& other) {
  const Lines lines = lines_of(text);
  const Lines others = lines_of(other);
  const std::size_t shorter = std::min(lines.size(), others.size());
  std::size_t begin = 0;
  while (begin < shorter && lines[begin] == others[begin]) ++begin;
  std::size_t end = 0;
  while (end < shorter - begin &&
         lines[lines.size() - 1 - end] == others[others.size() - 1 - end]) {
    ++end;
  }
  const std::size_t from = begin - std::min<std::size_t>(begin, 2);
  const std::size_t last = std::min(lines.size() - end + 1, lines.size());
  const std::size_t to = std::min(last, from + most_lines);
  std::string out = from > 0 ? "…\n" : "";
  for (std::size_t i = from; i < to; ++i) out += shown(lines[i]) + "\n";
  return out + (to < lines.size() ? "…\n" : "");
}

std::string files(const std::map<std::string, std::string>& these,
                  const std::map<std::string, std::string>& others) {
  std::string out;
  for (const auto& [path, text] : these) {
    out += "`" + path + "`\n\n";
    if (text.empty() || text == "removed\n") {
      out += "Ce fichier n'est pas là.\n\n";
    } else if (text == "unreadable\n") {
      out += "Ce fichier ne peut pas être lu.\n\n";
    } else {
      out += "```yaml\n" + excerpt(text, others.at(path)) + "```\n\n";
    }
  }
  return out;
}

/// What is said first, and how much more.
std::string said(const Loaded& loaded) {
  const Diagnostics& all = loaded.diagnostics;
  std::string text;
  for (const std::string& line : lines_of(render(all.front(), loaded.sources, Language::fr))) {
    text += shown(line) + "\n";
  }
  std::string out = "```text\n" + text + "```\n\n";
  if (all.size() > 1) {
    out += "Et encore " + std::to_string(all.size() - 1) + " de ce code.\n\n";
  }
  return out;
}

std::string heading(int group) {
  static constexpr std::array<const char*, 9> names{"Octets et YAML",
                                                    "Forme des fichiers",
                                                    "Conditions",
                                                    "Noms, fichiers et mises sous silence",
                                                    "Arbres",
                                                    "Dates",
                                                    "Les règles dans leur ensemble",
                                                    "Traductions et façon de dire",
                                                    "Situations"};
  return names.at(static_cast<std::size_t>(group - 1));
}

std::string introduction() {
  return "# Constats\n"
         "\n"
         "Cette page est faite par les tests, à partir des fichiers de `tests/diagnostics` :\n"
         "`./dev approve` la refait. Chaque exemple fautif donne ce code et aucun autre ; corrigé, "
         "il\n"
         "ne donne plus rien.\n"
         "\n"
         "Un code qui commence par `E` est une erreur : les règles ne servent pas tant qu'elle\n"
         "reste, ou une réponse ne serait pas sûre. Un `W` avertit. Un avertissement qu'on "
         "accepte\n"
         "se note dans `rules.yaml`, avec la raison : voyez `silenced` dans\n"
         "[rules-format.md](rules-format.md). `subrosa check --explain W511` dit le sens d'un "
         "code,\n"
         "dans chaque langue ; `--format json` et `--format sarif` le portent pour d'autres "
         "outils.\n"
         "Un constat parle des fichiers, jamais de ce que le droit dit à quelqu'un.\n";
}

std::string section(const CodeInfo& info, const std::vector<DiagnosticExample>& examples) {
  std::string out = "### " + code_text(info) + " : " + say(info.summary, Language::fr) + "\n\n" +
                    say(info.why, Language::fr) + "\n\n";
  const DiagnosticExample* example = example_of(info, examples);
  if (example == nullptr) return out;
  out += "**Fautif** : " + files(example->files, example->mended) + said(example->found);
  return out + "**Corrigé** : " + files(example->mended, example->files);
}

}  // namespace

const DiagnosticExample* example_of(const CodeInfo& info,
                                    const std::vector<DiagnosticExample>& examples) {
  for (const DiagnosticExample& one : examples) {
    const Diagnostics& found = one.found.diagnostics;
    const bool alone =
        !found.empty() && std::all_of(found.begin(), found.end(), [&](const Diagnostic& d) {
          return code_text(d) == code_text(info);
        });
    if (one.code == code_text(info) && alone && !one.files.empty()) return &one;
  }
  return nullptr;
}

std::string diagnostics_page(const std::vector<DiagnosticExample>& examples) {
  std::string out = introduction();
  int group = 0;
  for (const CodeInfo& info : code_registry()) {
    const int own = static_cast<int>(info.code) / 100;
    if (own != group) out += "\n## " + heading(own) + "\n";
    group = own;
    out += "\n" + section(info, examples);
    out.pop_back();  // sections end with an empty line
  }
  return out;
}
