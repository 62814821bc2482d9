// The program's own words: every French text in the sources can be said in the other languages.
#include <algorithm>
#include <catch2/catch.hpp>
#include <regex>
#include <set>

#include "subrosa/diagnostic.hpp"
#include "subrosa/message.hpp"
#include "support/approve.hpp"
#include "words/words.hpp"

using namespace subrosa;
namespace fs = std::filesystem;

namespace {

/// The French texts given to `message("…")` in the sources, adjacent literals joined.
std::set<std::string> texts_in_sources() {
  std::set<std::string> texts;
  const std::regex call(
      R"re((?:message|Names \w+|Names \w+\{)\(?\{?\s*((?:"(?:[^"\\]|\\.)*"\s*)+))re");
  const std::regex literal(R"re("((?:[^"\\]|\\.)*)")re");
  for (const char* folder : {"engine/src", "cli"}) {
    for (const auto& entry : fs::recursive_directory_iterator(project(folder))) {
      if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
      const std::string source = slurp(entry.path());
      for (auto it = std::sregex_iterator(source.begin(), source.end(), call);
           it != std::sregex_iterator(); ++it) {
        const std::string literals = (*it)[1];
        std::string text;
        for (auto l = std::sregex_iterator(literals.begin(), literals.end(), literal);
             l != std::sregex_iterator(); ++l) {
          text += (*l)[1];
        }
        if (!text.empty()) texts.insert(std::regex_replace(text, std::regex(R"(\\(.))"), "$1"));
      }
    }
  }
  return texts;
}

std::set<std::string> places(std::string_view text) {
  std::set<std::string> found;
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (text[i] == '{' && text[i + 2] == '}' && text[i + 1] >= '0' && text[i + 1] <= '9') {
      found.insert(std::string(text.substr(i, 3)));
    }
  }
  return found;
}

}  // namespace

TEST_CASE("places are filled, in the language's own order", "[words]") {
  CHECK(say(message("la clé `{0}` manque ici", "title"), Language::fr) ==
        "la clé `title` manque ici");
  CHECK(say(Message{"{1} puis {0}", {"a", "b"}}, Language::fr) == "b puis a");
  CHECK(say(Message{"{0} et {7}", {"{0}"}}, Language::fr) ==
        "{0} et ");  // an argument is never filled again
}

TEST_CASE("a language is known by its code or a locale", "[words]") {
  CHECK(language_of("nl_BE.UTF-8") == Language::nl);
  CHECK(language_of("en") == Language::en);
  CHECK(language_of("C") == Language::fr);
  CHECK(language_of("") == Language::fr);
}

TEST_CASE("every text of the sources is said in English, and no other", "[words]") {
  const std::set<std::string> texts = texts_in_sources();
  REQUIRE(texts.size() > 100);
  std::set<std::string> known;
  for (const Translation& t : english_words()) known.insert(std::string(t.french));
  for (const std::string& text : texts) {
    INFO("not translated: " << text);
    CHECK(known.count(text) == 1);
  }
  for (const std::string& text : known) {
    INFO("no longer in the sources: " << text);
    CHECK(texts.count(text) == 1);
  }
}

TEST_CASE("a translation has the places of its French, and stands once", "[words]") {
  std::set<std::string_view> seen;
  for (const Translation& t : english_words()) {
    INFO(t.french);
    CHECK(seen.insert(t.french).second);
    CHECK(places(t.french) == places(t.translated));
    CHECK_FALSE(t.translated.empty());
  }
}

TEST_CASE("a message about a file never sounds like the law", "[words]") {
  const std::regex advice(R"((illégal|légal|autorisé|permis|interdit|valide|licite)\b)");
  for (const CodeInfo& info : code_registry()) {
    INFO(info.summary);
    CHECK_FALSE(std::regex_search(info.summary.begin(), info.summary.end(), advice));
  }
}
