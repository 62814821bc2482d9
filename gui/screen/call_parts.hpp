// The parts of a volunteer's screens.
#pragma once

#include "screen/screen.hpp"
#include "state/desk.hpp"
#include "subrosa/explanation.hpp"

namespace subrosa::gui {

using Blocks = std::vector<Block>;

/// Everything that the parts look at.
struct CallView {
  const Session& session;
  Desk& desk;
  const RuleSet& rules;
  Language language;

  [[nodiscard]] const Call& call() const { return session.call; }
  [[nodiscard]] std::string say(const Message& words) const {
    return subrosa::say(words, language);
  }
};

/// A field for a few words and what they lead to: answers, cases of the library.
void add_quick_start(Blocks& main, const CallView& view, const Decision& decision);
/// One question with its answers. `decision`: what is certain without its answer.
void add_question(Blocks& main, const CallView& view, const Decision& decision, FactIndex fact);
/// While the verdict is not certain: what is excluded already, and what may be done safely.
void add_meanwhile(Blocks& main, const CallView& view, const Decision& decision,
                   const Explanation& explanation);
/// The verdict in one sentence, or that there is none.
void add_headline(Blocks& main, const Decision& decision, const Explanation& explanation);
/// The verdict, or that none is certain though everything was asked, with all that goes with it.
void add_verdict(Blocks& main, const CallView& view, const Decision& decision,
                 const Explanation& explanation);
/// Answers that cannot all be true.
void add_contradiction(Blocks& main, const CallView& view, const Contradiction& contradiction);

// The pages beside the answer.
void add_recipients(Blocks& main, const CallView& view);
void add_provisions(Blocks& main, const CallView& view, const Explanation& explanation);
void add_sources(Blocks& main, const CallView& view, const Explanation& explanation);
void add_dates(Blocks& main, const CallView& view);
void add_save(Blocks& main, const CallView& view);

}  // namespace subrosa::gui
