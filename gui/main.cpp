// Wiring only: arguments, clock, environment and the window.
#include <array>
#include <cstdlib>
#include <ctime>
#include <iostream>

#include "app/app.hpp"
#include "subrosa/folder.hpp"
#include "subrosa/process.hpp"

namespace {

namespace fs = std::filesystem;
using namespace subrosa;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

/// What a clock shows where the program runs.
std::tm local_time() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return local;
}

Date today() { return day_of(local_time()); }

/// `14:32`.
std::string hour() {
  const std::tm local = local_time();
  std::array<char, 8> text{};
  return std::string(text.data(), std::strftime(text.data(), text.size(), "%H:%M", &local));
}

Language language_of_user() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string value = environment(name);
    if (!value.empty()) return language_of(value);
  }
  return Language::fr;
}

/// Where the command looks too.
fs::path rules_folder() {
  const std::string named = environment("SUBROSA_RULES");
  if (!named.empty()) return named;
  std::error_code error;
  const fs::path here = fs::path("rules") / "belgium";
  if (fs::is_directory(here, error)) return here;
  const fs::path executable = fs::read_symlink("/proc/self/exe", error);
  return executable.parent_path().parent_path() / "share" / "subrosa" / "rules" / "belgium";
}

fs::path settings_file() {
  // One that is not absolute does not count: it would be another folder in each folder.
  const fs::path configuration = environment("XDG_CONFIG_HOME");
  if (configuration.is_absolute()) return configuration / "subrosa" / "settings";
  const std::string home = environment("HOME");
  return home.empty() ? fs::path() : fs::path(home) / ".config" / "subrosa" / "settings";
}

std::string usage(Language language) {
  return say(message("subrosa-gui [DOSSIER] — la fenêtre, sur les règles du dossier"), language) +
         "\n";
}

/// What decides here, the program and the rules.
std::string version(const gui::Surroundings& here) {
  return "subrosa-gui " SUBROSA_VERSION "\n" + rules_line(here.rules, here.language) + "\n";
}

}  // namespace

int main(int argc, char** argv) {
  begin_process();
  gui::Surroundings here{
      today(), rules_folder(), settings_file(), environment("HOME"), language_of_user(),
      hour,    today};
  const std::string_view word = argc == 2 ? argv[1] : "";
  if (word == "--version" || word == "--help" || word == "-h") {
    std::cout << (word == "--version" ? version(here) : usage(here.language));
    return 0;
  }
  if (argc > 2 || (argc == 2 && argv[1][0] == '-')) {
    std::cerr << usage(here.language);
    return 2;
  }
  if (argc == 2) here.rules = argv[1];
  gui::App app(std::move(here));
  const gui::WindowEnd end = gui::run_window(app);
  if (end.status != 0)
    std::cerr << "subrosa-gui : " << say(end.why, app.settings().language) << "\n";
  return end.status;
}
