// The questions and the readings, with their answers and the provisions that use them.
#include <algorithm>

#include "book/pages.hpp"

namespace subrosa {

namespace {

bool tests(const Step& step, FactIndex fact) {
  if (step.kind == Step::Kind::ask) return step.fact == fact;
  if (step.kind != Step::Kind::require) return false;
  const auto facts = facts_of(step.condition);
  return std::find(facts.begin(), facts.end(), fact) != facts.end();
}

std::vector<ProvisionIndex> users_of(const RuleSet& rules, FactIndex fact) {
  std::vector<ProvisionIndex> users;
  for (std::size_t i = 0; i < rules.provisions.size(); ++i) {
    const ProvisionIndex index = Table<ProvisionIndex, Provision>::index(i);
    const auto& versions = rules.provisions[index].versions;
    if (std::any_of(versions.begin(), versions.end(), [&](const Version& version) {
          const auto& steps = version.tree.steps;
          return std::any_of(steps.begin(), steps.end(),
                             [&](const Step& step) { return tests(step, fact); });
        }))
      users.push_back(index);
  }
  return users;
}

std::string changer_words(const Pages& pages, Changer changer) {
  switch (changer) {
    case Changer::worker: return pages.tr(message("le travailleur"));
    case Changer::person: return pages.tr(message("la personne aidée"));
    case Changer::third_party: return pages.tr(message("quelqu'un d'autre"));
    case Changer::nobody: return pages.tr(message("personne"));
  }
  return {};
}

void add_help(const Pages& pages, const Fact& fact, std::vector<BookLine>& lines) {
  for (const DatedText& help : fact.help) {
    const bool dated = help.period.from || help.period.to;
    const std::string label = pages.tr(message("Aide"));
    lines.push_back(
        {dated ? label + " (" + pages.period(help.period) + ")" : label, pages.text(help.text)});
  }
}

/// `La police`, with who holds it and where it was read if it is a view of the law.
BookLine answer_line(const Pages& pages, const Value& value) {
  BookLine line{"", pages.text(value.label)};
  if (value.held_by) pages.add(message("Tenu par"), pages.text(*value.held_by), line.under);
  for (const SourceIndex source : value.sources) line.under.push_back(pages.link(source));
  return line;
}

BookLine answers(const Pages& pages, const Message& label, const Fact& fact) {
  BookLine line{pages.tr(label), ""};
  for (const Value& value : fact.values) line.under.push_back(answer_line(pages, value));
  return line;
}

std::string label_of(const Pages& pages, const Fact& fact, ValueIndex value) {
  return pages.text(fact.values[value.value].label);
}

BookLine question_line(const Pages& pages, FactIndex index) {
  const Fact& fact = pages.rules.facts[index];
  BookLine line{pages.text(fact.question), "", "", Pages::id_of(fact)};
  add_help(pages, fact, line.under);
  if (fact.why) pages.add(message("Pourquoi"), pages.text(*fact.why), line.under);
  line.under.push_back(answers(pages, message("Réponses"), fact));
  if (fact.plain)
    pages.add(message("Dans la situation ordinaire"), label_of(pages, fact, *fact.plain),
              line.under);
  if (fact.assumed)
    pages.add(message("Supposé quand rien n'est répondu"), label_of(pages, fact, *fact.assumed),
              line.under);
  pages.add(message("Qui pourrait changer la réponse"), changer_words(pages, fact.changed_by),
            line.under);
  pages.add(message("Nom dans les fichiers"), fact.id, line.under);
  pages.add_links(message("Sert à"), users_of(pages.rules, index), line.under);
  return line;
}

BookLine reading_line(const Pages& pages, FactIndex index) {
  const Fact& fact = pages.rules.facts[index];
  BookLine line{pages.text(fact.question), "", "", Pages::id_of(fact)};
  line.under.push_back(answers(pages, message("Lectures"), fact));
  if (fact.reading->prevailing) {
    pages.add(message("Suivie ici"), label_of(pages, fact, *fact.reading->prevailing), line.under);
  } else {
    line.under.push_back(
        {"", pages.tr(message("Aucune n'est suivie : la réponse reste ouverte."))});
  }
  if (fact.reading->because)
    pages.add(message("Pourquoi"), pages.text(*fact.reading->because), line.under);
  pages.add(message("Nom dans les fichiers"), fact.id, line.under);
  pages.add_links(message("Sert à"), users_of(pages.rules, index), line.under);
  return line;
}

BookPart chapter_of(const Pages& pages, BookPart chapter, bool readings) {
  for (std::size_t i = 0; i < pages.rules.facts.size(); ++i) {
    const FactIndex index = Table<FactIndex, Fact>::index(i);
    if (pages.rules.facts[index].reading.has_value() != readings) continue;
    chapter.lines.push_back(readings ? reading_line(pages, index) : question_line(pages, index));
  }
  return chapter;
}

}  // namespace

BookPart questions_chapter(const Pages& pages) {
  return chapter_of(pages, {"questions", pages.tr(message("Les questions"))}, false);
}

BookPart readings_chapter(const Pages& pages) {
  BookPart chapter{"readings", pages.tr(message("Les points de droit discutés"))};
  chapter.paragraphs.push_back(
      pages.tr(message("Sur ces points, les juristes ne sont pas d'accord. On ne les demande à "
                       "personne : chaque lecture est nommée, avec qui la tient.")));
  return chapter_of(pages, std::move(chapter), true);
}

}  // namespace subrosa
