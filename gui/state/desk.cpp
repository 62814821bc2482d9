#include "state/desk.hpp"

#include <algorithm>

#include "subrosa/folder.hpp"

namespace subrosa::gui {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t sheets_kept = 256;

std::size_t row_of(FactIndex fact) { return fact.value; }

}  // namespace

Desk::Desk(Date today) : today_(today) {}
Desk::~Desk() = default;

Desk::Stamps Desk::stamps() const {
  Stamps found;
  std::error_code error;
  for (auto it = fs::recursive_directory_iterator(folder_, error);
       !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
    if (it->path().extension() != ".yaml") continue;
    Stamp stamp;
    stamp.time = it->last_write_time(error);
    stamp.size = it->file_size(error);
    found[it->path().string()] = stamp;
  }
  return found;
}

bool Desk::load(const fs::path& folder, std::optional<Language> only) {
  folder_ = folder;
  only_ = only;
  stamps_ = stamps();
  auto files = read_rule_folder(folder);
  readable_ = files.has_value();
  if (!files) return false;
  Loaded loaded = load_rules(folder.string(), std::move(*files), only);
  diagnostics_ = std::move(loaded.diagnostics);
  sources_ = std::move(loaded.sources);
  broken_ = loaded.rules == nullptr;
  if (broken_) return false;
  // Another folder's cases have other verdicts: only the same rules are compared.
  const bool same_rules = has_rules() && rules().id == loaded.rules->id;
  const auto before = same_rules ? verdicts() : decltype(verdicts()){};
  decided_.clear();
  applied_.reset();
  timelines_.clear();
  engine_ = std::make_unique<Engine>(loaded.rules);
  read_cases(*loaded.rules);
  compare_with(before);
  ++loads_;
  return true;
}

bool Desk::refresh() {
  if (folder_.empty() || stamps() == stamps_) return false;
  const fs::path folder = folder_;
  load(folder, only_);
  return true;
}

void Desk::read_cases(const RuleSet& rules) {
  cases_.clear();
  for (const fs::path& path : case_files(folder_)) {
    sources_.emplace_back(path.string(), read_file(path).value_or(""));
    const auto file = static_cast<std::uint32_t>(sources_.size() - 1);
    auto one = read_case(sources_.back(), file, rules, diagnostics_);
    if (one) cases_.push_back(std::move(*one));
  }
  sort_diagnostics(diagnostics_);
}

std::map<std::string, std::optional<Verdict>> Desk::verdicts() {
  std::map<std::string, std::optional<Verdict>> found;
  for (const Case& one : cases_) {
    const Outcome outcome = engine_->decide(one.situation(today_), today_);
    if (const auto* decision = std::get_if<Decision>(&outcome)) found[one.id] = decision->verdict;
  }
  return found;
}

void Desk::compare_with(const std::map<std::string, std::optional<Verdict>>& before) {
  turned_.clear();
  if (before.empty()) return;
  for (const auto& [id, verdict] : verdicts()) {
    const auto old = before.find(id);
    if (old == before.end() || old->second == verdict) continue;
    turned_.push_back({id, title_of(*case_named(id), rules(), only_.value_or(Language::fr)),
                       old->second, verdict});
  }
}

const Case* Desk::case_named(const std::string& id) const {
  const auto found =
      std::find_if(cases_.begin(), cases_.end(), [&](const Case& one) { return one.id == id; });
  return found == cases_.end() ? nullptr : &*found;
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
