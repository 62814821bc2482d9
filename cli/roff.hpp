// A page of the manual, as man(1) reads it.
#pragma once

#include <string>

namespace subrosa::cli {

/// Writes roff; every text may hold anything.
class ManualPage {
 public:
  /// `name` as in `subrosa-gui`; `version` stands at the foot.
  ManualPage(const std::string& name, const std::string& version);

  void section(const std::string& title);
  void part(const std::string& title);
  /// What follows a section's title at once: the name.
  void line(const std::string& text);
  void paragraph(const std::string& text);
  /// What is typed.
  void command(const std::string& text);
  /// A term, and what it is.
  void item(const std::string& term, const std::string& text);

  [[nodiscard]] const std::string& text() const { return out_; }

 private:
  std::string out_;
};

}  // namespace subrosa::cli
