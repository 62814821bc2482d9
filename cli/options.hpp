// The command line as typed -> options. The only file of the command that knows
// Boost.Program_options is its implementation.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "subrosa/date.hpp"
#include "subrosa/model.hpp"

namespace subrosa::cli {

enum class Format { text, json, ndjson, md, html, sarif, junit, svg, dot };

struct Options {
  std::vector<std::string>
      cases;  ///< what stands beside the options; for `graph` and `review` provisions
  std::string rules;
  std::optional<Date> as_of;
  std::optional<Date> known_on;
  Language language = Language::fr;
  bool language_given = false;  ///< by `--lang`, not by the locale
  Format format = Format::text;
  std::vector<std::string> fail_on;  ///< verdict names, checked
  std::string color = "auto";        ///< auto, always, never
  std::string output;                ///< empty: standard output
  std::string missing;               ///< check: a language
  std::string explain;               ///< check: a code
  bool show_silenced = false;        ///< check: accepted warnings too
  bool coverage = false;             ///< test
  bool suggest = false;              ///< test: a smallest case for what no case reaches
  std::optional<int> threshold;      ///< test: percent
  std::string of_case;               ///< graph: the case whose path is shown
  std::string over;                  ///< matrix: the id of a fact, as typed
  bool as_then = false;              ///< timeline: the law as known on each day
  bool exit_code = false;            ///< diff: end with 1 when something changes
  std::string cases_folder;          ///< diff: where the examples go
  bool only_check = false;           ///< fmt: name the files that differ, write nothing
  bool show_diff = false;            ///< fmt: show what would change, write nothing
  bool only_due = false;             ///< review: what must be read again
  std::string by;                    ///< review: the role of who has read
  std::optional<Date> on;            ///< review: the day of reading
  bool dry_run = false;              ///< review, rename: try, write nothing
  bool verbose = false;
  bool help = false;
};

/// What is wrong with the usage, in words.
struct UsageFault {
  Message words;
  Message help;
};

/// A verb and what it is for; `options` are the names that it takes, `formats` the words after
/// `--format`, if it takes that.
struct Verb {
  std::string name;
  Message summary;
  Message usage;
  std::string example;
  std::vector<std::string> options;
  std::vector<std::string> formats = {"text", "json", "ndjson"};
};

/// `language` is the one to speak where `--lang` says none.
[[nodiscard]] std::variant<Options, UsageFault> parse_options(const Verb& verb,
                                                              const std::vector<std::string>& args,
                                                              Language language);
/// An option of a verb as its help shows it.
struct OptionHelp {
  std::string name;      ///< `output`
  std::string letter;    ///< `o`; empty: none
  std::string argument;  ///< `FICHIER`, in the language; empty: a switch
  std::string summary;
};

/// The options that a verb takes, in the order of its help.
[[nodiscard]] std::vector<OptionHelp> options_of(const Verb& verb, Language language);

/// The words that may follow an option, where only some may: `auto`, `always`, `never`. Empty where
/// any may.
[[nodiscard]] std::vector<std::string> words_after(const std::string& option, const Verb& verb);

/// The options of a verb, a line each.
[[nodiscard]] std::string option_help(const Verb& verb, Language language);

}  // namespace subrosa::cli
