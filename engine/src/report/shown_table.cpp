#include "report/shown_table.hpp"

#include <algorithm>

#include "report/one_line.hpp"
#include "report/remarks.hpp"

namespace subrosa {

namespace {

/// What both tables say of a decision.
class Teller {
 public:
  explicit Teller(Language language) : language_(language) {}

  std::string tr(const Message& words) const { return say(words, language_); }
  std::string day(Date date) const { return day_words(date, language_); }

  Cell verdict(const Decision& decision) const {
    if (decision.verdict) return {short_words(decision.verdict, language_)};
    Cell cell{tr(message("{0} :", short_words(std::nullopt, language_)))};
    for (const Verdict verdict : decision.possible)
      cell.push_back("  " + short_words(verdict, language_));
    return cell;
  }

  Cell grounds(const Decision& decision) const {
    const RuleSet& rules = *decision.rules;
    Cell articles;
    for (const ProvisionIndex p : decision.deciding) {
      const std::size_t version = *decision.provisions[p.value].version;
      const std::string& words =
          rules.text(rules.provisions[p].versions[version].article, language_);
      if (std::find(articles.begin(), articles.end(), words) == articles.end())
        articles.push_back(words);
    }
    if (articles.empty()) return {tr(message("aucune règle n'en parle"))};
    if (decision.deciding_certain && decision.verdict) return articles;
    for (std::string& words : articles) words.insert(0, "  ");
    articles.insert(articles.begin(), tr(message("Selon ce qui manque encore :")));
    return articles;
  }

  /// What a short table leaves out, and what holds while an answer is not sure.
  void add_warnings(ShownTable& table, bool something_open) const {
    if (something_open) table.notes.push_back(headline_of(std::nullopt, language_));
    table.notes.push_back(
        tr(message("Ce tableau ne donne que la réponse. Ce qu'on peut dire au juste, et ce qu'il "
                   "faut faire, est dans la réponse complète.")));
  }

  ShownTable table(const Heading& heading) const {
    ShownTable made;
    made.title = one_line(heading.title);
    const std::string story = one_line(heading.story);
    if (!story.empty()) made.introduction.push_back(story);
    return made;
  }

 private:
  Language language_;
};

/// `du 1er janvier 2000 au 31 août 2017`, in one line or two.
Cell days_of(const Teller& teller, const Period& dates) {
  if (!dates.to) return {teller.tr(message("dès le {0}", teller.day(*dates.from)))};
  if (*dates.from == *dates.to) return {teller.tr(message("le {0}", teller.day(*dates.from)))};
  return {teller.tr(message("du {0}", teller.day(*dates.from))),
          teller.tr(message("au {0}", teller.day(*dates.to)))};
}

/// A remark after the days for which it holds.
std::string dated(const Teller& teller, const DatedRemark& remark) {
  std::string days;
  for (const Period& period : remark.dates) {
    days += days.empty() ? "" : ", ";
    for (const std::string& line : days_of(teller, period)) days += line + " ";
    days.pop_back();
  }
  return teller.tr(message("Pour un acte {0} : {1}", days, remark.caveat.text));
}

/// First the remarks on some days, then those on all of them, so that the first are not overlooked.
void add_notes(const Teller& teller, const Timeline& timeline, Language language,
               ShownTable& table) {
  const Period all{timeline.stretches.front().dates.from, timeline.stretches.back().dates.to};
  std::vector<std::string> for_all;
  for (const DatedRemark& remark : remarks_of(timeline, language)) {
    if (remark.dates == std::vector{all}) {
      for_all.push_back(remark.caveat.text);
    } else {
      table.notes.push_back(dated(teller, remark));
    }
  }
  table.notes.insert(table.notes.end(), for_all.begin(), for_all.end());
}

std::string what_changes(const Teller& teller, const Timeline& timeline) {
  if (timeline.as_then) {
    return teller.tr(
        message("Les mêmes réponses, chaque jour que les règles couvrent, avec le droit comme on "
                "le connaissait ce jour-là."));
  }
  return teller.tr(
      message("Les mêmes réponses, chaque jour que les règles couvrent, avec ce qu'on sait du "
              "droit le {0}.",
              teller.day(timeline.situation.known_on)));
}

std::string without_value(const Teller& teller, const Matrix& matrix, const Fact& fact) {
  const bool asked = matrix.situation.answer(matrix.over).state == Answer::State::unknown;
  if (fact.reading) return teller.tr(message("ce que ces règles suivent"));
  return asked ? teller.tr(message("pas encore su")) : teller.tr(message("sans réponse"));
}

std::string because(const Contradiction& clash, const RuleSet& rules, Language language) {
  std::string all;
  for (const std::size_t i : clash.constraints) {
    all += (all.empty() ? "" : " ") + rules.text(rules.constraints[i].because, language);
  }
  return all;
}

bool is_open(const MatrixRow& row) {
  const auto* decision = std::get_if<Decision>(&row.answer);
  return decision != nullptr && !decision->verdict;
}

/// Remarks on every row that is decided stand alone; the others have a number, and their rows name
/// it.
void add_notes(const Teller& teller, const Matrix& matrix, Language language, ShownTable& table) {
  const auto decided = std::count_if(
      matrix.rows.begin(), matrix.rows.end(),
      [](const MatrixRow& row) { return std::holds_alternative<Decision>(row.answer); });
  std::size_t number = 0;
  std::vector<std::string> for_all;
  for (const RowRemark& remark : remarks_of(matrix, language)) {
    if (remark.rows.size() == static_cast<std::size_t>(decided)) {
      for_all.push_back(remark.caveat.text);
      continue;
    }
    const std::string name = teller.tr(message("note {0}", std::to_string(++number)));
    table.notes.push_back(teller.tr(message("{0} : {1}", name, remark.caveat.text)));
    for (const std::size_t row : remark.rows) table.rows[row].answer.push_back("(" + name + ")");
  }
  table.notes.insert(table.notes.end(), for_all.begin(), for_all.end());
}

}  // namespace

ShownTable shown(const Heading& heading, const Timeline& timeline, Language language) {
  const Teller teller(language);
  ShownTable table = teller.table(heading);
  table.introduction.push_back(what_changes(teller, timeline));
  table.caption = teller.tr(message("La réponse selon le jour de l'acte"));
  table.columns = {teller.tr(message("Jour de l'acte")), teller.tr(message("Peut-on le dire ?")),
                   teller.tr(message("Sur quelle base"))};
  for (const Stretch& stretch : timeline.stretches) {
    ShownRow row{days_of(teller, stretch.dates), teller.verdict(stretch.decision()),
                 teller.grounds(stretch.decision())};
    if (stretch.dates.contains(timeline.situation.as_of))
      row.head.push_back(teller.tr(message("(le jour de la situation)")));
    table.rows.push_back(std::move(row));
  }
  teller.add_warnings(table, std::any_of(timeline.stretches.begin(), timeline.stretches.end(),
                                         [](const Stretch& s) { return !s.decision().verdict; }));
  add_notes(teller, timeline, language, table);
  return table;
}

ShownTable shown(const Heading& heading, const Matrix& matrix, Language language) {
  const Teller teller(language);
  const Decision& decided = matrix.of_case();
  const RuleSet& rules = *decided.rules;
  const Fact& fact = rules.facts[matrix.over];
  ShownTable table = teller.table(heading);
  table.introduction.push_back(explain(decided, language).dates);
  table.introduction.push_back(teller.tr(message("Une seule réponse change, les autres restent.")));
  table.caption = rules.text(fact.question, language);
  table.columns = {teller.tr(message("Réponse donnée")), teller.tr(message("Peut-on le dire ?")),
                   teller.tr(message("Sur quelle base"))};
  for (const MatrixRow& row : matrix.rows) {
    ShownRow told;
    told.head = {row.value ? rules.text(fact.values[row.value->value].label, language)
                           : without_value(teller, matrix, fact)};
    if (row.of_case) told.head.push_back(teller.tr(message("(la situation)")));
    if (const auto* decision = std::get_if<Decision>(&row.answer)) {
      told.answer = teller.verdict(*decision);
      told.grounds = teller.grounds(*decision);
    } else {
      told.answer = {teller.tr(message("impossible avec les autres réponses"))};
      told.grounds = {because(std::get<Contradiction>(row.answer), rules, language)};
    }
    table.rows.push_back(std::move(told));
  }
  teller.add_warnings(table, std::any_of(matrix.rows.begin(), matrix.rows.end(), is_open));
  add_notes(teller, matrix, language, table);
  return table;
}

}  // namespace subrosa
