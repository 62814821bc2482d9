#include "state/desk.hpp"

#include <algorithm>
#include <utility>

#include "subrosa/audit.hpp"
#include "subrosa/prove.hpp"
#include "subrosa/review.hpp"

namespace subrosa::gui {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t sheets_kept = 256;

constexpr std::string_view cases_folder = "cases/";

std::size_t row_of(FactIndex fact) { return fact.value; }

std::vector<FileText> rule_files(const WatchedFolder::Texts& texts) {
  std::vector<FileText> files;
  for (const auto& [path, text] : texts) {
    if (!path.starts_with(cases_folder)) files.push_back({path, text});
  }
  return files;
}

/// The cases among the files of a folder; their texts are added to `sources`.
std::vector<Case> cases_in(const WatchedFolder::Texts& texts, const fs::path& folder,
                           const RuleSet& rules, Sources& sources, Diagnostics& diagnostics) {
  std::vector<Case> cases;
  for (const auto& [path, text] : texts) {
    if (!path.starts_with(cases_folder)) continue;
    sources.emplace_back((folder / path).string(), text);
    const auto file = static_cast<std::uint32_t>(sources.size() - 1);
    auto one = read_case(sources.back(), file, rules, diagnostics);
    if (one) cases.push_back(std::move(*one));
  }
  return cases;
}

bool has_answer(const RuleSet& rules, const std::string& fact, const std::string& value) {
  const auto index = rules.fact_named(fact);
  return index && (value.empty() || rules.facts[*index].value_named(value));
}

/// Whether an answer that `before` has is none of `rules`.
bool lacks_something(const RuleSet& rules, const RuleSet& before) {
  return std::any_of(before.facts.begin(), before.facts.end(), [&](const Fact& fact) {
    return std::any_of(fact.values.begin(), fact.values.end(),
                       [&](const Value& value) { return !has_answer(rules, fact.id, value.id); });
  });
}

}  // namespace

Desk::Desk(Date today, Clock clock)
    : today_(today), calendar_day_(today), clock_(std::move(clock)) {}
Desk::~Desk() = default;

bool Desk::load(const fs::path& folder, std::optional<Language> only) {
  WatchedFolder fresh;
  const bool can_be_read = fresh.read(folder);
  const bool another = has_rules() && folder != watched_.path();
  if (another && !can_be_read) {
    not_taken_ = folder;
    return false;
  }
  not_taken_.clear();
  only_ = only;
  watched_ = std::move(fresh);
  if (can_be_read) return take();
  if (has_rules() && only_ != only_in_force_) take_last_good();
  return false;
}

bool Desk::refresh() {
  if (!watched_.changed()) return false;
  if (watched_.read(fs::path(watched_.path()))) take();
  return true;
}

/// Puts what was read into force, unless it is faulty.
bool Desk::take() {
  Loaded loaded = load_rules(watched_.path().string(), rule_files(watched_.texts()), only_);
  diagnostics_ = std::move(loaded.diagnostics);
  sources_ = std::move(loaded.sources);
  everything_found_.reset();
  broken_ = loaded.rules == nullptr;
  if (!broken_)
    put_in_force(loaded.rules);
  else if (has_rules() && only_ != only_in_force_)
    take_last_good();
  return !broken_;
}

/// The last good files once more, with the words of the language that is needed now. They stay as
/// they are where that language's own words were at fault then.
void Desk::take_last_good() {
  Loaded again = load_rules(folder_in_force_.string(), rule_files(texts_in_force_), only_);
  if (again.rules == nullptr) return;
  sources_in_force_ = std::move(again.sources);
  Diagnostics known_already;
  cases_ =
      cases_in(texts_in_force_, folder_in_force_, *again.rules, sources_in_force_, known_already);
  use(again.rules);
}

void Desk::use(const Rules& rules) {
  engine_ = std::make_unique<Engine>(rules);
  only_in_force_ = only_;
  decided_.clear();
  timelines_.clear();
  ++loads_;
}

void Desk::put_in_force(const Rules& rules) {
  const bool first = !has_rules();
  // Another folder's cases have other verdicts; the same files in another language have the same.
  const bool others = first || this->rules().id != rules->id;
  const bool same = !others && texts_in_force_ == watched_.texts();
  if (!others && !same && !verdicts_) verdicts_ = verdicts();
  if (!first && lacks_something(*rules, this->rules())) former_.push_back(engine_->rules());
  cases_ = cases_in(watched_.texts(), watched_.path(), *rules, sources_, diagnostics_);
  sort_diagnostics(diagnostics_);
  use(rules);
  if (!same) forget_applied();
  folder_in_force_ = watched_.path();
  sources_in_force_ = sources_;
  texts_in_force_ = watched_.texts();
  loaded_at_ = clock_ ? clock_() : "";
  if (same) return;
  compared_ = !others;
  turned_.clear();
  lost_.clear();
  if (compared_) compare_with(*std::exchange(verdicts_, verdicts()));
  if (others) verdicts_.reset();
}

const Diagnostics& Desk::everything_found() {
  if (everything_found_) return *everything_found_;
  everything_found_ = diagnostics_;
  if (!has_rules() || broken_) return *everything_found_;
  const Rules& rules = engine_->rules();
  everything_found_ = subrosa::everything_found(rules, cases_, sources_, today_, diagnostics_).open;
  return *everything_found_;
}

Desk::Verdicts Desk::verdicts() {
  Verdicts found;
  for (const Case& one : cases_) {
    const auto possible = engine_->possible(one.situation(today_));
    if (!possible) continue;
    found[one.id] = possible->size() == 1 ? std::optional(possible->front()) : std::nullopt;
  }
  return found;
}

void Desk::compare_with(const Verdicts& before) {
  for (const auto& [id, old] : before) {
    const auto now = verdicts_->find(id);
    if (now == verdicts_->end()) {
      lost_.push_back(id);
    } else if (now->second != old) {
      const std::string title = title_of(*case_named(id), rules(), only_.value_or(Language::fr));
      turned_.push_back({id, title, old, now->second});
    }
  }
}

const Case* Desk::case_named(const std::string& id) const {
  const auto found =
      std::find_if(cases_.begin(), cases_.end(), [&](const Case& one) { return one.id == id; });
  return found == cases_.end() ? nullptr : &*found;
}

bool Desk::knows(const Given& given) const { return has_answer(rules(), given.fact, given.value); }

const RuleSet& Desk::rules_naming(const Given& given) const {
  if (knows(given)) return rules();
  const auto found = std::find_if(former_.rbegin(), former_.rend(), [&](const Rules& rules) {
    return has_answer(*rules, given.fact, given.value);
  });
  return found == former_.rend() ? rules() : **found;
}

Situation Desk::situation_of(const Sheet& sheet) const {
  Situation situation;
  situation.as_of = sheet.as_of.value_or(today_);
  situation.known_on = sheet.known_on.value_or(today_);
  situation.assume = sheet.assume;
  situation.answers.resize(rules().facts.size());
  for (const Given& given : sheet.given) {
    const auto fact = rules().fact_named(given.fact);
    if (!fact) continue;
    subrosa::Answer& answer = situation.answers[row_of(*fact)];
    if (given.value.empty()) {
      answer.state = subrosa::Answer::State::unknown;
    } else if (const auto value = rules().facts[*fact].value_named(given.value)) {
      answer = {subrosa::Answer::State::known, *value};
    }
  }
  return situation;
}

Sheet Desk::sheet_of(const Case& one) const {
  Sheet sheet;
  sheet.as_of = one.as_of;
  sheet.known_on = one.known_on;
  sheet.assume = true;
  for (std::size_t i = 0; i < rules().facts.size(); ++i) {
    const subrosa::Answer& answer = one.answers[i];
    if (answer.state == subrosa::Answer::State::not_asked) continue;
    const Fact& fact = rules().facts[Table<FactIndex, Fact>::index(i)];
    const bool known = answer.state == subrosa::Answer::State::known;
    sheet.given.push_back({fact.id, known ? fact.values[answer.value.value].id : ""});
  }
  return sheet;
}

void Desk::forget() {
  decided_.clear();
  timelines_.clear();
}

bool Desk::see_day(Date day, bool keep_today) {
  const bool turned = day != calendar_day_;
  calendar_day_ = day;
  if (keep_today || today_ == day) return turned;
  today_ = day;
  forget();
  forget_applied();
  // A case without a day of its own has another answer: what turns next is compared with today's.
  verdicts_.reset();
  everything_found_.reset();
  return true;
}

const Outcome& Desk::decide(const Sheet& sheet) {
  const auto found = std::find_if(decided_.begin(), decided_.end(),
                                  [&](const auto& kept) { return kept.first == sheet; });
  if (found != decided_.end()) return *found->second;
  if (decided_.size() >= sheets_kept)
    decided_.erase(decided_.begin(), decided_.begin() + sheets_kept / 2);
  auto outcome = std::make_unique<Outcome>(engine_->decide(situation_of(sheet), today_));
  decided_.emplace_back(sheet, std::move(outcome));
  return *decided_.back().second;
}

}  // namespace subrosa::gui
