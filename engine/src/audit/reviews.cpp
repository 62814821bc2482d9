// What must be read again. Whether a provision is still what was read, the rules know themselves.
#include "subrosa/review.hpp"

#include "diagnostics/codes.hpp"

namespace subrosa {

bool ReviewEntry::due(const RuleSet& rules) const {
  return rules.provisions[provision].review.state != ReviewState::reviewed || !overdue.empty();
}

std::vector<ReviewEntry> reviews_of(const RuleSet& rules, Date today) {
  std::vector<ReviewEntry> entries;
  for (std::size_t i = 0; i < rules.provisions.size(); ++i) {
    const ProvisionIndex index = Table<ProvisionIndex, Provision>::index(i);
    ReviewEntry entry{index, changed_since_review(rules, index), {}};
    for (const SourceIndex source : sources_of(rules, index)) {
      if (rules.sources[source].review_by < today) entry.overdue.push_back(source);
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

Message role_words(const std::string& role) {
  if (role == "avocat") return message("un avocat ou une avocate");
  if (role == "magistrat") return message("un magistrat ou une magistrate");
  if (role == "universitaire") return message("un ou une universitaire en droit");
  return message("un ou une juriste");
}

Message part_words(ReviewPart part) {
  switch (part) {
    case ReviewPart::provision: return message("la disposition elle-même");
    case ReviewPart::questions: return message("les questions qu'elle pose");
    case ReviewPart::conduct: return message("ses devoirs et ses limites");
    case ReviewPart::sources: return message("ses sources");
  }
  return {};
}

std::string parts_in_words(const std::vector<ReviewPart>& parts, Language language) {
  std::string words;
  for (const ReviewPart part : parts)
    words += (words.empty() ? "" : ", ") + say(part_words(part), language);
  return words;
}

namespace {

/// Under the caret, in every language.
Message parts_message(const std::vector<ReviewPart>& parts) {
  Message words{parts_in_words(parts, Language::fr), {}};
  for (const Language language : {Language::nl, Language::en, Language::de})
    words.translations[language] = parts_in_words(parts, language);
  return words;
}

Diagnostic changed(const Provision& provision, const std::vector<ReviewPart>& parts) {
  const Review& review = provision.review;
  Diagnostic found =
      diagnose(Code::changed_since_review, review.span,
               message("`{0}` a changé depuis sa relecture du {1}", provision.id, iso(*review.on)),
               parts_message(parts),
               message("relisez, puis : subrosa review {0} --by {1}", provision.id, review.by));
  found.about = provision.id;
  return found;
}

}  // namespace

Diagnostics audit_reviews(const RuleSet& rules, Date today) {
  Diagnostics out;
  for (std::size_t i = 0; i < rules.provisions.size(); ++i) {
    const ProvisionIndex index = Table<ProvisionIndex, Provision>::index(i);
    const Provision& provision = rules.provisions[index];
    const Review& review = provision.review;
    if (review.state == ReviewState::changed)
      out.push_back(changed(provision, changed_since_review(rules, index)));
    if (review.on && *review.on > today) {
      out.push_back(diagnose(Code::review_to_come, review.span,
                             message("la relecture de `{0}` est datée du {1}, qui est à venir",
                                     provision.id, iso(*review.on))));
      out.back().about = provision.id;
    }
  }
  return out;
}

}  // namespace subrosa
