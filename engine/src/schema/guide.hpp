// What may stand at a place of a rule file, read off the schema of its kind.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "subrosa/model.hpp"

namespace subrosa {

/// A word that may stand at a place, and what it means.
struct Choice {
  std::string word;
  std::string meaning;
};

/// A key on the way to a place, with the keys of the mapping in which it stands and their values.
struct KeyOnTheWay {
  std::string key;
  std::vector<std::pair<std::string, std::string>> beside;
};

struct Slot {
  std::vector<Choice> keys;        ///< where a mapping may stand
  std::vector<Choice> words;       ///< where one of some words may stand
  std::vector<std::string> kinds;  ///< what its words are: `fact`, `source`, `condition`, `date`, …
  std::string meaning;             ///< of the last key on the way

  [[nodiscard]] bool is(const std::string& kind) const;
};

/// The schemas of a rule set, to be asked place by place. Immutable.
class Guide {
 public:
  Guide(const RuleSet& rules, Language language);

  /// What may stand under the keys `way`, from the top of a file of this kind; `beside` are the
  /// keys that stand there already. Nothing where the schema knows no such place.
  [[nodiscard]] Slot slot(const std::string& kind, const std::vector<KeyOnTheWay>& way,
                          const std::vector<std::pair<std::string, std::string>>& beside) const;

 private:
  struct Schemas;
  std::shared_ptr<const Schemas> schemas_;
};

}  // namespace subrosa
