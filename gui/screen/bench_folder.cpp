// Which files the bench reads, and whether they are taken.
#include "screen/bench_parts.hpp"

namespace subrosa::gui {

namespace {

class Folder {
 public:
  Folder(const Session& session, const Desk& desk)
      : session_(session), desk_(desk), language_(session.settings.language) {}

  void add_alarms(std::vector<Block>& blocks) const {
    if (!desk_.not_taken().empty())
      blocks.push_back(box(message("Ce dossier ne peut pas être lu."), desk_.not_taken().string()));
    if (!desk_.readable() && !desk_.folder().empty()) {
      blocks.push_back(box(desk_.has_rules() ? message("Ce dossier ne peut plus être lu en entier.")
                                             : message("Ce dossier ne peut pas être lu."),
                           desk_.folder().string()));
    } else if (desk_.broken()) {
      blocks.push_back(
          box(message("Les fichiers ont des fautes : ils ne sont pas pris en compte."), faults()));
    }
  }

  void add_field(std::vector<Block>& blocks) const {
    blocks.push_back(TextField{"rules-folder",
                               tr(message("Dossier de règles à ouvrir")),
                               Field::rules_folder,
                               session_.bench.folder,
                               {OpenFolder{}}});
    blocks.push_back(
        Buttons{{{"open-folder", tr(message("Ouvrir ce dossier")), OpenFolder{}}}, false});
  }

  void add_rules(std::vector<Block>& blocks) const {
    if (!desk_.has_rules()) return;
    blocks.push_back(Paragraph{
        tr(message("Règles lues dans {0} : {1}.", desk_.folder_in_force().string(), in_use())),
        Tone::quiet});
    blocks.push_back(Paragraph{
        tr(message("Ici, on lit. Pour changer une règle, ouvrez son fichier dans votre éditeur : "
                   "dès que vous l'enregistrez, il est relu.")),
        Tone::quiet});
  }

 private:
  std::string tr(const Message& words) const { return say(words, language_); }

  std::string faults() const {
    std::size_t errors = 0;
    for (const Diagnostic& one : desk_.diagnostics())
      errors += one.severity == Severity::error ? 1 : 0;
    return tr(message("{0} — fautes : {1}", desk_.folder().string(), std::to_string(errors)));
  }

  std::string in_use() const {
    const RuleSet& rules = desk_.rules();
    return desk_.loaded_at().empty()
               ? tr(message("{0}, version {1}, empreinte {2}", rules.id, rules.version, rules.hash))
               : tr(message("{0}, version {1}, empreinte {2}, lues à {3}", rules.id, rules.version,
                            rules.hash, desk_.loaded_at()));
  }

  /// What is wrong with files is said as such, never as if it were about the law.
  Banner box(const Message& title, std::string what) const {
    Banner banner{"⚠", tr(title), {std::move(what)}, Tone::caution};
    if (desk_.has_rules()) {
      banner.lines.push_back(
          tr(message("Le programme continue avec les dernières bonnes règles : {0}.", in_use())));
      if (desk_.folder_in_force() != desk_.folder()) {
        banner.lines.push_back(
            tr(message("Elles viennent de {0}.", desk_.folder_in_force().string())));
      }
    } else {
      banner.lines.push_back(tr(message("Aucune règle n'est chargée : rien ne peut être décidé.")));
    }
    banner.lines.push_back(tr(message("Ceci concerne les fichiers, pas ce que dit le droit.")));
    return banner;
  }

  const Session& session_;
  const Desk& desk_;
  Language language_;
};

}  // namespace

void add_alarms(std::vector<Block>& blocks, const Session& session, const Desk& desk) {
  Folder(session, desk).add_alarms(blocks);
}

void add_rules_in_use(std::vector<Block>& blocks, const Session& session, const Desk& desk) {
  Folder(session, desk).add_rules(blocks);
}

void add_folder(std::vector<Block>& blocks, const Session& session, const Desk& desk) {
  Folder(session, desk).add_field(blocks);
}

}  // namespace subrosa::gui
