// A lawyer's bench: what each action does to it.
#include "state/parts.hpp"

namespace subrosa::gui {

namespace {

void stop_choosing(Bench& bench) {
  bench.choosing_case = false;
  bench.words.clear();
}

}  // namespace

void change(Bench& bench, const ShowBench& action) {
  stop_choosing(bench);
  bench.page = bench.page == action.page ? Bench::Page::trees : action.page;
}

void change(Bench& bench, const ShowProvision& action) {
  stop_choosing(bench);
  bench.page = Bench::Page::trees;
  bench.provision = action.provision;
  bench.version = action.version;
}

void change(Bench& bench, const ChooseCase& action) {
  stop_choosing(bench);
  bench.page = Bench::Page::trees;
  bench.choosing_case = action.open;
}

void change(Bench& bench, const LightCase& action) {
  stop_choosing(bench);
  bench.page = Bench::Page::trees;
  bench.case_id = action.case_id;
  // The version that counts for this case is the one to look at.
  bench.version.reset();
}

void change(Bench& bench, const CheckEverySituation& action) {
  bench.every_situation = action.wanted;
}

/// The nearest thing that is open is closed first.
void go_back(Bench& bench) {
  if (bench.choosing_case) return stop_choosing(bench);
  if (bench.page != Bench::Page::trees) return change(bench, ShowBench{Bench::Page::trees});
  if (bench.version) return bench.version.reset();
  if (!bench.provision.empty()) return bench.provision.clear();
  bench.case_id.clear();
}

}  // namespace subrosa::gui
