// `subrosa manual [subrosa-gui]`: the pages of the manual, from the same words as the help. It is
// for building a package; the help does not show it.
#include "commands/commands.hpp"
#include "library.hpp"
#include "roff.hpp"

namespace subrosa::cli {

namespace {

/// Writes what both pages have, in one language.
class Manual {
 public:
  Manual(const std::string& name, Language language)
      : language_(language), page_(name, SUBROSA_VERSION) {}

  std::string of_command() {
    head("subrosa", message("le secret professionnel en Belgique : peut-on le dire, et pourquoi"));
    page_.command(tr(message("subrosa VERBE [OPTIONS]")));
    page_.command("subrosa --help | --version");
    describe();
    page_.paragraph(
        tr(message("Une situation est un fichier, le nom d'un cas de la bibliothèque, ou - pour "
                   "l'entrée standard.")));
    page_.section(tr(message("VERBES")));
    for (const Verb& verb : shown_verbs()) write_verb(verb);
    exit_status();
    environment();
    page_.item("NO_COLOR", tr(message("sans couleurs, quand --color n'en demande pas")));
    files();
    see_also("subrosa-gui(1)");
    return page_.text();
  }

  std::string of_window() {
    head("subrosa-gui", message("la fenêtre de Subrosa : au téléphone, en formation, et pour qui "
                                "tient les règles"));
    page_.command(tr(message("subrosa-gui [DOSSIER]")));
    page_.command("subrosa-gui --help | --version");
    describe();
    page_.paragraph(tr(message("DOSSIER est celui des règles.")));
    keys();
    environment();
    files();
    page_.item("~/.config/subrosa/settings",
               tr(message("la langue, les couleurs et la taille des lettres ; rien d'un appel")));
    see_also("subrosa(1)");
    return page_.text();
  }

 private:
  std::string tr(const Message& words) const { return say(words, language_); }

  void head(const std::string& name, const Message& summary) {
    page_.section(tr(message("NOM")));
    page_.line(name + " - " + tr(summary));
    page_.section("SYNOPSIS");
  }

  void describe() {
    page_.section(tr(message("DESCRIPTION")));
    page_.paragraph(
        tr(message("Subrosa applique le droit belge du secret professionnel à une situation, à la "
                   "date de l'acte, et explique sa réponse. Quand il manque un fait, il le dit, et "
                   "il dit ce qui reste possible.")));
    page_.paragraph(
        tr(message("Aucun juriste n'a encore relu ces règles. Ceci informe et ne "
                   "remplace pas un avis juridique.")));
  }

  void write_verb(const Verb& verb) {
    page_.part(verb.name);
    page_.command(tr(verb.usage));
    page_.paragraph(tr(verb.summary));
    for (const OptionHelp& option : options_of(verb, language_)) {
      const std::string letter = option.letter.empty() ? "" : "-" + option.letter + ", ";
      const std::string argument = option.argument.empty() ? "" : " " + option.argument;
      page_.item(letter + "--" + option.name + argument, option.summary);
    }
    page_.paragraph(tr(message("Exemple : {0}", verb.example)));
  }

  void exit_status() {
    page_.section(tr(message("ÉTAT DE SORTIE")));
    page_.item("0", tr(message("c'est fait, quel que soit le verdict")));
    page_.item("1",
               tr(message("des constats : test manqué, erreur trouvée, verdict de --fail-on")));
    page_.item("2", tr(message("un mauvais usage")));
    page_.item("3", tr(message("pas de règles utilisables")));
    page_.item("4", tr(message("une situation absente ou fautive")));
    page_.item("70", tr(message("une faute du programme")));
  }

  void environment() {
    page_.section(tr(message("ENVIRONNEMENT")));
    page_.item("SUBROSA_RULES",
               tr(message("le dossier des règles, si la commande n'en nomme pas")));
    page_.item("LC_ALL, LC_MESSAGES, LANG",
               tr(message("la langue, si rien d'autre ne la choisit ; le français par défaut")));
  }

  void files() {
    page_.section(tr(message("FICHIERS")));
    page_.item("./rules/belgium", tr(message("les règles du dossier où l'on est, s'il en a")));
    page_.item("../share/subrosa/rules/belgium",
               tr(message("sinon celles qui sont installées à côté du programme")));
  }

  void keys() {
    page_.section(tr(message("TOUCHES")));
    page_.item("F1", tr(message("Les touches de cet écran")));
    page_.item("F2", tr(message("Appel")));
    page_.item("F3", tr(message("Formation")));
    page_.item("F4", tr(message("Règles")));
    page_.item("F5", "Français, Nederlands, Deutsch, English");
    page_.item("F6", tr(message("Clair")) + ", " + tr(message("Sombre")) + ", " +
                         tr(message("Contrasté")));
    page_.item("F9", tr(message("Tout effacer")));
    page_.item("Ctrl +", tr(message("Agrandir le texte")));
    page_.item("Ctrl -", tr(message("Réduire le texte")));
    page_.item("Esc", tr(message("Revenir")));
  }

  void see_also(const std::string& page) {
    page_.section(tr(message("VOIR AUSSI")));
    page_.paragraph(page);
  }

  Language language_;
  ManualPage page_;
};

}  // namespace

ExitStatus manual(const Options& options, const World& world) {
  const bool of_window = options.cases == std::vector<std::string>{"subrosa-gui"};
  const std::string text = of_window ? Manual("subrosa-gui", options.language).of_window()
                                     : Manual("subrosa", options.language).of_command();
  return write_result(text, options, world).value_or(ExitStatus::done);
}

}  // namespace subrosa::cli
