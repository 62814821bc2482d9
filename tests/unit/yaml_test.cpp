#include <catch2/catch.hpp>

#include "diagnostics/codes.hpp"
#include "document/read_yaml.hpp"

using namespace subrosa;

namespace {

struct Read {
  std::optional<Node> root;
  Diagnostics diagnostics;

  explicit Read(const std::string& text) {
    const SourceFile source("f.yaml", text);
    root = read_yaml(source, 0, diagnostics);
  }
  [[nodiscard]] std::vector<Code> codes() const {
    std::vector<Code> all;
    for (const Diagnostic& d : diagnostics) all.push_back(d.code);
    return all;
  }
};

std::vector<Code> codes_of(const std::string& text) {
  const Read read(text);
  CHECK_FALSE(read.root);
  return read.codes();
}

}  // namespace

TEST_CASE("words stay words", "[yaml]") {
  const Read read("a: no\nb: 010\nc: \"yes\"\nd: none\ne: .inf\n");
  REQUIRE(read.root);
  CHECK(read.root->find("a")->text == "no");
  CHECK(read.root->find("b")->text == "010");
  CHECK(read.root->find("c")->text == "yes");
  CHECK(read.root->find("d")->text == "none");
}

TEST_CASE("places are exact to the byte, after § and é too", "[yaml]") {
  const std::string text = "é: §§ x\nb: 'quoté'\nc: {k: v}\n";
  const Read read(text);
  REQUIRE(read.root);
  const auto shown = [&](const Node& node) {
    return text.substr(node.span.begin, node.span.end - node.span.begin);
  };
  CHECK(shown(*read.root->find("é")) == "§§ x");
  CHECK(shown(*read.root->find("b")) == "'quoté'");
  CHECK(shown(*read.root->find("c")->find("k")) == "v");
  CHECK(shown(read.root->entries[1].key) == "b");
}

TEST_CASE("a byte order mark and Windows line ends do not shift places", "[yaml]") {
  const std::string text =
      "\xEF\xBB\xBF"
      "a: 1\r\nb: deux\r\n";
  const Read read(text);
  REQUIRE(read.root);
  const Span span = read.root->find("b")->span;
  CHECK(text.substr(span.begin, span.end - span.begin) == "deux");
}

TEST_CASE("lists of words may be keys", "[yaml]") {
  const Read read("[a, b]: x\n");
  REQUIRE(read.root);
  CHECK(read.root->entries[0].key.items.size() == 2);
}

TEST_CASE("what silently goes wrong elsewhere is refused", "[yaml]") {
  CHECK(codes_of("a: 1\na: 2\n") == std::vector{Code::duplicate_key});
  CHECK(codes_of("a: 1\n---\nb: 2\n") == std::vector{Code::second_document});
  CHECK(codes_of("a: &x 1\nb: *x\n") == std::vector{Code::anchor, Code::alias});
  CHECK(codes_of("a: !!int 1\n") == std::vector{Code::tag});
  CHECK(codes_of("a: !t {b: 1}\n") == std::vector{Code::tag});
  CHECK(codes_of("<<: {a: 1}\n") == std::vector{Code::merge_key});
  CHECK(codes_of("a:\nb: 1\n") == std::vector{Code::missing_value});
  CHECK(codes_of("a: 1\nfoo\n").size() == 1);
  CHECK(codes_of("a: [1, ~]\n") == std::vector{Code::missing_value});
  CHECK(codes_of("a: 'open\n") == std::vector{Code::unclosed_quote});
  CHECK(codes_of("? {x: 1}\n: y\n") == std::vector{Code::odd_key});
  CHECK(codes_of("a: b: c\n") == std::vector{Code::yaml_syntax});
  CHECK(codes_of("a: \xE9\n") == std::vector{Code::invalid_utf8});
  CHECK(codes_of(std::string("a: \"\0\"\n", 7)) == std::vector{Code::nul_byte});
}

TEST_CASE("a file without keys is refused, and never makes the reader loop", "[yaml]") {
  for (const char* text : {"", "\n\n", "# only a remark\n", ",", ", 2", "- a\n- b\n", "word", "---",
                           "...", "[a, b]"}) {
    INFO(text);
    CHECK_FALSE(codes_of(text).empty());
  }
}

TEST_CASE("sizes are bounded", "[yaml]") {
  CHECK(codes_of("a: " + std::string(largest_file, 'x')) == std::vector{Code::file_too_large});
  std::string nested = "a: ";
  for (int i = 0; i < 40; ++i) nested += "[";
  for (int i = 0; i < 40; ++i) nested += "]";
  CHECK(codes_of(nested) == std::vector{Code::nesting});
  CHECK_FALSE(codes_of("a: " + std::string(100'000, '[')).empty());
}

TEST_CASE("all mistakes of a file come at once", "[yaml]") {
  CHECK(codes_of("a: 1\na: 2\nb: &x 3\nc:\n").size() == 3);
}
