// `subrosa diff OLD NEW`: what a change of the law does, over every situation.
#include <algorithm>

#include "commands/commands.hpp"
#include "library.hpp"
#include "revision.hpp"
#include "subrosa/folder.hpp"
#include "subrosa/report.hpp"

namespace subrosa::cli {

namespace fs = std::filesystem;

namespace {

struct Dates {
  Date as_of;
  Date known_on;
};

/// OLD or NEW as it was typed.
struct Operand {
  std::string word;
  bool date = false;
  std::optional<std::string> revision;
  std::optional<Dates> dates;  ///< of a date that exists
};

/// `DATE` sets both dates, `ASOF@KNOWN` each.
std::optional<Dates> dates_of(const std::string& word) {
  const std::size_t at = word.find('@');
  const auto as_of = parse_date(word.substr(0, at));
  const auto known_on = at == std::string::npos ? as_of : parse_date(word.substr(at + 1));
  if (!as_of || !known_on) return std::nullopt;
  return Dates{*as_of, *known_on};
}

/// Written as `DATE` or `DATE@…`, whether or not the day exists.
bool has_date_form(const std::string& word) {
  const std::string form = "0000-00-00";
  if (word.size() < form.size()) return false;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const bool digit = word[i] >= '0' && word[i] <= '9';
    if (form[i] == '0' ? !digit : word[i] != form[i]) return false;
  }
  return word.size() == form.size() || word[form.size()] == '@';
}

/// Digits and what stands between those of a date: `2026-8-31`, `31/08/2026`.
bool looks_like_a_date(const std::string& word) {
  const bool only = word.find_first_not_of("0123456789-/.@") == std::string::npos;
  return only && word.find_first_of("0123456789") != std::string::npos &&
         word.find_first_of("-/.") != std::string::npos;
}

Operand operand_of(const std::string& word) {
  Operand operand{word, has_date_form(word), {}, {}};
  if (word.rfind("git:", 0) == 0) operand.revision = word.substr(4);
  if (operand.date) operand.dates = dates_of(word);
  return operand;
}

/// One side: its rules, and the files of its cases.
struct Side {
  std::string name;
  Loaded loaded;
  std::vector<FileText> cases;
};

/// Loads the rules with all their languages, so that it is seen what is not translated; where
/// another language has faults, without it. Says what is wrong.
std::optional<Loaded> load(const std::string& name, const std::vector<FileText>& files,
                           const Options& options, const World& world) {
  Loaded whole = load_rules(name, files);
  if (whole.rules) return whole;
  Loaded loaded = load_rules(name, files, options.language);
  if (loaded.rules) return loaded;
  show(loaded.diagnostics, loaded.sources, options, world);
  tell(world, options.language,
       message("les règles de `{0}` contiennent des erreurs : rien n'a été comparé", name),
       message("ceci concerne les fichiers, pas ce que dit le droit"));
  return std::nullopt;
}

std::optional<Side> folder_side(const fs::path& folder, const Options& options,
                                const World& world) {
  auto files = files_of_rules(folder);
  if (!files) {
    if (looks_like_a_date(folder.string())) {
      no_rules_at(folder, options, world,
                  message("une date s'écrit AAAA-MM-JJ, par exemple 2026-08-31"));
    } else {
      no_rules_at(folder, options, world);
    }
    return std::nullopt;
  }
  auto loaded = load(folder.string(), *files, options, world);
  if (!loaded) return std::nullopt;
  Side side{folder.string(), std::move(*loaded), {}};
  for (const fs::path& path : case_files(folder)) {
    side.cases.push_back({"cases/" + path.filename().string(), read_file(path).value_or("")});
  }
  return side;
}

std::optional<Side> revision_side(const Operand& operand, const fs::path& folder,
                                  const Options& options, const World& world, ExitStatus& status) {
  auto read = read_revision(folder, *operand.revision);
  if (const auto* fault = std::get_if<RevisionFault>(&read)) {
    tell(world, options.language, fault->words, fault->help);
    if (fault->usage) status = ExitStatus::usage;
    return std::nullopt;
  }
  auto& files = std::get<RevisionFiles>(read);
  auto loaded = load(operand.word, files.rules, options, world);
  if (!loaded) return std::nullopt;
  return Side{operand.word + ", " + files.commit.substr(0, 10), std::move(*loaded),
              std::move(files.cases)};
}

/// The folder whose history `git:REV` means: `--rules`, else the folder on the other side.
fs::path folder_of_history(const Operand& other, const Options& options, const World& world) {
  const bool names_folder = !other.date && !other.revision;
  return options.rules.empty() && names_folder ? fs::path(other.word)
                                               : rules_folder(options, world);
}

std::optional<Side> side_of(const Operand& operand, const Operand& other, const Options& options,
                            const World& world, ExitStatus& status) {
  if (operand.revision) {
    return revision_side(operand, folder_of_history(other, options, world), options, world, status);
  }
  const fs::path folder = operand.date ? rules_folder(options, world) : fs::path(operand.word);
  return folder_side(folder, options, world);
}

// The library's cases.

std::optional<Case> read_one(const FileText& file, Side& side, Diagnostics& diagnostics) {
  Sources& sources = side.loaded.sources;
  sources.emplace_back(side.name + "/" + file.path, file.text);
  return read_case(sources.back(), static_cast<std::uint32_t>(sources.size() - 1),
                   *side.loaded.rules, diagnostics);
}

/// A case of one side, with the rules in whose words it is.
struct Found {
  Case one;
  const RuleSet* rules = nullptr;
};

/// By file, those of the newer library first: a case that both hold is the newer one's.
class CaseReading {
 public:
  CaseReading(Side& older, Side* newer, LawChanges& changes)
      : older_(older), newer_(newer), changes_(changes) {}

  std::vector<Found> cases() {
    Side& first = newer_ != nullptr ? *newer_ : older_;
    for (const FileText& file : first.cases) {
      const FileText* before = newer_ != nullptr ? same_file(older_, file) : &file;
      if (before == nullptr) changes_.cases_added.push_back(stem(file));
      if (take(file, first)) continue;
      // The case of before counts in its place, and it is said that the newer one does not.
      const bool kept = newer_ != nullptr && before != nullptr && take(*before, older_);
      changes_.cases_faulty.push_back({file.path, before != nullptr && !kept, true});
    }
    if (newer_ == nullptr) return std::move(found_);
    for (const FileText& file : older_.cases) {
      if (same_file(*newer_, file) != nullptr) continue;
      changes_.cases_removed.push_back(stem(file));
      if (!take(file, older_)) changes_.cases_faulty.push_back({file.path, true, false});
    }
    return std::move(found_);
  }

 private:
  static std::string stem(const FileText& file) { return fs::path(file.path).stem().string(); }

  static const FileText* same_file(const Side& side, const FileText& file) {
    const auto same = [&](const FileText& other) { return other.path == file.path; };
    const auto found = std::find_if(side.cases.begin(), side.cases.end(), same);
    return found == side.cases.end() ? nullptr : &*found;
  }

  bool take(const FileText& file, Side& side) {
    Diagnostics diagnostics;  // `check` shows them; here they only keep a case out
    auto one = read_one(file, side, diagnostics);
    // A file of the older side is read with its own names; the answers keep their places.
    const Rules& words = &side == &older_ ? changes_.older.rules : side.loaded.rules;
    if (one) found_.push_back({std::move(*one), words.get()});
    return one.has_value();
  }

  Side& older_;
  Side* newer_;
  LawChanges& changes_;
  std::vector<Found> found_;
};

Situation on_dates(Situation situation, const std::optional<Dates>& dates) {
  if (dates) {
    situation.as_of = dates->as_of;
    situation.known_on = dates->known_on;
  }
  return situation;
}

void compare_cases(const std::vector<Found>& cases, const std::optional<Dates>& before,
                   const std::optional<Dates>& after, const Options& options, const World& world,
                   LawChanges& changes) {
  Engine older(changes.older.rules);
  Engine newer(changes.newer.rules);
  for (const Found& found : cases) {
    const Situation own = found.one.situation(world.today);
    changes.cases.push_back({found.one.id, title_of(found.one, *found.rules, options.language),
                             decide_case(older, on_dates(own, before), *found.rules, world.today),
                             decide_case(newer, on_dates(own, after), *found.rules, world.today)});
  }
}

// The result.

/// Writes each example into a folder, or none: a file that is there is never written over.
bool write_examples(const ChangeReport& report, const Options& options, const World& world) {
  const fs::path folder = options.cases_folder;
  std::error_code error;
  fs::create_directories(folder, error);
  const auto files = files_of(report);
  for (const ExampleFile& file : files) {
    if (!fs::exists(folder / file.name, error)) continue;
    tell(world, options.language,
         message("`{0}` existe déjà : aucune situation n'a été écrite",
                 (folder / file.name).string()),
         message("donnez à --cases un autre dossier"));
    return false;
  }
  std::vector<FileToWrite> to_write;
  for (const ExampleFile& file : files) {
    to_write.push_back({folder / file.name, file.text});
    to_write.back().is_new = true;
  }
  const Written written = write_together(to_write);
  if (!written) static_cast<void>(not_written(written, options, world));
  return static_cast<bool>(written);
}

/// Whether some situation, or case of the library, turns to a verdict of `--fail-on`.
bool turns_to(const LawChanges& changes, const std::vector<std::string>& verdicts) {
  const auto asked = [&](std::optional<Verdict> verdict) {
    const std::string word = verdict ? std::string(name_of(*verdict)) : "undetermined";
    return std::find(verdicts.begin(), verdicts.end(), word) != verdicts.end();
  };
  for (const Comparison& comparison : changes.comparisons) {
    for (const ChangedClass& one : comparison.verdicts) {
      if (one.after && asked(one.after)) return true;
    }
  }
  return std::any_of(changes.cases.begin(), changes.cases.end(), [&](const ComparedCase& one) {
    return one.flips() && one.after.state == ComparedCase::State::decided &&
           asked(one.after.verdict);
  });
}

/// Whether some file that could be read, or was not there, cannot be read any more.
bool breaks_a_case(const LawChanges& changes) {
  return std::any_of(changes.cases_faulty.begin(), changes.cases_faulty.end(),
                     [](const FaultyCase& one) { return one.after && !one.before; });
}

ExitStatus report(const LawChanges& changes, const Options& options, const World& world) {
  const ChangeReport told = tell_changes(changes, world.today, options.language);
  if (!options.cases_folder.empty() && !write_examples(told, options, world)) {
    return ExitStatus::usage;
  }
  const TextStyle style{false, options.verbose, 78, options.language};
  const std::string result = options.format == Format::json ? to_json(changes)
                             : options.format == Format::md ? to_markdown(told)
                                                            : to_text(told, style);
  if (const auto failure = write_result(result, options, world)) return *failure;
  const bool differs = !changes.empty() || breaks_a_case(changes);
  const bool found = (options.exit_code && differs) || turns_to(changes, options.fail_on);
  return found ? ExitStatus::findings : ExitStatus::done;
}

bool covered(const Law& law, const Options& options, const World& world) {
  if (law.rules->covers.contains(law.as_of)) return true;
  tell(world, options.language, message("les règles ne couvrent pas le {0}", iso(law.as_of)));
  return false;
}

/// Two rule sets on every date; what hinders it.
std::optional<NoResult> fill_all_dates(LawChanges& changes) {
  changes.all_dates = true;
  auto comparisons = compare(changes.older.rules, changes.newer.rules);
  if (!comparisons) return comparisons.why();
  changes.comparisons = std::move(*comparisons);
  changes.rules = rule_changes(*changes.older.rules, *changes.newer.rules);
  return std::nullopt;
}

/// Two laws, each on its dates; what hinders it.
std::optional<NoResult> fill_dates(LawChanges& changes) {
  auto comparison = compare(changes.older, changes.newer);
  if (!comparison) return comparison.why();
  changes.comparisons.push_back(std::move(*comparison));
  changes.rules = rule_changes(changes.older, changes.newer);
  return std::nullopt;
}

/// Compares the sides; `newer` is null where both are the same rules.
ExitStatus diff_sides(Side& older, Side* newer, const std::optional<Dates>& before,
                      const std::optional<Dates>& after, LawChanges changes, const Options& options,
                      const World& world) {
  changes.newer.rules = newer != nullptr ? newer->loaded.rules : older.loaded.rules;
  changes.older.rules = with_names_of(older.loaded.rules, changes.newer.rules, changes.renamed);
  const std::vector<Found> cases = CaseReading(older, newer, changes).cases();
  if (before && after) {
    changes.older = {changes.older.rules, before->as_of, before->known_on};
    changes.newer = {changes.newer.rules, after->as_of, after->known_on};
    if (!covered(changes.older, options, world) || !covered(changes.newer, options, world)) {
      return ExitStatus::usage;
    }
  }
  if (const auto why = before ? fill_dates(changes) : fill_all_dates(changes)) {
    return not_computed(*why, options, world);
  }
  compare_cases(cases, before, after, options, world, changes);
  return report(changes, options, world);
}

bool words_are_sound(const std::vector<Operand>& operands, const Options& options,
                     const World& world) {
  for (const Operand& one : operands) {
    if (!one.date || one.dates) continue;
    tell(world, options.language, message("`{0}` n'est pas une date du calendrier", one.word),
         message("une date s'écrit AAAA-MM-JJ, deux dates AAAA-MM-JJ@AAAA-MM-JJ : le jour de "
                 "l'acte, puis celui auquel le droit est connu"));
    return false;
  }
  return true;
}

}  // namespace

ExitStatus diff(const Options& options, const World& world) {
  if (options.cases.size() != 2) {
    tell(world, options.language, message("il faut dire ce qu'on compare : ANCIEN et NOUVEAU"),
         message("chacun un dossier, une date ou git:RÉVISION : "
                 "`subrosa diff 2026-08-31 2026-09-01`"));
    return ExitStatus::usage;
  }
  const Operand before = operand_of(options.cases[0]);
  const Operand after = operand_of(options.cases[1]);
  if (!words_are_sound({before, after}, options, world)) return ExitStatus::usage;
  ExitStatus status = ExitStatus::no_rules;
  auto older = side_of(before, after, options, world, status);
  if (!older) return status;
  LawChanges changes;
  changes.before = before.revision ? older->name : before.word;
  changes.after = after.word;
  if (before.date && after.date) {
    return diff_sides(*older, nullptr, before.dates, after.dates, changes, options, world);
  }
  auto newer = side_of(after, before, options, world, status);
  if (!newer) return status;
  if (after.revision) changes.after = newer->name;
  // A date on one side only is the day of both.
  const auto& dates = before.date ? before.dates : after.dates;
  return diff_sides(*older, &*newer, dates, dates, changes, options, world);
}

}  // namespace subrosa::cli
