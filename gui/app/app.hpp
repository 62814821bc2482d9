// The application: session, rules and screen together, and what reaches outside: clipboard, disk.
#pragma once

#include <functional>

#include "platform/window.hpp"
#include "state/desk.hpp"

namespace subrosa::gui {

/// Everything that the application takes from outside.
struct Surroundings {
  Date today;
  std::filesystem::path rules;          ///< the folder to open first
  std::filesystem::path settings;       ///< where settings are kept; empty: nowhere
  std::filesystem::path pages;          ///< the folder that is proposed for saved pages
  Language language = Language::fr;     ///< where the settings name none
  Desk::Clock clock = {};               ///< what it shows, for the lawyer
  std::function<Date()> calendar = {};  ///< what day it is now; empty: `today` for ever
};

class App : public Pages {
 public:
  explicit App(Surroundings surroundings);

  const Screen& screen() override { return screen_; }
  Settings settings() override { return session_.settings; }
  void perform(const Action& action) override;
  std::optional<std::string> text_to_copy() override;
  bool forget_copied() override;
  /// Files are watched while the lawyer looks at them.
  bool wants_ticks() override { return session_.mode == Mode::rules; }
  bool tick() override;
  /// What the library's filter by provision needs of every case.
  bool has_work() override;
  bool work() override;
  void before_frame() override;

  [[nodiscard]] const Session& session() const { return session_; }
  [[nodiscard]] Desk& desk() { return desk_; }

 private:
  void load(const std::filesystem::path& folder);
  bool see_day();
  void reach_outside(const Session& before, const Action& action);
  [[nodiscard]] const Decision* decision_to_give();
  [[nodiscard]] Heading heading() const;
  void copy_summary();
  void save(Saved what);
  [[nodiscard]] std::filesystem::path free_path() const;

  Surroundings surroundings_;
  Desk desk_;
  Session session_;
  Screen screen_;
  std::optional<std::string> to_copy_;
  bool forget_ = false;
};

}  // namespace subrosa::gui
