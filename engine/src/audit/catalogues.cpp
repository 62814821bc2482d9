#include <algorithm>
#include <map>
#include <set>

#include "diagnostics/codes.hpp"
#include "subrosa/audit.hpp"
#include "text/hash.hpp"

namespace subrosa {

namespace {

struct French {
  std::string id;
  std::string hash;
  std::string text;
  Span span;
};

/// Every text that a catalogue should translate.
std::vector<French> french_texts(const RuleSet& rules, const std::vector<Case>& cases) {
  std::vector<French> all;
  for (const Text& text : rules.texts) all.push_back({text.id, text.hash, text.french, text.span});
  for (const Case& one : cases) {
    for (const auto& [key, text] : {std::pair("title", one.title), std::pair("story", one.story)}) {
      if (!text.empty())
        all.push_back({"case." + one.id + "." + key, short_hash(text), text, one.span});
    }
  }
  return all;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out + "\"";
}

}  // namespace

Diagnostics audit_catalogues(const RuleSet& rules, const std::vector<Case>& cases) {
  Diagnostics out;
  const std::vector<French> texts = french_texts(rules, cases);
  std::map<std::string, std::set<std::string>> hashes;
  for (const French& text : texts) hashes[text.id].insert(text.hash);
  for (const Catalogue& catalogue : rules.catalogues) {
    for (const CatalogueEntry& entry : catalogue.entries) {
      const auto known = hashes.find(entry.id);
      if (known == hashes.end()) {
        out.push_back(diagnose(Code::idle_translation, entry.span,
                               message("`{0}` n'est plus un texte des règles", entry.id)));
      } else if (known->second.count(entry.of) == 0) {
        out.push_back(diagnose(
            Code::stale_translation, entry.span,
            message("le texte français de `{0}` a changé", entry.id), {},
            message("revoyez la traduction, puis écrivez `of: {0}`", *known->second.begin())));
      }
    }
    for (const French& text : texts) {
      if (!catalogue.complete ||
          rules.translation(text.id, text.hash, catalogue.language) != nullptr) {
        continue;
      }
      out.push_back(diagnose(Code::missing_translation, text.span,
                             message("la traduction de `{0}` manque dans lang/{1}.yaml", text.id,
                                     code_of(catalogue.language))));
    }
  }
  return out;
}

TranslatedShare translated_share_of(const RuleSet& rules, const std::vector<Case>& cases,
                                    Language language) {
  TranslatedShare share;
  for (const French& text : french_texts(rules, cases)) {
    ++share.total;
    if (rules.translation(text.id, text.hash, language) != nullptr) ++share.translated;
  }
  return share;
}

std::string missing_translations(const RuleSet& rules, const std::vector<Case>& cases,
                                 Language language) {
  std::string out;
  for (const French& text : french_texts(rules, cases)) {
    if (rules.translation(text.id, text.hash, language) != nullptr) continue;
    std::string comment = text.text;
    std::replace(comment.begin(), comment.end(), '\n', ' ');
    out += "  # " + comment + "\n  - id: " + text.id + "\n    of: " + quoted(text.hash) +
           "\n    text: \n";
  }
  return out;
}

}  // namespace subrosa
