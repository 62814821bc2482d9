#include "subrosa/source.hpp"

#include <catch2/catch.hpp>

#include "report/wrap.hpp"
#include "subrosa/suggest.hpp"
#include "text/hash.hpp"
#include "text/utf8.hpp"

using namespace subrosa;

TEST_CASE("columns count characters, not bytes", "[source]") {
  const SourceFile file("f", "a: 1\n§ä’: x\nlast");
  CHECK(file.position(0).line == 1);
  CHECK(file.position(5).column == 1);
  CHECK(file.position(5 + 7).line == 2);
  CHECK(file.position(5 + 7).column == 4);  // § and ä take two bytes, ’ three
  CHECK(file.line(2) == "§ä’: x");
  CHECK(file.line(3) == "last");
  CHECK(file.position(9999).line == 3);
}

TEST_CASE("line ends of other systems are not part of a line", "[source]") {
  CHECK(SourceFile("f", "a\r\nb\r\n").line(1) == "a");
}

TEST_CASE("only well-formed UTF-8 passes", "[utf8]") {
  CHECK_FALSE(first_invalid_utf8("é ’ 漢 😀"));
  CHECK(first_invalid_utf8("ab\xE9") == std::optional<std::size_t>(2));            // Latin-1
  CHECK(first_invalid_utf8("\xC0\xAF") == std::optional<std::size_t>(0));          // overlong
  CHECK(first_invalid_utf8("\xED\xA0\x80") == std::optional<std::size_t>(0));      // surrogate
  CHECK(first_invalid_utf8("\xF4\x90\x80\x80") == std::optional<std::size_t>(0));  // past the last
  CHECK(first_invalid_utf8("\xE0\x80\xAF") == std::optional<std::size_t>(0));      // overlong too
  CHECK(first_invalid_utf8("a\xF5\x80\x80\x80") == std::optional<std::size_t>(1));
  CHECK(first_invalid_utf8("a\xE2\x82") == std::optional<std::size_t>(1));  // cut off
}

TEST_CASE("width is counted as a terminal shows it", "[utf8]") {
  CHECK(display_width("§ä’") == 3);
  CHECK(display_width("e\xCC\x81") == 1);  // a combining accent
  CHECK(display_width("漢") == 2);
  CHECK(display_width("a\u200Bb\uFEFF") == 2);  // no room for these
  for (const char* wide : {"\u1100", "\u2E80", "\uAC00", "\uF900", "\uFF01", "\U0001F600"}) {
    INFO(wide);
    CHECK(display_width(wide) == 2);
  }
  for (const char* narrow : {"\u1160", "\uA4D0", "\uD7B0", "\uFB01", "\uFF61", "\U0001FB00"}) {
    INFO(narrow);
    CHECK(display_width(narrow) == 1);
  }
}

TEST_CASE("a suggestion is a slip away, or nothing", "[suggest]") {
  const std::vector<std::string> known{"danger", "recipient", "request.form"};
  CHECK(closest("recipent", known) == "recipient");
  CHECK(closest("dagner", known) == "danger");
  CHECK(closest("completely-else", known).empty());
  CHECK(closest("", known).empty());
}

TEST_CASE("hashes are the published name-based UUIDs", "[hash]") {
  // python3 -c "import uuid; print(uuid.uuid5(uuid.UUID(int=0), 'secret'))"
  CHECK(content_hash("secret") == "8406351b-8e4e-5c74-9519-f54ddc94108b");
  CHECK(short_hash("secret") == "8406351b");
  CHECK(content_hash("") != content_hash(" "));
}

TEST_CASE("lines break at spaces and keep French signs with their word", "[wrap]") {
  CHECK(wrap("un deux trois", 8, "", "") == "un deux\ntrois\n");
  CHECK(wrap("abcdefgh : x", 9, "", "") == "abcdefgh :\nx\n");
  CHECK(wrap("dites « oui » ici", 7, "- ", "  ") == "- dites\n  « oui »\n  ici\n");
  CHECK(wrap("éàéàéà bb", 9, "", "") == "éàéàéà bb\n");
}
