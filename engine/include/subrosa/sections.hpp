// An explanation as titled lists, in the order of a telephone call.
#pragma once

#include "subrosa/explanation.hpp"

namespace subrosa {

struct Point {
  std::string text;
  std::vector<std::string> under;  ///< what belongs to it, a line each
};

struct Section {
  std::string id;  ///< of the part of the explanation: `why`, `changes`
  std::string title;
  std::vector<Point> points;  ///< never empty
};

/// What one acts on: why, what may be said, what to do, what to ask. Parts without lines are left
/// out, here and below.
[[nodiscard]] std::vector<Section> sections_to_act_on(const Explanation& explanation,
                                                      Language language);
/// What one looks up afterwards: what would change the answer, what it rests on; with `everything`
/// also the few answers that suffice.
[[nodiscard]] std::vector<Section> sections_to_look_up(const Explanation& explanation,
                                                       Language language, bool everything);

/// Each provision with its path.
[[nodiscard]] Section provisions_section(const Explanation& explanation, Language language);
/// What one provision does, on one line.
[[nodiscard]] std::string provision_words(const ProvisionStory& story, Language language);
/// Above the provisions.
[[nodiscard]] std::string provisions_title(Language language);
/// Stands above a page whose case has no title.
[[nodiscard]] std::string untitled_words(Language language);
/// Above the verdict.
[[nodiscard]] std::string answer_title(Language language);
/// Above the answers.
[[nodiscard]] std::string situation_title(Language language);

}  // namespace subrosa
