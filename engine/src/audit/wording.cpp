// How texts read: a question that is too long to be read aloud, and words of the program in what
// people read.
#include <algorithm>
#include <array>
#include <set>
#include <span>

#include "diagnostics/codes.hpp"
#include "subrosa/audit.hpp"
#include "text/utf8.hpp"

namespace subrosa {

namespace {

/// Two lines of a page, or of a terminal with a margin.
constexpr std::size_t longest_question = std::size_t{2} * 72;

/// Words that only a program has. Those that people use too (a leaf of paper, an edition of a code,
/// a fact, a rule, a value) are not here: this finds slips, it does not forbid plain words.
std::span<const std::string_view> program_words(Language language) {
  static constexpr auto french = std::to_array<std::string_view>(
      {"variable",  "variables",  "booléen",   "booléenne",   "nœud",
       "nœuds",     "arbre",      "arbres",    "identifiant", "identifiants",
       "diagramme", "diagrammes", "paramètre", "paramètres",  "syntaxe",
       "yaml",      "json",       "null",      "true",        "false"});
  static constexpr auto dutch = std::to_array<std::string_view>(
      {"variabele", "variabelen", "booleaans", "boolean", "knooppunt", "knooppunten", "boom",
       "bomen", "identificator", "diagram", "diagrammen", "parameter", "parameters", "syntaxis",
       "yaml", "json", "null", "true", "false"});
  static constexpr auto german = std::to_array<std::string_view>(
      {"variable", "variablen", "boolean", "boolesch", "knoten", "baum", "bäume", "bezeichner",
       "diagramm", "diagramme", "parameter", "syntax", "yaml", "json", "null", "true", "false"});
  static constexpr auto english = std::to_array<std::string_view>(
      {"variable", "variables", "boolean", "booleans", "node", "nodes", "tree", "trees", "leaf",
       "identifier", "identifiers", "diagram", "diagrams", "parameter", "parameters", "syntax",
       "yaml", "json", "null"});
  switch (language) {
    case Language::fr: return french;
    case Language::nl: return dutch;
    case Language::de: return german;
    case Language::en: break;
  }
  return english;
}

/// Whether an id can be no word of any language: `request.form`, `continue_help`, `art458bis`.
bool is_no_word(std::string_view id) {
  const auto has = [&](std::string_view signs) {
    return id.find_first_of(signs) != std::string_view::npos;
  };
  return has("_.") || (has("0123456789") && has("abcdefghijklmnopqrstuvwxyz"));
}

template <class Rows>
void add_ids(std::set<std::string, std::less<>>& ids, const Rows& rows) {
  for (const auto& row : rows) {
    if (is_no_word(row.id)) ids.insert(row.id);
  }
}

std::set<std::string, std::less<>> ids_that_are_no_words(const RuleSet& rules) {
  std::set<std::string, std::less<>> ids;
  add_ids(ids, rules.facts);
  for (const Fact& fact : rules.facts) add_ids(ids, fact.values);
  add_ids(ids, rules.sources);
  add_ids(ids, rules.duties);
  add_ids(ids, rules.limits);
  add_ids(ids, rules.provisions);
  add_ids(ids, rules.properties);
  add_ids(ids, rules.constraints);
  return ids;
}

bool in_word(char sign) {
  const auto byte = static_cast<unsigned char>(sign);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
         (byte >= 'A' && byte <= 'Z') || byte == '_' || byte == '.' || byte == '-';
}

/// The words of a text with the signs that ids may have: `request.form`. Signs of other writings,
/// such as the French quotation marks, stand apart from words by a space.
std::vector<std::string_view> words_in(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && in_word(text[end])) ++end;
    std::string_view word = text.substr(at, end - at);
    while (!word.empty() && (word.back() == '.' || word.back() == '-')) word.remove_suffix(1);
    if (!word.empty()) words.push_back(word);
    at = std::max(end, at + 1);
  }
  return words;
}

std::string lower(std::string_view word) {
  std::string small(word);
  for (char& sign : small) {
    if (sign >= 'A' && sign <= 'Z') sign = static_cast<char>(sign - 'A' + 'a');
  }
  return small;
}

/// One text in one language, and where it stands.
struct Read {
  const std::string& id;
  std::string_view text;
  Span span;
  Language language;
};

class Reader {
 public:
  explicit Reader(const RuleSet& rules) : ids_(ids_that_are_no_words(rules)) {}

  Diagnostics out;

  void read(const Read& read) {
    static constexpr std::string_view question = ".question";
    if (read.id.ends_with(question)) measure(read);
    for (const std::string_view word : words_in(read.text)) {
      const auto terms = program_words(read.language);
      const bool of_program = std::find(terms.begin(), terms.end(), lower(word)) != terms.end();
      if (of_program || ids_.count(word) != 0) return report(read, word);
    }
    for (const std::string_view sign : {"==", "!="}) {
      if (read.text.find(sign) != std::string_view::npos) return report(read, sign);
    }
  }

 private:
  void measure(const Read& read) {
    const std::size_t width = display_width(read.text);
    if (width <= longest_question) return;
    out.push_back(diagnose(Code::long_question, read.span,
                           message("`{0}` a {1} signes, deux lignes en ont {2}", read.id,
                                   std::to_string(width), std::to_string(longest_question)),
                           {}, message("coupez la question, et mettez le reste dans `help`")));
    out.back().about = read.id;
  }

  void report(const Read& read, std::string_view word) {
    out.push_back(diagnose(Code::engine_words, read.span,
                           message("`{0}` emploie « {1} », un mot de programme", read.id, word), {},
                           message("dites-le comme on le dirait au téléphone")));
    out.back().about = read.id;
  }

  std::set<std::string, std::less<>> ids_;
};

}  // namespace

Diagnostics audit_wording(const RuleSet& rules, const std::vector<Case>& cases) {
  Reader reader(rules);
  for (const Text& text : rules.texts) {
    reader.read({text.id, text.french, text.span, Language::fr});
  }
  for (const Case& one : cases) {
    for (const auto& [key, text] : {std::pair("title", one.title), std::pair("story", one.story)}) {
      reader.read({"case." + one.id + "." + key, text, one.span, Language::fr});
    }
  }
  for (const Catalogue& catalogue : rules.catalogues) {
    for (const CatalogueEntry& entry : catalogue.entries) {
      reader.read({entry.id, entry.text, entry.span, catalogue.language});
    }
  }
  return std::move(reader.out);
}

}  // namespace subrosa
