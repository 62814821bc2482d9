#include "support/limits_page.hpp"

#include <vector>

#include "commands/commands.hpp"
#include "diagram/diagrams.hpp"
#include "document/read_yaml.hpp"
#include "editor/outline.hpp"
#include "lsp/server.hpp"
#include "lsp/transport.hpp"
#include "lsp/uri.hpp"
#include "lsp/workspace.hpp"
#include "process.hpp"
#include "revision.hpp"
#include "subrosa/bounded.hpp"
#include "subrosa/pairs.hpp"
#include "subrosa/suggest.hpp"
#include "syntax/parse_expression.hpp"

using namespace subrosa;
using namespace subrosa::cli;

namespace {

/// A number as people read it: `200 000`.
std::string number(std::size_t count) {
  std::string digits = std::to_string(count);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, " ");
  return digits;
}

std::string bytes(std::size_t count) {
  if (count % (1024 * 1024) == 0) return number(count / (1024 * 1024)) + " Mio";
  if (count % 1024 == 0) return number(count / 1024) + " Kio";
  return number(count) + " octets";
}

struct Row {
  std::string what;
  std::string limit;
  std::string then;
};

std::string table(const std::string& heading, const std::vector<Row>& rows) {
  std::string out = "\n## " + heading + "\n\n| quoi | au plus | au-delà |\n|---|---|---|\n";
  for (const Row& row : rows)
    out += "| " + row.what + " | " + row.limit + " | " + row.then + " |\n";
  return out;
}

const std::string refused = "rien n'est décidé ni comparé";

std::string files() {
  return table(
      "Les fichiers",
      {{"un fichier de règles", bytes(largest_file), "E103"},
       {"une situation", bytes(largest_case), "E103"},
       {"les fichiers d'un jeu de règles, ensemble", bytes(largest_folder), "E116"},
       {"le nombre de ces fichiers", number(most_files), "E116"},
       {"les situations d'un dossier `cases`", number(most_cases), "E116"},
       {"les noms donnés à une commande", number(most_cases), "usage : état 2"},
       {"l'emboîtement du YAML", number(deepest_nesting) + " niveaux", "E111"},
       {"les mots et listes d'un fichier", number(most_nodes), "E117"},
       {"une clé", bytes(longest_key), "E118"},
       {"les ancres, références, étiquettes, seconds documents", "aucun", "E106 à E110"},
       {"les constats d'une lecture", number(most_findings), "les suivants ne sont pas montrés"},
       {"un mot pour lequel un nom proche est cherché", bytes(longest_mistyped),
        "rien n'est proposé"}});
}

std::string rules() {
  return table("Les règles",
               {{"une condition", bytes(longest_condition), "E302"},
                {"l'emboîtement d'une condition", number(deepest_condition) + " niveaux", "E303"},
                {"les réponses d'une question", number(most_values), "E408"},
                {"les questions et lectures", number(most_facts), "E412"},
                {"les contraintes", number(most_constraints), "E412"},
                {"les propriétés", number(most_constraints), "E412"},
                {"les versions d'une disposition", number(most_versions), "E412"},
                {"les paires de dates où le droit change", number(most_date_pairs), "E412"}});
}

std::string computing() {
  const Budget budget;
  return table("Le calcul exact",
               {{"les nœuds d'un calcul", number(budget.nodes), "E706, " + refused},
                {"les pas d'un calcul, environ 250 ms", number(budget.steps), "E706, " + refused},
                {"les nœuds gardés de tous les calculs", number(budget.kept), "E706, " + refused},
                {"les branches suivies par `check`, `prove`, `diff` ou `test` à toutes les dates, "
                 "quelques minutes",
                 number(most_branches), "E706, rien n'est affirmé de l'ensemble"},
                {"les paires de situations proches, dans `test --suggest`", number(most_near),
                 "aucune paire n'est proposée"}});
}

std::string talking() {
  return table(
      "Les conversations",
      {{"une réponse à `ask`", bytes(longest_line), "la conversation s'arrête : état 2"},
       {"les réponses d'une conversation", number(most_lines), "la conversation s'arrête : état 2"},
       {"ce qui est tapé ou collé dans un champ de la fenêtre", bytes(longest_typed),
        "la suite est laissée de côté"},
       {"ce que `git` imprime", bytes(largest_answer), refused},
       {"le temps que `git` prend", number(longest_run.count()) + " s", refused},
       {"un message d'un éditeur", bytes(largest_message), "`lsp` s'arrête et dit pourquoi"},
       {"l'en-tête d'un message", bytes(longest_header), "`lsp` s'arrête et dit pourquoi"},
       {"l'emboîtement d'un message", number(deepest_message) + " niveaux", "erreur -32700"},
       {"les changements d'un message", number(most_changes),
        "le fichier est lu sur le disque, l'éditeur le dit"},
       {"les fichiers ouverts dans l'éditeur", number(most_open),
        "le fichier est lu sur le disque, l'éditeur le dit"},
       {"les textes ouverts, ensemble", bytes(largest_open),
        "le fichier est lu sur le disque, l'éditeur le dit"},
       {"le chemin d'un fichier", bytes(longest_path), "le fichier est inconnu"},
       {"les mots d'un fichier que l'éditeur connaît", number(most_places),
        "la suite n'a pas d'aide"},
       {"des crochets dans des crochets, à moitié écrits", number(deepest_brackets) + " niveaux",
        "la suite n'a pas d'aide"}});
}

}  // namespace

std::string limits_page() {
  return "# Limites\n"
         "\n"
         "Cette page est faite par les tests à partir du programme : `./dev approve` la refait.\n"
         "\n"
         "Un verdict vient de règles lues en entier, ou il n'y en a pas. Ce qui dépasse une limite "
         "est refusé\n"
         "avec des mots ; jamais une partie des règles n'est employée sans le reste. Seuls les "
         "fichiers\n"
         "ordinaires sont lus : ni dossier, ni tube, ni appareil, ni lien qui tourne en rond "
         "(E116). Un\n"
         "fichier que quelqu'un écrit pendant qu'on le lit est relu, puis refusé (E116). Les codes "
         "sont\n"
         "expliqués dans [diagnostics.md](diagnostics.md).\n" +
         files() + rules() + computing() + talking() +
         "\nLe réglage de la fenêtre est lu comme un fichier de règles, jusqu'à " +
         bytes(largest_file) +
         " ; ce qui n'y est pas\ncompris est laissé de côté. Un jeu de règles de huit fois la "
         "taille de celui-ci reste en deçà de chaque\nlimite.\n";
}
