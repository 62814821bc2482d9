#include "check/check_claim.hpp"

#include <algorithm>

#include "diagnostics/suggestion.hpp"

namespace subrosa {

namespace {

Claim negated(Claim claim) {
  Claim made;
  made.kind = Claim::Kind::negation;
  made.parts.push_back(std::move(claim));
  return made;
}

Claim joined(Claim::Kind kind, Claim a, Claim b) {
  Claim made;
  made.kind = kind;
  made.parts.push_back(std::move(a));
  made.parts.push_back(std::move(b));
  return made;
}

class ClaimChecker {
 public:
  explicit ClaimChecker(Scope& scope) : scope_(scope) {}

  std::optional<Claim> check(const Expression& e) {
    if (e.kind == Expression::Kind::test) return test(e);
    Claim claim;
    claim.kind = e.kind == Expression::Kind::all   ? Claim::Kind::all
                 : e.kind == Expression::Kind::any ? Claim::Kind::any
                                                   : Claim::Kind::negation;
    bool sound = true;
    for (const Expression& part : e.parts) {
      auto checked = check(part);
      sound = sound && checked.has_value();
      if (checked) claim.parts.push_back(std::move(*checked));
    }
    return sound ? std::optional(std::move(claim)) : std::nullopt;
  }

 private:
  std::optional<Claim> test(const Expression& e) {
    std::optional<Claim> claim = e.function                    ? call(e)
                                 : e.subject.text == "verdict" ? verdict(e)
                                                               : fact(e);
    if (claim && !e.equal) return negated(std::move(*claim));
    return claim;
  }

  /// The bits of the values named, among the words given.
  std::optional<std::uint64_t> bits(const Expression& e, const std::vector<std::string>& words) {
    std::uint64_t mask = 0;
    for (const Word& value : e.values) {
      const auto found = std::find(words.begin(), words.end(), value.text);
      if (found == words.end()) {
        report(value, message("`{0}` n'est pas de la liste", value.text), words);
        return std::nullopt;
      }
      mask |= std::uint64_t{1} << (found - words.begin());
    }
    if (mask == 0) {
      scope_.out.push_back(diagnose(Code::condition_syntax, e.span,
                                    message("`==`, `!=` ou `in {…}` est attendu ici")));
      return std::nullopt;
    }
    return mask;
  }

  std::optional<Claim> verdict(const Expression& e) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < verdict_count; ++i)
      words.emplace_back(name_of(static_cast<Verdict>(i)));
    Claim claim;
    claim.kind = Claim::Kind::verdict;
    const auto mask = bits(e, words);
    claim.values = mask.value_or(0);
    return mask ? std::optional(claim) : std::nullopt;
  }

  std::optional<Claim> fact(const Expression& e) {
    const auto index = scope_.fact(e.subject);
    if (!index) return std::nullopt;
    Claim claim;
    claim.kind = Claim::Kind::fact;
    claim.fact = *index;
    for (const Word& word : e.values) {
      const auto value = scope_.value(scope_.rules.facts[*index], word);
      if (!value) return std::nullopt;
      claim.values |= std::uint64_t{1} << value->value;
    }
    return claim;
  }

  std::optional<Claim> call(const Expression& e) {
    const std::string& name = e.function->text;
    if (name == "effect") return effect(e);
    if (!e.values.empty()) {
      scope_.out.push_back(diagnose(Code::condition_syntax, e.values.front().span,
                                    message("`{0}(…)` ne se compare à rien", name)));
      return std::nullopt;
    }
    if (name == "duty") return duty(e);
    if (name == "depends_on") {
      const auto index = scope_.fact(e.subject);
      Claim claim;
      claim.kind = Claim::Kind::depends_on;
      claim.fact = index.value_or(FactIndex{});
      return index ? std::optional(claim) : std::nullopt;
    }
    report(*e.function, message("`{0}(…)` n'existe pas", name), {"effect", "duty", "depends_on"});
    return std::nullopt;
  }

  std::optional<Claim> effect(const Expression& e) {
    const auto provision = scope_.provisions.find(e.subject, scope_.out);
    std::vector<std::string> words;
    for (std::size_t i = 0; i < effect_count; ++i)
      words.emplace_back(name_of(static_cast<Effect>(i)));
    const auto mask = bits(e, words);
    if (!provision || !mask) return std::nullopt;
    Claim claim;
    claim.kind = Claim::Kind::effect;
    claim.provision = ProvisionIndex{*provision};
    claim.values = *mask;
    return claim;
  }

  std::optional<Claim> duty(const Expression& e) {
    Claim claim;
    const auto& limits = scope_.limits.all();
    if (std::find(limits.begin(), limits.end(), e.subject.text) != limits.end()) {
      claim.kind = Claim::Kind::limit;
      claim.limit = LimitIndex{*scope_.limits.find(e.subject, scope_.out)};
      return claim;
    }
    const auto row = scope_.duties.find(e.subject, scope_.out);
    claim.kind = Claim::Kind::duty;
    claim.duty = DutyIndex{row.value_or(0)};
    return row ? std::optional(claim) : std::nullopt;
  }

  void report(const Word& word, Message seen, const std::vector<std::string>& words) {
    scope_.out.push_back(
        diagnose(Code::bad_word, word.span, std::move(seen), {}, suggestion(word.text, words)));
  }

  Scope& scope_;
};

}  // namespace

std::optional<PropertyClaims> check_property(const DraftProperty& property, Scope& scope) {
  ClaimChecker checker(scope);
  auto claim = checker.check(*property.claim);
  auto when = property.when ? checker.check(*property.when) : std::nullopt;
  if (!claim || (property.when && !when)) return std::nullopt;
  if (property.never) claim = negated(std::move(*claim));
  if (!when) return PropertyClaims{std::move(*claim), std::nullopt};
  return PropertyClaims{joined(Claim::Kind::any, negated(*when), std::move(*claim)), when};
}

}  // namespace subrosa
