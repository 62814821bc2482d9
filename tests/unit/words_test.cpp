// The program's own words: every French text in the sources can be said in the other languages.
#include <algorithm>
#include <catch2/catch.hpp>
#include <regex>
#include <set>

#include "subrosa/diagnostic.hpp"
#include "subrosa/explanation.hpp"
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
      R"re((?:message\(|Names \w+|Names \w+\{)\(?\{?\s*((?:"(?:[^"\\]|\\.)*"\s*)+))re");
  const std::regex literal(R"re("((?:[^"\\]|\\.)*)")re");
  for (const CodeInfo& info : code_registry()) texts.insert(info.summary.text);
  for (const char* folder : {"engine/src", "cli", "gui"}) {
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

/// Those of `texts` that are not in `known`, one a line.
std::string lines_of_those_not_in(const std::set<std::string>& known,
                                  const std::set<std::string>& texts) {
  std::string lines;
  for (const std::string& text : texts) {
    if (known.count(text) == 0) lines += "\n  " + text;
  }
  return lines;
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

TEST_CASE("every text of the sources is said in every language, and no other", "[words]") {
  const std::set<std::string> texts = texts_in_sources();
  REQUIRE(texts.size() > 100);
  for (const Language language : {Language::nl, Language::en, Language::de}) {
    std::set<std::string> known;
    for (const Translation& t : words_of(language)) known.insert(std::string(t.french));
    INFO("add to, or take out of, the table of " << code_of(language) << " in engine/src/words");
    CHECK(lines_of_those_not_in(known, texts) == "");  // not translated
    CHECK(lines_of_those_not_in(texts, known) == "");  // no longer in the sources
  }
}

TEST_CASE("a translation has the places of its French, and stands once", "[words]") {
  for (const Language language : {Language::nl, Language::en, Language::de}) {
    std::set<std::string_view> seen;
    for (const Translation& t : words_of(language)) {
      INFO(code_of(language) << ": " << t.french);
      CHECK(seen.insert(t.french).second);
      CHECK(places(t.french) == places(t.translated));
      CHECK_FALSE(t.translated.empty());
    }
  }
  CHECK(words_of(Language::fr).empty());
}

TEST_CASE("a text of the rules brings its own translations", "[words]") {
  const Message own{"Rien à écarter.", {}, {{Language::nl, "Niets af te wenden."}}};
  CHECK(say(own, Language::nl) == "Niets af te wenden.");
  CHECK(say(own, Language::de) == "Rien à écarter.");
}

TEST_CASE("a day is written as each language writes it", "[words]") {
  const Date first = *parse_date("2026-09-01");
  CHECK(day_words(first, Language::fr) == "1er septembre 2026");
  CHECK(day_words(first, Language::nl) == "1 september 2026");
  CHECK(day_words(first, Language::en) == "1 September 2026");
  CHECK(day_words(first, Language::de) == "1. September 2026");
  CHECK(day_words(*parse_date("2027-03-15"), Language::de) == "15. März 2027");
}

TEST_CASE("a message about a file never sounds like the law", "[words]") {
  const std::regex advice(R"((illégal|légal|autorisé|permis|interdit|valide|licite)\b)");
  for (const CodeInfo& info : code_registry()) {
    INFO(info.summary.text);
    CHECK_FALSE(std::regex_search(info.summary.text, advice));
    CHECK_FALSE(std::regex_search(info.why.text, advice));
  }
}

TEST_CASE("braces that are no place stay as they are written", "[words]") {
  for (const std::string text : {"{", "{0", "a {x} b", "{/}", "{:}", "{} {10}"})
    CHECK(say(Message{text, {"never"}}, Language::fr) == text);
}
