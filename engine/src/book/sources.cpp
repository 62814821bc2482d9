// The sources: what they say, how they were checked, what rests on them.
#include <algorithm>

#include "book/pages.hpp"

namespace subrosa {

namespace {

bool cites(const std::vector<SourceIndex>& sources, SourceIndex source) {
  return std::find(sources.begin(), sources.end(), source) != sources.end();
}

bool rests_on(const Version& version, SourceIndex source) {
  const auto& steps = version.tree.steps;
  return cites(version.sources, source) ||
         (version.annulled && version.annulled->source == source) ||
         std::any_of(steps.begin(), steps.end(),
                     [&](const Step& step) { return cites(step.sources, source); });
}

std::vector<ProvisionIndex> users_of(const RuleSet& rules, SourceIndex source) {
  std::vector<ProvisionIndex> users;
  for (std::size_t i = 0; i < rules.provisions.size(); ++i) {
    const ProvisionIndex index = Table<ProvisionIndex, Provision>::index(i);
    const auto& versions = rules.provisions[index].versions;
    if (std::any_of(versions.begin(), versions.end(),
                    [&](const Version& version) { return rests_on(version, source); }))
      users.push_back(index);
  }
  return users;
}

std::string check_words(const Pages& pages, const Source& source) {
  switch (source.tag) {
    case Tag::text_read:
      return pages.tr(message("texte lu, vérifié le {0}", pages.day(source.checked_on)));
    case Tag::secondary:
      return pages.tr(message("source secondaire, vérifiée le {0}", pages.day(source.checked_on)));
    case Tag::unverified: return pages.tr(message("pas encore vérifié"));
  }
  return {};
}

BookLine source_line(const Pages& pages, SourceIndex index) {
  const Source& source = pages.rules.sources[index];
  BookLine line{pages.text(source.title), pages.text(source.says), "", Pages::id_of(source)};
  pages.add(message("Acte"), pages.translated("source." + source.id + ".act", source.act),
            line.under);
  if (source.date) pages.add(message("Date"), pages.day(*source.date), line.under);
  if (source.published) pages.add(message("Publié le"), pages.day(*source.published), line.under);
  pages.add(Message{"NUMAC", {}}, source.numac, line.under);
  pages.add(Message{"ELI", {}}, source.eli, line.under);
  pages.add(message("État"), check_words(pages, source), line.under);
  const std::string overdue =
      source.review_by < pages.today ? " — " + pages.tr(message("la date est passée")) : "";
  pages.add(message("À revoir avant le"), pages.day(source.review_by) + overdue, line.under);
  pages.add(message("Nom dans les fichiers"), source.id, line.under);
  pages.add_links(message("Sert à"), users_of(pages.rules, index), line.under);
  return line;
}

}  // namespace

BookPart sources_chapter(const Pages& pages) {
  BookPart chapter{"sources", pages.tr(message("Les sources"))};
  for (std::size_t i = 0; i < pages.rules.sources.size(); ++i)
    chapter.lines.push_back(source_line(pages, Table<SourceIndex, Source>::index(i)));
  return chapter;
}

}  // namespace subrosa
