// What the parts of a report of changes share.
#pragma once

#include <string>

#include "subrosa/changes.hpp"
#include "subrosa/engine.hpp"
#include "subrosa/explanation.hpp"

namespace subrosa {

/// The changes, with an engine for each side to decide examples again.
struct Telling {
  const LawChanges& changes;
  Date today;
  Language language;
  Engine older;
  Engine newer;

  [[nodiscard]] std::string tr(const Message& words) const { return say(words, language); }
};

// Words.

/// `36 %`; of what is rare `environ 1 combinaison sur 1 100 000`.
[[nodiscard]] std::string share_words(double share, Language language);
/// The same of an amount; a dash for none.
[[nodiscard]] std::string share_or_dash(const Amount& amount, Language language);
/// `69 033 combinaisons de réponses, soit 36 %`.
[[nodiscard]] std::string amount_words(const Amount& amount, Language language);
/// `12 345`, the digits in groups of three.
[[nodiscard]] std::string grouped(const std::string& digits);
/// `ne pas le dire`; of a law that excludes the situation, that.
[[nodiscard]] std::string verdict_words(std::optional<Verdict> verdict, Language language);
/// `Avant, il fallait se taire.`
[[nodiscard]] std::string was_words(std::optional<Verdict> verdict, Language language);
/// `Après, on peut parler, sans y être obligé.`
[[nodiscard]] std::string is_words(std::optional<Verdict> verdict, Language language);
/// `acte du 1er mars 2018, droit connu le 21 novembre 2026`
[[nodiscard]] std::string law_words(const Law& law, Language language);
/// `2026-08-31`, `belgium 0.2.0 (git:HEAD)`
[[nodiscard]] std::string side_name(const LawChanges& changes, bool older);
/// A title with the acts of which the comparison speaks, where it is of some only.
[[nodiscard]] std::string dated(const std::string& title, const Comparison& comparison,
                                const Telling& telling);
/// A list with commas.
[[nodiscard]] std::string joined(const std::vector<std::string>& words);

// Chapters; each may be of no parts.

using Parts = std::vector<ChangePart>;
[[nodiscard]] Parts brief(const Telling& telling);
/// What was renamed, and what only one side knows.
[[nodiscard]] Parts how_compared(const Telling& telling);
/// Each class of a comparison whose verdict changes; `number` counts on.
[[nodiscard]] Parts changed_verdicts(Telling& telling, const Comparison& comparison,
                                     std::size_t& number);
/// What changes beside verdicts that stay.
[[nodiscard]] Parts same_verdicts(Telling& telling, const Comparison& comparison);
[[nodiscard]] Parts changed_versions(const Telling& telling, const Comparison& comparison);
[[nodiscard]] Parts changed_cases(const Telling& telling);
[[nodiscard]] Parts changed_texts(const Telling& telling);
[[nodiscard]] Parts unchanged(const Telling& telling);

/// The comparisons to tell of: those of laws known before the act only if there are no others.
[[nodiscard]] std::vector<const Comparison*> told_comparisons(const LawChanges& changes);

}  // namespace subrosa
