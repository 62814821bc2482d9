// One provision: its versions along a time line, what one rests on, its tree.
#include "screen/bench_parts.hpp"
#include "screen/bench_tree.hpp"
#include "subrosa/explanation.hpp"

namespace subrosa::gui {

namespace {

class Page {
 public:
  Page(const BenchView& view, ProvisionIndex index)
      : view_(view),
        index_(index),
        provision_(view.rules.provisions[index]),
        shown_(shown_version()),
        version_(provision_.versions[shown_]) {}

  void add_to(std::vector<Block>& blocks) const {
    blocks.push_back(Title{view_.text(provision_.title), 1});
    blocks.push_back(Paragraph{file_words(), Tone::quiet});
    add_versions(blocks);
    add_lit_case(blocks, view_);
    add_outcome(blocks);
    add_tree(blocks);
    blocks.push_back(Title{tr(message("Sur quoi cela repose"))});
    blocks.push_back(Bullets{sources()});
  }

 private:
  std::string tr(const Message& words) const { return view_.tr(words); }
  std::string day(Date date) const { return day_words(date, view_.language); }

  const ProvisionResult* result() const {
    return view_.decision == nullptr ? nullptr : &view_.decision->provisions[index_.value];
  }

  /// The one chosen, else that of the case, else today's, else the last.
  std::size_t shown_version() const {
    const auto chosen = view_.bench().version;
    if (chosen && *chosen < provision_.versions.size()) return *chosen;
    if (result() != nullptr && result()->version) return *result()->version;
    const Edition edition = edition_of(view_.rules, view_.desk.today(), view_.desk.today());
    return edition.versions[index_.value].value_or(provision_.versions.size() - 1);
  }

  std::string file_words() const {
    const std::string& file = view_.desk.sources_in_force()[provision_.span.file].name();
    std::string words =
        tr(message("{0} ; {1}", file, review_words(provision_.reviewed, view_.language)));
    for (const ProvisionIndex other : provision_.overrides) {
      const std::string& title = view_.text(view_.rules.provisions[other].title);
      words = tr(message("{0} ; {1}", words, tr(message("écarte « {0} »", title))));
    }
    return words;
  }

  void add_versions(std::vector<Block>& blocks) const {
    TimeLine line;
    for (std::size_t i = 0; i < provision_.versions.size(); ++i) line.periods.push_back(period(i));
    blocks.push_back(Title{tr(message("Les versions : {0}", std::to_string(line.periods.size())))});
    blocks.push_back(std::move(line));
    Bullets about;
    if (version_.annulled) {
      about.lines.push_back(
          tr(message("Annulée le {0} : qui le sait fait comme si elle n'avait jamais existé.",
                     day(version_.annulled->decided))));
    }
    about.lines.push_back(certainty_by_dates());
    if (version_.penalty)
      about.lines.push_back(tr(message("Peine : {0}", view_.text(*version_.penalty))));
    if (version_.note) about.lines.push_back(tr(message("Note : {0}", view_.text(*version_.note))));
    blocks.push_back(std::move(about));
  }

  Button period(std::size_t i) const {
    const Version& version = provision_.versions[i];
    std::string detail = view_.text(version.article);
    if (version.annulled) detail = tr(message("{0} ; {1}", detail, tr(message("annulée"))));
    return {"version-" + std::to_string(i),
            period_words(version.in_force, view_.language),
            ShowProvision{provision_.id, i},
            {},
            i == shown_,
            false,
            detail};
  }

  std::string certainty_by_dates() const {
    std::string words;
    for (const auto& [from, certainty] : version_.certainty) {
      const std::string one =
          tr(message("{0} depuis le {1}", certainty_words(certainty, view_.language), day(from)));
      words = words.empty() ? one : tr(message("{0} ; {1}", words, one));
    }
    return tr(message("Lecture du droit : {0}", words));
  }

  bool is_of_the_case() const { return result() != nullptr && result()->version == shown_; }

  /// What the provision does in the case, and where that can be seen if not here.
  void add_outcome(std::vector<Block>& blocks) const {
    if (result() == nullptr) return;
    blocks.push_back(
        Paragraph{tr(message("Cette disposition, dans ce cas : {0}", outcome_words(view_, index_))),
                  Tone::strong});
    if (is_of_the_case() || !result()->version) return;
    blocks.push_back(Paragraph{
        tr(message("La version montrée n'est pas celle qui compte pour ce cas.")), Tone::caution});
    blocks.push_back(
        Buttons{{{"version-of-case", tr(message("Montrer la version qui compte pour ce cas")),
                  ShowProvision{provision_.id, *result()->version}}}});
  }

  void add_tree(std::vector<Block>& blocks) const {
    blocks.push_back(Title{tr(message("L'arbre"))});
    if (is_of_the_case()) {
      blocks.push_back(Paragraph{
          tr(message("► : le cas passe par ici ; ? : une réponse manque, ce n'est pas encore "
                     "sûr.")),
          Tone::quiet});
    }
    const ProvisionResult* lit = is_of_the_case() ? result() : nullptr;
    const DrawnTree tree = draw_tree(view_.rules, index_, shown_, view_.language, lit);
    blocks.push_back(tree_lines(tree, view_.language));
  }

  std::vector<std::string> sources() const {
    std::vector<std::string> lines;
    for (const SourceIndex source : version_.sources) lines.push_back(source_words(source));
    if (version_.annulled) lines.push_back(source_words(version_.annulled->source));
    return lines;
  }

  std::string source_words(SourceIndex index) const {
    const Source& source = view_.rules.sources[index];
    const std::string checked = day(source.checked_on);
    std::string how = tr(message("pas encore vérifié"));
    if (source.tag == Tag::text_read) how = tr(message("texte lu, vérifié le {0}", checked));
    if (source.tag == Tag::secondary)
      how = tr(message("source secondaire, vérifiée le {0}", checked));
    const std::string due = tr(message("à revérifier le {0}", day(source.review_by)));
    return view_.text(source.title) + " — " + tr(message("{0} ; {1}", how, due));
  }

  const BenchView& view_;
  ProvisionIndex index_;
  const Provision& provision_;
  std::size_t shown_;
  const Version& version_;
};

}  // namespace

void describe_provision(Screen& screen, const BenchView& view, ProvisionIndex provision) {
  screen.place = "bench-provision-" + view.rules.provisions[provision].id;
  Page(view, provision).add_to(screen.main);
}

}  // namespace subrosa::gui
