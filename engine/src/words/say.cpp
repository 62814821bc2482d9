#include <algorithm>

#include "subrosa/message.hpp"
#include "words/words.hpp"

namespace subrosa {

namespace {

std::string_view translated(std::string_view french, Language language) {
  if (language != Language::en) return french;
  const auto words = english_words();
  const auto found = std::find_if(words.begin(), words.end(),
                                  [&](const Translation& t) { return t.french == french; });
  return found == words.end() ? french : found->translated;
}

}  // namespace

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
  const std::string_view text = translated(message.text, language);
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
