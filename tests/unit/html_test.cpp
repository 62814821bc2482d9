// Pages: nothing of a text can become a tag, nothing is asked from outside.
#include "report/html.hpp"

#include <catch2/catch.hpp>

#include "subrosa/report.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;

namespace {

const std::string hostile = "</td><script src='//x'>\"&\x01 é";
const std::string harmless = "&lt;/td&gt;&lt;script src=&#39;//x&#39;&gt;&quot;&amp; é";

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++found;
  return found;
}

/// The small rules with the hostile text as an answer.
Rules hostile_rules() {
  auto files = small_rule_files();
  for (FileText& file : files) {
    if (file.path != "facts.yaml") continue;
    const std::string label = "judge: Un juge";
    file.text.replace(file.text.find(label), label.size(),
                      R"(judge: "</td><script src='//x'>\"&")");
  }
  return load_sound(std::move(files));
}

/// Every tag is closed in its own place; those that HTML leaves open apart.
bool balanced(const std::string& html) {
  std::vector<std::string> open;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const std::size_t end = html.find_first_of(" >", at);
    const std::string tag = html.substr(at + 1, end - at - 1);
    if (tag == "!DOCTYPE" || tag == "meta" || tag == "br") continue;
    if (tag[0] != '/') {
      open.push_back(tag);
    } else if (open.empty() || open.back() != tag.substr(1)) {
      return false;
    } else {
      open.pop_back();
    }
  }
  return open.empty();
}

}  // namespace

TEST_CASE("text is escaped for tags and quoted attributes", "[html]") {
  CHECK(escaped(hostile) == harmless);
  CHECK(escaped("").empty());
  CHECK(escaped("a\nb\tc\x7f") == "a\nb\tc");
  CHECK(escaped("\xff") == "\xff");
}

TEST_CASE("a page names its language and needs nothing from outside", "[html]") {
  const std::string page = html_page(Language::nl, hostile, "<p>x</p>");
  CHECK(page.substr(0, 32) == "<!DOCTYPE html>\n<html lang=\"nl\">");
  CHECK(count(page, "<title>" + harmless + "</title>") == 1);
  CHECK(count(page, "<main>\n<p>x</p>\n</main>") == 1);
  for (const char* outside : {"http", "<script", "<link", "<img", "@import", "url("}) {
    INFO(outside);
    CHECK(count(page, outside) == 0);
  }
  CHECK(balanced(page));
}

TEST_CASE("hostile words stay words in a matrix and in a timeline", "[html][tables]") {
  const Rules rules = hostile_rules();
  Engine engine(rules);
  const Situation s = situation(*rules, {{"danger", "worry"}});
  const Heading heading{hostile, hostile};
  const auto made = matrix(engine, s, *rules->fact_named("recipient"), day("2026-11-21"));
  const std::string page = to_html(heading, std::get<Matrix>(made), Language::fr);
  CHECK(count(page, "<script") == 0);
  CHECK(count(page, "&lt;script") == 4);  // title, heading, story, answer
  CHECK(balanced(page));
  const auto line = timeline(engine, s, day("2026-11-21"), false);
  const std::string other = to_html(heading, std::get<Timeline>(line), Language::fr);
  CHECK(count(other, "<script") == 0);
  CHECK(balanced(other));
}

TEST_CASE("a table has a caption and says what each heading is for", "[html][tables]") {
  const Rules rules = small_rules();
  Engine engine(rules);
  const auto made =
      matrix(engine, situation(*rules, {}), *rules->fact_named("recipient"), day("2026-11-21"));
  const std::string page = to_html({"x", ""}, std::get<Matrix>(made), Language::en);
  CHECK(count(page, "<table>") == 1);
  CHECK(count(page, "<caption>") == 1);
  CHECK(count(page, "<th scope=\"col\">") == 3);
  CHECK(count(page, "<th scope=\"row\">") == 4);  // three answers, and none
  CHECK(count(page, "<th>") == 0);
  CHECK(count(page, "<h1>") == 1);
}
