// A text -> a condition.
#include "parts.hpp"
#include "syntax/parse_expression.hpp"

using namespace subrosa;

namespace {

void check_word(const Word& word, const SourceFile& source) {
  must(source.text().substr(word.span.begin, word.span.end - word.span.begin) == word.text,
       "a word stands where it says");
}

void check_words(const Expression& expression, const SourceFile& source, int depth) {
  must(depth < 1000, "a condition is not endless");
  for (const Expression& part : expression.parts) check_words(part, source, depth + 1);
  if (expression.kind != Expression::Kind::test) return;
  check_word(expression.subject, source);
  if (expression.function) check_word(*expression.function, source);
  for (const Word& value : expression.values) check_word(value, source);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const Sources sources{SourceFile("file.yaml", text_of(bytes, size))};
  Node scalar;
  scalar.text = sources[0].text();
  scalar.span = {0, 0, static_cast<std::uint32_t>(size)};
  Diagnostics diagnostics;
  const auto expression = parse_expression(scalar, sources[0], diagnostics);
  must(expression.has_value() != has_errors(diagnostics), "a condition is read, or refused");
  show_all(diagnostics, sources);
  if (expression) check_words(*expression, sources[0], 0);
  return 0;
}
