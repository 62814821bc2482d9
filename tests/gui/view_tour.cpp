// Every screen of the program in a real window, on the real rules, for looking at. The next screen
// comes with any key that does something; each prints its name. What it shows is told by the
// environment: TOUR_LANGUAGE fr|nl|en|de, TOUR_THEME light|dark|contrast, TOUR_ZOOM percent.
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "platform/window.hpp"
#include "support/real_screens.hpp"

using namespace subrosa;
using namespace subrosa::gui;

namespace {

std::string told(const char* name, const std::string& otherwise) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : otherwise;
}

class Tour : public Pages {
 public:
  explicit Tour(const Settings& settings)
      : settings_(settings), screens_(real_screens(settings.language)) {}

  const Screen& screen() override { return screens_[at_].second; }
  Settings settings() override { return settings_; }
  void perform(const Action&) override {
    at_ = (at_ + 1) % screens_.size();
    name();
  }
  void shown() override {
    if (!std::exchange(shown_, true)) name();
  }

 private:
  void name() {
    std::printf("%zu/%zu %s\n", at_ + 1, screens_.size(), screens_[at_].first.c_str());
    std::fflush(stdout);
  }

  Settings settings_;
  std::vector<std::pair<std::string, Screen>> screens_;
  std::size_t at_ = 0;
  bool shown_ = false;
};

}  // namespace

TEST_CASE("a tour of every screen") {
  const std::string theme = told("TOUR_THEME", "light");
  Settings settings;
  settings.language = language_of(told("TOUR_LANGUAGE", "fr"));
  settings.theme = theme == "dark"       ? Theme::dark
                   : theme == "contrast" ? Theme::contrast
                                         : Theme::light;
  settings.zoom = std::stoi(told("TOUR_ZOOM", "100"));
  Tour tour(settings);
  REQUIRE(run_window(tour).status == 0);
}
