// docs/law.md: its generated part follows the rules, and every name that it mentions exists in
// them.
#include <algorithm>
#include <catch2/catch.hpp>
#include <regex>

#include "support/approve.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;

namespace {

std::string certainty_words(const Version& version) {
  std::string words;
  for (const auto& [from, is] : version.certainty) {
    words += (words.empty() ? "" : ", ") + std::string(name_of(is));
    if (from != *version.in_force.from) words += " from " + iso(from);
  }
  return words;
}

/// One line for each version of each provision, in reading order.
std::string provision_table(const RuleSet& rules) {
  std::string table =
      "| provision | version | article | certainty | sources |\n|---|---|---|---|---|\n";
  for (const Provision& provision : rules.provisions) {
    for (const Version& version : provision.versions) {
      const std::string to = version.in_force.to ? iso(*version.in_force.to) : "…";
      const std::string annulled =
          version.annulled ? ", annulled " + iso(version.annulled->decided) : std::string();
      std::string sources;
      for (const SourceIndex s : version.sources) {
        sources += (sources.empty() ? "" : ", ") + rules.sources[s].id;
      }
      table += "| `" + provision.id + "` | " + iso(*version.in_force.from) + " – " + to + annulled +
               " | " + rules.texts[version.article].french + " | " + certainty_words(version) +
               " | " + sources + " |\n";
    }
  }
  return table;
}

template <class Rows>
bool has_id(const Rows& rows, const std::string& id) {
  return std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return row.id == id; });
}

bool exists(const RuleSet& rules, const std::string& kind, const std::string& id) {
  if (kind == "provision") return has_id(rules.provisions, id);
  if (kind == "duty") return has_id(rules.duties, id);
  if (kind == "limit") return has_id(rules.limits, id);
  if (kind == "fact" || kind == "reading") return has_id(rules.facts, id);
  if (kind == "property") return has_id(rules.properties, id);
  if (kind == "notice") return has_id(rules.notices, id);
  return false;
}

}  // namespace

TEST_CASE("the law page lists the provisions as they stand", "[docs]") {
  const std::string page = slurp(project("docs/law.md"));
  const std::string begin = "<!-- generated -->\n";
  const std::size_t from = page.find(begin);
  const std::size_t to = page.find("<!-- end -->");
  REQUIRE(from != std::string::npos);
  REQUIRE(to != std::string::npos);
  const std::string actual =
      page.substr(0, from + begin.size()) + provision_table(*belgium()) + page.substr(to);
  CHECK(approved(project("docs/law.md"), actual));
}

TEST_CASE("the law page names only what the rules have, and every statement", "[docs]") {
  const Rules rules = belgium();
  const std::string page = slurp(project("docs/law.md"));
  const std::regex name("`(provision|duty|limit|fact|reading|property|notice):([^`]+)`");
  std::size_t named = 0;
  for (auto it = std::sregex_iterator(page.begin(), page.end(), name); it != std::sregex_iterator();
       ++it) {
    INFO((*it)[0]);
    CHECK(exists(*rules, (*it)[1], (*it)[2]));
    ++named;
  }
  CHECK(named > 137);
  for (int s = 1; s <= 137; ++s) {
    INFO("S" << s);
    CHECK(page.find("| S" + std::to_string(s) + " | ") != std::string::npos);
  }
}
