// The whole book: its beginning, and the chapters in their order.
#include <algorithm>

#include "book/pages.hpp"
#include "subrosa/explanation.hpp"

namespace subrosa {

namespace {

/// `oriente ailleurs, puis oblige à le dire, puis …`, the strongest first.
std::string order_words(const Pages& pages) {
  std::string words;
  for (const Effect effect : pages.rules.order) {
    const std::string next = effect_words(effect, pages.language);
    words = words.empty() ? next : pages.tr(message("{0}, puis {1}", words, next));
  }
  return words;
}

std::string review_words(const Pages& pages) {
  const auto& provisions = pages.rules.provisions;
  const auto count = [&](ReviewState state) {
    return std::count_if(provisions.begin(), provisions.end(),
                         [&](const Provision& one) { return one.review.state == state; });
  };
  const auto reviewed = count(ReviewState::reviewed);
  const auto changed = count(ReviewState::changed);
  if (reviewed + changed == 0) {
    return pages.tr(
        message("Aucun juriste n'a encore relu ces règles. Ceci informe et ne remplace "
                "pas un avis juridique."));
  }
  return pages.tr(message(
      "Dispositions relues par un juriste, telles qu'elles sont ici : {0} sur "
      "{1}. Changées depuis leur relecture : {2}.",
      std::to_string(reviewed), std::to_string(provisions.size()), std::to_string(changed)));
}

std::vector<std::string> introduction(const Pages& pages) {
  const RuleSet& rules = pages.rules;
  return {
      pages.tr(message("Règles « {0} », version {1}, empreinte {2}. Livre fait le {3}.", rules.id,
                       rules.version, rules.hash, pages.day(pages.today))),
      pages.tr(message("Elles valent pour un acte {0}.", pages.period(rules.covers))),
      review_words(pages),
      pages.tr(message("Chaque disposition est une suite de points numérotés. On commence au "
                       "point 1 ; chaque réponse mène à un autre point, ou à une fin.")),
      pages.tr(message("Quand plusieurs dispositions jouent, la plus forte donne la réponse. De la "
                       "plus forte à la plus faible : {0}. Un simple devoir ne change jamais la "
                       "réponse.",
                       order_words(pages))),
      pages.tr(message("Pour relire et signer, il y a une place après chaque disposition. Une "
                       "signature vaut pour l'empreinte qui est à côté.")),
  };
}

}  // namespace

Book make_book(const RuleSet& rules, const std::vector<BookCase>& cases, Date today,
               Language language) {
  const Pages pages{rules, today, language};
  Book book;
  book.language = language;
  book.title = rules.text(rules.title, language);
  book.hash = rules.hash;
  book.introduction = introduction(pages);
  for (BookPart& chapter : std::vector<BookPart>{
           open_points_chapter(pages), provisions_chapter(pages), questions_chapter(pages),
           readings_chapter(pages), promises_chapter(pages), sources_chapter(pages),
           conduct_chapter(pages), cases_chapter(pages, cases)}) {
    const bool empty = chapter.lines.empty() && chapter.parts.empty();
    if (!empty) book.parts.push_back(std::move(chapter));
  }
  return book;
}

}  // namespace subrosa
