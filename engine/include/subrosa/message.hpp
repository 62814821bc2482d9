// The program's own words. A message is its French text with numbered places, `{0}`, `{1}`; the
// French text is also the key under which the other languages are found.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace subrosa {

enum class Language { fr, nl, en, de };

/// The language of a two-letter code or a locale name (`nl_BE.UTF-8`); French for anything unknown.
[[nodiscard]] Language language_of(std::string_view locale);
/// `fr`, `nl`, `en`, `de`.
[[nodiscard]] std::string_view code_of(Language language);

struct Message {
  std::string text;
  std::vector<std::string> args;
  /// A text of the rules brings its own translations; the program's words have none here.
  std::map<Language, std::string> translations = {};

  friend bool operator==(const Message&, const Message&) = default;
};

/// `message("la clé « {0} » est inconnue", key)`. The text must be a literal, so that translations
/// are found.
template <class... Args>
[[nodiscard]] Message message(std::string_view french, Args&&... args) {
  return Message{std::string(french), {std::string(std::forward<Args>(args))...}};
}

/// The message in a language, French where it has no translation yet.
[[nodiscard]] std::string say(const Message& message, Language language);

}  // namespace subrosa
