// The pages of the lawyer's bench, each in its own file.
#pragma once

#include "screen/screen.hpp"
#include "state/desk.hpp"
#include "subrosa/edition.hpp"

namespace subrosa::gui {

/// What every page of the bench is made from; there are rules.
struct BenchView {
  const Session& session;
  Desk& desk;
  const RuleSet& rules;
  Language language;
  const Case* lit = nullptr;           ///< the case whose path is shown
  const Decision* decision = nullptr;  ///< its decision; none where it cannot be decided

  [[nodiscard]] const Bench& bench() const { return session.bench; }
  [[nodiscard]] std::string tr(const Message& words) const { return say(words, language); }
  [[nodiscard]] const std::string& text(TextIndex index) const {
    return rules.text(index, language);
  }
};

void describe_list(Screen& screen, const BenchView& view);
void describe_provision(Screen& screen, const BenchView& view, ProvisionIndex provision);
void describe_case_choice(Screen& screen, const BenchView& view);
/// Also without rules.
void describe_errors(Screen& screen, const Session& session, Desk& desk);
void describe_changes(Screen& screen, const BenchView& view);

/// What is wrong with the files as a whole: faulty, unreadable. Shown on every page; nothing where
/// they are in use.
void add_alarms(std::vector<Block>& blocks, const Session& session, const Desk& desk);
/// Which files are in use, and that they are only read here; nothing without rules.
void add_rules_in_use(std::vector<Block>& blocks, const Session& session, const Desk& desk);
/// The path of another folder to type: below what a page is about.
void add_folder(std::vector<Block>& blocks, const Session& session, const Desk& desk);
/// The case that is lit with its answer, and the buttons to take another or none.
void add_lit_case(std::vector<Block>& blocks, const BenchView& view);
/// What this provision does in the case that is lit: `permet de le dire`.
[[nodiscard]] std::string outcome_words(const BenchView& view, ProvisionIndex provision);

/// `bien établie`.
[[nodiscard]] std::string certainty_words(Certainty certainty, Language language);
[[nodiscard]] std::string review_words(bool reviewed, Language language);

}  // namespace subrosa::gui
