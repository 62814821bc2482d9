// The cases of the library, by theme, each with its answer.
#include <algorithm>

#include "book/pages.hpp"
#include "subrosa/explanation.hpp"

namespace subrosa {

namespace {

std::string dates_words(const Pages& pages, const Case& one) {
  const Situation situation = one.situation(pages.today);
  if (situation.as_of == situation.known_on)
    return pages.tr(message("Droit en vigueur et connu le {0}.", pages.day(situation.as_of)));
  return pages.tr(message("Pour un acte du {0}, avec ce qu'on sait du droit le {1}.",
                          pages.day(situation.as_of), pages.day(situation.known_on)));
}

std::string answer_words(const Pages& pages, const BookCase& one) {
  if (!one.decided) return pages.tr(message("n'a pas pu être décidée avec ces règles"));
  if (one.verdict) return pages.verdict(one.verdict);
  std::string words;
  for (const Verdict verdict : one.possible)
    words += (words.empty() ? "" : " · ") + pages.verdict(verdict);
  return pages.verdict(std::nullopt) + " (" + words + ")";
}

/// Whether the case asks for another answer than it gets.
bool surprises(const BookCase& one) {
  if (!one.one.expect) return false;
  const Expectation& expect = *one.one.expect;
  if (expect.undetermined) return one.verdict.has_value();
  return expect.verdict.has_value() && expect.verdict != one.verdict;
}

std::string sectors_words(const Pages& pages, const Case& one) {
  std::string words;
  for (const NamedText& sector : pages.rules.sectors) {
    if (std::find(one.sectors.begin(), one.sectors.end(), sector.id) != one.sectors.end())
      words += (words.empty() ? "" : ", ") + pages.text(sector.text);
  }
  return words;
}

BookLine case_line(const Pages& pages, const BookCase& one) {
  const std::string title = title_of(one.one, pages.rules, pages.language);
  BookLine line{title.empty() ? one.one.id : title, story_of(one.one, pages.rules, pages.language),
                "", "case-" + one.one.id};
  line.under.push_back({"", dates_words(pages, one.one)});
  pages.add(message("Secteurs"), sectors_words(pages, one.one), line.under);
  pages.add(message("La réponse"), answer_words(pages, one), line.under);
  pages.add_links(message("Sur quelle base"), one.deciding, line.under);
  if (surprises(one)) {
    pages.add(message("Réponse attendue, qui n'est pas celle des règles"),
              pages.verdict(one.one.expect->verdict), line.under);
  }
  pages.add(message("Nom dans les fichiers"), one.one.id, line.under);
  return line;
}

}  // namespace

BookPart cases_chapter(const Pages& pages, const std::vector<BookCase>& cases) {
  BookPart chapter{"cases", pages.tr(message("Les situations, et leur réponse"))};
  const std::vector<NamedText>& themes = pages.rules.themes;
  for (const NamedText& theme : themes) {
    BookPart part{"theme-" + theme.id, pages.text(theme.text)};
    for (const BookCase& one : cases) {
      if (one.one.theme == theme.id) part.lines.push_back(case_line(pages, one));
    }
    if (!part.lines.empty()) chapter.parts.push_back(std::move(part));
  }
  const auto has_theme = [&](const BookCase& one) {
    return std::any_of(themes.begin(), themes.end(),
                       [&](const NamedText& theme) { return theme.id == one.one.theme; });
  };
  BookPart rest{"no-theme", pages.tr(message("Sans thème"))};
  for (const BookCase& one : cases) {
    if (!has_theme(one)) rest.lines.push_back(case_line(pages, one));
  }
  if (!rest.lines.empty()) chapter.parts.push_back(std::move(rest));
  return chapter;
}

}  // namespace subrosa
