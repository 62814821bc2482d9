// The application: what reaches the clipboard, the disk and the settings, and what does not.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "app/app.hpp"
#include "app/settings_file.hpp"
#include "rule_copy.hpp"
#include "subrosa/folder.hpp"
#include "support/approve.hpp"

using namespace subrosa;
using namespace subrosa::gui;
namespace fs = std::filesystem;

namespace {

/// A folder of its own, gone afterwards.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("subrosa-app-" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] Surroundings surroundings() const {
    return {*parse_date("2026-11-21"), project("rules/belgium"), path / "config" / "settings", path,
            Language::fr};
  }
};

std::size_t files_in(const fs::path& folder) {
  std::size_t count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    count += entry.is_regular_file() ? 1 : 0;
  return count;
}

void answer_arson(App& app) {
  const Case* arson = app.desk().case_named("arson-police-drugs-is-he-followed");
  REQUIRE(arson != nullptr);
  app.perform(StartFrom{"", app.desk().sheet_of(*arson)});
}

}  // namespace

TEST_CASE("settings are kept, a call is not", "[window][app]") {
  const Folder folder;
  {
    App app(folder.surroundings());
    answer_arson(app);
    app.perform(Typed{Field::call_words, "police"});
    CHECK(files_in(folder.path) == 0);
    app.perform(SwitchLanguage{Language::de});
    app.perform(SwitchTheme{Theme::contrast});
    app.perform(Zoom{1});
    CHECK(files_in(folder.path) == 1);
  }
  CHECK(slurp(folder.path / "config" / "settings") == "language: de\ntheme: contrast\nzoom: 125\n");
  App again(folder.surroundings());
  CHECK(again.settings() == Settings{Language::de, Theme::contrast, 125});
  CHECK(again.session().call.sheet.given.empty());
}

TEST_CASE("settings that make no sense are passed over", "[window][app]") {
  const Settings usual{Language::nl, Theme::dark, 150};
  CHECK(parse_settings("language: xx\ntheme: pink\nzoom: 101\nzoom: -3\n\xff\n: \nlanguage",
                       usual) == usual);
  CHECK(parse_settings(settings_text(usual), {}) == usual);
  CHECK(read_settings("", usual) == usual);
  CHECK_FALSE(write_settings("", usual));
}

TEST_CASE("a page is saved under its own ending and replaces nothing", "[window][app]") {
  const Folder folder;
  App app(folder.surroundings());
  answer_arson(app);
  app.perform(ShowPage{Call::Page::save});
  CHECK(app.session().call.path == (folder.path / "subrosa-2026-11-21.html").string());
  app.perform(SaveAs{Saved::html});
  app.perform(SaveAs{Saved::markdown});
  app.perform(SaveAs{Saved::answers});
  CHECK(files_in(folder.path) == 3);
  const std::string page = slurp(folder.path / "subrosa-2026-11-21.html");
  CHECK(page.find(headline_of(Verdict::must_not_disclose, Language::fr)) != std::string::npos);
  std::ofstream(folder.path / "subrosa-2026-11-21.html") << "mine";
  app.perform(SaveAs{Saved::html});
  CHECK(slurp(folder.path / "subrosa-2026-11-21.html") == "mine");
  CHECK(app.screen().notice.find("existe déjà") != std::string::npos);
  app.perform(ClearAll{});
  app.perform(ShowPage{Call::Page::save});
  CHECK(app.session().call.path == (folder.path / "subrosa-2026-11-21-2.html").string());
  app.perform(Typed{Field::path, ""});
  CHECK(app.session().call.path.empty());
  app.perform(Typed{Field::path, (folder.path / "nowhere" / "page").string()});
  app.perform(SaveAs{Saved::html});
  CHECK(app.screen().notice.find("Rien n'est enregistré") != std::string::npos);
}

TEST_CASE("saved answers name their rules and decide the same", "[window][app]") {
  const Folder folder;
  App app(folder.surroundings());
  for (const char* answer :
       {"matter:disclosure", "recipient:prosecutor", "danger:grave_and_imminent",
        "holder.secrecy:necessary_confidant", "information.kind:"}) {
    const std::string text = answer;
    const std::size_t colon = text.find(':');
    app.perform(GiveAnswer{text.substr(0, colon), text.substr(colon + 1)});
  }
  app.perform(ShowPage{Call::Page::save});
  app.perform(SaveAs{Saved::answers});
  const SourceFile file("call.yaml", slurp(folder.path / "subrosa-2026-11-21.yaml"));
  INFO(file.text());
  Diagnostics diagnostics;
  const auto one = read_case(file, 0, app.desk().rules(), diagnostics);
  REQUIRE(one);
  CHECK(diagnostics.empty());  // another hash would warn
  CHECK(file.text().find(app.desk().rules().hash) != std::string::npos);
  CHECK(one->story.empty());
  const auto* saved = std::get_if<Decision>(&app.desk().decide(app.desk().sheet_of(*one)));
  const auto* shown = std::get_if<Decision>(&app.desk().decide(app.session().call.sheet));
  REQUIRE(saved != nullptr);
  REQUIRE(shown != nullptr);
  CHECK(saved->verdict == shown->verdict);
  CHECK(saved->possible == shown->possible);
  CHECK(saved->duties == shown->duties);
}

TEST_CASE("answers that are only tried are neither copied nor saved", "[window][app]") {
  const Folder folder;
  App app(folder.surroundings());
  answer_arson(app);
  app.perform(TryAnswers{{{"recipient", "person_concerned"}}});
  app.perform(CopySummary{});
  CHECK_FALSE(app.text_to_copy());
  CHECK(app.screen().notice.find("vraies réponses") != std::string::npos);
  app.perform(Typed{Field::path, (folder.path / "page.html").string()});
  app.perform(SaveAs{Saved::html});
  CHECK(files_in(folder.path) == 0);
}

TEST_CASE("a summary of answers that were taken over says so", "[window][app]") {
  const Folder folder;
  App app(folder.surroundings());
  const Case* arson = app.desk().case_named("arson-police-drugs-is-he-followed");
  app.perform(StartFrom{"Un cas", app.desk().sheet_of(*arson)});
  app.perform(CopySummary{});
  const auto text = app.text_to_copy();
  REQUIRE(text);
  CHECK(text->find("reprises d'un cas") != std::string::npos);
}

TEST_CASE("a summary goes to the clipboard once, and clearing forgets it", "[window][app]") {
  const Folder folder;
  App app(folder.surroundings());
  answer_arson(app);
  CHECK_FALSE(app.text_to_copy());
  app.perform(CopySummary{});
  const auto text = app.text_to_copy();
  REQUIRE(text);
  CHECK(text->find(headline_of(Verdict::must_not_disclose, Language::fr)) != std::string::npos);
  CHECK_FALSE(app.text_to_copy());
  CHECK_FALSE(app.forget_copied());
  app.perform(ClearAll{});
  CHECK(app.forget_copied());
  CHECK_FALSE(app.forget_copied());
}

TEST_CASE("another language while the files are faulty keeps the rules, with its words",
          "[window][app]") {
  const Folder folder;
  const RuleCopy copy{{}};
  Surroundings here = folder.surroundings();
  here.rules = copy.path();
  App app(std::move(here));
  app.perform(GiveAnswer{"matter", "disclosure"});
  const std::string hash = app.desk().rules().hash;
  copy.edit("provisions/necessity.yaml", "danger.avoidable == no", "danger.avoidable == nein");
  app.perform(SwitchLanguage{Language::nl});
  const std::string shown = to_text(app.screen());
  INFO(shown);
  CHECK(app.desk().broken());
  CHECK(app.desk().rules().hash == hash);
  CHECK(shown.find("De regelbestanden hebben fouten") != std::string::npos);
  CHECK(shown.find("niet over wat het recht zegt") != std::string::npos);
  CHECK(shown.find("Wie zou de informatie krijgen?") != std::string::npos);
  CHECK(shown.find("in het Frans") == std::string::npos);
  CHECK(app.session().call.sheet.given.size() == 1);
  copy.edit("provisions/necessity.yaml", "danger.avoidable == nein", "danger.avoidable == no");
  app.perform(SwitchLanguage{Language::fr});
  CHECK_FALSE(app.desk().broken());
  CHECK(to_text(app.screen()).find("ont des fautes") == std::string::npos);
}

TEST_CASE("where the last good rules have no words of a language it is said", "[window][app]") {
  const Folder folder;
  const RuleCopy copy{{}};
  copy.write("lang/de.yaml", "- nonsense\n");  // not read while French is spoken
  Surroundings here = folder.surroundings();
  here.rules = copy.path();
  App app(std::move(here));
  app.perform(SwitchLanguage{Language::de});
  const std::string shown = to_text(app.screen());
  INFO(shown);
  CHECK(shown.find("bleiben französisch") != std::string::npos);
  CHECK(shown.find("S'agit-il") != std::string::npos);
}

TEST_CASE("answers that no longer count are named in what is handed on", "[window][app]") {
  const Folder folder;
  App app(folder.surroundings());
  answer_arson(app);
  app.perform(GiveAnswer{"gone", "away"});
  app.perform(CopySummary{});
  const auto text = app.text_to_copy();
  REQUIRE(text);
  CHECK(text->find("ne compte plus") != std::string::npos);
}

namespace {

/// A window that is left open over midnight.
struct Night {
  Folder folder;
  Date day = *parse_date("2026-11-21");
  App app{surroundings()};

  Surroundings surroundings() {
    Surroundings here = folder.surroundings();
    here.calendar = [this] { return day; };
    return here;
  }
  [[nodiscard]] bool shows(const std::string& words) {
    return to_text(app.screen()).find(words) != std::string::npos;
  }
  [[nodiscard]] Date decided_for() {
    return std::get<Decision>(app.desk().decide(app.session().call.sheet)).situation.as_of;
  }
};

const Date next_day = *parse_date("2026-11-22");

}  // namespace

TEST_CASE("a call that begins after midnight is one of the new day", "[window][app]") {
  Night night;
  static_cast<void>(night.decided_for());
  night.day = next_day;
  night.app.perform(GiveAnswer{"matter", "disclosure"});
  CHECK(night.app.desk().today() == next_day);
  CHECK(night.decided_for() == next_day);
  CHECK_FALSE(night.shows("Le jour a changé"));
  night.app.perform(ShowPage{Call::Page::save});
  CHECK(night.app.session().call.path.find("2026-11-22") != std::string::npos);
}

TEST_CASE("a call keeps its day over midnight, and says so", "[window][app]") {
  Night night;
  night.app.perform(GiveAnswer{"matter", "disclosure"});
  night.day = next_day;
  night.app.before_frame();
  CHECK(
      night.shows("Le jour a changé entre-temps. Ici, « aujourd'hui » reste le 21 novembre 2026."));
  night.app.perform(GiveAnswer{"recipient", "police"});
  CHECK(night.decided_for() == *parse_date("2026-11-21"));
  CHECK(night.shows("Le jour a changé"));
  night.app.perform(ClearAll{});
  CHECK(night.app.desk().today() == next_day);
  CHECK(night.decided_for() == next_day);
  CHECK_FALSE(night.shows("Le jour a changé"));
}

TEST_CASE("a case on the stage keeps its day, the library takes the new one", "[window][app]") {
  Night night;
  night.app.perform(SwitchMode{Mode::training});
  const Case& one = night.app.desk().cases().front();
  night.app.perform(Stage{one.id, night.app.desk().sheet_of(one)});
  night.day = next_day;
  night.app.before_frame();
  CHECK(night.app.desk().today() == *parse_date("2026-11-21"));
  night.app.perform(Back{});
  CHECK(night.app.desk().today() == next_day);
}

TEST_CASE("the filter by provision is found out in steps between frames", "[window][app]") {
  const Folder folder;
  App app(folder.surroundings());
  CHECK_FALSE(app.has_work());
  app.perform(SwitchMode{Mode::training});
  CHECK_FALSE(app.has_work());
  app.perform(ChooseFilter{"provision"});
  const auto moment = [&] { return to_text(app.screen()).find("Un instant") != std::string::npos; };
  CHECK(app.desk().applied().empty());
  std::size_t before = 0;
  while (app.has_work()) {
    CHECK(moment());
    const bool other = app.work();
    CHECK(app.desk().applied().size() - before <= 3);
    before = app.desk().applied().size();
    CHECK(other == !app.has_work());
  }
  CHECK(before > 100);
  CHECK_FALSE(moment());
  app.perform(SwitchLanguage{Language::nl});  // the same cases: nothing is to be decided again
  CHECK_FALSE(app.has_work());
}

TEST_CASE("without rules the window says so, and gives no advice", "[window][app]") {
  const Folder folder;
  Surroundings here = folder.surroundings();
  here.rules = folder.path / "nothing";
  App app(std::move(here));
  CHECK(app.screen().place == "no-rules");
  CHECK(to_text(app.screen()).find("pas ce que dit le droit") != std::string::npos);
  app.perform(GiveAnswer{"recipient", "police"});
  app.perform(CopySummary{});
  CHECK_FALSE(app.text_to_copy());
}

TEST_CASE("each language shows its own words", "[window][app]") {
  const Folder folder;
  App app(folder.surroundings());
  app.perform(SwitchLanguage{Language::nl});
  CHECK(to_text(app.screen()).find("Gaat het om iets") != std::string::npos);
  CHECK(to_text(app.screen()).find("S'agit-il") == std::string::npos);
}
