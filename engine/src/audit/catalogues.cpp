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

/// Id -> hashes of French texts.
using Hashes = std::map<std::string, std::set<std::string>>;

Hashes untranslated(const RuleSet& rules, const std::vector<French>& texts, Language language) {
  Hashes left;
  for (const French& text : texts) {
    if (rules.translation(text.id, text.hash, language) == nullptr) left[text.id].insert(text.hash);
  }
  return left;
}

/// Entries that translate no text. One whose id still has an untranslated text is stale: that text
/// is taken out of `left`, for it is not missing as well. Any other serves nothing.
void report_entries(const Catalogue& catalogue, const Hashes& known, Hashes& left,
                    Diagnostics& out) {
  for (const CatalogueEntry& entry : catalogue.entries) {
    const auto french = known.find(entry.id);
    if (french != known.end() && french->second.count(entry.of) != 0) continue;
    std::set<std::string>& waiting = left[entry.id];
    if (waiting.empty()) {
      out.push_back(diagnose(Code::idle_translation, entry.span,
                             message("`{0}` n'est plus un texte des règles", entry.id)));
      out.back().about = entry.id;
      continue;
    }
    out.push_back(
        diagnose(Code::stale_translation, entry.span,
                 message("le texte français de `{0}` a changé", entry.id), {},
                 message("revoyez la traduction, puis écrivez `of: {0}`", *waiting.begin())));
    out.back().about = entry.id;
    waiting.erase(waiting.begin());
  }
}

/// Two entries for one text: only one of them could be shown. They are sorted,
/// those for one text as they stand in the file.
void report_twice(const Catalogue& catalogue, Diagnostics& out) {
  for (std::size_t i = 1; i < catalogue.entries.size(); ++i) {
    const CatalogueEntry& before = catalogue.entries[i - 1];
    const CatalogueEntry& entry = catalogue.entries[i];
    if (entry.id != before.id || entry.of != before.of) continue;
    out.push_back(diagnose(Code::translation_twice, entry.span,
                           message("`{0}` est traduit deux fois", entry.id), {},
                           message("gardez-en une seule")));
    out.back().others.push_back({before.span, message("première fois")});
  }
}

void report_missing(const Catalogue& catalogue, const std::vector<French>& texts, Hashes& left,
                    Diagnostics& out) {
  for (const French& text : texts) {
    if (left[text.id].count(text.hash) == 0) continue;
    out.push_back(diagnose(Code::missing_translation, text.span,
                           message("la traduction de `{0}` manque dans lang/{1}.yaml", text.id,
                                   code_of(catalogue.language))));
  }
}

}  // namespace

Diagnostics audit_catalogues(const RuleSet& rules, const std::vector<Case>& cases) {
  Diagnostics out;
  const std::vector<French> texts = french_texts(rules, cases);
  Hashes known;
  for (const French& text : texts) known[text.id].insert(text.hash);
  for (const Catalogue& catalogue : rules.catalogues) {
    Hashes left = untranslated(rules, texts, catalogue.language);
    report_entries(catalogue, known, left, out);
    report_twice(catalogue, out);
    if (catalogue.complete) report_missing(catalogue, texts, left, out);
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
    out +=
        "  # " + comment + "\n  - {id: " + text.id + ", of: \"" + text.hash + "\", text: \"\"}\n";
  }
  return out;
}

}  // namespace subrosa
