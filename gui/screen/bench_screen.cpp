// The lawyer's bench: which page is shown, and what stands on each.
#include "screen/bench_parts.hpp"
#include "screen/describe.hpp"
#include "subrosa/explanation.hpp"

namespace subrosa::gui {

namespace {

struct Counts {
  std::size_t errors = 0;
  std::size_t warnings = 0;
};

Counts counts_of(const Diagnostics& diagnostics) {
  Counts counts;
  for (const Diagnostic& one : diagnostics)
    ++(one.severity == Severity::error ? counts.errors : counts.warnings);
  return counts;
}

Button page_button(Bench::Page page, const char* id, const char* key, std::string words,
                   const Bench& bench) {
  return {id, std::move(words), ShowBench{page}, key, bench.page == page};
}

void describe_foot(Screen& screen, const Session& session, Desk& desk) {
  const Language language = session.settings.language;
  const Bench& bench = session.bench;
  const auto tr = [&](const Message& words) { return say(words, language); };
  const bool all = bench.every_situation && bench.page == Bench::Page::errors;
  const Counts counts = counts_of(all ? desk.everything_found() : desk.diagnostics());
  const std::string faults =
      tr(message("Fautes : {0}, avertissements : {1}", std::to_string(counts.errors),
                 std::to_string(counts.warnings)));
  Button rules =
      page_button(Bench::Page::trees, "bench-trees", "d", tr(message("Dispositions")), bench);
  // From a provision the button leads back to the list.
  rules.action = ShowProvision{};
  screen.foot = {rules, page_button(Bench::Page::errors, "bench-errors", "e", faults, bench)};
  if (desk.has_rules()) {
    const std::size_t turned = desk.turned().size() + desk.lost().size();
    screen.foot.push_back(
        page_button(Bench::Page::changes, "bench-changes", "m",
                    tr(message("Réponses changées : {0}", std::to_string(turned))), bench));
    screen.foot.push_back({"bench-case", tr(message("Choisir un cas")),
                           ChooseCase{!bench.choosing_case}, "c", bench.choosing_case});
  }
  screen.foot.push_back({"back", tr(message("Revenir")), Back{}, "Esc"});
}

void describe_page(Screen& screen, const BenchView& view) {
  const Bench& bench = view.bench();
  if (bench.page == Bench::Page::changes) return describe_changes(screen, view);
  if (bench.choosing_case) return describe_case_choice(screen, view);
  // A provision can be gone from the rules since.
  if (const auto provision = view.rules.provision_named(bench.provision))
    return describe_provision(screen, view, *provision);
  describe_list(screen, view);
}

void describe_without_rules(Screen& screen, const Session& session, const Desk& desk) {
  screen.place = "bench-no-rules";
  screen.main.push_back(Title{say(message("Lire des règles"), session.settings.language), 1});
  add_folder(screen.main, session, desk);
}

}  // namespace

void describe_bench(Screen& screen, const Session& session, Desk& desk) {
  describe_foot(screen, session, desk);
  add_alarms(screen.urgent, session, desk);
  if (session.bench.page == Bench::Page::errors) return describe_errors(screen, session, desk);
  if (!desk.has_rules()) return describe_without_rules(screen, session, desk);
  BenchView view{session, desk, desk.rules(), session.settings.language};
  view.lit = desk.case_named(session.bench.case_id);
  if (view.lit != nullptr)
    view.decision = std::get_if<Decision>(&desk.decide(desk.sheet_of(*view.lit)));
  describe_page(screen, view);
}

}  // namespace subrosa::gui
