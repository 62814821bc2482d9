// Every provision of the rules, each a button to its tree.
#include "screen/bench_parts.hpp"

namespace subrosa::gui {

namespace {

/// Article, certainty and review of the version in force today.
std::string today_words(const BenchView& view, const Edition& edition, ProvisionIndex index) {
  const Provision& provision = view.rules.provisions[index];
  if (edition.annulled[index.value]) return view.tr(message("annulée"));
  const auto in_force = edition.versions[index.value];
  if (!in_force) return view.tr(message("pas en vigueur aujourd'hui"));
  const Version& version = provision.versions[*in_force];
  const std::string certainty =
      certainty_words(version.certainty_on(view.desk.today()), view.language);
  return view.tr(message("{0} ; {1}", view.text(version.article), certainty));
}

Button provision_button(const BenchView& view, const Edition& edition, ProvisionIndex index) {
  const Provision& provision = view.rules.provisions[index];
  std::string detail = view.tr(message("{0} ; {1}", today_words(view, edition, index),
                                       review_words(provision.reviewed, view.language)));
  if (view.decision != nullptr) {
    detail = view.tr(message("{0} ; {1}", detail,
                             view.tr(message("dans ce cas : {0}", outcome_words(view, index)))));
  }
  return {"provision-" + provision.id,
          view.text(provision.title),
          ShowProvision{provision.id},
          {},
          false,
          false,
          detail};
}

}  // namespace

void describe_list(Screen& screen, const BenchView& view) {
  screen.place = "bench-list";
  screen.main.push_back(Title{view.text(view.rules.title), 1});
  add_rules_in_use(screen.main, view.session, view.desk);
  add_lit_case(screen.main, view);
  screen.main.push_back(Title{
      view.tr(message("Les dispositions : {0}", std::to_string(view.rules.provisions.size())))});
  const Edition edition = edition_of(view.rules, view.desk.today(), view.desk.today());
  Buttons buttons{{}, true};
  for (std::size_t i = 0; i < view.rules.provisions.size(); ++i) {
    const auto index = Table<ProvisionIndex, Provision>::index(i);
    buttons.buttons.push_back(provision_button(view, edition, index));
  }
  screen.main.push_back(std::move(buttons));
  add_folder(screen.main, view.session, view.desk);
}

}  // namespace subrosa::gui
