// What goes with an answer: duties, limits, words to say, whom to call.
#include <algorithm>

#include "book/pages.hpp"

namespace subrosa {

namespace {

template <class Index>
std::vector<ProvisionIndex> carriers(const RuleSet& rules, Index wanted,
                                     std::vector<Index> Step::*list) {
  std::vector<ProvisionIndex> found;
  for (std::size_t i = 0; i < rules.provisions.size(); ++i) {
    const ProvisionIndex index = Table<ProvisionIndex, Provision>::index(i);
    bool carries = false;
    for (const Version& version : rules.provisions[index].versions) {
      for (const Step& step : version.tree.steps) {
        const auto& all = step.*list;
        carries = carries || std::find(all.begin(), all.end(), wanted) != all.end();
      }
    }
    if (carries) found.push_back(index);
  }
  return found;
}

BookPart duties_part(const Pages& pages) {
  BookPart part{"duties", pages.tr(message("Ce que l'on fait"))};
  const auto& meanwhile = pages.rules.meanwhile;
  for (std::size_t i = 0; i < pages.rules.duties.size(); ++i) {
    const DutyIndex index = Table<DutyIndex, Duty>::index(i);
    const Duty& duty = pages.rules.duties[index];
    BookLine line{"", pages.text(duty.text)};
    if (std::find(meanwhile.begin(), meanwhile.end(), index) != meanwhile.end())
      line.under.push_back({"", pages.tr(message("Vaut tant que la réponse n'est pas sûre."))});
    pages.add(message("Nom dans les fichiers"), duty.id, line.under);
    pages.add_links(message("Vient de"), carriers(pages.rules, index, &Step::duties), line.under);
    part.lines.push_back(std::move(line));
  }
  return part;
}

BookPart limits_part(const Pages& pages) {
  BookPart part{"limits", pages.tr(message("Ce que l'on peut dire, et à qui"))};
  for (std::size_t i = 0; i < pages.rules.limits.size(); ++i) {
    const LimitIndex index = Table<LimitIndex, Limit>::index(i);
    const Limit& limit = pages.rules.limits[index];
    BookLine line{"", pages.text(limit.text)};
    pages.add(message("Nom dans les fichiers"), limit.id, line.under);
    pages.add_links(message("Vient de"), carriers(pages.rules, index, &Step::limits), line.under);
    part.lines.push_back(std::move(line));
  }
  return part;
}

BookLine script_line(const Pages& pages, const Script& script) {
  BookLine line{"", pages.tr(message("« {0} »", pages.text(script.words)))};
  if (script.ask_back) {
    pages.add(message("À demander en retour"),
              pages.tr(message("« {0} »", pages.text(*script.ask_back))), line.under);
  }
  std::string verdicts;
  for (const Verdict verdict : script.verdicts)
    verdicts += (verdicts.empty() ? "" : " · ") + pages.verdict(verdict);
  if (script.undetermined)
    verdicts += (verdicts.empty() ? "" : " · ") + pages.verdict(std::nullopt);
  pages.add(message("Quand la réponse est"), verdicts, line.under);
  pages.add(message("Montré s'il est certain que"), script.when, line.under);
  pages.add(message("Et tant qu'il reste possible que"), script.possible, line.under);
  pages.add_links(message("Sources"), script.sources, line.under);
  pages.add(message("Nom dans les fichiers"), script.id, line.under);
  return line;
}

BookPart scripts_part(const Pages& pages) {
  BookPart part{"say", pages.tr(message("Des phrases toutes prêtes"))};
  for (const Script& script : pages.rules.scripts) part.lines.push_back(script_line(pages, script));
  return part;
}

BookLine contact_line(const Pages& pages, const Contact& contact) {
  std::string ways;
  for (const std::string& way : contact.reach) ways += (ways.empty() ? "" : ", ") + way;
  BookLine line{pages.text(contact.name), ways};
  if (contact.note) pages.add(message("Remarque"), pages.text(*contact.note), line.under);
  pages.add(message("Montré s'il est certain que"), contact.when, line.under);
  pages.add(message("Et tant qu'il reste possible que"), contact.possible, line.under);
  pages.add(message("Lu dans"), contact.source, line.under);
  pages.add(message("Vérifié le"), pages.day(contact.checked_on), line.under);
  pages.add(message("Nom dans les fichiers"), contact.id, line.under);
  return line;
}

BookPart contacts_part(const Pages& pages) {
  BookPart part{"contacts", pages.tr(message("Qui appeler"))};
  for (const Contact& contact : pages.rules.contacts)
    part.lines.push_back(contact_line(pages, contact));
  return part;
}

}  // namespace

BookPart conduct_chapter(const Pages& pages) {
  BookPart chapter{"conduct", pages.tr(message("Ce qui va avec une réponse"))};
  for (BookPart& part : std::vector<BookPart>{duties_part(pages), limits_part(pages),
                                              scripts_part(pages), contacts_part(pages)}) {
    if (!part.lines.empty()) chapter.parts.push_back(std::move(part));
  }
  return chapter;
}

}  // namespace subrosa
