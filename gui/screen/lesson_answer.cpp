// What is revealed of a case, step by step: the verdict, why, what to do, the provisions.
#include <algorithm>

#include "screen/lesson_parts.hpp"
#include "screen/refusals.hpp"
#include "screen/words.hpp"

namespace subrosa::gui {

namespace {

Banner told_clash(const LessonView& view, const Contradiction& clash, const Sheet& sheet) {
  const RuleSet& rules = view.desk.rules();
  Banner banner = clash_banner(clash, rules, view.language);
  for (const FactIndex fact : clash.facts)
    banner.lines.push_back(answered(view, sheet, rules.facts[fact].id));
  return banner;
}

/// What the verdict alone would make too simple: how sure it is, and that it is of another day.
bool belongs_to_verdict(const Caveat& caveat) {
  const bool later =
      caveat.id == "not_encoded" || caveat.id == "assumed" || caveat.id == "review_overdue";
  return !later;
}

void add_doubts(std::vector<Block>& blocks, const Explanation& words) {
  for (const Caveat& caveat : words.caveats) {
    if (belongs_to_verdict(caveat)) blocks.push_back(Paragraph{caveat.text, Tone::quiet});
  }
}

void add_both(Screen& screen, const LessonView& view, const Told& before, const Told& after) {
  Columns columns;
  columns.left = {Title{view.tr(message("Avant")), 3}, verdict_banner(view, before)};
  columns.right = {Title{view.tr(message("Après")), 3}, verdict_banner(view, after)};
  screen.main.push_back(std::move(columns));
  add_list(screen.main, view.tr(message("Ce qui change dans la réponse")),
           turned(view, before, after));
}

void add_verdict(Screen& screen, const LessonView& view, const Case& one, const Told& now) {
  const Sheet own = view.desk.sheet_of(one);
  const auto before = is_changed(view, own) ? told(view, own) : std::nullopt;
  const std::string vote = group_vote(view);
  if (before) {
    if (!vote.empty()) screen.main.push_back(Paragraph{vote});
    add_both(screen, view, *before, now);
  } else {
    Banner banner = verdict_banner(view, now);
    if (!vote.empty()) banner.lines.push_back(vote);
    screen.main.push_back(std::move(banner));
  }
  add_doubts(screen.main, now.words);
}

void add_reasons(Screen& screen, const LessonView& view, const Explanation& words) {
  add_list(screen.main, view.tr(message("Pourquoi")), words.why);
  add_list(screen.main, view.tr(message("Les règles qui n'ouvrent rien ici")), words.closed);
  add_list(screen.main, view.tr(message("Le droit est discuté")), words.readings);
}

void add_conduct(Screen& screen, const LessonView& view, const Explanation& words) {
  add_list(screen.main, view.tr(message("En attendant")), words.meanwhile);
  add_list(screen.main,
           view.tr(words.verdict ? message("Ce que vous pouvez dire, et à qui")
                                 : message("Si la réponse devient oui, vous pourrez dire")),
           words.limits);
  add_list(screen.main, view.tr(message("Ce que vous faites maintenant")), words.duties);
  add_list(screen.main, view.tr(message("Des phrases toutes prêtes")), words.say);
  add_list(screen.main, view.tr(message("À demander en retour")), words.ask_back);
  add_list(screen.main, view.tr(message("Qui appeler")), words.call);
  add_list(screen.main, view.tr(message("À demander d'abord")), words.ask_next);
}

/// `✔ Qui recevrait l'information ? — La police` has its sign before the first space.
TreeLine step_line(const std::string& step) {
  const std::size_t space = step.find(' ');
  return {1, step.substr(0, space), step.substr(space + 1)};
}

TreeLine provision_line(const LessonView& view, const ProvisionStory& story) {
  const std::string article = story.article.empty() ? "" : " (" + story.article + ")";
  TreeLine line{0, "", view.tr(message("{0} : {1}", story.title + article, story.outcome))};
  line.lit = story.applies;
  line.tone = story.applies ? Tone::strong : Tone::plain;
  return line;
}

/// Of those that apply the whole path, of the others only why they do not.
TreeLines provision_lines(const LessonView& view, const Explanation& words, bool applies) {
  TreeLines lines;
  for (const ProvisionStory& story : words.provisions) {
    if (story.applies != applies) continue;
    lines.lines.push_back(provision_line(view, story));
    const std::size_t first = applies || story.steps.empty() ? 0 : story.steps.size() - 1;
    for (std::size_t i = first; i < story.steps.size(); ++i)
      lines.lines.push_back(step_line(story.steps[i]));
  }
  return lines;
}

void add_provisions(Screen& screen, const LessonView& view, const Explanation& words) {
  screen.main.push_back(Title{view.tr(message("Les dispositions qui jouent"))});
  screen.main.push_back(provision_lines(view, words, true));
  add_list(screen.main, view.tr(message("Ce qui donnerait une autre réponse")), words.changes);
  add_list(screen.main, view.tr(message("Sur quoi cela repose")), words.sources);
  std::vector<std::string> caveats;
  for (const Caveat& caveat : words.caveats) {
    if (!belongs_to_verdict(caveat)) caveats.push_back(caveat.text);
  }
  add_list(screen.main, view.tr(message("À savoir")), caveats);
  screen.main.push_back(Title{view.tr(message("Les autres dispositions"))});
  screen.main.push_back(provision_lines(view, words, false));
}

}  // namespace

std::optional<Told> told(const LessonView& view, const Sheet& sheet) {
  const auto* decision = std::get_if<Decision>(&view.desk.decide(sheet));
  if (decision == nullptr) return {};
  return Told{decision->verdict, decision->assumed, decision->open,
              explain(*decision, view.language)};
}

std::optional<Banner> refusal(const LessonView& view, const Sheet& sheet) {
  const Outcome& outcome = view.desk.decide(sheet);
  if (std::holds_alternative<Decision>(outcome)) return {};
  if (const auto* clash = std::get_if<Contradiction>(&outcome))
    return told_clash(view, *clash, sheet);
  if (const auto* outside = std::get_if<OutsideCoverage>(&outcome))
    return not_covered_banner(outside->as_of, view.language);
  return too_large_banner(view.language);
}

Banner verdict_banner(const LessonView& view, const Told& told) {
  Banner banner{icon_of(told.verdict), told.words.headline, {}, tone_of(told.verdict), true};
  for (const std::string& possible : told.words.possible) banner.lines.push_back(possible);
  if (!told.words.readings.empty())
    banner.lines.push_back(view.tr(message("Les juristes ne sont pas tous d'accord.")));
  return banner;
}

std::vector<std::string> turned(const LessonView& view, const Told& before, const Told& after) {
  const std::string was = short_words(before.verdict, view.language);
  const std::string is = short_words(after.verdict, view.language);
  std::vector<std::string> lines;
  lines.push_back(was == is ? view.tr(message("La réponse reste la même : {0}.", is))
                            : view.tr(message("La réponse bascule : {0} → {1}.", was, is)));
  for (std::size_t i = 0; i < before.words.provisions.size(); ++i) {
    const ProvisionStory& a = before.words.provisions[i];
    const ProvisionStory& b = after.words.provisions[i];
    if (a.outcome == b.outcome || !(a.applies || b.applies)) continue;
    lines.push_back(view.tr(message("« {0} » : {1} → {2}", a.title, a.outcome, b.outcome)));
  }
  return lines;
}

void add_answer(Screen& screen, const LessonView& view, const Case& one) {
  const std::optional<Told> now = told(view, view.lesson.sheet);
  if (!now) return;
  const int revealed = view.lesson.revealed;
  if (revealed > 0) add_verdict(screen, view, one, *now);
  if (revealed > 1) add_reasons(screen, view, now->words);
  if (revealed > 2) add_conduct(screen, view, now->words);
  if (revealed > 3) add_provisions(screen, view, now->words);
}

}  // namespace subrosa::gui
