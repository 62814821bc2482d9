// What an editor is told about a place in a file: the cursor is marked `‸` in the text.
#include "subrosa/editor.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "document/read_yaml.hpp"
#include "editor/condition.hpp"
#include "editor/outline.hpp"
#include "subrosa/folder.hpp"
#include "support/approve.hpp"
#include "support/small_rules.hpp"

using namespace subrosa;
namespace fs = std::filesystem;

namespace {

const std::string mark = "‸";

struct Marked {
  FileText file;
  std::size_t offset;
};

Marked marked(const std::string& path, std::string text) {
  const std::size_t at = text.find(mark);
  REQUIRE(at != std::string::npos);
  text.erase(at, mark.size());
  return {{path, text}, at};
}

const Assistant& assistant() {
  static const Assistant one(small_rules(), Language::fr, day("2026-11-21"));
  return one;
}

std::vector<Completion> completions(const std::string& path, const std::string& text) {
  const Marked at = marked(path, text);
  return assistant().complete(at.file, at.offset);
}

/// The labels in the order offered, with blanks between them.
std::string labels(const std::string& path, const std::string& text) {
  std::string all;
  for (const Completion& one : completions(path, text)) all += (all.empty() ? "" : " ") + one.label;
  return all;
}

/// The text after the one completion with this label was taken.
std::string taken(const std::string& path, const std::string& text, const std::string& label) {
  const Marked at = marked(path, text);
  for (const Completion& one : assistant().complete(at.file, at.offset)) {
    if (one.label != label) continue;
    std::string made = at.file.text;
    return made.replace(one.begin, one.end - one.begin, one.insert);
  }
  return "(not offered)";
}

std::string hover(const std::string& path, const std::string& text) {
  const Marked at = marked(path, text);
  const auto told = assistant().hover(at.file, at.offset);
  return told ? told->markdown : "";
}

/// `fact danger`, `value danger.grave`, …
std::string named(const std::string& path, const std::string& text) {
  static const std::vector<std::string> kinds{"fact",      "value",   "source", "duty",  "limit",
                                              "provision", "version", "theme",  "sector"};
  const Marked at = marked(path, text);
  const auto place = assistant().name_at(at.file, at.offset);
  if (!place) return "";
  CHECK(at.file.text.substr(place->begin, place->end - place->begin) == place->name.id);
  return (place->defines ? "defines " : "") + kinds[static_cast<std::size_t>(place->name.kind)] +
         " " + (place->name.owner.empty() ? "" : place->name.owner + "/") + place->name.id;
}

std::string in_tree(const std::string& steps) {
  return "provision: secret\nversions:\n  - in_force: {from: 2000-01-01}\n    tree:\n" + steps;
}

using Scalars = std::set<std::pair<std::size_t, bool>>;  ///< where each begins; whether it is a key

void collect(const Node& node, std::string_view text, bool key, Scalars& found) {
  if (node.kind == Node::Kind::scalar) {
    const char first = text[node.span.begin];
    found.insert({node.span.begin + (first == '"' || first == '\'' ? 1 : 0), key});
  }
  for (const Node& item : node.items) collect(item, text, key, found);
  for (const Entry& entry : node.entries) {
    collect(entry.key, text, true, found);
    collect(entry.value, text, false, found);
  }
}

std::vector<FileText> real_files() {
  auto files = *read_rule_folder(project("rules/belgium"));
  for (const fs::path& path : case_files(project("rules/belgium")))
    files.push_back({"cases/" + path.filename().string(), slurp(path)});
  return files;
}

}  // namespace

TEST_CASE("the outline sees every word of the real files that the reader sees", "[editor]") {
  for (const FileText& file : real_files()) {
    INFO(file.path);
    const SourceFile source(file.path, file.text);
    Diagnostics diagnostics;
    const auto root = read_yaml(source, 0, diagnostics);
    REQUIRE(root);
    Scalars read;
    collect(*root, file.text, false, read);
    Scalars seen;
    for (const Place& place : outline_of(file.text).places) seen.insert({place.begin, place.key});
    CHECK(read == seen);
  }
}

TEST_CASE("the outline sees what odd YAML says", "[editor]") {
  const auto outline = [](const std::string& text) {
    std::string all;
    const Outline seen = outline_of(text);
    for (const Place& place : seen.places) {
      std::string above;
      for (auto up = place.under; up; up = seen.places[*up].under)
        above = seen.places[*up].text + "/" + above;
      all += above + place.text + (place.key ? ":" : "") + "\n";
    }
    return all;
  };
  CHECK(outline("a:\n- b\n- c: 'd'\n  e: f # g\nh: i") ==
        "a:\na/b\na/c:\na/c/d\na/e:\na/e/f\nh:\nh/i\n");
  CHECK(outline("a: |\n  b: c\n\n  d\ne: >-\n  f: g\nh: i\n") == "a:\ne:\nh:\nh/i\n");
  CHECK(outline("a: plain text\n  goes on\nb: c\n") == "a:\na/plain text\nb:\nb/c\n");
  CHECK(outline("a: {b: [c, d], e: {f: g}}\n") ==
        "a:\na/b:\na/b/c\na/b/d\na/e:\na/e/f:\na/e/f/g\n");
  CHECK(outline("a: [b,\n  c]\nd: e\n") == "a:\na/b\na/c\nd:\nd/e\n");
  CHECK(outline("\"a\": \"b \\\" c: d\"\n'e': 'it''s'\n") == "a:\na/b \\\" c: d\ne:\ne/it''s\n");
  CHECK(outline("[a, b]:\n  - c\n") == "a:\nb:\nb/c\n");
  CHECK(outline("a: b\r\nc: d\r\n") == "a:\na/b\nc:\nc/d\n");
  CHECK(outline("---\na: b\n%TAG x\n").starts_with("a:\na/b\n"));
  CHECK(outline("%YAML 1.2\n---\na: b\n") == "a:\na/b\n");
  CHECK(outline("a:\n-\n  b: c\n- \n  b: d\n- # e\n  b: f\n") ==
        "a:\na/b:\na/b/c\na/b:\na/b/d\na/b:\na/b/f\n");
  CHECK(outline("a:\tb\nc: d#e\nf: g #h\n") == "a:\na/b\nc:\nc/d#e\nf:\nf/g\n");
  CHECK(outline("a: plain\n\n  goes on\nb: c\n") == "a:\na/plain\nb:\nb/c\n");
  CHECK(outline("a: [b, # c\n  d]\n") == "a:\na/b\na/d\n");
  CHECK(outline("a: {b, c: d}\n") == "a:\na/b:\na/c:\na/c/d\n");
  CHECK(outline("a: {b: , c: }\n") == "a:\na/b:\na/c:\n");
  CHECK(outline("a: {b:, c:}\n") == "a:\na/b:\na/c:\n");
  CHECK(outline("a: {[b, c]: d}\n") == "a:\na/b:\na/c:\na/c/d\n");
  CHECK(outline("").empty());
}

TEST_CASE("the outline sees the words of YAML that is half written", "[editor]") {
  const auto words = [](const std::string& text) {
    std::string all;
    for (const Place& place : outline_of(text).places)
      all += place.text + (place.key ? ":" : "") + " ";
    return all;
  };
  CHECK(words("\"a\":b\nc: d\n") == "a c: d ");  // no blank after the colon: no key yet
  CHECK(words("a: b\n: c\nd: e\n") == "a: b d: e ");
  CHECK(words("a: b\n  c: d\ne: f\n") == "a: b c: d e: f ");
  CHECK(words("a: b\n  c:\ne: f\n") == "a: b c: e: f ");
  CHECK(words("a: b\n  - c\ne: f\n") == "a: b c e: f ");
  CHECK(words("a: [b}, c]\nd: e\n") == "a: b c d: e ");
  CHECK(words("a: {b]: c}\nd: e\n") == "a: b: c: d: e ");
  CHECK(words("a: {: b}\nc: d\n") == "a: b: c: d ");
  CHECK(words("a: [b:]\nc: d\n") == "a: b c: d ");
  CHECK(words("a: {b: ]\nc: d\n") == "a: b: c: d ");
  CHECK(words("a: {[]: b}\nc: d\n") == "a: b c: d ");
}

TEST_CASE("what is left open in a file hides nothing after it", "[editor]") {
  for (const char* open :
       {"[act, ", "{act: ", "\"act", "'act", "[[[[", "]", "&x", "*", "- -", ":"}) {
    const std::string text = in_tree("") + "    sources: " + open + "\n    note: after\n";
    INFO(text);
    const Outline outline = outline_of(text);
    const auto note = std::find_if(outline.places.begin(), outline.places.end(),
                                   [](const Place& place) { return place.text == "note"; });
    REQUIRE(note != outline.places.end());
    CHECK(note->key);
    REQUIRE(note->under);
    CHECK(outline.places[*note->under].text == "versions");
  }
}

TEST_CASE("files that are cut anywhere are answered too", "[editor]") {
  for (const FileText& file : small_rule_files()) {
    for (std::size_t length = 0; length <= file.text.size(); length += 3) {
      const FileText cut{file.path, file.text.substr(0, length)};
      (void)assistant().complete(cut, length);
      (void)assistant().hover(cut, length);
      (void)assistant().symbols(cut);
    }
    const FileText strange{file.path, file.text + std::string("\xFF\xFE\0\x80[", 5)};
    CHECK_FALSE(assistant().hover(strange, strange.text.size() + 100));
  }
}

TEST_CASE("columns count as editors count them", "[editor]") {
  const SourceFile source("a.yaml", "é😀x: ñ\r\nb\n\nfin");
  const std::string text(source.text());
  const auto at = [&](const std::string& word) { return text.find(word); };
  CHECK(utf16_position(source, at("é")) == EditorPosition{0, 0});
  CHECK(utf16_position(source, at("😀")) == EditorPosition{0, 1});
  CHECK(utf16_position(source, at("x")) == EditorPosition{0, 3});
  CHECK(utf16_position(source, at("ñ")) == EditorPosition{0, 6});
  CHECK(utf16_position(source, at("b")) == EditorPosition{1, 0});
  CHECK(utf16_position(source, text.size() + 9) == EditorPosition{3, 3});
  for (std::size_t offset : {at("é"), at("😀"), at("x"), at("ñ"), at("b"), at("fin"), text.size()})
    CHECK(offset_of(source, utf16_position(source, offset)) == offset);
  CHECK(offset_of(source, {0, 2}) == at("😀"));  // in the middle of a pair
  CHECK(offset_of(source, {0, 99}) == at("\r"));
  CHECK(offset_of(source, {2, 5}) == at("fin") - 1);
  CHECK(offset_of(source, {99, 0}) == text.size());
}

TEST_CASE("a condition says what each of its words stands for", "[editor]") {
  const auto roles = [](const std::string& condition) {
    static const std::string letters = "SFACVJ";  // subject, function, argument, comparison, …
    std::string all;
    for (const ConditionWord& word : words_of_condition(condition))
      all += letters[static_cast<std::size_t>(word.role)];
    return all;
  };
  CHECK(roles("danger == grave") == "SV");
  CHECK(roles("not (danger in {grave, worry}) and recipient != judge") == "SVVSV");
  CHECK(roles("effect(secret) == permits or duty(sign) and depends_on(danger)") == "FAVFAFA");
  CHECK(roles("danger x") == "SC");
  CHECK(roles("danger == grave x") == "SVJ");
  CHECK(roles("danger in {grave, x") == "SVV");
  CHECK(roles("nothing == andes") == "SV");
  CHECK(roles("") == "");
  CHECK(roles("== } ) ( {{ ,").empty());
  CHECK(roles("Danger2 == Élevé") == "SV");  // read as it will be refused: as whole words
  CHECK(words_of_condition("Danger2 == x").front().text == "Danger2");
  CHECK(roles("danger == and") == "SV");
}

TEST_CASE("in a condition the facts, the signs and the values of the fact are offered",
          "[editor]") {
  const auto require = [](const std::string& condition) {
    return labels("provisions/secret.yaml", in_tree("      - require: " + condition + "\n"));
  };
  const std::string facts = "recipient danger avoidable help.given signed worry_counts not";
  CHECK(require("‸") == facts);
  CHECK(require("dan‸") == facts);
  CHECK(require("danger == grave and ‸") == facts);
  CHECK(require("not ‸") == facts);
  CHECK(require("(‸") == facts);
  CHECK(require("danger ‸") == "== != in {…}");
  CHECK(require("danger == ‸") == "none worry grave");
  CHECK(require("danger == gr‸ and recipient == judge") == "none worry grave");
  CHECK(require("danger in {none, ‸}") == "none worry grave");
  CHECK(require("danger in {‸") == "none worry grave");
  CHECK(require("danger == grave ‸") == "and or");
  CHECK(require("worry_counts != ‸") == "narrow wide");
  CHECK(require("no.such.fact == ‸").empty());
}

TEST_CASE("a property may also speak of what follows", "[editor]") {
  const auto never = [](const std::string& claim) {
    return labels("properties.yaml", "properties:\n  - property: p\n    never: " + claim + "\n");
  };
  CHECK(never("‸") ==
        "recipient danger avoidable help.given signed worry_counts not verdict effect duty "
        "depends_on");
  CHECK(never("verdict == ‸") == "must_not_disclose may_disclose must_disclose not_covered refer");
  CHECK(never("effect(‸") == "secret danger-exception old-duty help");
  CHECK(never("effect(secret) == ‸") ==
        "none refers forbids requires exempts permits prohibits warns");
  CHECK(never("duty(‸)") == "abstain continue_help sign only_danger");
  CHECK(never("eff‸(secret)") == never("‸"));
  CHECK(never("depends_on(‸)") == "recipient danger avoidable help.given signed worry_counts");
}

TEST_CASE("names are offered where files name things", "[editor]") {
  const std::string provision = "provisions/secret.yaml";
  CHECK(labels(provision, "provision: secret\nversions:\n  - sources: [‸") == "act ruling");
  CHECK(labels(provision, "versions:\n  - sources:\n      - ‸\n") == "act ruling");
  CHECK(labels(provision, in_tree("      - permits: Oui.\n        duties: [sign, ‸]\n")) ==
        "abstain continue_help sign");
  CHECK(labels(provision, in_tree("      - permits: Oui.\n        limits: [‸]\n")) ==
        "only_danger");
  CHECK(labels(provision, "overrides: [‸]\n") == "secret danger-exception old-duty help");
  CHECK(labels(provision, in_tree("      - ask: ‸\n")) ==
        "recipient danger avoidable help.given signed worry_counts");
  CHECK(labels(provision, in_tree("      - ask: danger\n        ‸\n")) ==
        "none worry grave id sources else");
  CHECK(labels(provision,
               in_tree("      - ask: danger\n        none: []\n        [worry, ‸]: []\n")) ==
        "grave id sources else");
  CHECK(labels(provision,
               in_tree("") + "  - in_force: {from: 2010-01-01}\n    tree: {same_as: ‸}\n") ==
        "2000-01-01 2010-01-01");
  CHECK(labels("facts.yaml", "facts:\n  - fact: danger\n    plain: ‸\n") == "none worry grave");
  CHECK(labels("facts.yaml", "facts:\n  - fact: danger\n    changed_by: ‸\n") ==
        "worker person third_party nobody");
  CHECK(labels("rules.yaml", "meanwhile: [‸]\n") == "abstain continue_help sign");
  CHECK(labels("rules.yaml", "provisions:\n  - ‸\n") == "secret danger-exception old-duty help");
}

TEST_CASE("in a case the facts and their answers are offered", "[editor]") {
  CHECK(labels("cases/a.yaml", "case: a\nfacts:\n  ‸\n") ==
        "recipient danger avoidable help.given signed");
  CHECK(labels("cases/a.yaml", "case: a\nfacts:\n  danger: none\n  ‸\n") ==
        "recipient avoidable help.given signed");
  CHECK(labels("cases/a.yaml", "facts:\n  danger: ‸\n") == "none worry grave unknown");
  CHECK(labels("cases/a.yaml", "facts: {danger: ‸") == "none worry grave unknown");
  CHECK(labels("cases/a.yaml", "readings:\n  worry_counts: ‸\n") == "narrow wide");
  CHECK(labels("cases/a.yaml", "expect:\n  duties: [‸]\n") ==
        "abstain continue_help sign only_danger");
  CHECK(labels("cases/a.yaml", "theme: ‸\n") == "police");
}

TEST_CASE("keys are offered with what they are for, and not twice", "[editor]") {
  CHECK(labels("facts.yaml", "‸") == "facts readings");
  CHECK(labels("duties.yaml", "duties:\n  - duty: a\n    ‸\n") == "text");
  CHECK(labels("provisions/a.yaml", "provision: a\n‸\n") == "title review overrides versions");
  const std::string step = labels("provisions/a.yaml", in_tree("      - ‸\n"));
  for (const char* key : {"require", "ask", "permits", "prohibits", "none", "id"}) {
    INFO(key);
    CHECK(step.find(key) != std::string::npos);
  }
  CHECK(labels("provisions/a.yaml", in_tree("      - require: danger == grave\n        ‸\n")) ==
        "id sources otherwise");
  CHECK(labels("provisions/a.yaml", in_tree("      - permits: Oui.\n        ‸\n")) ==
        "id sources duties limits");
  const auto keys = completions("sources.yaml", "sources:\n  - source: a\n    rev‸\n");
  const auto review = std::find_if(keys.begin(), keys.end(),
                                   [](const Completion& one) { return one.label == "review_by"; });
  REQUIRE(review != keys.end());
  CHECK(review->meaning == "le jour avant lequel le relire");
  CHECK(review->insert == "review_by: ");
}

TEST_CASE("what is taken stands in place of the word, and of no more", "[editor]") {
  CHECK(taken("cases/a.yaml", "facts:\n  danger: gr‸ave\n", "none") == "facts:\n  danger: none\n");
  CHECK(taken("cases/a.yaml", "facts:\n  dan‸: grave\n", "danger") == "facts:\n  danger: grave\n");
  CHECK(taken("cases/a.yaml", "facts: {danger: ‸, signed: yes}", "worry") ==
        "facts: {danger: worry, signed: yes}");
  CHECK(taken("constraints.yaml", "constraints:\n  - never: danger == n‸ and signed == no\n",
              "none") == "constraints:\n  - never: danger == none and signed == no\n");
  CHECK(taken("constraints.yaml", "constraints:\n  - never: danger ‸\n", "in {…}") ==
        "constraints:\n  - never: danger in {\n");
}

TEST_CASE("nothing is offered in texts, comments and files of no kind", "[editor]") {
  CHECK(labels("duties.yaml", "duties:\n  - {duty: a, text: Dites ‸}\n").empty());
  CHECK(labels("facts.yaml", "# question ‸\nfacts: []\n").empty());
  CHECK(labels("notes.yaml", "facts:\n  ‸\n").empty());
  CHECK(labels("README.md", "‸").empty());
  CHECK(labels("provisions/.yml", "‸").empty());
  CHECK(labels(".yaml", "‸").empty());
  CHECK(hover("notes.yaml", "fa‸cts: x\n").empty());
}

TEST_CASE("a name says what it is, wherever it stands", "[editor]") {
  const std::string file = "provisions/secret.yaml";
  CHECK(named(file, in_tree("      - require: dan‸ger == grave\n")) == "fact danger");
  CHECK(named(file, in_tree("      - require: danger == ‸grave\n")) == "value danger/grave");
  CHECK(named(file, in_tree("      - require: danger in {none, grave‸}\n")) ==
        "value danger/grave");
  CHECK(named(file, in_tree("      - require: danger =‸= grave\n")).empty());
  CHECK(named(file, in_tree("      - ask: dan‸ger\n")) == "fact danger");
  CHECK(named(file, in_tree("      - ask: danger\n        no‸ne: []\n")) == "value danger/none");
  CHECK(named(file, in_tree("      - ask: danger\n        [none, wor‸ry]: []\n")) ==
        "value danger/worry");
  CHECK(named(file, in_tree("      - no‸ne: Rien.\n")).empty());
  CHECK(named(file, "provision: sec‸ret\n") == "defines provision secret");
  CHECK(named(file, "overrides: [old-‸duty]\n") == "provision old-duty");
  CHECK(named(file, "versions:\n  - in_force: {from: 2000-‸01-01}\n") ==
        "defines version provisions/secret.yaml/2000-01-01");
  CHECK(named(file, "versions:\n  - tree: {same_as: 2000‸-01-01}\n") ==
        "version provisions/secret.yaml/2000-01-01");
  CHECK(named(file, "versions:\n  - annulled: {source: rul‸ing}\n") == "source ruling");
  CHECK(named("facts.yaml", "facts:\n  - fact: dan‸ger\n") == "defines fact danger");
  CHECK(named("facts.yaml", "facts:\n  - fact: danger\n    values: {no‸ne: Non}\n") ==
        "defines value danger/none");
  CHECK(named("facts.yaml", "facts:\n  - fact: danger\n    assumed: no‸ne\n") ==
        "value danger/none");
  CHECK(named("cases/a.yaml", "facts: {dan‸ger: none}") == "fact danger");
  CHECK(named("cases/a.yaml", "facts: {danger: no‸ne}") == "value danger/none");
  CHECK(named("cases/a.yaml", "facts: {danger: unk‸nown}").empty());
  CHECK(named("cases/a.yaml", "expect: {duties: [only‸_danger]}") == "limit only_danger");
  CHECK(named("properties.yaml", "properties:\n  - never: effect(sec‸ret) == none\n") ==
        "provision secret");
  CHECK(named("properties.yaml", "properties:\n  - never: ver‸dict == refer\n").empty());
  CHECK(named("contacts.yaml", "contacts:\n  - source: a‸ct\n").empty());
  for (const char* own : {"ask: dan‸ger", "‸id: x", "‸sources: [act]", "‸else: []"}) {
    INFO(own);
    CHECK(named(file, in_tree("      - ask: danger\n        " + std::string(own) + "\n")) ==
          (std::string(own).starts_with("ask") ? "fact danger" : ""));
  }
  CHECK(named("facts.yaml", "facts:\n  - ask: danger\n    no‸ne: x\n").empty());
  CHECK(named("cases/a.yaml", "readings: {worry‸_counts: wide}") == "fact worry_counts");
  CHECK(named("cases/a.yaml", "readings: {worry_counts: wi‸de}") == "value worry_counts/wide");
  CHECK(named("cases/a.yaml", "expect: {ver‸dict: refer}").empty());
  CHECK(named("cases/a.yaml", "expect: {verdict: ref‸er}").empty());
  CHECK(named("cases/a.yaml", "sector: sch‸ool") == "sector school");
  CHECK(named("rules.yaml", "provisions: [hel‸p]") == "provision help");
  CHECK(named("rules.yaml", "themes: {provisions: hel‸p}").empty());
  // Of a fact that has no name yet nothing can be an answer.
  CHECK(named("facts.yaml", "facts:\n  - question: Q\n    values: {no‸ne: Non}\n").empty());
  CHECK(named("facts.yaml", "facts:\n  - question: Q\n    plain: no‸ne\n").empty());
}

TEST_CASE("each name is defined where it is said to be", "[editor]") {
  for (const FileText& file : small_rule_files()) {
    for (std::size_t offset = 0; offset < file.text.size(); ++offset) {
      const auto named = assistant().name_at(file, offset);
      if (!named) continue;
      const std::string path = defining_file(named->name);
      const auto files = small_rule_files();
      const auto found = std::find_if(files.begin(), files.end(),
                                      [&](const FileText& one) { return one.path == path; });
      INFO(file.path << " " << named->name.id);
      REQUIRE(found != files.end());
      const auto places = assistant().places_of(*found, named->name);
      CHECK(std::count_if(places.begin(), places.end(),
                          [](const NamedPlace& place) { return place.defines; }) == 1);
      offset = named->end;
    }
  }
}

TEST_CASE("a hover says what the rules say", "[editor]") {
  const std::string fact = hover("provisions/a.yaml", in_tree("      - ask: dan‸ger\n"));
  CHECK(fact.find("**Quelqu'un est-il en danger ?**") == 0);
  CHECK(fact.find("jusqu'au 2009-12-31 : Un danger grave.") != std::string::npos);
  CHECK(fact.find("- `grave` : Oui, grave") != std::string::npos);
  CHECK(hover("cases/a.yaml", "facts: {sig‸ned: yes}").find("`assumed: yes`") != std::string::npos);
  const std::string source = hover("provisions/a.yaml", "versions:\n  - sources: [rul‸ing]\n");
  CHECK(source.find("Arrêt qui annule") != std::string::npos);
  CHECK(source.find("L'obligation tombe.") != std::string::npos);
  CHECK(source.find("vérifiée le 2026-11-01, à relire avant le 2026-12-31\n") != std::string::npos);
  const Assistant later(small_rules(), Language::en, day("2027-06-01"));
  const Marked at = marked("provisions/a.yaml", "versions:\n  - sources: [rul‸ing]\n");
  CHECK(later.hover(at.file, at.offset)->markdown.find("2026-12-31 ⚠ this day is past") !=
        std::string::npos);
  const std::string provision = hover("provisions/a.yaml", "overrides: [sec‸ret]\n");
  CHECK(provision.find("- du 2000-01-01 au 2009-12-31 : art. 1 ancien") != std::string::npos);
  CHECK(provision.find("- à partir du 2010-01-01 : art. 1") != std::string::npos);
  CHECK(hover("provisions/secret.yaml", "versions:\n  - tree: {same_as: 2010‸-01-01}\n") ==
        "à partir du 2010-01-01 : art. 1");
  CHECK(hover("rules.yaml", "meanwhile: [abs‸tain]\n") == "Ne dites rien pour l'instant.");
  CHECK(hover("sources.yaml", "sources:\n  - review_‸by: 2027-01-01\n") ==
        "le jour avant lequel le relire");
  CHECK(hover("provisions/a.yaml", in_tree("      - ask: no-such‸-fact\n")).empty());
  CHECK(hover("provisions/a.yaml", "overrides: [no-‸such]\n").empty());
  CHECK(hover("cases/a.yaml", "facts: {no-such-fact: y‸es}").empty());
  CHECK(hover("cases/a.yaml", "facts: {danger: no-‸such}").empty());
  CHECK(hover("provisions/a.yaml", "overrides: [old-‸duty]\n")
            .find("art. 3, annulée le 2019-03-14") != std::string::npos);
  CHECK(hover("provisions/a.yaml", in_tree("      - require: (‸(danger == grave))\n"))
            .find("danger") == std::string::npos);
}

TEST_CASE("a hover says how well a source is known, and in which act it stands", "[editor]") {
  auto files = small_rule_files();
  for (FileText& file : files) {
    if (file.path != "sources.yaml") continue;
    const std::string tag = "tag: text_read";
    file.text.replace(file.text.find(tag), tag.size(), "tag: unverified\n    act: Loi du 1er");
  }
  const Loaded loaded = load_rules("small", files, Language::fr);
  REQUIRE(loaded.rules);
  const Assistant one(loaded.rules, Language::fr, day("2026-11-21"));
  const Marked at = marked("provisions/a.yaml", "versions:\n  - sources: [a‸ct]\n");
  const std::string told = one.hover(at.file, at.offset)->markdown;
  CHECK(told.find("\nLoi du 1er\n") != std::string::npos);
  CHECK(told.find("pas encore vérifié, à relire avant le 2027-11-21") != std::string::npos);
}

TEST_CASE("the contents of a file are its entries", "[editor]") {
  const auto names = [](const std::string& path) {
    std::string all;
    for (const FileText& file : small_rule_files()) {
      if (file.path != path) continue;
      for (const FileSymbol& symbol : assistant().symbols(file)) all += symbol.name + " ";
    }
    return all;
  };
  CHECK(names("facts.yaml") == "recipient danger avoidable help.given signed worry_counts ");
  CHECK(names("provisions/danger-exception.yaml") ==
        "danger-exception 2000-01-01 danger may-speak may-speak-unsigned ");
  CHECK(names("duties.yaml") == "abstain continue_help sign only_danger ");
  // A version is what stands under `in_force`; elsewhere a day is no entry.
  CHECK(assistant().symbols({"provisions/a.yaml", "from: 2000-01-01\n"}).empty());
}

TEST_CASE("names are known while a provision is faulty", "[editor]") {
  const Loaded broken = load_rules(
      "rules", with_file(small_rule_files(), "provisions/secret.yaml", "provision: [secret\n"));
  CHECK_FALSE(broken.rules);
  REQUIRE(broken.names);
  const Assistant one(broken.names, Language::fr, day("2026-11-21"));
  const Marked at = marked("provisions/secret.yaml", in_tree("      - ask: ‸\n"));
  CHECK(one.complete(at.file, at.offset).size() == 6);
  // A file that does not say what it is called has no name to offer.
  const Loaded unnamed = load_rules(
      "rules", with_file(small_rule_files(), "provisions/secret.yaml", "title: Le secret\n"));
  REQUIRE(unnamed.names);
  const Assistant other(unnamed.names, Language::fr, day("2026-11-21"));
  const Marked effect =
      marked("properties.yaml", "properties:\n  - property: p\n    never: effect(‸\n");
  const auto provisions = other.complete(effect.file, effect.offset);
  CHECK(provisions.size() == 3);
  for (const Completion& offered : provisions) CHECK_FALSE(offered.label.empty());
  const Loaded facts =
      load_rules("rules", with_file(small_rule_files(), "facts.yaml", "facts: [\n"));
  CHECK_FALSE(facts.names);
}
