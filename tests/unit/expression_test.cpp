#include <catch2/catch.hpp>

#include "diagnostics/codes.hpp"
#include "syntax/parse_expression.hpp"

using namespace subrosa;

namespace {

/// A condition as a prefix form that shows its structure: `(and (is a x) (not (is b y)))`.
std::string form(const Expression& e) {
  switch (e.kind) {
    case Expression::Kind::all:
    case Expression::Kind::any: {
      std::string text = e.kind == Expression::Kind::all ? "(and" : "(or";
      for (const Expression& part : e.parts) text += " " + form(part);
      return text + ")";
    }
    case Expression::Kind::negation: return "(not " + form(e.parts.front()) + ")";
    case Expression::Kind::test: break;
  }
  const std::string subject =
      e.function ? e.function->text + "[" + e.subject.text + "]" : e.subject.text;
  if (e.values.empty()) return subject;
  std::string text = std::string(e.equal ? "(is " : "(isnt ") + subject;
  for (const Word& value : e.values) text += " " + value.text;
  return text + ")";
}

struct Parsed {
  std::optional<Expression> expression;
  Diagnostics diagnostics;
  std::string file;

  explicit Parsed(const std::string& condition, const std::string& written = "") {
    file = written.empty() ? condition : written;
    Node node;
    node.text = condition;
    node.span = {0, 0, static_cast<std::uint32_t>(file.size())};
    expression = parse_expression(node, SourceFile("f", file), diagnostics);
  }
  [[nodiscard]] std::string text() const { return expression ? form(*expression) : "refused"; }
  /// What the first diagnostic points at.
  [[nodiscard]] std::string at() const {
    const Span span = diagnostics.front().span;
    return file.substr(span.begin, span.end - span.begin);
  }
};

}  // namespace

TEST_CASE("not binds tightest, then and, then or", "[expression]") {
  CHECK(Parsed("a == x").text() == "(is a x)");
  CHECK(Parsed("a != x").text() == "(isnt a x)");
  CHECK(Parsed("a in {x, y,z}").text() == "(is a x y z)");
  CHECK(Parsed("not a == x and b == y or c == z").text() ==
        "(or (and (not (is a x)) (is b y)) (is c z))");
  CHECK(Parsed("a == x and (b == y or c == z)").text() == "(and (is a x) (or (is b y) (is c z)))");
  CHECK(Parsed("a == x and b == y and c == z").text() == "(and (is a x) (is b y) (is c z))");
  CHECK(Parsed("not not a == x").text() == "(not (not (is a x)))");
  CHECK(Parsed("not (a == x)").text() == "(not (is a x))");
  CHECK(Parsed("request.form==own_initiative").text() == "(is request.form own_initiative)");
}

TEST_CASE("a keyword ends where no letter follows", "[expression]") {
  CHECK(Parsed("nothing_here == x").text() == "(is nothing_here x)");
  CHECK(Parsed("android == note").text() == "(is android note)");
  CHECK(Parsed("order in {inside, orange}").text() == "(is order inside orange)");
  CHECK(Parsed("not.x == y").text() == "(is not.x y)");
  CHECK(Parsed("a == x andé == y").text() == "refused");
  CHECK(Parsed("a == notary").text() == "(is a notary)");
}

TEST_CASE("bytes above 127 are refused, never fatal", "[expression]") {
  CHECK(Parsed("é == x").text() == "refused");
  CHECK(Parsed("a == é").text() == "refused");
  CHECK(Parsed("a == x\xC2\xA0"
               "and b == y")
            .text() != "(and (is a x) (is b y))");
  CHECK(Parsed("a == xé").text() ==
        "(is a xé)");  // a name that resolves to nothing, with a suggestion
}

TEST_CASE("calls are read; who may call is checked later", "[expression]") {
  CHECK(Parsed("effect(art46bis1-passive) == requires").text() ==
        "(is effect[art46bis1-passive] requires)");
  CHECK(Parsed("duty(continue_help) and not depends_on(danger)").text() ==
        "(and duty[continue_help] (not depends_on[danger]))");
}

TEST_CASE("a faulty condition is shown where it goes wrong", "[expression]") {
  const auto at = [](const std::string& condition) {
    const Parsed parsed(condition);
    REQUIRE_FALSE(parsed.expression);
    REQUIRE(parsed.diagnostics.size() == 1);
    return parsed.at();
  };
  CHECK(at("a = x") == "=");
  CHECK(at("a ==") == "");
  CHECK(at("a == x b == y") == "b == y");
  CHECK(at("a == x and") == "");
  CHECK(at("(a == x") == "");
  CHECK(at("a in x") == "x");
  CHECK(at("a in {x y}") == "y");
  CHECK(at("a in {}") == "}");
  CHECK(at("and a == x") == "a");
  CHECK(at("a") == "");
  CHECK(at("a == and") == "a");
}

TEST_CASE("length and depth are bounded", "[expression]") {
  CHECK(Parsed(std::string(3000, '(')).diagnostics.front().code == Code::condition_too_long);
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '(') + "a == x" + std::string(depth, ')');
  };
  CHECK(Parsed(nested(60)).text() == "(is a x)");
  CHECK(Parsed(nested(70)).diagnostics.front().code == Code::condition_too_deep);
  std::string nots;
  for (int i = 0; i < 200; ++i) nots += "not ";
  CHECK(Parsed(nots + "a == x").diagnostics.front().code == Code::condition_too_deep);
}

TEST_CASE("every place in a condition is exact", "[expression]") {
  const std::string file = "'danger in {none, worry}'";
  const Parsed parsed("danger in {none, worry}", file);
  REQUIRE(parsed.expression);
  const Span span = parsed.expression->values[1].span;
  CHECK(file.substr(span.begin, span.end - span.begin) == "worry");
}

TEST_CASE("a condition written otherwise than it reads is refused", "[expression]") {
  CHECK(Parsed("a == x", "\"a ==\\x20x\"").diagnostics.front().code == Code::condition_layout);
}
