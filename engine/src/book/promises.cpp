// What cannot be, and what is proved of every situation.
#include "book/pages.hpp"

namespace subrosa {

namespace {

BookLine constraint_line(const Pages& pages, const Constraint& constraint) {
  BookLine line{"", pages.text(constraint.because)};
  pages.add(message("Jamais ensemble"), std::optional(constraint.never), line.under);
  pages.add(message("Nom dans les fichiers"), constraint.id, line.under);
  return line;
}

BookLine property_line(const Pages& pages, const Property& property) {
  BookLine line{"", pages.text(property.title)};
  const auto limited = [](const Period& period) { return period.from || period.to; };
  if (limited(property.as_of))
    pages.add(message("Pour un acte"), pages.period(property.as_of), line.under);
  if (limited(property.known_on))
    pages.add(message("Droit connu"), pages.period(property.known_on), line.under);
  pages.add_links(message("Sources"), property.sources, line.under);
  pages.add(message("Nom dans les fichiers"), property.id, line.under);
  return line;
}

}  // namespace

BookPart promises_chapter(const Pages& pages) {
  BookPart chapter{"promises", pages.tr(message("Ce qui vaut pour toute situation"))};
  BookPart excluded{"excluded", pages.tr(message("Réponses qui ne vont pas ensemble"))};
  for (const Constraint& one : pages.rules.constraints)
    excluded.lines.push_back(constraint_line(pages, one));
  BookPart proved{"proved", pages.tr(message("Promesses, prouvées sur toutes les situations"))};
  for (const Property& one : pages.rules.properties)
    proved.lines.push_back(property_line(pages, one));
  for (BookPart* part : {&excluded, &proved}) {
    if (!part->lines.empty()) chapter.parts.push_back(std::move(*part));
  }
  return chapter;
}

}  // namespace subrosa
