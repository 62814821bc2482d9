#include "app/app.hpp"

#include <utility>

#include "app/settings_file.hpp"
#include "screen/describe.hpp"
#include "screen/words.hpp"
#include "state/reduce.hpp"
#include "subrosa/explanation.hpp"
#include "subrosa/write.hpp"

namespace subrosa::gui {

namespace fs = std::filesystem;

namespace {

/// To decide a case takes a few thousandths of a second: so many that no key waits for them.
constexpr std::size_t cases_at_once = 3;

const char* ending_of(Saved what) {
  switch (what) {
    case Saved::html: return ".html";
    case Saved::markdown: return ".md";
    case Saved::answers: return ".yaml";
  }
  return "";
}

/// The answers as a case file that decides the same: it names its rules, and what was not asked is
/// not to be assumed.
std::string answers_of(const Decision& decision) {
  const RuleSet& rules = *decision.rules;
  Situation situation = decision.situation;
  for (std::size_t i = 0; !situation.assume && i < rules.facts.size(); ++i) {
    subrosa::Answer& answer = situation.answers[i];
    const bool asked = answer.state != subrosa::Answer::State::not_asked;
    const bool assumed = rules.facts[Table<FactIndex, Fact>::index(i)].assumed.has_value();
    if (assumed && !asked) answer.state = subrosa::Answer::State::unknown;
  }
  return write_case(rules, "call", situation) + "rules: {id: " + rules.id +
         ", hash: " + rules.hash + "}\n";
}

std::string page_of(Saved what, const Heading& heading, const Decision& decision,
                    Language language) {
  const PageStyle style{language, false};
  switch (what) {
    case Saved::html: return to_html(heading, explain(decision, language), style);
    case Saved::markdown: return to_markdown(heading, explain(decision, language), style);
    case Saved::answers: return answers_of(decision);
  }
  return {};
}

}  // namespace

App::App(Surroundings surroundings)
    : surroundings_(std::move(surroundings)), desk_(surroundings_.today, surroundings_.clock) {
  Settings first;
  first.language = surroundings_.language;
  session_.settings = read_settings(surroundings_.settings, first);
  session_.bench.folder = surroundings_.rules.string();
  load(surroundings_.rules);
  screen_ = describe(session_, desk_);
}

/// The lawyer sees the faults of every language; the others wait only for their own.
void App::load(const fs::path& folder) {
  const bool whole = session_.mode == Mode::rules;
  desk_.load(folder, whole ? std::nullopt : std::optional(session_.settings.language));
}

void App::perform(const Action& action) {
  see_day();
  const Session before = session_;
  session_ = reduce(std::move(session_), action);
  reach_outside(before, action);
  // What was cleared no longer keeps the day on which it began.
  see_day();
  screen_ = describe(session_, desk_);
}

/// A call and a case on the stage keep the day on which they began. True when the screen may be
/// another now.
bool App::see_day() {
  if (!surroundings_.calendar) return false;
  const bool under_way = !session_.call.sheet.given.empty() || !session_.lesson.case_id.empty();
  return desk_.see_day(surroundings_.calendar(), under_way);
}

void App::before_frame() {
  if (see_day()) screen_ = describe(session_, desk_);
}

bool App::has_work() {
  const Lesson& lesson = session_.lesson;
  const bool wanted = lesson.choosing == "provision" || !lesson.provision.empty();
  return session_.mode == Mode::training && wanted && desk_.has_rules() && !desk_.applied_known();
}

bool App::work() {
  desk_.find_applied(cases_at_once);
  if (!desk_.applied_known()) return false;
  screen_ = describe(session_, desk_);
  return true;
}

void App::reach_outside(const Session& before, const Action& action) {
  if (std::holds_alternative<ClearAll>(action)) {
    forget_ = true;
    desk_.forget();
  }
  if (std::holds_alternative<CopySummary>(action)) copy_summary();
  if (const auto* saved = std::get_if<SaveAs>(&action)) save(saved->what);
  if (std::holds_alternative<OpenFolder>(action)) load(session_.bench.folder);
  const bool other_language = session_.settings.language != before.settings.language;
  const bool other_need = (session_.mode == Mode::rules) != (before.mode == Mode::rules);
  if (other_language || other_need) load(desk_.folder());
  if (session_.settings != before.settings &&
      !write_settings(surroundings_.settings, session_.settings))
    session_.notice = message("Les réglages n'ont pas pu être gardés.");
  const bool opened =
      std::holds_alternative<ShowPage>(action) && session_.call.page == Call::Page::save;
  if (opened && session_.call.path.empty()) session_.call.path = free_path().string();
}

/// The decision to hand on; nothing while answers are only tried.
const Decision* App::decision_to_give() {
  if (!desk_.has_rules()) return nullptr;
  if (session_.call.what_if) {
    session_.notice = message("Revenez d'abord aux vraies réponses.");
    return nullptr;
  }
  return std::get_if<Decision>(&desk_.decide(session_.call.sheet));
}

/// Says of answers that were taken over that they were, and of others that they do not count.
Heading App::heading() const {
  const Language language = session_.settings.language;
  Heading heading;
  const auto add = [&](const std::string& words) {
    heading.story += (heading.story.empty() ? "" : " ") + words;
  };
  if (!session_.call.from_case.empty())
    add(say(message("Réponses reprises d'un cas semblable : vérifiez chacune avant de vous y "
                    "fier."),
            language));
  for (const Given& given : unknown_answers(desk_, session_.call.sheet))
    add(say(message("Réponse qui ne compte plus, car les règles ont changé : {0}.",
                    words_of_answer(desk_, given, language)),
            language));
  return heading;
}

void App::copy_summary() {
  const Decision* decision = decision_to_give();
  if (decision == nullptr) return;
  TextStyle style;
  style.language = session_.settings.language;
  to_copy_ = to_text(heading(), explain(*decision, style.language), style);
  session_.notice = message("Copié. Effacé du presse-papiers avec « Tout effacer ».");
}

void App::save(Saved what) {
  const Decision* decision = decision_to_give();
  if (decision == nullptr) return;
  const fs::path path = fs::path(session_.call.path).replace_extension(ending_of(what));
  std::error_code error;
  if (fs::exists(fs::symlink_status(path, error))) {
    session_.notice = message("`{0}` existe déjà : choisissez un autre nom.", path.string());
    return;
  }
  FileToWrite page{path, page_of(what, heading(), *decision, session_.settings.language)};
  page.is_new = true;
  page.is_secret = true;
  const Written written = write_together({page});
  session_.notice = written ? message("Enregistré : {0}", path.string())
                            : message("Rien n'est enregistré dans `{0}` : {1}.", path.string(),
                                      say(written.why, session_.settings.language));
}

/// The first name of today under which no page stands yet.
fs::path App::free_path() const {
  const std::string name = "subrosa-" + iso(desk_.calendar_day());
  for (int i = 1;; ++i) {
    const fs::path path = surroundings_.pages / (i == 1 ? name : name + "-" + std::to_string(i));
    std::error_code error;
    bool taken = false;
    for (const Saved what : {Saved::html, Saved::markdown, Saved::answers})
      taken = taken || fs::exists(fs::path(path).replace_extension(ending_of(what)), error);
    if (!taken) return fs::path(path).replace_extension(".html");
  }
}

std::optional<std::string> App::text_to_copy() { return std::exchange(to_copy_, std::nullopt); }

bool App::forget_copied() { return std::exchange(forget_, false); }

bool App::tick() {
  if (!desk_.refresh()) return false;
  screen_ = describe(session_, desk_);
  return true;
}

}  // namespace subrosa::gui
