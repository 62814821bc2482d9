// The rules and cases that the window works on: loaded, loaded again when a file changes, and asked
// for decisions. While a file is broken the last good rules stay.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "state/session.hpp"
#include "state/watched_folder.hpp"
#include "subrosa/case_file.hpp"
#include "subrosa/engine.hpp"
#include "subrosa/load.hpp"
#include "subrosa/report.hpp"
#include "subrosa/tables.hpp"

namespace subrosa::gui {

/// Ids of provisions, by the id of the case.
using AppliedByCase = std::map<std::string, std::set<std::string>>;
using TimelineOutcome = std::variant<Timeline, Contradiction, RulesTooLarge>;

class Desk {
 public:
  /// What the clock shows, as it is told to the user: `14:32`.
  using Clock = std::function<std::string()>;

  /// Without a clock nothing is said of when rules were loaded.
  explicit Desk(Date today, Clock clock = {});
  ~Desk();
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  /// Reads a folder of rules and its cases; `only` one catalogue where it is given. False when the
  /// folder cannot be read or its rules are faulty: what was loaded before stays, if anything was,
  /// and `diagnostics` say why. Another folder that cannot be read is not taken: the one before is
  /// still looked after.
  bool load(const std::filesystem::path& folder, std::optional<Language> only);
  /// Loads again when a file of the folder is another than when it was read. True when it did.
  bool refresh();

  [[nodiscard]] bool has_rules() const { return engine_ != nullptr; }
  [[nodiscard]] const RuleSet& rules() const { return *engine_->rules(); }
  [[nodiscard]] Engine& engine() { return *engine_; }
  /// The folder that is looked after; while it is broken the rules can be those of another.
  [[nodiscard]] const std::filesystem::path& folder() const { return watched_.path(); }
  /// The day that counts as today.
  [[nodiscard]] Date today() const { return today_; }
  /// What the calendar shows; later than `today` when the day turned during a call.
  [[nodiscard]] Date calendar_day() const { return calendar_day_; }
  /// Tells the desk what the calendar shows. `keep_today`: something is under way that began on the
  /// day that counts as today; else the new day counts, and what was decided is forgotten. True
  /// when either day is another now.
  bool see_day(Date day, bool keep_today);
  [[nodiscard]] const std::vector<Case>& cases() const { return cases_; }
  [[nodiscard]] const Case* case_named(const std::string& id) const;

  /// Whether the folder could be read when it was last looked at.
  [[nodiscard]] bool readable() const { return watched_.readable(); }
  /// Whether the files are faulty and the rules in force are older than they.
  [[nodiscard]] bool broken() const { return broken_; }
  /// The folder that was to be loaded last, if it could not be read and was not taken.
  [[nodiscard]] const std::filesystem::path& not_taken() const { return not_taken_; }
  /// What was found in the files when they were last read, cases included, and their texts.
  [[nodiscard]] const Diagnostics& diagnostics() const { return diagnostics_; }
  [[nodiscard]] const Sources& sources() const { return sources_; }
  /// The same, and what can be found only by going through every situation, overdue sources and
  /// missing translations, as `subrosa check` does. Cost: that, at the first call after a load.
  [[nodiscard]] const Diagnostics& everything_found();

  /// Whether the words of the rules in force were read in this language; French always is there.
  [[nodiscard]] bool in_language(Language language) const {
    return language == Language::fr || !only_in_force_ || only_in_force_ == language;
  }

  /// Where the rules in force and their cases were read, when, and their texts: every span of
  /// theirs is in these.
  [[nodiscard]] const std::filesystem::path& folder_in_force() const { return folder_in_force_; }
  [[nodiscard]] const std::string& loaded_at() const { return loaded_at_; }
  [[nodiscard]] const Sources& sources_in_force() const { return sources_in_force_; }

  /// How often rules were taken into force; the cases whose verdict the last other files turned,
  /// compared with the rules in force before, and those that had an answer and have none any more.
  [[nodiscard]] int loads() const { return loads_; }
  [[nodiscard]] const std::vector<FlippedCase>& turned() const { return turned_; }
  [[nodiscard]] const std::vector<std::string>& lost() const { return lost_; }
  /// Whether the last two above come from a comparison: the files were changed since the start.
  [[nodiscard]] bool compared() const { return compared_; }

  /// Decides a sheet; names that the rules do not know are left out: `knows` tells them.
  /// Kept until the next sheets.
  [[nodiscard]] const Outcome& decide(const Sheet& sheet);
  /// Forgets every sheet that was decided.
  void forget();
  /// Whether the rules in force have the fact and the value of an answer.
  [[nodiscard]] bool knows(const Given& given) const;
  /// The rules that have words for an answer: those in force where they know it, else the latest
  /// before them that did, else those in force.
  [[nodiscard]] const RuleSet& rules_naming(const Given& given) const;
  /// What the sheet says, in the indexes of the rules in force.
  [[nodiscard]] Situation situation_of(const Sheet& sheet) const;
  /// The sheet of a case of the library.
  [[nodiscard]] Sheet sheet_of(const Case& one) const;
  /// For each case of the library, the provisions that apply to it for certain and that no other
  /// sets aside: as far as `find_applied` has come since rules were loaded.
  [[nodiscard]] const AppliedByCase& applied() const { return applied_; }
  [[nodiscard]] bool applied_known() const { return looked_at_ >= cases_.size(); }
  /// Decides that many further cases.
  void find_applied(std::size_t further);
  /// The same answers on every day that the rules cover. Kept until the next few are asked.
  [[nodiscard]] const TimelineOutcome& over_time(const Sheet& sheet, bool as_then);

 private:
  using Verdicts = std::map<std::string, std::optional<Verdict>>;

  bool take();
  void put_in_force(const Rules& rules);
  void take_last_good();
  void use(const Rules& rules);
  void forget_applied();
  [[nodiscard]] Verdicts verdicts();
  void compare_with(const Verdicts& before);

  Date today_;
  Date calendar_day_;
  Clock clock_;
  WatchedFolder watched_;
  std::optional<Language> only_;
  std::filesystem::path not_taken_;
  bool broken_ = false;
  Diagnostics diagnostics_;
  Sources sources_;
  std::optional<Diagnostics> everything_found_;
  std::unique_ptr<Engine> engine_;
  std::vector<Case> cases_;
  std::filesystem::path folder_in_force_;
  std::string loaded_at_;
  Sources sources_in_force_;
  WatchedFolder::Texts texts_in_force_;
  std::optional<Language> only_in_force_;
  std::vector<Rules> former_;  ///< rules that knew something that later ones do not, latest last
  std::optional<Verdicts> verdicts_;  ///< of the cases in force, once they were compared
  int loads_ = 0;
  bool compared_ = false;
  std::vector<FlippedCase> turned_;
  std::vector<std::string> lost_;
  std::vector<std::pair<Sheet, std::unique_ptr<Outcome>>> decided_;  ///< the latest last
  AppliedByCase applied_;
  std::size_t looked_at_ = 0;  ///< cases
  struct KeptTimeline {
    Sheet sheet;
    bool as_then = false;
    std::unique_ptr<TimelineOutcome> outcome;
  };
  std::vector<KeptTimeline> timelines_;  ///< the latest last
};

}  // namespace subrosa::gui
