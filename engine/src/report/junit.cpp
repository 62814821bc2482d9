// What came of the cases as JUnit's XML, the form in which build servers take tests.
#include <algorithm>

#include "report/html.hpp"
#include "subrosa/report.hpp"

namespace subrosa {

namespace {

/// One sentence after the other.
std::string joined(const std::vector<Message>& words, Language language) {
  std::string all;
  for (const Message& one : words) all += (all.empty() ? "" : " ; ") + say(one, language);
  return all;
}

std::string inside(const TestedCase& one, Language language) {
  const std::string words = escaped(joined(one.words, language));
  switch (one.state) {
    case TestedCase::State::passed: return "";
    case TestedCase::State::nothing_expected: return "<skipped/>";
    case TestedCase::State::failed: return "<failure message=\"" + words + "\"/>";
    case TestedCase::State::faulty: return "<error message=\"" + words + "\"/>";
  }
  return "";
}

}  // namespace

std::string to_junit(const RuleSet& rules, const std::vector<TestedCase>& cases,
                     Language language) {
  const auto count = [&](TestedCase::State state) {
    return std::to_string(std::count_if(cases.begin(), cases.end(),
                                        [&](const TestedCase& one) { return one.state == state; }));
  };
  const std::string counts = " tests=\"" + std::to_string(cases.size()) + "\" failures=\"" +
                             count(TestedCase::State::failed) + "\" errors=\"" +
                             count(TestedCase::State::faulty) + "\" skipped=\"" +
                             count(TestedCase::State::nothing_expected) + "\">\n";
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
  out += "  <testsuite name=\"" + escaped(rules.id + " " + rules.version) + "\"" + counts;
  for (const TestedCase& one : cases) {
    const std::string body = inside(one, language);
    out += "    <testcase classname=\"" + escaped(rules.id) + "\" name=\"" + escaped(one.id) + "\"";
    out += body.empty() ? "/>\n" : ">\n      " + body + "\n    </testcase>\n";
  }
  return out + "  </testsuite>\n</testsuites>\n";
}

}  // namespace subrosa
