#include <map>

#include "subrosa/message.hpp"
#include "words/words.hpp"

namespace subrosa {

namespace {

using Table = std::map<std::string_view, std::string_view>;

Table table_of(Language language) {
  Table table;
  for (const Translation& t : words_of(language)) table.emplace(t.french, t.translated);
  return table;
}

/// Built once, then only read.
const Table& words_in(Language language) {
  static const std::map<Language, Table> tables{{Language::fr, {}},
                                                {Language::nl, table_of(Language::nl)},
                                                {Language::en, table_of(Language::en)},
                                                {Language::de, table_of(Language::de)}};
  return tables.at(language);
}

std::string_view translated(const Message& message, Language language) {
  if (const auto own = message.translations.find(language); own != message.translations.end()) {
    return own->second;
  }
  const Table& words = words_in(language);
  const auto found = words.find(message.text);
  return found == words.end() ? std::string_view(message.text) : found->second;
}

}  // namespace

std::span<const Translation> words_of(Language language) {
  switch (language) {
    case Language::fr: return {};
    case Language::nl: return dutch_words();
    case Language::en: return english_words();
    case Language::de: return german_words();
  }
  return {};
}

Language language_of(std::string_view locale) {
  const std::string_view code = locale.substr(0, 2);
  if (code == "nl") return Language::nl;
  if (code == "en") return Language::en;
  if (code == "de") return Language::de;
  return Language::fr;
}

std::string_view code_of(Language language) {
  switch (language) {
    case Language::fr: return "fr";
    case Language::nl: return "nl";
    case Language::en: return "en";
    case Language::de: return "de";
  }
  return "fr";
}

std::string say(const Message& message, Language language) {
  const std::string_view text = translated(message, language);
  std::string said;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool place = text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}' &&
                       text[i + 1] >= '0' && text[i + 1] <= '9';
    if (!place) {
      said += text[i];
      continue;
    }
    const auto index = static_cast<std::size_t>(text[i + 1] - '0');
    if (index < message.args.size()) said += message.args[index];
    i += 2;
  }
  return said;
}

}  // namespace subrosa
