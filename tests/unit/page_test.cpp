// Pages to send or to print: nothing is missing, nothing is empty, nothing that a user writes acts.
#include <algorithm>
#include <catch2/catch.hpp>

#include "report/html.hpp"
#include "report/one_line.hpp"
#include "subrosa/case_file.hpp"
#include "subrosa/engine.hpp"
#include "subrosa/folder.hpp"
#include "subrosa/report.hpp"
#include "subrosa/sections.hpp"
#include "support/approve.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;

namespace {

/// An explanation in which every part says its own name.
Explanation full() {
  Explanation e;
  e.verdict = Verdict::may_disclose;
  e.dates = "DATES";
  e.situation = {{"QUESTION", "ANSWER"}};
  e.headline = "HEADLINE";
  e.why = {"WHY", "  UNDER"};
  e.closed = {"CLOSED"};
  e.possible = {"POSSIBLE"};
  e.sufficient = {"SUFFICIENT"};
  e.changes = {"CHANGES"};
  e.limits = {"LIMITS"};
  e.duties = {"DUTIES"};
  e.meanwhile = {"MEANWHILE"};
  e.say = {"SAY"};
  e.ask_back = {"ASKBACK"};
  e.call = {"CALL"};
  e.ask_next = {"ASKNEXT"};
  e.to_complete = {"TOCOMPLETE"};
  e.readings = {"READINGS", "  VIEW", "  OTHERVIEW"};
  e.sources = {"SOURCES"};
  e.caveats = {{"unreviewed", "CAVEAT"}, {"assumed", "ASSUMED"}};
  e.provisions = {{"PROVISION", "ARTICLE", "OUTCOME", true, {"STEP"}}};
  e.rules = "RULES";
  return e;
}

const std::vector<std::string> parts{
    "TITLE",   "STORY",      "DATES",      "QUESTION", "ANSWER",  "HEADLINE",  "WHY",     "UNDER",
    "CLOSED",  "POSSIBLE",   "CHANGES",    "LIMITS",   "DUTIES",  "MEANWHILE", "SAY",     "ASKBACK",
    "CALL",    "ASKNEXT",    "TOCOMPLETE", "READINGS", "VIEW",    "OTHERVIEW", "SOURCES", "CAVEAT",
    "ASSUMED", "SUFFICIENT", "PROVISION",  "ARTICLE",  "OUTCOME", "STEP",      "RULES"};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

Decision decided(const Case& one, Engine& engine) {
  Outcome outcome = engine.decide(one.situation(day("2026-11-21")), day("2026-11-21"));
  REQUIRE(std::holds_alternative<Decision>(outcome));
  return std::get<Decision>(std::move(outcome));
}

const std::vector<std::string> hostile{"<script>alert(1)</script>",
                                       "\"><img src=x onerror=alert(1)>",
                                       "&lt;b&gt; &#60;b&#62;",
                                       "[click](javascript:alert(1))",
                                       "![x](y)",
                                       "</title></main>'--<!-- x -->"};

}  // namespace

TEST_CASE("a page holds every part of the explanation", "[page]") {
  const Heading heading{"TITLE", "STORY"};
  const PageStyle everything{Language::fr, true};
  for (const std::string& page :
       {to_html(heading, full(), everything), to_markdown(heading, full(), everything)}) {
    for (const std::string& part : parts) {
      INFO(part << " in\n" << page);
      CHECK(has(page, part));
    }
  }
  CHECK_FALSE(has(to_html(heading, full(), {}), "PROVISION"));
}

TEST_CASE("a title cannot steer a terminal", "[page]") {
  const std::string text = to_text({"a\x1b]0;b\x07", "c\x1b[2Jd"}, full(), {});
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find('\x07') == std::string::npos);
  CHECK(has(text, "c"));
}

TEST_CASE("a line under another is a list within it", "[page]") {
  CHECK(has(to_html({}, full(), {}),
            "<li>READINGS\n<ul>\n<li>VIEW</li>\n<li>OTHERVIEW</li>\n</ul>\n</li>\n</ul>\n"));
  CHECK(has(to_markdown({}, full(), {}), "- READINGS\n  - VIEW\n  - OTHERVIEW\n"));
}

TEST_CASE("a case without a title has a page with one", "[page]") {
  for (const std::string title : {"", "  ", "\n\x01"}) {
    CHECK(has(to_html({title, " "}, full(), {}), "<h1>Secret professionnel"));
    CHECK(to_markdown({title, " "}, full(), {}).substr(0, 22) == "# Secret professionnel");
  }
}

TEST_CASE("what a title or a story says in markup stays text in HTML", "[page]") {
  for (const std::string& text : hostile) {
    const std::string page = to_html({text, text}, full(), {});
    INFO(page);
    for (const char* tag : {"<script", "<img", "<b>", "<!--"}) CHECK_FALSE(has(page, tag));
    CHECK(has(page, "<h1>" + escaped(text) + "</h1>"));
    CHECK(page.find("</title>") == page.rfind("</title>"));
    CHECK(page.find("</main>") == page.rfind("</main>"));
  }
}

TEST_CASE("what a title or a story says in markup stays text in Markdown", "[page]") {
  const auto title = [](const std::string& text) {
    const std::string page = to_markdown({text, ""}, full(), {});
    return page.substr(2, page.find('\n') - 2);
  };
  CHECK(title("<script>x</script>") == R"(\<script\>x\</script\>)");
  CHECK(title("[a](b)") == R"(\[a\](b))");
  CHECK(title("**a** _b_ `c` ~d~ e|f &amp; \\") == R"(\*\*a\*\* \_b\_ \`c\` \~d\~ e\|f \&amp; \\)");
  CHECK(title("voyez http://x.example") == R"(voyez http\://x.example)");
  CHECK(title("# a") == R"(\# a)");
  CHECK(title("- a") == R"(\- a)");
  CHECK(title("12. a") == R"(12\. a)");
  CHECK(title("2018") == "2018");
  CHECK(title("Un appel (2018) : que dire ?") == "Un appel (2018) : que dire ?");
}

TEST_CASE("a title or a story on several lines cannot begin a heading of its own", "[page]") {
  const std::string page = to_markdown({"a\n# b\r\n\n    c", "d\n\n## e\n---\nf"}, full(), {});
  CHECK(page.substr(0, page.find("\n\n")) == "# a # b c");
  CHECK(has(page, "\nd ## e --- f\n"));
  CHECK(one_line(" \x1b[1mx\x7f\ty ") == "[1mx y");
}

TEST_CASE("the blank before a French sign does not end a line of a page", "[page]") {
  const std::string page = to_html({"« Peut-on » : oui ?", ""}, full(), {});
  CHECK(has(page, "<h1>«\u00a0Peut-on\u00a0»\u00a0: oui\u00a0?</h1>"));
}

TEST_CASE("the situation says what was answered, assumed, chosen or not known", "[page]") {
  const Rules rules = small_rules();
  Engine engine(rules);
  Diagnostics diagnostics;
  const SourceFile file("case.yaml",
                        "case: x\nfacts: {recipient: police, danger: unknown}\n"
                        "readings: {worry_counts: wide}\n");
  const auto one = read_case(file, 0, *rules, diagnostics);
  REQUIRE(one);
  const Explanation e = explain(decided(*one, engine), Language::fr);
  const auto answer_to = [&](const char* fact) {
    const std::string& question =
        rules->text(rules->facts[*rules->fact_named(fact)].question, Language::fr);
    const auto row = std::find_if(e.situation.begin(), e.situation.end(),
                                  [&](const auto& r) { return r.question == question; });
    return row == e.situation.end() ? std::string() : row->answer;
  };
  CHECK_FALSE(answer_to("recipient").empty());
  CHECK(answer_to("danger") == "demandé, pas encore su");
  CHECK(answer_to("avoidable").empty());
  CHECK(has(answer_to("worry_counts"), "choisie pour ce cas"));
  CHECK(has(e.rules, rules->hash));
  CHECK(has(e.rules, "21 novembre 2026"));
}

TEST_CASE("every case of the library is a page without an empty section", "[page][rules]") {
  const Rules rules = belgium();
  Engine engine(rules);
  std::size_t pages = 0;
  for (const auto& path : case_files(project("rules/belgium"))) {
    Diagnostics diagnostics;
    const auto one = read_case(SourceFile(path.string(), slurp(path)), 0, *rules, diagnostics);
    REQUIRE(one);
    const Decision decision = decided(*one, engine);
    for (const Language language : {Language::fr, Language::en}) {
      INFO(path.string());
      const Explanation e = explain(decision, language);
      const Heading heading{title_of(*one, *rules, language), story_of(*one, *rules, language)};
      const std::string html = to_html(heading, e, {language, true});
      for (const char* empty : {"<li></li>", "<ul>\n</ul>", "<p></p>", "<h1></h1>", "<h2></h2>",
                                "<td></td>", "row\"></th>"}) {
        INFO(empty);
        CHECK_FALSE(has(html, empty));
      }
      for (const Section& section : sections_to_look_up(e, language, true)) {
        CHECK_FALSE(section.title.empty());
        CHECK_FALSE(section.points.empty());
      }
      const std::string markdown = to_markdown(heading, e, {language, true});
      CHECK_FALSE(has(markdown, "- \n"));
      CHECK_FALSE(e.situation.empty());
      ++pages;
    }
  }
  CHECK(pages > 400);
}
