// The book: everything of the rules stands in it, every link leads somewhere, nothing acts.
#include "subrosa/book.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <map>
#include <regex>
#include <set>

#include "report/html.hpp"
#include "report/markdown.hpp"
#include "subrosa/engine.hpp"
#include "subrosa/folder.hpp"
#include "subrosa/report.hpp"
#include "support/approve.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;

namespace {

const Date today = *parse_date("2026-11-21");

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++found;
  return found;
}

std::vector<BookCase> cases_of(const Rules& rules, const std::string& folder) {
  std::vector<BookCase> cases;
  Engine engine(rules);
  for (const auto& path : case_files(project(folder))) {
    Diagnostics diagnostics;
    const auto one = read_case(SourceFile(path.string(), slurp(path)), 0, *rules, diagnostics);
    REQUIRE(one);
    const Outcome outcome = engine.decide(one->situation(today), today);
    const Decision& decision = std::get<Decision>(outcome);
    cases.push_back({*one, true, decision.verdict, decision.possible, decision.deciding});
  }
  return cases;
}

struct Printed {
  std::string html;
  std::string markdown;
};

/// Made once: it is large.
const Printed& belgian_book(Language language) {
  static const Rules rules = belgium();
  static const std::vector<BookCase> cases = cases_of(rules, "rules/belgium");
  static std::map<Language, Printed> made;
  if (made.count(language) == 0) {
    const Book book = make_book(*rules, cases, today, language);
    made[language] = {to_html(book), to_markdown(book)};
  }
  return made[language];
}

/// Both documents hold a text of the rules, as each writes it.
void check_holds(const Printed& book, const std::string& text) {
  INFO(text);
  CHECK(book.html.find(words_html(text)) != std::string::npos);
  CHECK(book.markdown.find(plain(text)) != std::string::npos);
}

std::set<std::string> matches(const std::string& text, const std::string& pattern) {
  std::set<std::string> found;
  const std::regex regex(pattern);
  for (auto it = std::sregex_iterator(text.begin(), text.end(), regex);
       it != std::sregex_iterator(); ++it)
    found.insert((*it)[1]);
  return found;
}

std::set<std::string> missing(const std::set<std::string>& wanted,
                              const std::set<std::string>& there) {
  std::set<std::string> lost;
  for (const std::string& one : wanted) {
    if (there.count(one) == 0) lost.insert(one);
  }
  return lost;
}

}  // namespace

TEST_CASE("every text of the real rules stands in the book, in every language", "[book][rules]") {
  const Rules rules = belgium();
  for (const Language language : {Language::fr, Language::nl, Language::de, Language::en}) {
    const Printed& book = belgian_book(language);
    for (std::size_t i = 0; i < rules->texts.size(); ++i)
      check_holds(book, rules->text(Table<TextIndex, Text>::index(i), language));
  }
}

TEST_CASE("every version, source, contact and case of the real rules stands in the book",
          "[book][rules]") {
  const Rules rules = belgium();
  const Printed& book = belgian_book(Language::fr);
  for (const Provision& provision : rules->provisions) {
    check_holds(book, provision.id);
    for (const Version& version : provision.versions) {
      const std::string id = "provision-" + provision.id + "-" + iso(*version.in_force.from);
      CHECK(count(book.html, "<section id=\"" + id + "\"") == 1);
      CHECK(count(book.markdown, "<a id=\"" + id + "\">") == 1);
    }
  }
  for (const Source& source : rules->sources) {
    for (const std::string& part : {source.id, source.act, source.numac, source.eli})
      check_holds(book, part);
    check_holds(book, day_words(source.checked_on, Language::fr));
  }
  for (const Fact& fact : rules->facts) check_holds(book, fact.id);
  for (const Contact& contact : rules->contacts) {
    for (const std::string& way : contact.reach) check_holds(book, way);
  }
  for (const BookCase& one : cases_of(rules, "rules/belgium")) {
    for (const std::string& part : {one.one.id, one.one.title, one.one.story})
      check_holds(book, part);
    CHECK(count(book.html, "id=\"case-" + one.one.id + "\"") == 1);
  }
}

TEST_CASE("each provision has a place to sign, with the hash that is signed", "[book][rules]") {
  const Rules rules = belgium();
  const Printed& book = belgian_book(Language::fr);
  CHECK(count(book.html, "<div class=\"sign\">") == rules->provisions.size());
  CHECK(count(book.html, "<dd>" + rules->hash + "</dd>") == rules->provisions.size());
  CHECK(count(book.markdown, plain(rules->hash)) == rules->provisions.size() + 1);
  CHECK(count(book.markdown, "- Relu par : ……") == rules->provisions.size());
}

TEST_CASE("every link within the book leads somewhere, and every id stands once", "[book][rules]") {
  for (const Language language : {Language::fr, Language::en}) {
    const Printed& book = belgian_book(language);
    const auto ids = matches(book.html, " id=\"([^\"]*)\"");
    CHECK(missing(matches(book.html, "href=\"#([^\"]*)\""), ids).empty());
    CHECK(ids.size() == count(book.html, " id=\""));
    CHECK(count(book.html, "href=") == count(book.html, "href=\"#"));
    const auto places = matches(book.markdown, "<a id=\"([^\"]*)\">");
    CHECK(missing(matches(book.markdown, "\\]\\(#([^)]*)\\)"), places).empty());
    CHECK(places.size() == count(book.markdown, "<a id=\""));
  }
}

TEST_CASE("the book needs nothing from outside", "[book][rules]") {
  const std::string& page = belgian_book(Language::fr).html;
  for (const char* outside : {"<link", "<img", "@import", "url(", " src=", "fetch(", "<iframe"}) {
    INFO(outside);
    CHECK(count(page, outside) == 0);
  }
  CHECK(count(page, "<script>") == 1);
  // The name space of SVG is no address that anyone opens.
  CHECK(count(page, "http") == count(page, "xmlns=\"http://www.w3.org/2000/svg\""));
}

TEST_CASE("hostile words of rules and cases stay words in the book", "[book]") {
  const std::string hostile = "</li></section><script>x</script><img src=x> [a](javascript:b)";
  auto files = small_rule_files();
  for (FileText& file : files) {
    if (file.path != "provisions/secret.yaml") continue;
    const std::string title = "Le secret";
    file.text.replace(file.text.find(title), title.size(), "\"" + hostile + "\"");
  }
  const Rules rules = load_sound(std::move(files));
  BookCase one;
  one.one.id = "x";
  one.one.title = hostile;
  one.one.story = hostile;
  one.one.answers.resize(rules->facts.size());
  const Book book = make_book(*rules, {one}, today, Language::fr);
  const std::string page = to_html(book);
  CHECK(count(page, "<script") == 1);
  CHECK(count(page, "<img") == 0);
  CHECK(count(page, "<section") == count(page, "</section"));
  CHECK(count(page, "<li>") + count(page, "<li id") == count(page, "</li>"));
  const std::string markdown = to_markdown(book);
  CHECK(count(markdown, "<script") == count(markdown, "\\<script"));
  CHECK(count(markdown, "[a](javascript") == 0);
  CHECK(page.find("n&#39;a pas pu être décidée") != std::string::npos);
}

TEST_CASE("a version says when it was annulled, and what is still open is listed", "[book]") {
  const Rules rules = small_rules();
  const std::string page = to_markdown(make_book(*rules, {}, today, Language::fr));
  CHECK(page.find("annulée le 14 mars 2019") != std::string::npos);
  CHECK(page.find("D'autres choses") != std::string::npos);
  CHECK(page.find("probable, pas entièrement confirmé") != std::string::npos);
}

TEST_CASE("what was removed stands in the book with its reason, in every language", "[book]") {
  auto files = with_file(
      small_rule_files(), "names.yaml",
      "renamed:\n  - {fact: sky, to: weather, on: 2026-01-02}\nremoved:\n"
      "  - {fact: weather, on: 2026-02-03, because: Le temps ne change rien.}\n"
      "  - {fact: danger, value: rumour, on: 2026-03-04, because: Une rumeur n'est plus à part.}\n"
      "  - {duty: whisper, on: 2026-04-05, because: Il faut parler clairement.}\n");
  const Rules french = load_sound(files);
  std::string texts = "language: en\nstatus: incomplete\ntexts:\n";
  for (const Text& text : french->texts) {
    if (text.id == "removed.fact.weather")
      texts += "  - {id: " + text.id + ", of: " + text.hash + ", text: The weather is idle.}\n";
  }
  const Rules rules = load_sound(with_file(files, "lang/en.yaml", texts));
  const std::map<Language, std::array<std::string, 3>> wanted{
      {Language::fr,
       {"Questions et réponses retirées", "Dispositions, devoirs et limites retirés",
        "Le temps ne change rien."}},
      {Language::nl,
       {"Verwijderde vragen en antwoorden", "Verwijderde bepalingen, plichten en grenzen",
        "Le temps ne change rien."}},
      {Language::de,
       {"Entfernte Fragen und Antworten", "Entfernte Bestimmungen, Pflichten und Grenzen",
        "Le temps ne change rien."}},
      {Language::en,
       {"Questions and answers removed", "Provisions, duties and limits removed",
        "The weather is idle."}}};
  for (const auto& [language, words] : wanted) {
    const Book made = make_book(*rules, {}, today, language);
    const Printed book{to_html(made), to_markdown(made)};
    for (const std::string& one : words) check_holds(book, one);
    for (const char* one : {"weather", "sky", "danger: rumour", "Une rumeur n'est plus à part.",
                            "whisper", "Il faut parler clairement."})
      check_holds(book, one);
  }
  const std::string page = to_markdown(make_book(*rules, {}, today, Language::fr));
  CHECK(page.find(plain("weather (retiré le 3 février 2026)")) != std::string::npos);
  const std::string nothing = to_markdown(make_book(*small_rules(), {}, today, Language::fr));
  CHECK(nothing.find("retirés") == std::string::npos);
  CHECK(nothing.find("retirées") == std::string::npos);
}

TEST_CASE("points that do not change are written once", "[book]") {
  auto files = small_rule_files();
  for (FileText& file : files) {
    if (file.path != "provisions/help.yaml") continue;
    const std::string begin = "in_force: {from: 2000-01-01}";
    file.text.replace(file.text.find(begin), begin.size(),
                      "in_force: {from: 2000-01-01, to: 2019-12-31}");
    file.text +=
        "  - in_force: {from: 2020-01-01}\n    article: art. 4 bis\n    certainty: settled\n"
        "    sources: [act]\n    tree: {same_as: 2000-01-01}\n";
  }
  const Rules rules = load_sound(std::move(files));
  const std::string page = to_markdown(make_book(*rules, {}, today, Language::fr));
  CHECK(page.find("**Mêmes points que la version :** [art. 4 bis") != std::string::npos);
  CHECK(count(page, "Aidez, ou faites aider.") == 1);
}
