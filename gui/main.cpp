// Wiring only: arguments, clock, environment and the window.
#include <array>
#include <cstdlib>
#include <ctime>
#include <iostream>

#include "app/app.hpp"

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
  const std::string configuration = environment("XDG_CONFIG_HOME");
  if (!configuration.empty()) return fs::path(configuration) / "subrosa" / "settings";
  const std::string home = environment("HOME");
  return home.empty() ? fs::path() : fs::path(home) / ".config" / "subrosa" / "settings";
}

int usage(Language language) {
  std::cerr << say(message("subrosa-gui [DOSSIER] — la fenêtre, sur les règles du dossier"),
                   language)
            << "\n";
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  gui::Surroundings here{day_of(local_time()), rules_folder(),     settings_file(),
                         environment("HOME"),  language_of_user(), hour};
  if (argc == 2 && std::string_view(argv[1]) == "--version") {
    std::cout << "subrosa-gui " SUBROSA_VERSION "\n";
    return 0;
  }
  if (argc > 2 || (argc == 2 && argv[1][0] == '-')) return usage(here.language);
  if (argc == 2) here.rules = argv[1];
  gui::App app(std::move(here));
  const gui::WindowEnd end = gui::run_window(app);
  if (end.status != 0)
    std::cerr << "subrosa-gui : " << say(end.why, app.settings().language) << "\n";
  return end.status;
}
