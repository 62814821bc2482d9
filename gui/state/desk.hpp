// The rules and cases that the window works on: loaded, loaded again when a file changes, and asked
// for decisions. While a file is broken the last good rules stay.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "state/session.hpp"
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
  explicit Desk(Date today);
  ~Desk();
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  /// Reads a folder of rules and its cases; `only` one catalogue where it is given. False when the
  /// folder cannot be read or its rules are faulty: what was loaded before stays, if anything was,
  /// and `diagnostics` say why.
  bool load(const std::filesystem::path& folder, std::optional<Language> only);
  /// Loads again when a file of the folder is another than when it was read. True when it did.
  bool refresh();

  [[nodiscard]] bool has_rules() const { return engine_ != nullptr; }
  [[nodiscard]] const RuleSet& rules() const { return *engine_->rules(); }
  [[nodiscard]] Engine& engine() { return *engine_; }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] Date today() const { return today_; }
  [[nodiscard]] const std::vector<Case>& cases() const { return cases_; }
  [[nodiscard]] const Case* case_named(const std::string& id) const;

  /// Whether the folder could be read when it was last looked at.
  [[nodiscard]] bool readable() const { return readable_; }
  /// Whether the files are faulty and the rules in force are older than they.
  [[nodiscard]] bool broken() const { return broken_; }
  /// What was found in the files when they were last read, cases included.
  [[nodiscard]] const Diagnostics& diagnostics() const { return diagnostics_; }
  [[nodiscard]] const Sources& sources() const { return sources_; }
  /// How often rules were taken into force; the cases whose verdict the last time turned.
  [[nodiscard]] int loads() const { return loads_; }
  [[nodiscard]] const std::vector<FlippedCase>& turned() const { return turned_; }

  /// Decides a sheet; names that the rules do not know are left out. Kept until the next sheets.
  [[nodiscard]] const Outcome& decide(const Sheet& sheet);
  /// What the sheet says, in the indexes of the rules in force.
  [[nodiscard]] Situation situation_of(const Sheet& sheet) const;
  /// The sheet of a case of the library.
  [[nodiscard]] Sheet sheet_of(const Case& one) const;
  /// For each case of the library, the provisions that apply to it for certain and that no other
  /// sets aside. Decides every case when it is first asked after rules were loaded.
  [[nodiscard]] const AppliedByCase& applied();
  /// The same answers on every day that the rules cover. Kept until the next few are asked.
  [[nodiscard]] const TimelineOutcome& over_time(const Sheet& sheet, bool as_then);

 private:
  struct Stamp {
    std::filesystem::file_time_type time;
    std::uintmax_t size = 0;
    friend bool operator==(const Stamp&, const Stamp&) = default;
  };
  using Stamps = std::map<std::string, Stamp>;

  [[nodiscard]] Stamps stamps() const;
  void read_cases(const RuleSet& rules);
  [[nodiscard]] std::map<std::string, std::optional<Verdict>> verdicts();
  void compare_with(const std::map<std::string, std::optional<Verdict>>& before);

  Date today_;
  std::filesystem::path folder_;
  std::optional<Language> only_;
  bool readable_ = false;
  bool broken_ = false;
  Diagnostics diagnostics_;
  Sources sources_;
  std::unique_ptr<Engine> engine_;
  std::vector<Case> cases_;
  Stamps stamps_;
  int loads_ = 0;
  std::vector<FlippedCase> turned_;
  std::vector<std::pair<Sheet, std::unique_ptr<Outcome>>> decided_;  ///< the latest last
  std::optional<AppliedByCase> applied_;
  struct KeptTimeline {
    Sheet sheet;
    bool as_then = false;
    std::unique_ptr<TimelineOutcome> outcome;
  };
  std::vector<KeptTimeline> timelines_;  ///< the latest last
};

}  // namespace subrosa::gui
