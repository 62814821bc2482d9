// The provisions with all their versions, newest first.
#include <algorithm>

#include "book/pages.hpp"
#include "subrosa/edition.hpp"
#include "subrosa/explanation.hpp"
#include "subrosa/review.hpp"

namespace subrosa {

namespace {

/// `texte en vigueur`, `annulée le …`, or nothing.
std::string state_of(const Pages& pages, const Version& version) {
  if (version.annulled) {
    return pages.tr(message("annulée le {0}", pages.day(version.annulled->decided)));
  }
  if (version.in_force.contains(pages.today)) return pages.tr(message("en vigueur aujourd'hui"));
  return {};
}

std::string name_of_version(const Pages& pages, const Version& version) {
  const std::string state = state_of(pages, version);
  return pages.text(version.article) + ", " + pages.period(version.in_force) +
         (state.empty() ? "" : " (" + state + ")");
}

std::string certainty_words(const Pages& pages, const Version& version) {
  std::string words;
  for (const auto& [from, is] : version.certainty) {
    std::string next = pages.certainty(is);
    if (version.certainty.size() > 1)
      next += " (" + pages.tr(message("dès le {0}", pages.day(from))) + ")";
    words = words.empty() ? next : pages.tr(message("{0} ; {1}", words, next));
  }
  return words;
}

std::vector<BookLine> about(const Pages& pages, const Version& version) {
  std::vector<BookLine> lines;
  pages.add(message("Certitude"), certainty_words(pages, version), lines);
  if (version.annulled) {
    BookLine line{pages.tr(message("Annulée")),
                  pages.tr(message("le {0} : pour qui connaît cette décision, la version n'existe "
                                   "pas",
                                   pages.day(version.annulled->decided)))};
    line.under.push_back(pages.link(version.annulled->source));
    lines.push_back(std::move(line));
  }
  if (version.note) pages.add(message("Remarque"), pages.text(*version.note), lines);
  if (version.penalty) pages.add(message("Peine"), pages.text(*version.penalty), lines);
  pages.add_links(message("Sources"), version.sources, lines);
  return lines;
}

class ProvisionWriter {
 public:
  ProvisionWriter(const Pages& pages, ProvisionIndex index)
      : pages_(pages), index_(index), provision_(pages.rules.provisions[index]) {}

  BookPart write() {
    BookPart part{Pages::id_of(provision_), pages_.text(provision_.title)};
    part.paragraphs.push_back(review_words(provision_.review, pages_.language));
    pages_.add(message("Changé depuis la relecture"),
               parts_in_words(changed_since_review(pages_.rules, index_), pages_.language),
               part.lines);
    pages_.add(message("Nom dans les fichiers"), provision_.id, part.lines);
    pages_.add_links(message("Elle écarte"), provision_.overrides, part.lines);
    pages_.add_links(message("Elle est écartée par"), set_aside_by(), part.lines);
    pages_.add(message("Empreinte de la disposition"), review_hash(pages_.rules, index_),
               part.lines);
    part.lines.push_back(history());
    for (std::size_t i = provision_.versions.size(); i-- > 0;) part.parts.push_back(version(i));
    part.sign = true;
    return part;
  }

 private:
  std::vector<ProvisionIndex> set_aside_by() const {
    std::vector<ProvisionIndex> found;
    for (std::size_t i = 0; i < pages_.rules.provisions.size(); ++i) {
      const ProvisionIndex other = Table<ProvisionIndex, Provision>::index(i);
      const auto& aside = pages_.rules.provisions[other].overrides;
      if (std::find(aside.begin(), aside.end(), index_) != aside.end()) found.push_back(other);
    }
    return found;
  }

  BookLine history() const {
    BookLine line{pages_.tr(message("Versions")), ""};
    for (const Version& version : provision_.versions) {
      line.under.push_back(
          {"", name_of_version(pages_, version), Pages::id_of(provision_, version)});
    }
    return line;
  }

  /// Points that a newer version has already are not written again.
  BookPart version(std::size_t i) {
    const Version& version = provision_.versions[i];
    BookPart part{Pages::id_of(provision_, version), name_of_version(pages_, version)};
    part.lines = about(pages_, version);
    const DrawnTree tree = draw_tree(pages_.rules, index_, i, pages_.language);
    std::vector<Outline> points = outline_of(tree, pages_.language);
    const auto same = std::find_if(written_.begin(), written_.end(),
                                   [&](const auto& other) { return other.second == points; });
    if (same != written_.end()) {
      const Version& newer = provision_.versions[same->first];
      part.lines.push_back({pages_.tr(message("Mêmes points que la version")),
                            name_of_version(pages_, newer), Pages::id_of(provision_, newer)});
      return part;
    }
    BookLine steps{pages_.tr(message("Les points")), ""};
    for (const Outline& point : points) steps.under.push_back(line_of(point));
    part.lines.push_back(std::move(steps));
    if (version.in_force.contains(pages_.today)) part.picture = picture_of(tree, pages_.language);
    written_.emplace_back(i, std::move(points));
    return part;
  }

  const Pages& pages_;
  ProvisionIndex index_;
  const Provision& provision_;
  std::vector<std::pair<std::size_t, std::vector<Outline>>> written_;  ///< by version
};

}  // namespace

BookPart provisions_chapter(const Pages& pages) {
  BookPart chapter{"provisions", pages.tr(message("Les dispositions"))};
  for (std::size_t i = 0; i < pages.rules.provisions.size(); ++i) {
    const ProvisionIndex index = Table<ProvisionIndex, Provision>::index(i);
    chapter.parts.push_back(ProvisionWriter(pages, index).write());
  }
  return chapter;
}

}  // namespace subrosa
