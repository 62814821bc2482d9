// The only file that knows Boost.Spirit. Two traps rule its shape: a keyword ends where no letter
// follows (else `nothing_here` reads as `not hing_here`), and the character classes of X3 abort on
// bytes above 127, so only explicit sets are used.
#include "syntax/parse_expression.hpp"

#include <boost/spirit/home/x3.hpp>

#include <algorithm>
#include <utility>

#include "diagnostics/codes.hpp"

namespace subrosa {

namespace {

namespace x3 = boost::spirit::x3;

using Iterator = const char*;

/// Where the parsed text stands in its file.
struct Origin {
  Iterator begin;
  Span span;

  [[nodiscard]] Span of(Iterator first, Iterator last) const {
    return {span.file, span.begin + static_cast<std::uint32_t>(first - begin),
            span.begin + static_cast<std::uint32_t>(last - begin)};
  }
};
struct OriginTag;

struct Subject {
  std::optional<Word> function;
  Word name;
};
struct Tail {
  bool equal = true;
  std::vector<Word> values;
};

const auto blank = x3::char_(" \t");
const auto first_letter = x3::char_("a-zA-Z0-9_");
const auto letter = x3::char_("a-zA-Z0-9_.") | x3::char_('-') | x3::char_('\x80', '\xff');

auto keyword(const char* word) { return x3::lexeme[x3::lit(word) >> !letter]; }
const auto any_keyword = keyword("and") | keyword("or") | keyword("not") | keyword("in");

const auto take_word = [](auto& ctx) {
  const auto& range = x3::_attr(ctx);
  x3::_val(ctx).text.assign(range.begin(), range.end());
  x3::_val(ctx).span = x3::get<OriginTag>(ctx).of(range.begin(), range.end());
};
const auto take = [](auto& ctx) { x3::_val(ctx) = std::move(x3::_attr(ctx)); };
const auto take_name = [](auto& ctx) { x3::_val(ctx).name = std::move(x3::_attr(ctx)); };
const auto take_argument = [](auto& ctx) {
  Subject& subject = x3::_val(ctx);
  subject.function = std::exchange(subject.name, std::move(x3::_attr(ctx)));
};
const auto add_value = [](auto& ctx) { x3::_val(ctx).values.push_back(std::move(x3::_attr(ctx))); };
const auto differ = [](auto& ctx) { x3::_val(ctx).equal = false; };

const auto take_subject = [](auto& ctx) {
  Subject& subject = x3::_attr(ctx);
  Expression& test = x3::_val(ctx);
  test.span = subject.function ? subject.function->span : subject.name.span;
  test.span.end = subject.name.span.end;
  test.function = std::move(subject.function);
  test.subject = std::move(subject.name);
};
const auto take_tail = [](auto& ctx) {
  Tail& tail = x3::_attr(ctx);
  Expression& test = x3::_val(ctx);
  if (!tail.values.empty()) test.span.end = tail.values.back().span.end;
  test.equal = tail.equal;
  test.values = std::move(tail.values);
};
const auto is_call = [](auto& ctx) { x3::_pass(ctx) = x3::_val(ctx).function.has_value(); };

Expression join(Expression::Kind kind, std::vector<Expression> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  Expression joined;
  joined.kind = kind;
  joined.span = parts.front().span;
  joined.span.end = parts.back().span.end;
  joined.parts = std::move(parts);
  return joined;
}
const auto join_any = [](auto& ctx) {
  x3::_val(ctx) = join(Expression::Kind::any, std::move(x3::_attr(ctx)));
};
const auto join_all = [](auto& ctx) {
  x3::_val(ctx) = join(Expression::Kind::all, std::move(x3::_attr(ctx)));
};
const auto negate = [](auto& ctx) {
  Expression& negation = x3::_val(ctx);
  negation.kind = Expression::Kind::negation;
  negation.span = x3::_attr(ctx).span;
  negation.parts.push_back(std::move(x3::_attr(ctx)));
};

// The names of the rules stand in what the reader sees: "expected ...".
const x3::rule<class NameRule, Word> name = "un nom";
const x3::rule<class SubjectRule, Subject> subject = "une question";
const x3::rule<class TailRule, Tail> tail = "une comparaison";
const x3::rule<class TestRule, Expression> test = "une comparaison";
const x3::rule<class NegationRule, Expression> negation = "une condition";
const x3::rule<class AllPartsRule, std::vector<Expression>> all_parts = "une condition";
const x3::rule<class AllRule, Expression> conjunction = "une condition";
const x3::rule<class AnyPartsRule, std::vector<Expression>> any_parts = "une condition";
const x3::rule<class AnyRule, Expression> condition = "une condition";

const auto name_def = !any_keyword >> x3::raw[x3::lexeme[first_letter >> *letter]][take_word];
const auto subject_def = name[take_name] >> -(x3::lit('(') > name[take_argument] > x3::lit(')'));
const auto tail_def = (x3::lit("==") > name[add_value]) |
                      (x3::lit("!=")[differ] > name[add_value]) |
                      (keyword("in") > x3::lit('{') > name[add_value] >>
                       *(x3::lit(',') > name[add_value]) > x3::lit('}'));
const auto test_def = subject[take_subject] >>
                      ((x3::eps[is_call] >> !(x3::lit('=') | '!' | keyword("in"))) |
                       (x3::eps > tail[take_tail]));
const auto negation_def = (keyword("not") > negation[negate]) |
                          (x3::lit('(') > condition[take] > x3::lit(')')) | test[take];
const auto all_parts_def = negation >> *(keyword("and") > negation);
const auto conjunction_def = all_parts[join_all];
const auto any_parts_def = conjunction >> *(keyword("or") > conjunction);
const auto condition_def = any_parts[join_any];

BOOST_SPIRIT_DEFINE(name, subject, tail, test, negation, all_parts, conjunction, any_parts,
                    condition)

/// The deepest nesting of brackets plus the longest run of `not`, counted before the parser
/// recurses.
std::size_t depth(std::string_view text) {
  std::size_t open = 0;
  std::size_t nots = 0;
  std::size_t deepest = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '(' || text[i] == '{') ++open;
    if ((text[i] == ')' || text[i] == '}') && open > 0) --open;
    if (text.substr(i, 3) == "not") {
      ++nots;
      i += 2;
    } else if (text[i] != ' ' && text[i] != '\t' && text[i] != '(') {
      nots = 0;
    }
    deepest = std::max(deepest, open + nots);
  }
  return deepest;
}

Message expected(const std::string& which) {
  if (which == "un nom") return message("un nom est attendu ici");
  if (which == "une comparaison") return message("`==`, `!=` ou `in {…}` est attendu ici");
  if (which == "une condition") return message("une condition est attendue ici");
  if (which.find(')') != std::string::npos) return message("`)` est attendu ici");
  if (which.find('{') != std::string::npos) return message("`{` est attendu ici");
  if (which.find('}') != std::string::npos) return message("`}` ou `,` est attendu ici");
  return message("cette condition ne peut pas être lue ici");
}

/// The span of the text without quotes, if it stands in the file exactly as it was decoded.
std::optional<Span> exact_span(const Node& scalar, const SourceFile& source) {
  Span span = scalar.span;
  const char first = span.begin < source.text().size() ? source.text()[span.begin] : '\0';
  if ((first == '\'' || first == '"') && span.end >= span.begin + 2) {
    ++span.begin;
    --span.end;
  }
  if (source.text().substr(span.begin, span.end - span.begin) != scalar.text) return std::nullopt;
  return span;
}

}  // namespace

std::optional<Expression> parse_expression(const Node& scalar, const SourceFile& source,
                                           Diagnostics& out) {
  const auto refuse = [&](Code code, Span where, Message observation, Message help = {}) {
    out.push_back(diagnose(code, where, std::move(observation), {}, std::move(help)));
    return std::nullopt;
  };
  const auto span = exact_span(scalar, source);
  if (!span) {
    return refuse(Code::condition_layout, scalar.span,
                  message("une condition s'écrit sur une seule ligne, sans caractère échappé"));
  }
  const std::string& text = scalar.text;
  if (text.size() > longest_condition) {
    return refuse(Code::condition_too_long, *span,
                  message("la condition dépasse {0} octets", std::to_string(longest_condition)),
                  message("répartissez-la sur plusieurs étapes `require`"));
  }
  if (depth(text) > deepest_condition) {
    return refuse(Code::condition_too_deep, *span,
                  message("plus de {0} niveaux sont emboîtés", std::to_string(deepest_condition)),
                  message("répartissez la condition sur plusieurs étapes `require`"));
  }
  const Origin origin{text.data(), *span};
  Iterator at = text.data();
  const Iterator end = at + text.size();
  Expression parsed;
  const auto place = [&](Iterator where) {
    while (where != end && (*where == ' ' || *where == '\t')) ++where;
    return origin.of(where, std::min(where + 1, end));
  };
  try {
    const auto with_origin = x3::with<OriginTag>(origin)[condition];
    if (!x3::phrase_parse(at, end, with_origin, blank, parsed)) {
      return refuse(Code::condition_syntax, place(at), expected("une condition"));
    }
  } catch (const x3::expectation_failure<Iterator>& failure) {
    return refuse(Code::condition_syntax, place(failure.where()), expected(failure.which()));
  }
  if (at != end) {
    return refuse(Code::condition_syntax, origin.of(at, end),
                  message("`and`, `or` ou la fin de la condition est attendu ici"));
  }
  return parsed;
}

}  // namespace subrosa
