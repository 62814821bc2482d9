// All chapters of a report of changes.
#include <algorithm>

#include "changes/parts.hpp"

namespace subrosa {

namespace {

void add(Parts& parts, Parts more) {
  for (ChangePart& part : more) parts.push_back(std::move(part));
}

bool knows_before_the_act(const Comparison& comparison) {
  return comparison.newer.known_on < comparison.newer.as_of;
}

ChangePart chapter(const Comparison& comparison, const Telling& telling) {
  ChangePart part{dated(telling.tr(message("Réponses qui changent")), comparison, telling), 2};
  double changed = 0;
  for (const ChangedClass& one : comparison.verdicts) changed += one.amount.share;
  part.paragraphs.push_back(
      changed > 0
          ? telling.tr(
                message("Sur {0} combinaisons de réponses, la part qui change de réponse : {1}. Ce "
                        "sont des combinaisons, pas des appels.",
                        grouped(comparison.situations), share_words(changed, telling.language)))
          : telling.tr(message("Sur {0} combinaisons de réponses, aucune ne change de réponse.",
                               grouped(comparison.situations))));
  return part;
}

}  // namespace

bool LawChanges::empty() const {
  const auto none = [](const Comparison& one) { return one.empty(); };
  return rules.empty() && renamed.empty() &&
         std::all_of(comparisons.begin(), comparisons.end(), none);
}

std::vector<const Comparison*> told_comparisons(const LawChanges& changes) {
  std::vector<const Comparison*> told;
  const auto usual = [](const Comparison& one) { return !knows_before_the_act(one); };
  const bool some = std::any_of(changes.comparisons.begin(), changes.comparisons.end(), usual);
  for (const Comparison& one : changes.comparisons) {
    if (!some || usual(one)) told.push_back(&one);
  }
  return told;
}

ChangeReport tell_changes(const LawChanges& changes, Date today, Language language) {
  Telling telling{changes, today, language, Engine(changes.older.rules),
                  Engine(changes.newer.rules)};
  ChangeReport report{
      telling.tr(message("De {0} à {1}", side_name(changes, true), side_name(changes, false))), {}};
  add(report.parts, brief(telling));
  add(report.parts, how_compared(telling));
  std::size_t number = 0;
  for (const Comparison* comparison : told_comparisons(changes)) {
    if (comparison->empty() && comparison->provisions.empty()) continue;
    report.parts.push_back(chapter(*comparison, telling));
    add(report.parts, changed_verdicts(telling, *comparison, number));
    add(report.parts, same_verdicts(telling, *comparison));
    add(report.parts, changed_versions(telling, *comparison));
  }
  add(report.parts, changed_cases(telling));
  add(report.parts, changed_texts(telling));
  add(report.parts, unchanged(telling));
  return report;
}

std::vector<ExampleFile> files_of(const ChangeReport& report) {
  std::vector<ExampleFile> files;
  for (const ChangePart& part : report.parts) {
    files.insert(files.end(), part.files.begin(), part.files.end());
  }
  return files;
}

}  // namespace subrosa
