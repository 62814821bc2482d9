// What the rules leave out, and what is not certain in them.
#include "book/pages.hpp"
#include "subrosa/edition.hpp"

namespace subrosa {

namespace {

/// Provisions whose version of today is not settled.
void add_unsettled(const Pages& pages, std::vector<BookLine>& lines) {
  BookLine found{pages.tr(message("Dispositions dont le texte d'aujourd'hui n'est pas établi")),
                 ""};
  const Edition edition = edition_of(pages.rules, pages.today, pages.today);
  for (std::size_t i = 0; i < pages.rules.provisions.size(); ++i) {
    if (!edition.versions[i]) continue;
    const Provision& provision = pages.rules.provisions[Table<ProvisionIndex, Provision>::index(i)];
    const Version& version = provision.versions[*edition.versions[i]];
    const Certainty certainty = version.certainty_on(pages.today);
    if (certainty == Certainty::settled) continue;
    found.under.push_back({"", pages.text(provision.title) + " — " + pages.certainty(certainty),
                           Pages::id_of(provision, version)});
  }
  if (!found.under.empty()) lines.push_back(std::move(found));
}

void add_unread_sources(const Pages& pages, std::vector<BookLine>& lines) {
  std::vector<SourceIndex> secondary;
  std::vector<SourceIndex> unverified;
  std::vector<SourceIndex> overdue;
  for (std::size_t i = 0; i < pages.rules.sources.size(); ++i) {
    const SourceIndex index = Table<SourceIndex, Source>::index(i);
    const Source& source = pages.rules.sources[index];
    if (source.tag == Tag::secondary) secondary.push_back(index);
    if (source.tag == Tag::unverified) unverified.push_back(index);
    if (source.review_by < pages.today) overdue.push_back(index);
  }
  pages.add_links(message("Sources à revérifier, la date prévue est passée"), overdue, lines);
  pages.add_links(message("Sources pas encore vérifiées"), unverified, lines);
  pages.add_links(message("Textes connus seulement par une source secondaire"), secondary, lines);
}

void add_changed(const Pages& pages, std::vector<BookLine>& lines) {
  std::vector<ProvisionIndex> changed;
  for (std::size_t i = 0; i < pages.rules.provisions.size(); ++i) {
    const ProvisionIndex index = Table<ProvisionIndex, Provision>::index(i);
    if (pages.rules.provisions[index].review.state == ReviewState::changed)
      changed.push_back(index);
  }
  pages.add_links(message("Dispositions changées depuis leur relecture"), changed, lines);
}

bool is_question(const FormerName& name) {
  return name.kind == NameKind::fact || name.kind == NameKind::value;
}

/// What old case files may still name, and why it is no longer there.
void add_removed(const Pages& pages, const Message& label, bool questions,
                 std::vector<BookLine>& lines) {
  BookLine removed{pages.tr(label), ""};
  for (const FormerName& name : pages.rules.former_names) {
    if (!name.because || is_question(name) != questions) continue;
    const std::string id = name.fact.empty() ? name.id : name.fact + ": " + name.id;
    removed.under.push_back({pages.tr(message("{0} (retiré le {1})", id, pages.day(name.on))),
                             pages.text(*name.because)});
  }
  if (!removed.under.empty()) lines.push_back(std::move(removed));
}

}  // namespace

BookPart open_points_chapter(const Pages& pages) {
  BookPart chapter{"open", pages.tr(message("Ce qui reste ouvert"))};
  BookLine missing{pages.tr(message("Ces règles ne tiennent pas encore compte de")), ""};
  for (const NamedText& one : pages.rules.not_encoded)
    missing.under.push_back({"", pages.text(one.text)});
  if (!missing.under.empty()) chapter.lines.push_back(std::move(missing));
  add_unsettled(pages, chapter.lines);
  add_changed(pages, chapter.lines);
  add_unread_sources(pages, chapter.lines);
  BookLine notices{pages.tr(message("Remarques selon les dates")), ""};
  for (const Notice& notice : pages.rules.notices) {
    notices.under.push_back(
        {pages.tr(message("Acte {0}, droit connu {1}", pages.period(notice.as_of),
                          pages.period(notice.known_on))),
         pages.text(notice.text)});
  }
  if (!notices.under.empty()) chapter.lines.push_back(std::move(notices));
  add_removed(pages, message("Questions et réponses retirées"), true, chapter.lines);
  add_removed(pages, message("Dispositions, devoirs et limites retirés"), false, chapter.lines);
  return chapter;
}

}  // namespace subrosa
