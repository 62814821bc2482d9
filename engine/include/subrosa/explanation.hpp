// A decision in words: what a competent colleague would say on the telephone, section by section.
#pragma once

#include <string>
#include <vector>

#include "subrosa/decision.hpp"

namespace subrosa {

/// Something the reader must know about the answer itself; `id` is stable.
struct Caveat {
  std::string id;
  std::string text;
};

/// One answer as it was taken; `answer` says so when it is not known, assumed or a chosen reading.
struct AnsweredQuestion {
  std::string question;
  std::string answer;
};

/// One provision with its path, for whoever wants to see everything.
struct ProvisionStory {
  std::string title;
  std::string article;  ///< with the day from which this version counts
  std::string outcome;
  bool applies = false;
  std::vector<std::string> steps;
};

struct Explanation {
  std::optional<Verdict> verdict;
  std::string dates;
  std::vector<AnsweredQuestion> situation;  ///< in asking order; what was not asked is left out
  std::string headline;                     ///< the verdict in one sentence
  std::vector<std::string> why;             ///< two or three sentences
  std::vector<std::string> closed;  ///< the nearest ways to speak that are closed here, and why
  std::vector<std::string>
      possible;  ///< while undetermined: each verdict with a situation that gives it
  std::vector<std::string> sufficient;   ///< the few answers that suffice for the verdict
  std::vector<std::string> changes;      ///< what would give another verdict, the nearest first
  std::vector<std::string> limits;       ///< what may be said, to whom
  std::vector<std::string> duties;       ///< what goes with it
  std::vector<std::string> meanwhile;    ///< while undetermined
  std::vector<std::string> say;          ///< what the worker can say or write, in quotes
  std::vector<std::string> ask_back;     ///< what to ask whoever asks, in quotes
  std::vector<std::string> call;         ///< whom to call, with the number
  std::vector<std::string> ask_next;     ///< questions, in asking order
  std::vector<std::string> to_complete;  ///< questions on which only duties depend
  std::vector<std::string> readings;     ///< where the law is read in several ways
  std::vector<std::string> sources;
  std::vector<Caveat> caveats;
  std::vector<ProvisionStory> provisions;
  std::string rules;  ///< which rules answered, and when
};

[[nodiscard]] Explanation explain(const Decision& decision, Language language);

/// The changes of which `Explanation::changes` speaks, in its order: a few for each verdict.
[[nodiscard]] std::vector<Change> shown_changes(const Decision& decision);

/// Only the caveats.
[[nodiscard]] std::vector<Caveat> caveats_of(const Decision& decision, Language language);

/// The verdict in one sentence; nothing for undetermined.
[[nodiscard]] std::string headline_of(std::optional<Verdict> verdict, Language language);
/// The verdict in a few words, for tables: `ne pas le dire`.
[[nodiscard]] std::string short_words(std::optional<Verdict> verdict, Language language);
/// What a provision does, after its name: `permet de le dire`.
[[nodiscard]] std::string effect_words(Effect effect, Language language);
/// `du 1er janvier 2000 au 31 août 2017`, `dès le 1er septembre 2017`.
[[nodiscard]] std::string period_words(const Period& period, Language language);
/// Who has read a provision and when, or that nobody has, in one sentence.
[[nodiscard]] std::string review_words(const Review& review, Language language);
/// `21 novembre 2026`.
[[nodiscard]] std::string day_words(Date date, Language language);

}  // namespace subrosa
