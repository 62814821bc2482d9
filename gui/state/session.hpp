// What the window knows: plain data, changed only by `reduce`. The question on the screen is not
// here: it follows from the answers. Answers carry names, not indexes, so that they outlive rules
// that are loaded again.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "subrosa/date.hpp"
#include "subrosa/message.hpp"

namespace subrosa::gui {

/// Who sits in front: a volunteer on the telephone, a trainer, a lawyer.
enum class Mode { call, training, rules };
enum class Theme { light, dark, contrast };

/// The only thing that is kept when the window closes.
struct Settings {
  Language language = Language::fr;
  Theme theme = Theme::light;
  int zoom = 100;  ///< percent, one of `zooms`

  friend bool operator==(const Settings&, const Settings&) = default;
};
inline constexpr std::array<int, 7> zooms{80, 100, 125, 150, 175, 200, 250};

/// One answer by its names; an empty value is `unknown`.
struct Given {
  std::string fact;
  std::string value;

  friend bool operator==(const Given&, const Given&) = default;
};

/// One situation as it was answered: the order is that in which the questions were put.
struct Sheet {
  std::vector<Given> given;
  std::optional<Date> as_of;  ///< today where there is none, as for the next
  std::optional<Date> known_on;
  bool assume = false;  ///< what is left out takes the value that the rules assume for a case file

  friend bool operator==(const Sheet&, const Sheet&) = default;
};

/// A sheet that can be put back.
struct WhatIf {
  Sheet before;
  std::string fact;  ///< the first that was changed
};

/// What was really answered at some moment of a call.
struct Earlier {
  Sheet sheet;
  std::string from_case;  ///< as in `Call`
};

/// A volunteer's call.
struct Call {
  enum class Page { answer, recipients, provisions, sources, dates, save, answers };

  Sheet sheet;
  std::optional<std::string> asking;  ///< a question put again, or put to complete
  std::optional<WhatIf> what_if;
  std::vector<Earlier> earlier;  ///< before each change of what was really answered, latest last
  Page page = Page::answer;
  bool why = false;       ///< why this question, and the law behind it
  std::string from_case;  ///< the case whose answers were taken, by title; empty: none
  std::string words;      ///< typed to start quickly
  std::string as_of;      ///< typed dates and path
  std::string known_on;
  std::string path;
};

/// A trainer's lesson.
struct Lesson {
  static constexpr int most_reveals = 4;
  static constexpr std::size_t vote_choices = 6;  ///< the verdicts, then "it depends"
  static constexpr std::size_t cases_at_once = 30;

  std::string theme;  ///< filters; empty: every one
  std::string sector;
  std::string provision;
  std::string words;                    ///< typed to search
  std::optional<std::string> choosing;  ///< the filter that is being chosen: its name
  std::string case_id;                  ///< the case on the stage; empty: the library is shown
  Sheet sheet;                          ///< its answers, as the group changed them
  std::optional<std::string> asking;    ///< the question whose answer is being changed
  std::vector<std::size_t> votes;       ///< in the order cast: the place of a choice
  std::map<std::string, std::vector<std::size_t>> votes_kept;  ///< of cases left, by their ids
  int revealed = 0;                         ///< steps shown: verdict, reasons, duties, provisions
  std::string beside;                       ///< the near-miss case that stands beside it, or empty
  bool beside_revealed = false;             ///< with both verdicts
  bool dating = false;                      ///< another date is being chosen
  std::size_t cases_shown = cases_at_once;  ///< of the library: the others come on request
};

/// A lawyer's bench: reading rules.
struct Bench {
  enum class Page { trees, errors, changes };

  std::string folder;  ///< as typed
  Page page = Page::trees;
  std::string provision;               ///< empty: the list
  std::optional<std::size_t> version;  ///< none: that of the case that is lit, else today's
  std::string case_id;                 ///< whose path is lit; empty: none
  std::string words;                   ///< typed to search a case
  bool choosing_case = false;
  bool every_situation = false;  ///< also look for what only going through all of them shows
};

struct Session {
  Settings settings;
  Mode mode = Mode::call;
  bool help = false;  ///< the list of keys
  Call call;
  Lesson lesson;
  Bench bench;
  Message notice;  ///< one line about what was just done; empty: nothing
};

}  // namespace subrosa::gui
