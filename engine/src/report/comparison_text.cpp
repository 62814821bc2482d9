// Comparisons as text, for somebody who must see what a change of the law does.
#include <cmath>

#include "report/wrap.hpp"
#include "subrosa/case_file.hpp"
#include "subrosa/report.hpp"

namespace subrosa {

namespace {

/// `36 %`, `0,036 %`: two figures that count.
std::string percent(double share, Language language) {
  const double value = 100 * share;
  if (value >= 99.95 || value <= 0) return value <= 0 ? "0 %" : "100 %";
  if (value > 99) return (language == Language::en ? "99.9" : "99,9") + std::string(" %");
  int decimals = value >= 10 ? 0 : 1 - static_cast<int>(std::floor(std::log10(value)));
  decimals = std::min(decimals, 12);
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.*f", decimals, value);
  std::string text = digits;
  if (language != Language::en && text.find('.') != std::string::npos) text[text.find('.')] = ',';
  return text + " %";
}

/// `12 345`, the digits in groups of three.
std::string grouped(const std::string& digits) {
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += ' ';
    text += digits[i];
  }
  return text;
}

class Page {
 public:
  Page(const Comparison& comparison, const TextStyle& style)
      : comparison_(comparison), style_(style) {}

  std::string write() {
    heading();
    if (comparison_.empty()) line(message("Rien ne change : ni réponse, ni raison, ni consigne."));
    for (const ChangedClass& one : comparison_.verdicts) verdict(one);
    if (!comparison_.rest.empty()) {
      out_ += "\n";
      line(message("La réponse reste, mais pas ce qui va avec"));
    }
    for (const SameVerdict& one : comparison_.rest) same(one);
    if (!comparison_.provisions.empty()) {
      out_ += "\n";
      line(message("Les règles qui ont une autre version"));
    }
    for (const ChangedProvision& one : comparison_.provisions) provision(one);
    return std::move(out_);
  }

 private:
  std::string words(const Message& what) const { return say(what, style_.language); }

  void line(const Message& what, std::size_t indent = 0) {
    const std::string margin(indent, ' ');
    out_ += wrap(words(what), style_.width, margin, margin);
  }

  static std::string dates(const Law& law) {
    return iso(law.as_of) + (law.as_of == law.known_on ? "" : "@" + iso(law.known_on));
  }

  static std::string name(const Law& law, bool with_version) {
    return with_version ? law.rules->id + " " + law.rules->version + ", " + dates(law) : dates(law);
  }

  void heading() {
    const bool two = comparison_.older.rules != comparison_.newer.rules;
    line(message("De {0} à {1}", name(comparison_.older, two), name(comparison_.newer, two)));
    double changed = 0;
    for (const ChangedClass& one : comparison_.verdicts) changed += one.amount.share;
    line(
        message("Sur {0} combinaisons de réponses, {1} changent de réponse. Ce sont des "
                "combinaisons, pas des appels.",
                grouped(comparison_.situations), percent(changed, style_.language)));
  }

  std::string verdict_words(std::optional<Verdict> verdict) const {
    return verdict ? short_words(*verdict, style_.language)
                   : words(message("exclu par les règles"));
  }

  void verdict(const ChangedClass& one) {
    out_ += "\n";
    line(message("{0} → {1} : {2} ({3})", verdict_words(one.before), verdict_words(one.after),
                 grouped(one.amount.number), percent(one.amount.share, style_.language)));
    std::string why;
    for (const Responsible& provision : one.provisions) {
      why += (why.empty() ? "" : ", ") + provision.provision + " " +
             percent(provision.share, style_.language);
    }
    if (!why.empty()) line(message("à cause de : {0}", why), 2);
    example(one.after ? comparison_.newer : comparison_.older, one.example);
  }

  void same(const SameVerdict& one) {
    const Message what = one.reasons && one.duties ? message("raisons et consignes")
                         : one.reasons             ? message("raisons seulement")
                                                   : message("consignes seulement");
    out_ += "\n";
    line(message("{0}, {1} : {2} ({3})", verdict_words(one.verdict), words(what),
                 grouped(one.amount.number), percent(one.amount.share, style_.language)));
    example(comparison_.newer, one.example);
  }

  void provision(const ChangedProvision& one) {
    const auto article = [&](const Law& law, std::optional<TextIndex> text) {
      return text ? law.rules->text(*text, style_.language) : words(message("absente"));
    };
    const std::string before = article(comparison_.older, one.before);
    const std::string after = article(comparison_.newer, one.after);
    line(before == after ? message("{0} : {1}", one.id, after)
                         : message("{0} : {1} → {2}", one.id, before, after),
         2);
  }

  /// What the example has that is not ordinary.
  void example(const Law& law, const Situation& situation) {
    const RuleSet& rules = *law.rules;
    std::string told;
    for (std::size_t i = 0; i < rules.facts.size(); ++i) {
      const Fact& fact = rules.facts[Table<FactIndex, Fact>::index(i)];
      const Answer& answer = situation.answers[i];
      if (answer.state != Answer::State::known || fact.plain == answer.value) continue;
      told += (told.empty() ? "" : " · ") + rules.text(fact.question, style_.language) + " — " +
              rules.text(fact.values[answer.value.value].label, style_.language);
    }
    line(told.empty() ? message("la plus simple : la situation ordinaire")
                      : message("la plus simple, le reste étant ordinaire : {0}", told),
         2);
    if (style_.every_provision) out_ += write_case(rules, "example", situation);
  }

  const Comparison& comparison_;
  const TextStyle& style_;
  std::string out_;
};

}  // namespace

std::string to_text(const Comparison& comparison, const TextStyle& style) {
  return Page(comparison, style).write();
}

std::string to_text(const std::vector<FlippedCase>& cases, const TextStyle& style) {
  if (cases.empty()) return "";
  std::string out =
      "\n" +
      say(message("Les situations de la bibliothèque dont la réponse change"), style.language) +
      "\n";
  for (const FlippedCase& one : cases) {
    out += wrap(say(message("{0} : {1} → {2}", one.id, short_words(one.before, style.language),
                            short_words(one.after, style.language)),
                    style.language),
                style.width, "  ", "    ");
  }
  return out;
}

}  // namespace subrosa
